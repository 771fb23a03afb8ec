//! A name in a sentence, and texts that have one.

use crate::field::{head, name, onlookers, person, roster, tail};
use crate::words::joins::SMALL_IN_NAMES;
use crate::words::people::{PARTICLES, is_article};

/// A name in a sentence has at most this many words.
const WORDS: usize = 7;

/// The name that a text starts with: the longest that its words make up.
pub(super) fn leading(text: &str) -> Option<&str> {
    let text = text.trim_start_matches([' ', ':', '–', '-', ',']);
    let ends = ends_of_words(text).take(WORDS);
    let names = ends.map(|end| head(text, end)).filter(|name| is_named(name));
    names.last().map(|name| name.trim_end_matches(['.', ',', ';', ':']))
}

/// The name that a text ends with: the longest that its words make up.
pub(super) fn trailing(text: &str) -> Option<&str> {
    let text = text.trim_end_matches([' ', ',', ':', '–', '-']);
    let starts = text.match_indices(' ').map(|(at, _)| at.saturating_add(1));
    let mut starts: Vec<usize> = [0].into_iter().chain(starts).collect();
    let last = starts.split_off(starts.len().saturating_sub(WORDS));
    last.into_iter().map(|start| tail(text, start)).find(|name| is_named(name))
}

/// Whether a text is a name, or the initials or the post that a paper calls somebody by.
fn is_named(text: &str) -> bool {
    name::looks_like_name(text) || is_initials(text) || person::is_the_post(text)
}

/// Whether a word may be somebody's initials.
pub(super) fn is_initials(text: &str) -> bool {
    let letters = text.trim_end_matches(['.', ',', ';', ':']);
    let capitals = letters.chars().filter(|c| c.is_uppercase()).count();
    (2..=4).contains(&letters.chars().count())
        && letters.chars().all(char::is_alphabetic)
        && letters.starts_with(char::is_uppercase)
        && capitals > 1
}

/// Where the words of a text end.
fn ends_of_words(text: &str) -> impl Iterator<Item = usize> {
    let inner = text.match_indices(' ').map(|(at, _)| at);
    inner.chain([text.len()]).filter(|end| *end > 0)
}

/// Whether a text is one person's: a name, with what stands in brackets or behind a dash beside it.
pub(super) fn is_one(text: &str) -> bool {
    let people = roster::split_names(text);
    matches!(people.as_slice(), [one] if name::looks_like_name(&one.value.name))
}

/// Whether somebody is named in a list.
pub(super) fn has_some(text: &str) -> bool {
    let named = |name: &str| name::looks_like_name(name) || person::is_the_post(name);
    let people = roster::split_names(text);
    // "Councillors Marl, Dunn and Fenn": surnames under a title for all of them.
    let shared = people.len() > 1 && name::shared_title(text) > 0;
    shared || people.iter().any(|one| named(&one.value.name))
}

/// Whether a text counts the public and names nobody.
pub(super) fn counts_alone(text: &str) -> bool {
    onlookers::count(text).is_some() && !has_some(text)
}

/// Cuts a list of names where a sentence goes on: "Cllrs Marl and Dunn due to illness".
pub(super) fn list_in(text: &str) -> &str {
    let mut open = 0_usize;
    for (at, word) in words(text) {
        let before = open;
        open = open
            .saturating_add(word.matches('(').count())
            .saturating_sub(word.matches(')').count());
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
        let goes_on = before == 0 && !word.starts_with('(') && !stands_in_a_list(plain);
        if goes_on && at > 0 {
            return head(text, at).trim_end_matches([' ', ',']);
        }
        let after = tail(text, at.saturating_add(word.len()));
        if open == 0
            && word.ends_with('.')
            && roster::ends_a_sentence(head(text, at.saturating_add(word.len().saturating_sub(1))))
            && !roster::opens_with_a_name(after.trim_start())
        {
            return head(text, at.saturating_add(word.len()));
        }
    }
    text
}

/// Whether a word may stand in a list of names and posts.
fn stands_in_a_list(word: &str) -> bool {
    let small = SMALL_IN_NAMES.has(word) || PARTICLES.has(word) || is_article(word);
    word.is_empty()
        || word.starts_with(char::is_uppercase)
        || small
        || name::shared_title(&format!("{word} ")) > 0
}

/// The words of a text and where each starts.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0_usize;
    text.split(' ').map(move |word| {
        let start = at;
        at = at.saturating_add(word.len()).saturating_add(1);
        (start, word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_at_the_ends_of_sentences() {
        for (text, name) in [
            ("Cllr A Marl (Vice-Chair)", Some("Cllr A Marl")),
            ("Ann Marl.", Some("Ann Marl")),
            ("AM.", Some("AM")),
            ("the Vice-Chairman", Some("the Vice-Chairman")),
            ("the meeting", None),
        ] {
            assert_eq!(leading(text), name, "{text}");
        }
        for (text, name) in [
            ("In the absence of Cllr A Marl, Cllr B Dunn", Some("Cllr B Dunn")),
            ("and so AM", Some("AM")),
            ("the meeting", None),
        ] {
            assert_eq!(trailing(text), name, "{text}");
        }
    }

    #[test]
    fn lists_end_where_the_sentence_goes_on() {
        for (text, list) in [
            ("Cllrs Marl and Dunn due to illness", "Cllrs Marl and Dunn"),
            ("Cllr A Marl, Cllr B Dunn. These were noted.", "Cllr A Marl, Cllr B Dunn."),
            ("Cllr A Marl (who was ill) and the Clerk", "Cllr A Marl (who was ill) and the Clerk"),
            ("Mr. A. Marl and Mrs. B. Dunn", "Mr. A. Marl and Mrs. B. Dunn"),
        ] {
            assert_eq!(list_in(text), list, "{text}");
        }
    }
}
