//! Headings of attendance that no list has whole: all of their words are ones that such headings are made of
//! ("Governors in attendance:", "Members (non-voting)", "Apologies not received:").

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::groups::GroupHeading;
use crate::field::word_list::WordList;
use crate::field::{head, roster, tail};
use crate::record::Group;
use crate::words::all;
use crate::words::roll::{PARTS, Says};

static BEGINNINGS: LazyLock<WordList> = LazyLock::new(|| WordList::of(all(PARTS)));

/// What each word says; looked up for most words that texts start with.
static SAYS: LazyLock<BTreeMap<&str, Says>> = LazyLock::new(|| {
    let told = PARTS.iter().flat_map(|term| term.words().map(|word| (word, term.means)));
    told.collect()
});

/// Such a heading is no longer, in bytes.
const LONGEST: usize = 64;
/// Bytes of a sign that closes it.
const STOP: usize = 3;
/// And has at most this many words.
const WORDS: usize = 7;

/// Reads the heading that a text starts with, up to a colon or a dash or the end of the text.
pub(super) fn heading(text: &str) -> Option<GroupHeading> {
    let Some((says, stop)) = opening(text) else { return before_a_name(text) };
    let group = group(&says)?;
    let remote = says.contains(&Says::Remotely);
    let found = |end| Some(GroupHeading { group, remote, end });
    match stop {
        Some(stop) if closes(text, stop) => found(behind(text, stop)),
        Some(_) => None,
        None => stands_alone(&says).then(|| found(text.len())).flatten(),
    }
}

/// Words that say who came, with nothing but a space before the first name: "Also present were Ann Marl (Clerk)".
fn before_a_name(text: &str) -> Option<GroupHeading> {
    if !BEGINNINGS.opens(text) {
        return None;
    }
    let spaces = text.match_indices(' ').map(|(at, _)| at).take(WORDS);
    let told =
        |at: &usize| parts(head(text, *at)).is_some_and(|says| says.len() > 1 && came(&says));
    let at = spaces.take_while(|at| parts(head(text, *at)).is_some()).filter(told).last()?;
    let names = tail(text, at).trim_start();
    let group = group(&parts(head(text, at))?)?;
    let end = text.len().saturating_sub(names.len());
    roster::opens_with_a_name(names).then_some(GroupHeading { group, remote: false, end })
}

/// Whether words say of people that they were there.
fn came(says: &[Says]) -> bool {
    let present = says.contains(&Says::Present) || says.contains(&Says::Also);
    present && !says.contains(&Says::Apologised) && !says.contains(&Says::Not)
}

/// The class of people that a line alone names, whatever words stand before it: "Tenant Members", "Executive
/// Directors".
pub(super) fn class(line: &str) -> Option<Group> {
    /// Such a line has at most this many words.
    const CLASS: usize = 4;
    let words: Vec<&str> = line.trim_end_matches(':').split_whitespace().collect();
    let capital = words.iter().all(|word| word.starts_with(char::is_uppercase));
    let plain = line.trim_end_matches(':').chars().all(|c| c.is_alphabetic() || " -&".contains(c));
    let last = words.last()?.trim_end_matches(':').to_lowercase();
    let found = match SAYS.get(last.as_str())? {
        Says::Members => Group::Present,
        Says::Officers => Group::Officers,
        Says::Guests => Group::InAttendance,
        _ => return None,
    };
    (plain && capital && (1..=CLASS).contains(&words.len())).then_some(found)
}

/// Whether a text starts with a heading that says of the members that they were there.
pub(super) fn says_present(text: &str) -> bool {
    let told = |says: Vec<Says>| {
        let members = says.contains(&Says::Members) && says.contains(&Says::Which);
        group(&says) == Some(Group::Present) && (members || says.contains(&Says::Present))
    };
    opening(text).is_some_and(|(says, _)| told(says))
}

/// What the words say that a text starts with, and where the sign stands that closes them.
fn opening(text: &str) -> Option<(Vec<Says>, Option<usize>)> {
    if !BEGINNINGS.opens(text) {
        return None;
    }
    // Prose is not gone through to its end.
    let near = head(text, text.floor_char_boundary(LONGEST.saturating_add(STOP)));
    let stops = [near.find([':', ';', '–', '—']), near.find(" - ")];
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
    let bare = |word: &str| {
        let word = word.to_lowercase();
        let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
        SAYS.get(word.as_str()).or_else(|| SAYS.get(inner)).copied()
    };
    let says: Option<Vec<Says>> = words.map(bare).collect();
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

/// Whether a sign closes a heading: a dash only before names, for it parts the words of titles too ("BOARD OF
/// TRUSTEES – MINUTES").
fn closes(text: &str, stop: usize) -> bool {
    let rest = tail(text, behind(text, stop));
    tail(text, stop).starts_with([':', ';']) || rest.is_empty() || roster::opens_with_a_name(rest)
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
            ("Trustees – Ann Marl, Bo Dunn", Some(Group::Present)),
            ("BOARD OF TRUSTEES – MINUTES", None),
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
