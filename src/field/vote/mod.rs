//! Votes in text: counts, outcomes, and the names of a recorded vote.
//!
//! - `cue`: what a text must have before a pattern is tried
//! - `all`: words by which all agreed
//! - `apart`: who abstained, by name
//! - `named`: who voted how, in a sentence

mod all;
mod apart;
mod cue;
mod named;

use std::sync::LazyLock;

use regex::Regex;

pub use self::all::unanimous;
pub use self::apart::abstainer;
use super::{Found, name, roster, tail};
use crate::record::VoteNames;
pub use crate::words::lead_ins::Side;
use crate::words::lead_ins::{AGREED, COUNTS, NO_NAMES, NO_OUTCOME, SIDES, VOTES, VOTING};
use crate::words::pattern::pattern;

/// What a text says of a vote.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VoteText {
    /// As printed: "carried", "unanimously".
    pub outcome: Option<String>,
    /// Votes for.
    pub in_favour: Option<u32>,
    /// Votes against.
    pub against: Option<u32>,
    /// Abstentions.
    pub abstain: Option<u32>,
    /// Those who were there and did not vote.
    pub not_voting: Option<u32>,
    /// Words say that all agreed.
    pub unanimous: bool,
    /// Who voted how.
    pub names: VoteNames,
}

/// A line that opens a side of a recorded vote: "For (51)", "Against: 3", "Abstentions".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The side.
    pub side: Side,
    /// How many, where the line says.
    pub count: Option<u32>,
    /// Byte at which what follows starts: names, or nothing.
    pub rest_start: usize,
}

const COUNT: &str = r"(?:\d{1,3}|{count})";

static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^(?:(?:the )?{{voters}}?\s*(?:who )?(?:{{voted}}\s+)?(?P<side>{{in_favour}}(?: of the {{matter}})?|{{against}}(?: the {{matter}})?|{{abstain}}|{{abstain_short}}\.?|{{not_voting}})(?:\s+the\s+{{motion}})?)\s*(?:[(\[]\s*(?P<n1>{COUNT})(?:\s+{{votes}})?\s*[)\]]\s*[:–-]?|[:–=-]+\s*(?P<n2>\d{{1,3}})\b|[:–]|$)\s*"
    ))
});
/// The word after the count: "35 votes for", "6 against", "2 abstentions".
static COUNT_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?P<n>{COUNT})\s+(?:{{counted}}\s+)*(?P<side>{{in_favour}}|{{against}}|{{abstain}}|{{not_voting}})\b"
    ))
});
/// The count after the word: "For: 35", "for – 14", "Votes for: 51", "Against (6)".
static WORD_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?P<side>{in_favour}|{against}|{abstain}|{not_voting})\s*(?:[:=–—-]\s*|[(\[]\s*)(?P<n>\d{1,3})\b(?:\s*[)\]])?",
    )
});
/// The count after the word with nothing between, where the sides stand in a row: "For 5, Against 7,
/// Abstain 1".
static ROW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b{in_favour}\s+(?P<f>\d{1,3})\s*[,;/]?\s*(?:and\s+)?{against}\s+(?P<a>\d{1,3})\b(?:\s*[,;/]?\s*(?:and\s+)?{abstain}\s+(?P<b>\d{1,3})\b)?",
    )
});
/// "lost by 6 votes to 4": the larger number is of those against.
static LOST_BY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b{lost}\s*,?\s+(?:\(\s*)?by\s*$"));

/// "by 7 votes to 0", "7 votes to 0 with 2 abstentions".
static TO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?P<n>{COUNT})\s+(?:{{votes}}\s+)?{{to}}\s+(?P<m>{COUNT})\b(?P<votes>\s+{{votes}})?"
    ))
});
static OUTCOME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:{put},?\s+(?:{became}\s+)*(?P<o1>{outcome})|(?P<o2>{outcome_alone}))\b")
});

/// Reads the votes that a text counts, or the outcome that it states; null where it does neither.
pub fn vote(text: &str) -> Option<Found<VoteText>> {
    let mut vote = VoteText::default();
    let (mut start, mut end) = (text.len(), 0);
    let mut cover = |range: std::ops::Range<usize>| {
        start = start.min(range.start);
        end = end.max(range.end);
    };
    let mut take = |side: Side, count: u32, range| {
        let slot = match side {
            Side::For => &mut vote.in_favour,
            Side::Against => &mut vote.against,
            Side::Abstain => &mut vote.abstain,
            Side::NotVoting => &mut vote.not_voting,
        };
        if slot.is_none() {
            *slot = Some(count);
            cover(range);
        }
    };
    // Most texts count nothing.
    let digits = text.bytes().any(|byte| byte.is_ascii_digit());
    if let Some(c) = (digits && cue::row(text)).then(|| ROW.captures(text)).flatten() {
        let whole = c.get(0).map_or(0..0, |m| m.range());
        for (name, side) in [("f", Side::For), ("a", Side::Against), ("b", Side::Abstain)] {
            if let Some(count) = c.name(name).and_then(|m| count(m.as_str())) {
                take(side, count, whole.clone());
            }
        }
    }
    // Which word goes with which number shows in the order that the first pair stands in.
    let first = |form: &Regex| form.find(text).map(|m| m.start());
    let tried = |is: bool, form: &'static LazyLock<Regex>, order: u8| {
        is.then(|| first(form).map(|at| (at, order, &**form))).flatten()
    };
    let word_first = tried(digits && cue::word_first(text), &WORD_FIRST, 1);
    let count_first = tried(cue::count_first(text), &COUNT_FIRST, 0);
    let mut forms: Vec<(usize, u8, &Regex)> = word_first.into_iter().chain(count_first).collect();
    forms.sort_by_key(|(at, order, _)| (*at, *order));
    for (.., form) in forms {
        for c in form.captures_iter(text) {
            let (Some(whole), Some(n), Some(word)) = (c.get(0), c.name("n"), c.name("side")) else {
                continue;
            };
            // "8-1 in favour" is not one vote.
            if text.get(..n.start()).is_some_and(|b| b.ends_with(['-', '–', '.', ','])) {
                continue;
            }
            if let Some(count) = count(n.as_str()) {
                take(side(word.as_str()), count, whole.range());
            }
        }
    }
    let to = cue::to(text).then(|| TO.captures(text)).flatten().filter(|c| {
        let votes = c.get(0).is_some_and(|m| VOTES.is_in(&m.as_str().to_lowercase()));
        votes
            || (c.get(0).is_some_and(|m| text.get(..m.start()).is_some_and(|b| b.ends_with("by "))))
    });
    if let Some(c) = to
        && let (Some(whole), Some(n), Some(m)) = (c.get(0), c.name("n"), c.name("m"))
        && let (Some(n), Some(m)) = (count(n.as_str()), count(m.as_str()))
    {
        let before = text.get(..whole.start()).unwrap_or_default();
        let lost = LOST_BY.is_match(before) && n > m;
        let (won, lost) = if lost { (m, n) } else { (n, m) };
        take(Side::For, won, whole.range());
        take(Side::Against, lost, whole.range());
    }
    // One side alone, without the word "vote", is prose: "2 for lunch".
    let counts = [vote.in_favour, vote.against, vote.abstain, vote.not_voting];
    let sides = counts.iter().flatten().count();
    let about_votes = || VOTING.is_in(&text.to_lowercase()) || opens_side(text.trim_start());
    if sides == 1 && !about_votes() {
        vote = VoteText::default();
        (start, end) = (text.len(), 0);
    }
    if let Some(outcome) = cue::outcome(text).then(|| outcome(text)).flatten()
        // "It was agreed that …" tells of no vote.
        && (sides > 0 || about_votes() || !AGREED.has(&outcome.as_str().to_lowercase()))
    {
        vote.outcome = Some(outcome.as_str().to_owned());
        start = start.min(outcome.start());
        end = end.max(outcome.end());
    }
    vote.unanimous = unanimous(text);
    if let Some(named) = named::sides(text) {
        vote = VoteText { outcome: vote.outcome, unanimous: vote.unanimous, ..named };
        (start, end) = (0, text.len());
    }
    if vote.abstain.is_none_or(|many| many == 1)
        && vote.names.abstain.is_empty()
        && (sides > 0 || vote.unanimous || about_votes())
        && let Some(name) = abstainer(text)
    {
        vote.abstain = Some(1);
        vote.names.abstain.push(name);
    }
    (vote != VoteText::default()).then_some(Found { value: vote, range: start.min(end)..end })
}

/// What became of what was put to the vote; work that is carried out is no outcome.
fn outcome(text: &str) -> Option<regex::Match<'_>> {
    OUTCOME.captures_iter(text).find_map(|found| {
        let outcome = found.name("o1").or_else(|| found.name("o2"))?;
        let behind = tail(text, outcome.end()).split_whitespace().next().unwrap_or_default();
        (!NO_OUTCOME.has(&behind.trim_end_matches(['.', ',']).to_lowercase())).then_some(outcome)
    })
}

/// Whether a text begins as the heading of a side does.
fn opens_side(text: &str) -> bool {
    cue::heading(text) && HEADING.is_match(text)
}

/// Reads a line that opens a side of a recorded vote.
pub fn heading(text: &str) -> Option<Heading> {
    let found = opening(text)?;
    let rest = tail(text, found.rest_start);
    // "For: the reasons given" is a sentence; "For: Cllrs A and B" opens a side.
    let lists = || {
        rest.trim().is_empty()
            || name::shared_title(rest) > 0
            || names(rest).iter().any(|n| name::looks_like_name(n))
    };
    (found.count.is_some() || lists()).then_some(found)
}

/// Reads what may open a side, whatever follows.
fn opening(text: &str) -> Option<Heading> {
    let c = cue::heading(text).then(|| HEADING.captures(text)).flatten()?;
    let printed = c.name("n1").or_else(|| c.name("n2"));
    Some(Heading {
        side: side(c.name("side")?.as_str()),
        count: printed.and_then(|n| count(n.as_str())),
        rest_start: c.get(0)?.end(),
    })
}

/// Splits the names that stand under a side.
pub fn names(text: &str) -> Vec<String> {
    let text = text.trim();
    if NO_NAMES.has(text.to_lowercase().trim_end_matches('.')) {
        return Vec::new();
    }
    let shared = name::shared_title(text);
    let bare = |name: &str| !name.contains(' ') && name.starts_with(char::is_uppercase);
    let names: Vec<&str> = text.get(shared..).unwrap_or_default().split([',', ';']).collect();
    let names: Vec<&str> =
        names.iter().flat_map(|some| some.split(" and ")).map(str::trim).collect();
    let names: Vec<&str> = names.into_iter().map(|name| name.trim_end_matches('.')).collect();
    // "Councillors Marl and Dunn": surnames alone, which no roster tells from one name.
    if shared > 0 && names.len() > 1 && names.iter().all(|name| bare(name)) {
        return names.into_iter().map(str::to_owned).collect();
    }
    roster::split_names(text).into_iter().map(|f| f.value.name).collect()
}

fn side(word: &str) -> Side {
    let lower = word.to_lowercase();
    SIDES.iter().find(|term| term.opens(&lower)).map_or(Side::For, |term| term.means)
}

/// Reads a count, in figures or in words.
pub(crate) fn count(printed: &str) -> Option<u32> {
    let lower = printed.to_lowercase();
    let told = COUNTS.iter().find(|term| term.has(&lower)).map(|term| term.means);
    told.or_else(|| printed.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts() {
        let table = [
            ("For: 35 / Against: 0 / Abstentions: 21", Some(35), Some(0), Some(21)),
            ("For (35)", Some(35), None, None),
            ("put to the vote: For 5, Against 7, Abstain 1.", Some(5), Some(7), Some(1)),
            ("was lost by 6 votes to 4, with 1 abstention", Some(4), Some(6), Some(1)),
            ("was carried by 6 votes to 4", Some(6), Some(4), None),
            ("35 votes for, 6 against and 2 abstentions", Some(35), Some(6), Some(2)),
            ("agreed (by 7 votes to 0)", Some(7), Some(0), None),
            ("Votes for: 51", Some(51), None, None),
            ("O blaid: 5 Yn erbyn: 3 Ymatal: 1", Some(5), Some(3), Some(1)),
            ("for – 14, against – 3", Some(14), Some(3), None),
            ("agreed 10 for, 2 against", Some(10), Some(2), None),
            ("with 8 voting in favour and none against", Some(8), Some(0), None),
            ("6 members voted for, one abstained", Some(6), None, Some(1)),
            ("4 in favour, 2 against, AM abstained.", Some(4), Some(2), Some(1)),
            ("All agreed (with abstention from Cllr Marl)", None, None, Some(1)),
            ("For: 3; Against: 1; Not voting: 2", Some(3), Some(1), None),
            ("The Board voted on the tenders. (AM abstained).", None, None, Some(1)),
        ];
        for (text, f, a, b) in table {
            let found = vote(text).unwrap_or_else(|| panic!("{text}")).value;
            assert_eq!((found.in_favour, found.against, found.abstain), (f, a, b), "{text}");
        }
    }

    #[test]
    fn outcomes() {
        let table = [
            ("The motion was lost.", "lost"),
            ("The amendment was carried", "carried"),
            ("It was agreed unanimously", "agreed unanimously"),
            ("Resolved unanimously that", "unanimously"),
        ];
        for (text, outcome) in table {
            assert_eq!(vote(text).unwrap().value.outcome.as_deref(), Some(outcome), "{text}");
        }
        for text in [
            "The report was noted.",
            "It was agreed that a note be sent",
            "cut by 2036 to 2039",
            "A sum for 3 years",
            "one for the future",
            "lost property",
            "Repairs were carried out",
        ] {
            assert_eq!(vote(text), None, "{text}");
        }
    }

    #[test]
    fn sides_of_a_recorded_vote() {
        let table = [
            ("For (51)", Side::For, Some(51), ""),
            ("Against (0)", Side::Against, Some(0), ""),
            ("Abstain (9)", Side::Abstain, Some(9), ""),
            ("FOR: Cllrs Marl and Dunn", Side::For, None, "Cllrs Marl and Dunn"),
            ("Abstentions", Side::Abstain, None, ""),
            ("Voting against: Mr Marl", Side::Against, None, "Mr Marl"),
            ("In favour: 12", Side::For, Some(12), ""),
        ];
        for (text, side, count, rest) in table {
            let found = heading(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (found.side, found.count, &text[found.rest_start..]),
                (side, count, rest),
                "{text}"
            );
        }
        for text in [
            "For the reasons given",
            "Against this background",
            "For: the reasons given",
            "Former Mayor",
        ] {
            assert_eq!(heading(text), None, "{text}");
        }
        assert_eq!(names("Mr Marl, Mrs Dunn and Ms Fenn"), ["Mr Marl", "Mrs Dunn", "Ms Fenn"]);
        assert_eq!(names("Councillors Marl and Dunn"), ["Marl", "Dunn"]);
        assert_eq!(names("None"), Vec::<String>::new());
        assert_eq!(vote("Voting: 4 for, 1 not voting").unwrap().value.not_voting, Some(1));
    }
}
