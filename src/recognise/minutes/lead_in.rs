//! Lead-in words: what operative clauses stand under or after.

use std::sync::LazyLock;

use regex::Regex;

use crate::field::after_phrase;
use crate::field::moving::moved;
use crate::field::vote::{self as scan, unanimous};
use crate::field::word_list::WordList;
use crate::record::ResolutionKind;
use crate::words::headings::NUMBER;
use crate::words::lead_ins::{
    ABSTAIN, BALLOTS, FOR_INFORMATION, IN_SMALL, LEAD_INS, NOUNS, RESOLVED, THAT, TO, UNANIMOUS,
};
use crate::words::moving::{DECIDERS, EARLIER, IT_WAS, PROPOSED, REPORTED, RESOLVERS, SECONDED};
use crate::words::pattern::pattern;

/// A lead-in found in a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LeadIn {
    /// Where it starts; what stands before is narrative.
    pub start: usize,
    /// Where the clause begins; the text's end where it is all lead-in.
    pub end: usize,
    /// What kind of clauses follow.
    pub kind: ResolutionKind,
    /// The words of a vote in it: "unanimously", "by 7 votes to 0".
    pub vote: Option<String>,
    /// A number of its own: "RESOLVED 24/7".
    pub label: Option<String>,
    /// The clause is a sentence of running prose, and ends with it.
    pub sentence: bool,
}

/// Capitals make a word a lead-in wherever a sentence starts with it or its subject: "RESOLVED",
/// "The Committee RESOLVED to", "IT WAS RESOLVED THAT".
static CAPITALS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)
        (?: ^ | (?<before> [.;:!?”\x22’)] \s+ ) )
        (?: (?:[A-Z][\w’'&.,-]*|\d[\d./-]*|and|of|the|it|was|were|therefore|then|unanimously|hereby) \s+ ){0,9}?
        (?: (?i:it\ was\ (?:therefore\ |unanimously\ |then\ )?) )?
        (?<word> {LEAD_IN} )
        \b",
    )
});

/// In small letters a word is a lead-in only as a heading: alone, or before a colon or dash, or
/// "Resolved that" at the start.
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x) ^ (?: It\ was\ )?
        (?<word> {Small_lead_in} )
        (?: (?<close> \s*(?:\([^()]*\)\s*)?[:–—-] | \s*\([^()]*\)\s*$ | \s+(?:(?i:{number})\s*|\#)?\w*\d[\w/.-]*\s*(?:[:–—]|$) ) | (?<that> ,?\s+(?:{that}|{unanimous}|to)\b ) | (?<alone> \s*$ ) )",
    )
});

/// In small letters a sentence leads in: "It was resolved that", "The Council then resolved to".
static SENTENCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)
        (?: ^ | [.;:!?”\x22’)] \s+ )
        (?<subject> [A-Z][\w’'-]* (?: \s+ (?: {resolver} | [A-Z][\w’'&-]* ) )* ) \s+
        (?<word> {resolved} ) \b",
    )
});

/// Behind who moved: "Proposed by A, seconded by B and it was RESOLVED to".
static JOINED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[\s,.;)]*(?:and\s+)?(?i:(?:it\s+)?(?:was\s+)?(?:{unanimous}\s+)?)(?<word>{LEAD_IN}|{resolved})\b",
    )
});

static RESOLVES: LazyLock<WordList> = LazyLock::new(|| WordList::of(RESOLVED.words()));
static MOVED: LazyLock<WordList> =
    LazyLock::new(|| WordList::of(PROPOSED.words().chain(SECONDED.words())));

/// A vote between the word and the clause: "unanimously", "(by 7 votes to 0)".
static VOTE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi) ^ \s* ,?\s* (?<vote> \(? (?:{unanimous} | by\ [^():;.]{1,60}? {ballots} [^():;.]{0,40} ) \)? )",
    )
});

/// Signs between the word and the clause.
const SIGNS: [char; 4] = [':', '–', '—', '-'];

/// Words of a vote between commas are no longer than this, in bytes.
const LONGEST: usize = 60;

/// What begins a vote is no longer than this, in bytes.
const OPENING: usize = 30;

/// "that:" or "to:" alone before a list is still lead-in.
static STEM: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?:{that}|to)?\s*[:–—-]?\s*$"));

/// Finds the lead-in of a text, if it has one.
pub(crate) fn find(text: &str) -> Option<LeadIn> {
    if let Some((start, word_end, word)) = capitals(text).or_else(|| heading(text)) {
        return from_word(text, start, word_end, &word);
    }
    let resolves = RESOLVES.is_in(text);
    let in_prose = || sentence(text).filter(|_| resolves).or_else(|| joined(text));
    let (start, word_end, word) = in_prose().or_else(|| amid(text).filter(|_| resolves))?;
    Some(LeadIn { sentence: true, ..from_word(text, start, word_end, &word)? })
}

/// The lead-in of a motion that is known to be moved and seconded: "Agreed that the gate be mended."
pub(crate) fn agreed(text: &str) -> Option<LeadIn> {
    let word = text.split_whitespace().next()?;
    let kind = LEAD_INS.iter().find(|term| term.has(&word.to_lowercase()))?.means;
    let end = text.len().saturating_sub(text.get(word.len()..)?.trim_start().len());
    (kind == ResolutionKind::Agreed && end < text.len()).then_some(LeadIn {
        start: 0,
        end,
        kind,
        vote: None,
        label: None,
        sentence: true,
    })
}

/// The lead-in of a word that is one.
fn from_word(text: &str, start: usize, word_end: usize, word: &str) -> Option<LeadIn> {
    let kind = LEAD_INS.iter().find(|term| term.has(&word.to_lowercase()))?.means;
    if decides_nothing(text.get(word_end..).unwrap_or_default()) {
        return None;
    }
    let rest = text.get(word_end..).unwrap_or_default();
    let (label, rest) = number(rest).map_or((None, rest), |(number, rest)| (Some(number), rest));
    let above = vote_in(text.get(start..word_end).unwrap_or_default());
    let (vote, rest) = vote(rest);
    let mut end = text.len().saturating_sub(clause(rest).len());
    if STEM.is_match(text.get(end..).unwrap_or_default()) {
        end = text.len();
    }
    Some(LeadIn { start, end, kind, vote: vote.or(above), label, sentence: false })
}

/// The words of a vote that stand before the lead-in: "UNANIMOUSLY RESOLVED".
fn vote_in(words: &str) -> Option<String> {
    unanimous(words).then(|| words.trim().to_owned())
}

/// The number of its own that a lead-in bears, and what stands behind: figures parted by signs, alone
/// or before a clause.
pub(crate) fn number(rest: &str) -> Option<(String, &str)> {
    let rest = rest.trim_start_matches([' ', ':', '#']);
    let before =
        NUMBER.words().find_map(|word| after_phrase(&rest.to_lowercase(), word).map(str::len));
    let rest = before.and_then(|left| rest.get(rest.len().checked_sub(left)?..)).unwrap_or(rest);
    let rest = rest.trim_start_matches([' ', '.', ':', '#']);
    let word = rest.split_whitespace().next()?;
    let plain = word.trim_end_matches([':', '.', ',']);
    let tail = rest.get(word.len()..)?;
    let figures = |c: char| c.is_ascii_digit();
    let parted =
        plain.contains(['/', '-', '.']) && plain.starts_with(|c: char| c.is_alphanumeric());
    let shape = plain.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '.'));
    let numbered = shape && parted && plain.ends_with(|c: char| c.is_ascii_alphanumeric());
    let many = plain.chars().filter(|c| figures(*c)).count() >= 2;
    (numbered && many && plain.contains(figures)).then(|| (plain.to_owned(), tail))
}

/// Whether all that stands behind a word is a bracket that says that nothing is decided.
fn decides_nothing(rest: &str) -> bool {
    let bare = rest.trim_start_matches([' ', ':']);
    bare.len() <= LONGEST && bare.starts_with('(') && FOR_INFORMATION.is_in(&bare.to_lowercase())
}

fn sentence(text: &str) -> Option<(usize, usize, String)> {
    SENTENCE.captures_iter(text).find_map(|found| {
        let (subject, word) = (found.name("subject")?, found.name("word")?);
        leads_clause(text.get(word.end()..)?)
            .then(|| (subject.start(), word.end(), word.as_str().to_owned()))
    })
}

/// Whether a clause follows, a vote between aside: "that …", ", by 5 votes to 1, to …".
fn leads_clause(rest: &str) -> bool {
    let (_, rest) = vote(rest);
    let first = clause(rest).split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let first = first.to_lowercase();
    THAT.has(&first) || TO.has(&first)
}

/// A lead-in amid a sentence: "After debate it was resolved to", "It was proposed, seconded and resolved that".
/// What is reported of others or of another day is none.
fn amid(text: &str) -> Option<(usize, usize, String)> {
    RESOLVES.places(text).find_map(|word| {
        let before = text.get(..word.start)?;
        let (start, last) = subject(before);
        let subject = before.get(start..)?.to_lowercase();
        let narrative = before.get(..start)?;
        let sentence = before.rsplit(['.', '!', '?']).next()?.to_lowercase();
        let names = || narrative.trim_end().ends_with(',') && DECIDERS.is_in(&subject);
        let told = IT_WAS.is_in(&subject) || MOVED.is_in(&subject) || names();
        let reported = REPORTED.has(&last.to_lowercase()) || EARLIER.is_in(&sentence);
        (told && !reported && leads_clause(text.get(word.end..)?))
            .then(|| (start, word.end, text.get(word).unwrap_or_default().to_owned()))
    })
}

/// Where the words start that say who resolves, at the end of a text, and the word above them.
fn subject(text: &str) -> (usize, &str) {
    let mut start = text.len();
    loop {
        let rest = text.get(..start).unwrap_or_default().trim_end();
        let word = rest.rsplit(' ').next().unwrap_or_default();
        let bare = word.trim_matches(',').to_lowercase();
        let ended = start < text.len() && word.ends_with(['.', ';', ':']);
        let resolves = RESOLVERS.has(&bare) || DECIDERS.has(&bare) || MOVED.opens(&bare);
        if ended || !resolves {
            return (start, word);
        }
        start = rest.len().saturating_sub(word.len());
    }
}

/// A lead-in right behind who moved.
fn joined(text: &str) -> Option<(usize, usize, String)> {
    let motions = moved(text);
    let end = motions.first()?.places.iter().map(|place| place.end).max()?;
    let found = JOINED.captures(text.get(end..)?)?;
    let word = found.name("word")?;
    Some((end, end.saturating_add(word.end()), word.as_str().to_owned()))
}

/// The vote that a text starts with, and what stands behind it.
fn vote(text: &str) -> (Option<String>, &str) {
    bracketed(text).or_else(|| leading(text)).or_else(|| up_to_clause(text)).unwrap_or((None, text))
}

/// "(4 votes to 2)", "(Councillor Pell abstaining)", whatever signs stand before it.
fn bracketed(text: &str) -> Option<(Option<String>, &str)> {
    let open = text.trim_start().trim_start_matches(SIGNS).trim_start().strip_prefix('(')?;
    let (inside, rest) = open.split_once(')')?;
    tells_vote(inside).then(|| (Some(inside.to_owned()), rest))
}

/// "unanimously", "by 7 votes to 0".
fn leading(text: &str) -> Option<(Option<String>, &str)> {
    let bare = text.trim_start();
    let bare = bare.trim_start_matches(SIGNS).trim_start();
    let bare = bare.strip_prefix(',').unwrap_or(bare).trim_start();
    let opening = bare.get(..bare.floor_char_boundary(OPENING)).unwrap_or_default().to_lowercase();
    let told = opening.starts_with("by ")
        || UNANIMOUS.words().any(|word| after_phrase(&opening, word).is_some());
    let found = told.then(|| VOTE.captures(bare)).flatten()?;
    let vote = before_clause(found.name("vote")?.as_str());
    let end = found.get(0)?.start().saturating_add(found.name("vote")?.start());
    let rest = bare.get(end.saturating_add(vote.len())..).unwrap_or_default();
    Some((Some(vote.trim_matches(['(', ')', ',']).trim_end().to_owned()), rest))
}

/// The words of a vote up to the clause that follows: "by 7 votes to 0" before "that it be so".
fn before_clause(vote: &str) -> &str {
    let mut from = 0;
    while let Some(at) = vote.get(from..).and_then(|rest| rest.find(' ')) {
        let place = from.saturating_add(at);
        let mut words = vote.get(place..).unwrap_or_default().split_whitespace();
        let first = words.next().unwrap_or_default().to_lowercase();
        let count = words.next().map(|word| word.trim_end_matches(','));
        let counted = count.is_some_and(|word| scan::count(word).is_some());
        if THAT.has(&first) || TO.has(&first) && !counted {
            return vote.get(..place).unwrap_or(vote);
        }
        from = place.saturating_add(1);
    }
    vote
}

/// ", on the casting vote of the Chair, that": words of a vote between commas.
fn up_to_clause(text: &str) -> Option<(Option<String>, &str)> {
    let (inside, _) = text.strip_prefix(", ")?.split_once(", ")?;
    let rest = text.get(inside.len().saturating_add(2)..)?;
    (inside.len() <= LONGEST && tells_vote(inside)).then(|| (Some(inside.to_owned()), rest))
}

/// Whether words beside a lead-in are those of a vote.
fn tells_vote(words: &str) -> bool {
    let lower = words.to_lowercase();
    let said = lower.split(|c: char| !c.is_alphanumeric());
    unanimous(words)
        || said.into_iter().any(|word| BALLOTS.has(word) || ABSTAIN.has(word))
        || scan::vote(words).is_some()
}

/// What stands behind the signs that a text starts with.
fn clause(text: &str) -> &str {
    let rest = text.trim_start();
    let rest = match rest.strip_prefix(", ") {
        Some(rest) => rest,
        None => rest.trim_start_matches(SIGNS),
    };
    let rest = rest.trim_start();
    rest.strip_prefix(SIGNS).unwrap_or(rest).trim_start()
}

fn capitals(text: &str) -> Option<(usize, usize, String)> {
    let found = CAPITALS.captures(text)?;
    let word = found.name("word")?;
    let start = found.name("before").map_or(0, |m| m.end());
    let lead = text.get(start..word.start()).unwrap_or_default();
    let rest = text.get(word.end()..).unwrap_or_default();
    let first = rest.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    // A line in capitals throughout is a title ("DECISIONS OF THE CABINET") unless the word ends it.
    let caps_title = !rest.trim_matches(|c: char| !c.is_alphabetic()).is_empty()
        && crate::recognise::prose::is_caps(text)
        && !THAT.has(&first.to_lowercase())
        && !rest.trim_start().starts_with([':', '–', '—', '-']);
    let noun = NOUNS.has(&word.as_str().to_lowercase());
    let noun_in_sentence =
        noun && !(rest.trim().is_empty() || rest.trim_start().starts_with([':', '–', '—', '-']));
    let numbered = number(rest)
        .is_some_and(|(_, rest)| !rest.starts_with(|c: char| c.is_alphanumeric() || c == ' '));
    if (caps_title || noun_in_sentence) && !numbered || noun && !lead.trim().is_empty() {
        return None;
    }
    Some((start, word.end(), word.as_str().to_string()))
}

fn heading(text: &str) -> Option<(usize, usize, String)> {
    let opening = text.strip_prefix("It was ").unwrap_or(text);
    let first = opening.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if !IN_SMALL.has(&first.to_lowercase()) {
        return None;
    }
    let found = HEADING.captures(text)?;
    let word = found.name("word")?;
    let passive = text.starts_with("It was");
    let closed = found.name("close").is_some() || found.name("alone").is_some();
    let sentence = found.name("that").is_some() && RESOLVED.has(&word.as_str().to_lowercase());
    // "Agreed unanimously." and "It was agreed that" are narrative.
    if !closed && (passive || !sentence) {
        return None;
    }
    Some((0, word.end(), word.as_str().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lead_ins() {
        for (text, clause) in [
            ("RESOLVED:", Some("")),
            ("RESOLVED", Some("")),
            ("RESOLVED that:", Some("")),
            ("RESOLVED to:", Some("")),
            ("RESOLVED that the report be noted.", Some("that the report be noted.")),
            ("RESOLVED – That the report be noted.", Some("That the report be noted.")),
            ("RESOLVED - details noted.", Some("details noted.")),
            ("RESOLVED: That the Panel:", Some("That the Panel:")),
            ("RESOLVED (unanimously): That it be so.", Some("That it be so.")),
            ("RESOLVED unanimously that it be so.", Some("that it be so.")),
            ("RESOLVED (by 7 votes to 0) that it be so.", Some("that it be so.")),
            ("The Board RESOLVED to note it.", Some("to note it.")),
            ("IT WAS RESOLVED THAT the bench be mended.", Some("THAT the bench be mended.")),
            ("It was RESOLVED that the bench be mended.", Some("that the bench be mended.")),
            ("Resolved: to mend the bench", Some("to mend the bench")),
            ("Resolved that the bench be mended.", Some("that the bench be mended.")),
            ("The debate ended. RESOLVED that it be so.", Some("that it be so.")),
            ("RECOMMENDED that it be so.", Some("that it be so.")),
            ("AGREED:", Some("")),
            ("Agreed:", Some("")),
            ("Decision:", Some("")),
            ("PENDERFYNWYD:", Some("")),
            (
                "PENDERFYNWYD bod y fainc yn cael ei thrwsio.",
                Some("bod y fainc yn cael ei thrwsio."),
            ),
            ("PENDERFYNWYD yn unfrydol nodi'r mater.", Some("nodi'r mater.")),
            ("Penderfyniad: nodi'r mater.", Some("nodi'r mater.")),
            ("Penderfynwyd bod y bont ar gau.", Some("bod y bont ar gau.")),
            ("ARGYMHELLWYD", Some("")),
            ("Penderfyniad y Cabinet", None),
            ("It was agreed that the clerk write.", None),
            ("It was therefore resolved to keep it.", Some("to keep it.")),
            ("The gate is old. It was resolved that it be mended.", Some("that it be mended.")),
            ("RESOLVED (4 votes to 2):", Some("")),
            ("RESOLVED: (unanimously)", Some("")),
            ("RESOLVED – UNANIMOUSLY", Some("")),
            ("Resolved (by 7 votes to 0)", Some("")),
            ("RESOLVED (Cllr Marl abstaining):", Some("")),
            (
                "It was RESOLVED, on the casting vote of the Chair, that it be so.",
                Some("that it be so."),
            ),
            ("RESOLVED (For 5, Against 2, Abstain 1)", Some("")),
            ("RESOLVED (with thanks) that it be so.", Some("(with thanks) that it be so.")),
            ("Resolved 30/7.01", Some("")),
            ("RESOLUTION 2030-7", Some("")),
            ("Resolution No. 2030-7", Some("")),
            ("RESOLUTION 2030-7 OF THE BOARD", None),
            ("Resolved 30/7.01: That it be so.", Some("That it be so.")),
            ("Proposed by AM, seconded by BD and RESOLVED that it be so.", Some("that it be so.")),
            ("Proposed by AM, seconded by BD and resolved: That it be so.", Some("That it be so.")),
            ("He said that the Council resolved to wait.", None),
            ("After debate it was resolved to keep it.", Some("to keep it.")),
            ("After debate, the Board unanimously resolved to keep it.", Some("to keep it.")),
            ("It is old and it was then resolved that it be mended.", Some("that it be mended.")),
            ("It was proposed, seconded and resolved that it be so.", Some("that it be so.")),
            ("It was resolved by a majority to keep it.", Some("to keep it.")),
            ("The Board resolved, by 5 votes to 1, to keep it.", Some("to keep it.")),
            ("RESOLVED by 5 votes to 1 that it be so.", Some("that it be so.")),
            ("Council resolved: to keep it", Some("to keep it")),
            ("Minute 12.3 RESOLVED that it be so.", Some("that it be so.")),
            ("At the last meeting it was resolved to keep it.", None),
            ("It was said that it was resolved to keep it.", None),
            ("The Board had resolved to keep it.", None),
            ("Resolved: (for information only)", None),
            ("Agreed unanimously.", None),
            ("Decisions of the Cabinet", None),
            ("DECISIONS OF THE CABINET", None),
            ("The Members resolved to pay.", Some("to pay.")),
            ("Agreed that it was cold.", None),
        ] {
            let found = find(text).map(|l| text[l.end..].to_string());
            assert_eq!(found.as_deref(), clause, "{text}");
        }
    }

    #[test]
    fn vote_words() {
        assert_eq!(
            find("RESOLVED unanimously that it be so.").unwrap().vote.unwrap(),
            "unanimously"
        );
    }
}
