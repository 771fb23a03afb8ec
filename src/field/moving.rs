//! Who moved a motion and who seconded it: "Proposed by NO, seconded by JH", "Prop. Cllr A, Sec. Cllr B",
//! "A moved and B seconded".

use std::ops::Range;
use std::sync::LazyLock;

use super::word_list::WordList;
use super::{action, head, name, tail};
use crate::words::lead_ins::{
    ABSTAIN, AGAINST, IN_FAVOUR, LEAD_INS, MATTER, OUTCOME, THAT, UNANIMOUS, VOTED,
};
use crate::words::moving::{ALL, AND, BY, PROPOSAL, PROPOSED, SECONDED};
use crate::words::{Words, all};

/// Who moved, and who seconded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// Who moved, as printed.
    pub proposer: Option<String>,
    /// Who seconded, as printed.
    pub seconder: Option<String>,
    /// The words that say so, as bytes of the text.
    pub places: Vec<Range<usize>>,
}

/// The words without one of which nobody moved.
static CUE: LazyLock<WordList> = LazyLock::new(|| {
    let verbs = PROPOSED.words().chain(SECONDED.words());
    WordList::of(verbs.chain(PROPOSAL.words()))
});

/// What no name goes on with.
static STOPS: LazyLock<WordList> = LazyLock::new(|| {
    let verbs = PROPOSED.words().chain(SECONDED.words());
    let others = all(LEAD_INS).chain(OUTCOME.words()).chain(THAT.words()).chain(ALL.words());
    let sides = IN_FAVOUR.words().chain(AGAINST.words()).chain(ABSTAIN.words());
    let votes = sides.chain(MATTER.words()).chain(UNANIMOUS.words()).chain(VOTED.words());
    // "O blaid" is no end of a name: Mr O Marl has such an initial.
    let long = |phrase: &&str| phrase.find(' ').unwrap_or(phrase.len()) > 2;
    WordList::of_first(verbs.chain(others).chain(votes.filter(long)))
});

/// Signs round a name.
const SIGNS: [char; 8] = [',', ';', ':', '.', ')', '(', ']', '['];

/// A name has at most this many words, titles included.
const LONGEST: usize = 6;

/// A word and where it starts.
type Word<'t> = (usize, &'t str);

/// A side of a motion that a text names.
struct Named {
    /// Who.
    name: String,
    /// The words that say so, the verb included.
    place: Range<usize>,
    /// "by" or a sign ties the name to its verb.
    tied: bool,
    /// The first word behind it.
    next: usize,
}

/// Reads who moved and who seconded, for each motion that a text tells of.
pub fn moved(text: &str) -> Vec<Moved> {
    if !CUE.is_in(text) {
        return Vec::new();
    }
    let words = words_of(text);
    let mut found: Vec<Moved> = Vec::new();
    let mut tied: Vec<bool> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let side = |table: &Words| named(text, &words, at, table);
        if let Some(both) = both(text, &words, at) {
            at = both.0;
            found.push(both.1);
            tied.push(true);
        } else if let Some(one) = side(&SECONDED) {
            at = one.next;
            second(one, &mut found, &mut tied);
        } else if let Some(one) = side(&PROPOSED).or_else(|| proposal(text, &words, at)) {
            at = one.next;
            let (proposer, place) = (Some(one.name), one.place);
            found.push(Moved { proposer, seconder: None, places: vec![place] });
            tied.push(one.tied);
        } else {
            at = at.saturating_add(1);
        }
    }
    let sure = |(one, tied): (Moved, bool)| {
        (tied || one.proposer.is_some() && one.seconder.is_some()).then_some(one)
    };
    found.into_iter().zip(tied).filter_map(sure).collect()
}

/// "Moved/Seconded: A/B", and the first word behind it.
fn both(text: &str, words: &[Word<'_>], at: usize) -> Option<(usize, Moved)> {
    let second = at.saturating_add(1);
    if !is_of(words, at, &PROPOSED) || !is_of(words, second, &SECONDED) {
        return None;
    }
    let one = behind(text, words, second)?;
    let joined = is_of(words, one.next, &AND);
    let from = one.next.saturating_add(usize::from(joined));
    let to = end_of_name(text, words, from)?;
    let place = words.get(at)?.0..end_of(words, to)?;
    let name = text.get(words.get(from)?.0..place.end)?.trim_end_matches(SIGNS).to_owned();
    let moved = Moved { proposer: Some(one.name), seconder: Some(name), places: vec![place] };
    Some((to, moved))
}

/// Adds who seconded to the motion before it.
fn second(one: Named, found: &mut Vec<Moved>, tied: &mut Vec<bool>) {
    match found.last_mut().filter(|last| last.seconder.is_none()) {
        Some(last) => {
            last.seconder = Some(one.name);
            last.places.push(one.place);
        }
        None => {
            let (seconder, place) = (Some(one.name), one.place);
            found.push(Moved { proposer: None, seconder, places: vec![place] });
            tied.push(one.tied);
        }
    }
}

/// The words of a text; "Proposed:X" and "Moved/Seconded" are two.
fn words_of(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut from = 0;
    for (at, sign) in text.char_indices() {
        let parts = sign.is_whitespace() || sign == '/';
        let tight = sign == ':' && !text.get(at..).is_some_and(|rest| rest.starts_with(": "));
        if !parts && !tight {
            continue;
        }
        let end = at.saturating_add(if tight { 1 } else { 0 });
        words.extend(text.get(from..end).filter(|word| !word.is_empty()).map(|word| (from, word)));
        from = at.saturating_add(sign.len_utf8());
    }
    words.extend(text.get(from..).filter(|word| !word.is_empty()).map(|word| (from, word)));
    words
}

/// A word without the signs round it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_of(words: &[Word<'_>], at: usize, table: &Words) -> bool {
    words.get(at).is_some_and(|(_, word)| table.has(&bare(word).to_lowercase()))
}

/// The side that a verb at a word names: behind it, or else before it.
fn named(text: &str, words: &[Word<'_>], at: usize, verbs: &Words) -> Option<Named> {
    if !is_of(words, at, verbs) {
        return None;
    }
    behind(text, words, at).or_else(|| before(text, words, at))
}

/// "On the proposal of NAME".
fn proposal(text: &str, words: &[Word<'_>], at: usize) -> Option<Named> {
    let of = is_of(words, at, &PROPOSAL) && is_of(words, at.saturating_add(1), &BY);
    // "A proposal from X" that nobody seconds is no motion.
    of.then(|| behind(text, words, at)).flatten().map(|one| Named { tied: false, ..one })
}

/// "Seconded by NAME".
fn behind(text: &str, words: &[Word<'_>], at: usize) -> Option<Named> {
    let (start, verb) = *words.get(at)?;
    let mut from = at.saturating_add(1);
    // "She proposed & A seconded": that sign leads on to another verb.
    let joins = |word: &str| matches!(word, "&" | "+");
    let sign = |word: &str| !word.contains(char::is_alphanumeric) && !joins(word);
    let mut tied = verb.ends_with([':', '.', '-', '–', '=']);
    while is_of(words, from, &BY) || words.get(from).is_some_and(|(_, word)| sign(word)) {
        tied = true;
        from = from.saturating_add(1);
    }
    let to = end_of_name(text, words, from)?;
    let name = without_signs(text.get(words.get(from)?.0..end_of(words, to)?)?);
    let beside = words.get(to).is_some_and(|(_, word)| bracketed(word).is_some());
    let next = to.saturating_add(usize::from(beside));
    let place = start..end_of(words, next)?;
    (tied || is_name(name)).then(|| Named { name: name.to_owned(), place, tied, next })
}

/// A name without the signs round it; a bracket that opens in it closes in it.
fn without_signs(name: &str) -> &str {
    let ended = name.trim_matches(SIGNS);
    let closed = name.rfind(')').map_or(name.len(), |at| at.saturating_add(1));
    let open = ended.contains('(') && !ended.contains(')');
    let with_bracket = head(name, closed).trim_start_matches(SIGNS);
    if open { with_bracket } else { ended }
}

/// The initials in brackets that a word is: "(AM)", "(J);".
fn bracketed(word: &str) -> Option<&str> {
    let (inside, rest) = word.strip_prefix('(')?.split_once(')')?;
    let signs = !rest.contains(char::is_alphanumeric);
    (signs && action::is_initials(inside)).then_some(inside)
}

/// Where the word before another ends, in bytes.
fn end_of(words: &[Word<'_>], next: usize) -> Option<usize> {
    let (start, word) = words.get(next.checked_sub(1)?)?;
    Some(start.saturating_add(word.len()))
}

/// The word behind a name that starts at a word.
fn end_of_name(text: &str, words: &[Word<'_>], from: usize) -> Option<usize> {
    let mut to = from;
    while let Some((start, word)) = words.get(to).filter(|_| to.saturating_sub(from) < LONGEST) {
        let parted = to > from && head(text, *start).trim_end().ends_with('/');
        // "A Marl (J)": the initial that tells two of one surname apart is part of the name.
        let initial = to > from && bracketed(word).is_some_and(|inside| inside.len() == 1);
        let goes_on = word.starts_with(char::is_uppercase) && !STOPS.opens(word);
        if parted || !initial && !goes_on {
            break;
        }
        to = to.saturating_add(1);
        if ends_name(word) {
            break;
        }
    }
    (to > from).then_some(to)
}

/// Whether a name ends with a word: a sign follows, that is not the full stop of a title or an initial.
fn ends_name(word: &str) -> bool {
    let short = || bare(word).chars().count() < 2 || name::titles(&format!("{word} X")) > 0;
    word.ends_with([',', ';', ':', ')', ']']) || word.ends_with('.') && !short()
}

/// "NAME seconded".
fn before(text: &str, words: &[Word<'_>], at: usize) -> Option<Named> {
    let (last, word) = *words.get(at)?;
    let end = last.saturating_add(word.len());
    let goes_on =
        |(_, word): &&Word<'_>| word.starts_with(char::is_uppercase) && !STOPS.opens(word);
    let own = words.get(..at)?.iter().rev().take(LONGEST).take_while(goes_on);
    let open = own.enumerate().take_while(|(near, (_, word))| *near == 0 || !ends_name(word));
    let starts: Vec<usize> = open.map(|(_, (start, _))| *start).collect();
    let name_at = |start: &usize| text.get(*start..last).map(str::trim_end);
    let start = starts.iter().rev().find(|start| name_at(start).is_some_and(is_name))?;
    let name = name_at(start)?.trim_end_matches(',');
    let next = at.saturating_add(1);
    Some(Named { name: name.to_owned(), place: *start..end, tied: false, next })
}

/// Whether a text is a person's name or initials.
fn is_name(text: &str) -> bool {
    let plain = text.trim_end_matches([',', '.']);
    action::is_initials(plain) && plain.len() > 1 && !tail(plain, 1).contains(' ')
        || name::looks_like_name(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        let table: [(&str, &[(&str, &str)]); 27] = [
            ("Proposed by NO, seconded by JH", &[("NO", "JH")]),
            ("(Prop. Cllr Marl, Sec. Cllr Dunn)", &[("Cllr Marl", "Cllr Dunn")]),
            ("Prop. AM, 2nd BD, All agreed.", &[("AM", "BD")]),
            ("Proposed: A Marl  Seconded: Mrs B. Dunn", &[("A Marl", "Mrs B. Dunn")]),
            (
                "Proposed: Cllr. Marl; seconded Cllr Dunn. All in favour.",
                &[("Cllr. Marl", "Cllr Dunn")],
            ),
            ("AM proposed and BD seconded, and the minutes were approved.", &[("AM", "BD")]),
            (
                "Cllr A Marl moved, seconded by Cllr B Dunn, that it be so.",
                &[("Cllr A Marl", "Cllr B Dunn")],
            ),
            (
                "It was moved by Ann Marl and seconded by Bo Dunn that it be so. CARRIED",
                &[("Ann Marl", "Bo Dunn")],
            ),
            (
                "Moved by Ann Marl, that it be so, seconded by Bo Dunn CARRIED",
                &[("Ann Marl", "Bo Dunn")],
            ),
            ("Moved by: A. Marl Seconded by: B. Dunn", &[("A. Marl", "B. Dunn")]),
            ("Moved/Seconded: AM/BD", &[("AM", "BD")]),
            ("An amendment was moved by Cllr Marl.", &[("Cllr Marl", "-")]),
            ("Seconded by AM", &[("-", "AM")]),
            ("Prop. AM, 2nd BD. Prop. CF, 2nd AM.", &[("AM", "BD"), ("CF", "AM")]),
            ("Cynigiwyd gan A Marl, eiliwyd gan B Dunn", &[("A Marl", "B Dunn")]),
            (
                "On the proposal of Cllr Marl, seconded by Cllr Dunn, it was",
                &[("Cllr Marl", "Cllr Dunn")],
            ),
            (
                "Proposed by Cllr Marl (J); Seconded by Cllr Dunn;",
                &[("Cllr Marl (J)", "Cllr Dunn")],
            ),
            ("Proposed by Ann Marl (AM), seconded by Bo Dunn (BD)", &[("Ann Marl", "Bo Dunn")]),
            ("Proposed: AM Seconded: BD Vote: unanimous", &[("AM", "BD")]),
            ("Proposed by Mr O Marl, seconded by Ms I Dunn.", &[("Mr O Marl", "Ms I Dunn")]),
            ("The motion of the Council was put.", &[]),
            ("A proposal from Mr Marl was read.", &[]),
            ("AM proposed a working party.", &[]),
            ("The bench was moved to the ford.", &[]),
            ("Proposed Main Changes to the plan", &[]),
            ("The second motion fell.", &[]),
            ("He spoke of it and he proposed & Cllr Dunn seconded that it be so.", &[]),
        ];
        for (text, expected) in table {
            let shown = |one: &Option<String>| one.clone().unwrap_or_else(|| "-".to_owned());
            let found = moved(text);
            let found: Vec<(String, String)> =
                found.iter().map(|m| (shown(&m.proposer), shown(&m.seconder))).collect();
            let found: Vec<(&str, &str)> =
                found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
