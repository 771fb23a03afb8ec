//! The headings that names stand under.

use std::sync::LazyLock;

use crate::record::Group;
use crate::words::attendance::{HEADINGS, Heading, REMOTELY};

/// A heading of attendance found at the start of a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct GroupHeading {
    /// The group.
    pub group: Group,
    /// Everyone under it took part remotely ("IN ATTENDANCE VIRTUALLY").
    pub remote: bool,
    /// Where the names start in the text; its end where the heading stands alone.
    pub end: usize,
}

/// The headings, longest first, and what they tell.
static LONGEST_FIRST: LazyLock<Vec<(&str, Heading)>> = LazyLock::new(|| {
    let told = HEADINGS.iter().flat_map(|term| term.words().map(|words| (words, term.means)));
    let mut headings: Vec<(&str, Heading)> = told.collect();
    headings.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    headings
});

/// Reads the heading of attendance that a text starts with. It counts as a heading where it is alone,
/// or a colon or dash follows, or (`set_apart`) the layout sets it apart from what follows.
pub(crate) fn heading(text: &str, set_apart: bool) -> Option<GroupHeading> {
    // Most texts start with none of their words.
    let starts = |words: &str| {
        text.as_bytes().get(..words.len()).is_some_and(|s| s.eq_ignore_ascii_case(words.as_bytes()))
    };
    if !LONGEST_FIRST.iter().any(|(words, _)| starts(words)) {
        return None;
    }
    let lower = text.to_lowercase();
    for (words, told) in LONGEST_FIRST.iter() {
        let Some(rest) = lower.strip_prefix(words) else { continue };
        if rest.chars().next().is_some_and(char::is_alphanumeric) {
            continue;
        }
        // "Officers (virtual):", "Present (in person)"
        let note_end = match rest.trim_start().starts_with('(') {
            true => rest.find(')').map_or(0, |close| close.saturating_add(1)),
            false => 0,
        };
        let note = rest.get(..note_end).unwrap_or_default();
        let after = rest.get(note_end..).unwrap_or_default();
        let sign = after.trim_start();
        let closed =
            sign.starts_with([':', ';', '–', '—']) || sign.starts_with("- ") || sign == "-";
        let alone = sign.trim_matches(['.', ':', ';', ' ']).is_empty();
        if !(closed || alone || set_apart) {
            continue;
        }
        let following = sign.trim_start_matches([':', ';', '–', '—', '-', '.', ' ']);
        let skipped = after.len().saturating_sub(following.len());
        // Lower-casing may change the length of exotic letters; the headings are plain ASCII, but
        // the note need not be.
        let end = words.len().saturating_add(note_end).saturating_add(skipped);
        let end = if text.is_char_boundary(end) { end } else { text.len() };
        let remote = told.remote || REMOTELY.is_in(note);
        return Some(GroupHeading { group: told.group, remote, end });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings() {
        for (text, group) in [
            ("PRESENT:", Some(Group::Present)),
            ("Present", Some(Group::Present)),
            ("PRESENT: Mr A Penn, Mrs B Quill", Some(Group::Present)),
            ("Members present:", Some(Group::Present)),
            ("OFFICER SUPPORT:", Some(Group::Officers)),
            ("Apologies for absence", Some(Group::Apologies)),
            ("OTHERS PRESENT", Some(Group::Others)),
            ("IN ATTENDANCE VIRTUALLY: Mr C Reed", Some(Group::InAttendance)),
            ("Officers (remote):", Some(Group::Officers)),
            ("Yn bresennol: Mr A Penn", Some(Group::Present)),
            ("PRESENNOL", Some(Group::Present)),
            ("Ymddiheuriadau am absenoldeb:", Some(Group::Apologies)),
            ("Hefyd yn bresennol", Some(Group::InAttendance)),
            ("Swyddogion (o bell):", Some(Group::Officers)),
            ("Present circumstances are hard", None),
            ("Apologies were received from Mr A Penn", None),
        ] {
            assert_eq!(heading(text, false).map(|h| h.group), group, "{text}");
        }
        assert_eq!(heading("PRESENT: Mr A", false).unwrap().end, 9);
        assert!(heading("IN ATTENDANCE VIRTUALLY: Mr C", false).unwrap().remote);
    }
}
