//! Actions noted in running minutes: "ACTION: AB", "Action – Clerk to write to the county council",
//! and the initials that stand in a margin column.

use std::sync::LazyLock;

use regex::Regex;

use super::owners::owners;
use super::{head, tail};
use crate::words::actions::{DOES, NOT_OWNERS, NOTE, PASSIVE, SMALL_IN_OWNERS};
use crate::words::capitalised;
use crate::words::pattern::pattern;

/// An action as noted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Noted {
    /// The word that announces it, as printed ("ACTION"); empty in a margin.
    pub word: String,
    /// All that stands behind the word, as printed.
    pub printed: String,
    /// Who is to do it.
    pub owners: Vec<String>,
    /// What is to be done, where the note itself says so.
    pub text: Option<String>,
}

static LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[\[(*]?\s*({ACTION_NOTE}|{Action_note})(?:\s+(?:{action_kind}|{Action_kind}|{ACTION_KIND}|\d{1,3}))?(?:\s+(?:{action_for}|{ACTION_FOR}))?\s*[:–—-]\s*(\S.*)$",
    )
});

/// The words that announce an action, as they are printed.
static MARKS: LazyLock<Vec<String>> = LazyLock::new(|| {
    NOTE.words().flat_map(|word| [word.to_uppercase(), capitalised(word)]).collect()
});

/// The same behind a sentence.
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[.!?:;”)]\s+([\[(]?(?:{ACTION_NOTE}(?:\s+{ACTION_BY})?\s*[:–—-]|{Action_note}(?:\s+{action_by})?\s*:)\s*\S.*)$",
    )
});

/// "Action AM", "ACTION BY AM/BD", "ACTION AM: mend the gate": initials right behind the word.
static TO_INITIALS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^({ACTION_NOTE}|{Action_note})(?:\s+(?:{action_for}|{ACTION_FOR}))?\s+([A-Z]\w*(?:\s*[/,&+]\s*[A-Z]\w*)*)\s*(?:[:–—-]\s*(\S.*))?$",
    )
});

static WHO_DOES: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(.{1,80}?)\s+{to_do}\s+[a-z]"));

static BRACKETED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(.*\S)\s*[\[(]([^\])]{1,60})[\])]\.?$"));

static INITIALS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:[A-Z]{1,5}|[A-Z]{1,3}[a-z]{1,3}|[A-Z][a-z]{0,2}[A-Z][a-z]{0,2})$")
});

/// A note has at most this many words; what is longer is narrative.
const LONGEST: usize = 80;
/// An owner has at most this many words.
const OWNER_WORDS: usize = 6;

/// Reads a paragraph that is an action line.
pub fn line(text: &str) -> Option<Noted> {
    // Signs of Markdown that close nothing stay in a text.
    let text = text.trim();
    let text = if text.starts_with('*') { text.trim_matches(['*', ' ']) } else { text };
    let Some(found) = LINE.captures(text) else { return to_initials(text) };
    let word = found.get(1).map_or("", |m| m.as_str());
    let rest = found.get(2).map_or("", |m| m.as_str());
    let bracketed = text.trim_start().starts_with(['[', '(']);
    let rest = if bracketed { rest.trim_end_matches([']', ')']) } else { rest };
    Some(Noted { word: word.to_owned(), ..read(rest)? })
}

/// Reads an action line whose word no sign parts from the initials behind it.
fn to_initials(text: &str) -> Option<Noted> {
    let marked = || MARKS.iter().any(|mark| text.starts_with(mark.as_str()));
    let found = marked().then(|| TO_INITIALS.captures(text.trim_end_matches('.'))).flatten()?;
    let group = |at: usize| found.get(at).map(|own| own.as_str());
    let who = group(2).filter(|who| is_initials(who) && !NOT_OWNERS.has(&who.to_lowercase()))?;
    Some(Noted {
        word: group(1)?.to_owned(),
        printed: group(3).map_or_else(|| who.to_owned(), |what| format!("{who}: {what}")),
        owners: owners(who),
        text: group(3).map(str::to_owned),
    })
}

/// Reads an action line that ends a paragraph; where it starts, in bytes.
pub fn behind(text: &str) -> Option<(usize, Noted)> {
    if !MARKS.iter().any(|mark| text.contains(mark)) {
        return None;
    }
    if let Some(start) = BEHIND.captures(text).and_then(|found| Some(found.get(1)?.start())) {
        let noted = line(tail(text, start));
        return Some((start, noted.filter(|noted| noted.text.is_none())?));
    }
    // "… is old. Action BD": the last sentence.
    let ends =
        [". ", "! ", "? "].into_iter().filter_map(|stop| text.trim_end_matches('.').rfind(stop));
    let start = ends.max()?.saturating_add(2);
    Some((start, to_initials(tail(text, start)).filter(|noted| noted.text.is_none())?))
}

/// The word of a line that heads a list of actions: "Actions:".
pub fn heads_list(text: &str) -> Option<String> {
    let word = text.trim().strip_suffix(':')?.trim_end();
    NOTE.has(&word.to_lowercase()).then(|| word.to_owned())
}

/// Reads an entry of a margin column.
pub fn entry(text: &str) -> Option<Noted> {
    read(text.trim())
}

/// Whether a text is nothing but initials: "AB", "AB/CD".
pub fn is_initials(text: &str) -> bool {
    let mut parts = text.split(['/', ',', '&', '+']).map(str::trim).filter(|part| !part.is_empty());
    let mut some = false;
    parts.all(|part| {
        some = true;
        INITIALS.is_match(part)
    }) && some
}

/// The initials that a person may be called by: of the last two to four words of the name.
pub fn initials_of(name: &str) -> Vec<String> {
    let firsts: Vec<char> =
        name.split_whitespace().filter_map(|part| part.chars().next()).collect();
    let some = (2..=4).filter_map(|many| firsts.get(firsts.len().checked_sub(many)?..));
    some.filter(|some| some.iter().all(|letter| letter.is_uppercase()))
        .map(|some| some.iter().collect())
        .collect()
}

/// What a text says of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// Nothing.
    Nothing,
    /// It names him.
    Named,
    /// It says that he is to do something.
    ToDo,
}

/// Reads what a text says of somebody: "the Clerk is to write", "AM was asked to".
pub fn told(text: &str, who: &str) -> Told {
    /// Words between who and what: "Clerk is to", "Clerk was asked to".
    const NEAR: usize = 3;
    let letter = |c: char| c.is_alphanumeric();
    let places =
        text.match_indices(who).map(|(at, _)| (at, tail(text, at.saturating_add(who.len()))));
    let words =
        places.filter(|(at, rest)| !head(text, *at).ends_with(letter) && !rest.starts_with(letter));
    let does =
        |rest: &str| rest.split_whitespace().take(NEAR).any(|word| DOES.has(&word.to_lowercase()));
    let told = words.map(|(_, rest)| if does(rest) { Told::ToDo } else { Told::Named });
    told.max().unwrap_or(Told::Nothing)
}

fn read(rest: &str) -> Option<Noted> {
    let plain = rest.trim_end_matches('.').trim();
    if plain.is_empty()
        || NOT_OWNERS.has(&plain.to_lowercase())
        || plain.split_whitespace().count() > LONGEST
    {
        return None;
    }
    let noted = Noted { printed: rest.to_owned(), ..Noted::default() };
    if let Some(owners) = all_owners(plain) {
        return Some(Noted { owners, ..noted });
    }
    if let Some(found) = WHO_DOES.captures(plain)
        && let (Some(whole), Some(who)) = (found.get(0), found.get(1))
        && !is_passive(tail(plain, whole.end().saturating_sub(1)))
        && let Some(owners) = all_owners(who.as_str())
    {
        return Some(Noted { owners, text: Some(rest.to_owned()), ..noted });
    }
    if let Some(found) = BRACKETED.captures(rest)
        && let Some(owners) = found.get(2).and_then(|who| all_owners(who.as_str()))
    {
        let text = found.get(1).map(|what| what.as_str().to_owned());
        return Some(Noted { owners, text, ..noted });
    }
    Some(Noted { text: Some(rest.to_owned()), ..noted })
}

/// Whether a text starts with the verb of what is done, and not of who does it: "be written".
fn is_passive(rest: &str) -> bool {
    rest.split_whitespace().next().is_some_and(|word| PASSIVE.has(word))
}

/// The owners, where the text is nothing else.
fn all_owners(text: &str) -> Option<Vec<String>> {
    let owners = owners(text);
    (!owners.is_empty() && owners.iter().all(|owner| is_owner(owner))).then_some(owners)
}

/// Whether a text is two letters or more, all capitals: "OF" is somebody's initials.
fn is_capitals(text: &str) -> bool {
    text.len() > 1 && text.chars().all(char::is_uppercase)
}

fn is_owner(text: &str) -> bool {
    let small =
        |word: &str| matches!(word, "&" | "-" | "–") || SMALL_IN_OWNERS.has(&word.to_lowercase());
    let words: Vec<&str> = text.split_whitespace().collect();
    let whole =
        words.last().is_some_and(|last| !small(last)) || words.len() == 1 && is_capitals(text);
    let first = head(text, text.chars().next().map_or(0, char::len_utf8));
    whole
        && words.len() <= OWNER_WORDS
        && first.chars().all(char::is_uppercase)
        && words.iter().all(|word| {
            small(word) || word.trim_start_matches(['(', '‘', '“']).starts_with(char::is_uppercase)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        type Expected = Option<(&'static [&'static str], Option<&'static str>)>;
        let table: [(&str, Expected); 19] = [
            ("Action: Talks to be held on it", Some((&[], Some("Talks to be held on it")))),
            ("ACTION AM", Some((&["AM"], None))),
            ("Action by AM/BD.", Some((&["AM", "BD"], None))),
            ("ACTION AM: mend the gate", Some((&["AM"], Some("mend the gate")))),
            ("Action Fraud: a talk", None),
            (
                "**Action: Clerk to write to the mill. **",
                Some((&["Clerk"], Some("Clerk to write to the mill."))),
            ),
            ("ACTION: AM", Some((&["AM"], None))),
            ("ACTION: AM/OF", Some((&["AM", "OF"], None))),
            ("ACTION:AM/BeDu", Some((&["AM", "BeDu"], None))),
            ("ACTION: TRUSTEES/AM", Some((&["TRUSTEES", "AM"], None))),
            ("Action – Clerk", Some((&["Clerk"], None))),
            ("Action by: Head of Parks", Some((&["Head of Parks"], None))),
            (
                "ACTION: Clerk to write to the county council.",
                Some((&["Clerk"], Some("Clerk to write to the county council."))),
            ),
            (
                "Action: to mend the gate before the fair (Ann Marl)",
                Some((&["Ann Marl"], Some("to mend the gate before the fair"))),
            ),
            (
                "Action: a quotation for the roof is needed",
                Some((&[], Some("a quotation for the roof is needed"))),
            ),
            ("Action: None", None),
            ("Action plan for the common", None),
            ("Actions taken since the last meeting", None),
            ("ACTION:", None),
        ];
        for (text, expected) in table {
            let found = line(text).map(|noted| (noted.owners, noted.text));
            let expected = expected.map(|(owners, text)| {
                (owners.iter().map(|o| o.to_string()).collect::<Vec<_>>(), text.map(str::to_owned))
            });
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn at_the_end_of_a_sentence() {
        let text = "The bench would be mended. ACTION: AM/BD";
        let (start, noted) = behind(text).unwrap();
        assert_eq!((&text[..start], noted.owners.len()), ("The bench would be mended. ", 2));
        assert_eq!(behind("He said that Action: was a film"), None);
        for text in ["It is old. Action BD", "It is old. ACTION – BD.", "It is old. Action by BD."]
        {
            assert_eq!(
                behind(text).map(|(_, noted)| noted.owners),
                Some(vec!["BD".to_owned()]),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_said_of_somebody() {
        for (text, is) in [
            ("AM agreed to mend it.", Told::ToDo),
            ("It was old. The AM was asked to mend it.", Told::ToDo),
            ("Seen by AM.", Told::Named),
            ("The DAM is to be mended.", Told::Nothing),
        ] {
            assert_eq!(told(text, "AM"), is, "{text}");
        }
    }

    #[test]
    fn margins() {
        for (text, initials) in
            [("AM", true), ("AM/BD", true), ("AHop", true), ("ALL", true), ("Clerk to act", false)]
        {
            assert_eq!(is_initials(text), initials, "{text}");
        }
        assert_eq!(entry("Noted"), None);
        assert_eq!(entry("AM/BD").unwrap().owners, ["AM", "BD"]);
    }
}
