//! The headings that names stand under.

use std::sync::LazyLock;

use super::composed;
use crate::field::word_list::WordList;
use crate::field::{head, roster, tail};
use crate::recognise::prose::is_caps;
use crate::record::Group;
use crate::words::all;
use crate::words::attendance::{HEADINGS, Heading, PUBLIC_COLUMNS, REMOTELY};

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

static BEGINNINGS: LazyLock<WordList> = LazyLock::new(|| WordList::of(all(HEADINGS)));

/// Reads the heading of attendance that a text starts with. It counts as a heading where it is alone,
/// or a colon or dash follows, or (`set_apart`) the layout sets it apart from what follows.
pub(crate) fn heading(text: &str, set_apart: bool) -> Option<GroupHeading> {
    if let Some(found) = spaced(text) {
        return Some(found);
    }
    // Most texts start with none of their words.
    let listed = || BEGINNINGS.begins(text).then(|| listed(text, set_apart)).flatten();
    listed().or_else(|| composed::heading(text))
}

/// Reads a heading that the list has.
fn listed(text: &str, set_apart: bool) -> Option<GroupHeading> {
    let lower = text.to_lowercase();
    let text_len = text.len();
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
        // Set apart from names, that is: "Members of the public" goes on with more of the heading.
        let goes_on = tail(text, lower.len().saturating_sub(sign.len()));
        // "Yn bresennol / Present": the same in two languages.
        let twice = |text: &str| {
            let inner = text.trim_start_matches(['/', '|', '–', '-', ' ']);
            let found = heading(inner, set_apart).filter(|found| found.group == told.group)?;
            let end = text.len().saturating_sub(inner.len()).saturating_add(found.end);
            let end = lower.len().saturating_sub(sign.len()).saturating_add(end);
            Some(GroupHeading { end: end.min(text_len), ..found })
        };
        if let Some(found) = twice(goes_on).filter(|_| sign.starts_with(['/', '|', '–', '-'])) {
            return Some(found);
        }
        let apart = (set_apart || in_capitals(text, words.len()))
            && !goes_on.starts_with(char::is_lowercase);
        if !(closed || alone || apart) {
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

/// Whether what a text starts with is printed in capitals and a name follows that is not: "PRESENT Mr A
/// Marl".
fn in_capitals(text: &str, end: usize) -> bool {
    let (words, rest) = (head(text, end), tail(text, end).trim_start());
    let small = rest.chars().any(char::is_lowercase);
    is_caps(words) && small && roster::opens_with_a_name(rest)
}

/// A heading alone in letters that stand apart: "P R E S E N T :".
fn spaced(text: &str) -> Option<GroupHeading> {
    let bytes = text.as_bytes();
    if bytes.get(1) != Some(&b' ') || bytes.get(3) != Some(&b' ') {
        return None;
    }
    let one = |word: &str| word.chars().count() == 1;
    let letters: String = text.split_whitespace().filter(|word| one(word)).collect();
    let whole = text.split_whitespace().all(one);
    let lower = letters.trim_end_matches([':', '.', ';']).to_lowercase();
    let told = |words: &str| words.chars().filter(|c| *c != ' ').eq(lower.chars());
    let (_, found) = LONGEST_FIRST.iter().find(|(words, _)| whole && told(words))?;
    Some(GroupHeading { group: found.group, remote: found.remote, end: text.len() })
}

/// The heading of a column of names, alone in its line or cell: one of attendance, or of the public.
pub(crate) fn column(text: &str) -> Option<GroupHeading> {
    let whole =
        |found: &GroupHeading| text.get(found.end..).is_none_or(|rest| rest.trim().is_empty());
    let public = || {
        let lower = text.trim().trim_end_matches([':', '.']).trim_end().to_lowercase();
        let others = GroupHeading { group: Group::Others, remote: false, end: text.len() };
        PUBLIC_COLUMNS.has(&lower).then_some(others)
    };
    heading(text, false).filter(whole).or_else(public)
}

/// Whether a text starts with a heading that says of the members that they were there: "Governors present:".
pub(crate) fn says_present(text: &str) -> bool {
    let present = heading(text, false).is_some_and(|found| found.group == Group::Present);
    present && composed::says_present(text)
}

/// The group of a line that names a class of people: "Tenant Members".
pub(crate) fn class(line: &str) -> Option<Group> {
    composed::class(line)
}

/// A heading of attendance within a run of names: in capitals, or closed by a colon.
pub(crate) fn within(text: &str) -> Option<(usize, GroupHeading)> {
    let starts = text.match_indices(' ').map(|(at, _)| at.saturating_add(1));
    let found = |at: usize| {
        let rest = tail(text, at);
        let found = heading(rest, false)?;
        let printed = head(rest, found.end);
        let closed = printed.trim_end().ends_with(':');
        let capital = printed.starts_with(char::is_uppercase);
        let names = found.end < rest.len();
        (capital && names && (closed || in_capitals(rest, printed.trim_end().len())))
            .then_some((at, found))
    };
    starts.filter(|at| tail(text, *at).starts_with(char::is_uppercase)).find_map(found)
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
            ("P R E S E N T :", Some(Group::Present)),
            ("Yn bresennol / Present: Mr A Penn", Some(Group::Present)),
            ("Apologies – Ymddiheuriadau", Some(Group::Apologies)),
            ("I N A T T E N D A N C E", Some(Group::InAttendance)),
            ("PRESENT Mr A Penn, Mrs B Quill", Some(Group::Present)),
            ("Present circumstances are hard", None),
            ("PRESENT CIRCUMSTANCES ARE HARD", None),
            ("Apologies were received from Mr A Penn", None),
        ] {
            assert_eq!(heading(text, false).map(|h| h.group), group, "{text}");
        }
        assert_eq!(heading("PRESENT: Mr A", false).unwrap().end, 9);
        assert_eq!(heading("Presennol / Present: Mr A", false).unwrap().end, 21);
        assert!(heading("IN ATTENDANCE VIRTUALLY: Mr C", false).unwrap().remote);
        assert_eq!(heading("Members of the Public", true), None);
    }

    #[test]
    fn headings_of_columns_and_within_names() {
        assert_eq!(column("Members of the Public:").unwrap().group, Group::Others);
        assert_eq!(column("Apologies:").unwrap().group, Group::Apologies);
        assert_eq!(column("Present: Mr A Penn"), None);
        let found = |text| within(text).map(|(at, found)| (at, found.group));
        assert_eq!(found("Mr A Penn, Mr B Quill ALSO Mrs C Reed"), Some((22, Group::InAttendance)));
        assert_eq!(found("Mr A Penn Apologies: Mrs C Reed"), Some((10, Group::Apologies)));
        assert_eq!(found("Mr A Penn, Head of Council Officers, Mrs C Reed"), None);
    }
}
