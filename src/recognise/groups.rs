//! The headings that names stand under.

use crate::record::Group;

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

/// The headings by their first words, longest first within a group; from the terms of the contract
/// and from what councils print.
const HEADINGS: &[(&str, Group, bool)] = &[
    ("also in attendance", Group::InAttendance, false),
    ("also present", Group::InAttendance, false),
    ("in attendance virtually", Group::InAttendance, true),
    ("in attendance remotely", Group::InAttendance, true),
    ("in attendance online", Group::InAttendance, true),
    ("in virtual attendance", Group::InAttendance, true),
    ("in remote attendance", Group::InAttendance, true),
    ("attending virtually", Group::InAttendance, true),
    ("virtual attendees", Group::InAttendance, true),
    ("in attendance", Group::InAttendance, false),
    ("by invitation", Group::InAttendance, false),
    ("invited guests", Group::InAttendance, false),
    ("invited", Group::InAttendance, false),
    ("invitees", Group::InAttendance, false),
    ("guests", Group::InAttendance, false),
    ("observers", Group::InAttendance, false),
    ("visitors", Group::InAttendance, false),
    ("officers in attendance", Group::Officers, false),
    ("officers present", Group::Officers, false),
    ("officer support", Group::Officers, false),
    ("officers attending", Group::Officers, false),
    ("supporting officers", Group::Officers, false),
    ("council officers", Group::Officers, false),
    ("officers", Group::Officers, false),
    ("staff present", Group::Officers, false),
    ("staff in attendance", Group::Officers, false),
    ("other members present", Group::Others, false),
    ("other members in attendance", Group::Others, false),
    ("other councillors present", Group::Others, false),
    ("other members", Group::Others, false),
    ("others in attendance", Group::Others, false),
    ("others present", Group::Others, false),
    ("others attending", Group::Others, false),
    ("others", Group::Others, false),
    ("members of the public present", Group::Others, false),
    ("apologies for absence", Group::Apologies, false),
    ("apologies received from", Group::Apologies, false),
    ("apologies received", Group::Apologies, false),
    ("apologies from", Group::Apologies, false),
    ("apologies", Group::Apologies, false),
    ("members absent", Group::Absent, false),
    ("absent without apologies", Group::Absent, false),
    ("absent", Group::Absent, false),
    ("not present", Group::Absent, false),
    ("members present", Group::Present, false),
    ("members in attendance", Group::Present, false),
    ("councillors present", Group::Present, false),
    ("committee members present", Group::Present, false),
    ("board members present", Group::Present, false),
    ("board members", Group::Present, false),
    ("committee members", Group::Present, false),
    ("trustees present", Group::Present, false),
    ("trustees", Group::Present, false),
    ("directors present", Group::Present, false),
    ("governors present", Group::Present, false),
    ("voting members", Group::Present, false),
    ("present virtually", Group::Present, true),
    ("present remotely", Group::Present, true),
    ("those present", Group::Present, false),
    ("present were", Group::Present, false),
    ("present", Group::Present, false),
    ("attendance", Group::Present, false),
    ("attendees", Group::Present, false),
    ("attended", Group::Present, false),
    ("members", Group::Present, false),
    ("councillors", Group::Present, false),
];

/// Reads the heading of attendance that a text starts with. It counts as a heading where it is alone,
/// or a colon or dash follows, or (`set_apart`) the layout sets it apart from what follows.
pub(crate) fn heading(text: &str, set_apart: bool) -> Option<GroupHeading> {
    // Most texts start with none of their words.
    let starts = |words: &str| {
        text.as_bytes().get(..words.len()).is_some_and(|s| s.eq_ignore_ascii_case(words.as_bytes()))
    };
    if !HEADINGS.iter().any(|(words, ..)| starts(words)) {
        return None;
    }
    let lower = text.to_lowercase();
    for (words, group, remote) in HEADINGS {
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
        let virtually = ["virtual", "remote", "online", "via teams", "via microsoft", "via zoom"]
            .iter()
            .any(|word| note.contains(word));
        return Some(GroupHeading { group: *group, remote: *remote || virtually, end });
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
            ("Present circumstances are hard", None),
            ("Apologies were received from Mr A Penn", None),
        ] {
            assert_eq!(heading(text, false).map(|h| h.group), group, "{text}");
        }
        assert_eq!(heading("PRESENT: Mr A", false).unwrap().end, 9);
        assert!(heading("IN ATTENDANCE VIRTUALLY: Mr C", false).unwrap().remote);
    }
}
