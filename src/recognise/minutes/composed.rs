//! Headings of attendance that no list has whole: all of their words are ones that such headings are made of
//! ("Governors in attendance:", "Members (non-voting)", "Apologies not received:").

use std::sync::LazyLock;

use super::groups::GroupHeading;
use crate::field::head;
use crate::field::word_list::WordList;
use crate::record::Group;
use crate::words::roll::{PARTS, Says};
use crate::words::{all, means};

static BEGINNINGS: LazyLock<WordList> = LazyLock::new(|| WordList::of(all(PARTS)));

/// Such a heading is no longer, in bytes.
const LONGEST: usize = 64;
/// And has at most this many words.
const WORDS: usize = 7;

/// Reads the heading that a text starts with, up to a colon or a dash or the end of the text.
pub(super) fn heading(text: &str) -> Option<GroupHeading> {
    let (says, stop) = opening(text)?;
    let group = group(&says)?;
    let remote = says.contains(&Says::Remotely);
    let found = |end| Some(GroupHeading { group, remote, end });
    match stop {
        Some(stop) => found(behind(text, stop)),
        None => stands_alone(&says).then(|| found(text.len())).flatten(),
    }
}

/// Whether a text starts with a heading that says of the members that they were there.
pub(super) fn says_present(text: &str) -> bool {
    let told = |says: Vec<Says>| {
        group(&says) == Some(Group::Present)
            && says.contains(&Says::Members)
            && (says.contains(&Says::Present) || says.contains(&Says::Which))
    };
    opening(text).is_some_and(|(says, _)| told(says))
}

/// What the words say that a text starts with, and where the sign stands that closes them.
fn opening(text: &str) -> Option<(Vec<Says>, Option<usize>)> {
    if !BEGINNINGS.opens(text) {
        return None;
    }
    let stops = [text.find([':', ';', '–', '—']), text.find(" - ")];
    let stop = stops.into_iter().flatten().min();
    let lead = head(text, stop.unwrap_or(text.len()));
    if lead.len() > LONGEST {
        return None;
    }
    Some((parts(lead)?, stop))
}

/// What each word says; none where one is no word of such headings.
fn parts(lead: &str) -> Option<Vec<Says>> {
    let words = lead.split([' ', '/']).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let bare = |word: &String| {
        let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
        means(PARTS, word).or_else(|| means(PARTS, inner))
    };
    let says: Option<Vec<Says>> = words.iter().map(bare).collect();
    says.filter(|says| (1..=WORDS).contains(&says.len()))
}

/// The group that the words tell together.
fn group(says: &[Says]) -> Option<Group> {
    let has = |part: Says| says.contains(&part);
    let beside = has(Says::Also) || has(Says::Guests);
    Some(match () {
        () if has(Says::Absent) || has(Says::Not) => Group::Absent,
        () if has(Says::Apologised) => Group::Apologies,
        () if has(Says::Officers) => Group::Officers,
        () if has(Says::Others) => Group::Others,
        () if has(Says::Members) && !beside => Group::Present,
        () if beside => Group::InAttendance,
        () if has(Says::Present) => Group::Present,
        () => return None,
    })
}

/// Whether the words are a heading without a sign behind them: they say who came or not, or which members.
fn stands_alone(says: &[Says]) -> bool {
    let has = |part: Says| says.contains(&part);
    let who = has(Says::Members) || has(Says::Officers);
    let told = has(Says::Present) || has(Says::Absent) || has(Says::Which);
    who && told && !has(Says::Not)
}

/// Where the names start behind the sign that closes a heading.
fn behind(text: &str, stop: usize) -> usize {
    let rest = text.get(stop..).unwrap_or_default();
    let names = rest.trim_start_matches([':', ';', '–', '—', '-', '.', ' ']);
    text.len().saturating_sub(names.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_by_their_words() {
        for (text, group) in [
            ("Governors in attendance:", Some(Group::Present)),
            ("Members (non-voting)", Some(Group::Present)),
            ("Non-voting members:", Some(Group::Present)),
            ("Officials in attendance: Mr A Penn", Some(Group::Officers)),
            ("Staff attending:", Some(Group::Officers)),
            ("Secretariat:", Some(Group::Officers)),
            ("Apologies received and accepted: A Penn", Some(Group::Apologies)),
            ("Apologies not received: A Penn", Some(Group::Absent)),
            ("Llywodraethwyr yn bresennol:", Some(Group::Present)),
            ("Staff", None),
            ("Members were present at the site", None),
            ("Present and future needs: a review", None),
            ("Board Committee:", None),
        ] {
            assert_eq!(heading(text).map(|found| found.group), group, "{text}");
        }
        assert_eq!(heading("Members (Voting): A Penn").unwrap().end, 18);
    }
}
