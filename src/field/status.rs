//! The status of an action: what its words say of its state, colour words, and the colour of a cell.

use crate::block::Colour;
use crate::record::ActionState;
use crate::words::means;
use crate::words::status::{BEFORE_STATE, BEHIND_STATE, COLOURS, Rag, STATES, TO_COME};

/// Folds a status: lower case, white space folded, closing full stop off; null if nothing is left.
pub fn status(text: &str) -> Option<String> {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let folded = folded.trim_end_matches(['.', ';', ',']);
    folded.chars().any(char::is_alphanumeric).then(|| folded.to_owned())
}

/// Tells whether a text is a word for a status and nothing else.
pub(crate) fn is_status(text: &str) -> bool {
    status(text).is_some_and(|s| {
        let s = s.replace('-', " ");
        STATES.iter().any(|term| term.has(&s)) || means(COLOURS, &s).is_some()
    })
}

/// The colour that a text names, alone or before a remark: "Amber", "green – on track".
pub(crate) fn colour(text: &str) -> Option<Rag> {
    clauses(text).find_map(|words| means(COLOURS, words.first()?))
}

/// The colour that a letter stands for.
pub(crate) fn letter(text: &str) -> Option<Rag> {
    match text.trim().trim_end_matches('.') {
        "r" | "R" => Some(Rag::Red),
        "a" | "A" => Some(Rag::Amber),
        "g" | "G" => Some(Rag::Green),
        "b" | "B" => Some(Rag::Blue),
        _ => None,
    }
}

/// What a status says of the state: the first of its clauses that is a word for one, alone or before a
/// date or a remark ("Completed 4 June", "On agenda – closed").
pub(crate) fn state(text: &str) -> Option<ActionState> {
    clauses(text).find_map(|words| of_clause(&words))
}

/// What a status says where nothing is known of its log: green is done, and what no table has is open.
pub(crate) fn alone(text: &str) -> ActionState {
    let done = |rag: Rag| matches!(rag, Rag::Green | Rag::Blue);
    let named = || letter(text).or_else(|| colour(text)).map(done);
    state(text).unwrap_or(match named() {
        Some(true) => ActionState::Done,
        _ => ActionState::Open,
    })
}

/// What the first words of a text say of the state ("Completed. Report sent.").
pub(crate) fn first_words(text: &str) -> Option<ActionState> {
    of_clause(&clauses(text).next()?)
}

/// What a text says of the state: its first words, else, or where these leave it open, its last sentence, if
/// that says that it has ended and nothing else ("Signs are up. Action closed.").
pub(crate) fn remarks(text: &str) -> Option<ActionState> {
    let first = first_words(text);
    let ended = |state: &ActionState| matches!(state, ActionState::Done | ActionState::NotDone);
    if first.as_ref().is_some_and(ended) {
        return first;
    }
    last_sentence(text).and_then(alone_in).filter(ended).or(first)
}

/// The last of several sentences.
fn last_sentence(text: &str) -> Option<&str> {
    let (_, last) = text.trim_end().trim_end_matches(['.', '!']).rsplit_once(['.', '!', '\n'])?;
    Some(last)
}

/// The state of a sentence of nothing but words for it.
fn alone_in(sentence: &str) -> Option<ActionState> {
    let mut clauses = clauses(sentence);
    let (only, None) = (clauses.next()?, clauses.next()) else { return None };
    let words: Vec<&str> =
        only.iter().map(String::as_str).skip_while(|word| BEFORE_STATE.has(word)).collect();
    longest(&words).filter(|(_, count)| *count == words.len()).map(|(state, _)| state)
}

/// The one state that the words of a heading name ("Closed actions"); none where they name several.
pub(crate) fn of_heading(text: &str) -> Option<ActionState> {
    let lower = text.to_lowercase().replace('-', " ");
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let named = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let to_come = before.is_some_and(|word| TO_COME.has(word));
        longest(words.get(at..)?).filter(|_| !to_come)
    };
    let mut states = Vec::new();
    let mut at = 0_usize;
    while at < words.len() {
        let found = named(at);
        states.extend(found.map(|(state, _)| state));
        at = at.saturating_add(found.map_or(1, |(_, count)| count));
    }
    states.dedup();
    <[_; 1]>::try_from(states).ok().map(|[one]| one)
}

/// Whether a clause has a word of a user's, alone or before a date.
pub(crate) fn says(text: &str, word: &str) -> bool {
    let spelt = |words: &[String]| words.join(" ");
    let word = clauses(word).next().map(|words| spelt(&words)).unwrap_or_default();
    !word.is_empty() && clauses(text).any(|words| spelt(&words) == word)
}

/// The clauses of a text as words in small letters, each up to its first figure.
fn clauses(text: &str) -> impl Iterator<Item = Vec<String>> {
    let lower = text.to_lowercase().replace(" - ", " – ").replace('-', " ").replace('’', "'");
    let clause = |part: &str| {
        let end = part.find(|c: char| c.is_ascii_digit()).unwrap_or(part.len());
        let words = part.get(..end).unwrap_or_default().split_whitespace();
        words.map(str::to_owned).collect::<Vec<String>>()
    };
    let parts: Vec<Vec<String>> = lower
        .split(['.', ',', ';', ':', '–', '—', '(', ')', '\n', '!'])
        .map(clause)
        .filter(|words| !words.is_empty())
        .collect();
    parts.into_iter()
}

fn of_clause(words: &[String]) -> Option<ActionState> {
    let words: Vec<&str> =
        words.iter().map(String::as_str).skip_while(|word| BEFORE_STATE.has(word)).collect();
    let (state, count) = longest(&words)?;
    let behind = words.get(count);
    behind.is_none_or(|word| BEHIND_STATE.has(word)).then_some(state)
}

/// The longest phrase for a state that words begin with, and of how many words it is.
fn longest(words: &[&str]) -> Option<(ActionState, usize)> {
    let begins = |phrase: &'static str| {
        let mut own = words.iter();
        let fits = phrase.split(' ').all(|word| own.next() == Some(&word));
        fits.then(|| phrase.split(' ').count())
    };
    let all = STATES.iter().flat_map(|term| term.words().map(|phrase| (term.means, phrase)));
    all.filter_map(|(state, phrase)| Some((state, begins(phrase)?))).max_by_key(|(_, count)| *count)
}

/// Channels this close make a grey.
const GREY: u8 = 40;

/// Names the colour of a cell: `red`, `amber`, `green` or `blue`; null for greys and what lies between.
pub fn from_fill(fill: Colour) -> Option<&'static str> {
    let Colour { red, green, blue } = fill;
    let (high, low) = (red.max(green).max(blue), red.min(green).min(blue));
    let chroma = high.saturating_sub(low);
    if chroma < GREY {
        return None;
    }
    let hue = hue(red, green, blue, chroma);
    match hue {
        0..=18 | 341..=360 => Some("red"),
        19..=68 => Some("amber"),
        69..=170 => Some("green"),
        171..=260 => Some("blue"),
        _ => None,
    }
}

/// Degrees on the colour circle, 0 to 359.
fn hue(red: u8, green: u8, blue: u8, chroma: u8) -> i32 {
    let (r, g, b) = (i32::from(red), i32::from(green), i32::from(blue));
    let (base, more, less): (i32, i32, i32) = if r >= g && r >= b {
        (0, g, b)
    } else if g >= b {
        (120, b, r)
    } else {
        (240, r, g)
    };
    // A grey has no chroma, and no hue.
    let turn = more.saturating_sub(less).saturating_mul(60).checked_div(i32::from(chroma));
    base.saturating_add(turn.unwrap_or(0)).rem_euclid(360)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_fold() {
        assert_eq!(status(" In\n Progress. "), Some("in progress".into()));
        assert_eq!(status("GREEN"), Some("green".into()));
        assert_eq!(status(" - "), None);
        assert!(is_status("Ar y gweill") && is_status("On-going"));
        assert!(is_status("On hold") && is_status("Amber") && !is_status("Ann to report back"));
    }

    #[test]
    fn what_a_status_says() {
        use ActionState::{Done, NotDone, Open, Paused};
        for (text, expected) in [
            ("Completed 12/10/24", Some(Done)),
            ("Complete – remove", Some(Done)),
            ("Action complete", Some(Done)),
            ("On the list - closed", Some(Done)),
            ("This has now been completed in June", Some(Done)),
            ("signed-off", Some(Done)),
            ("Closed (see item 3)", Some(Done)),
            ("wedi'i gwblhau", Some(Done)),
            ("No longer required", Some(NotDone)),
            ("Superseded by the new plan", Some(NotDone)),
            ("On hold", Some(Paused)),
            ("On-going", Some(Open)),
            ("Not completed", Some(Open)),
            ("Open: to be closed in May", Some(Open)),
            ("Complete by May", None),
            ("2 of 3 complete", None),
            ("To be completed", None),
            ("green/amber", None),
        ] {
            assert_eq!(state(text), expected, "{text}");
        }
    }

    #[test]
    fn first_words_and_headings() {
        use ActionState::{Done, Open};
        assert_eq!(first_words("Completed. Letter sent."), Some(Done));
        assert_eq!(first_words("COMPLETE: the map is up."), Some(Done));
        assert_eq!(first_words("Closed 3/5/24"), Some(Done));
        assert_eq!(first_words("Letter sent. Completed."), None);
        for (text, expected) in [
            ("Letter sent. Action closed.", Some(Done)),
            ("On-going. 3/5/24 in hand. Sign made. ACTION CLOSED", Some(Done)),
            ("Completed. Now ongoing.", Some(Done)),
            ("On-going. The bridge is closed", Some(Open)),
            ("Sign made. To be closed.", None),
            ("The road to the mill was closed.", None),
            ("Being done 3/5/24", None),
        ] {
            assert_eq!(remarks(text), expected, "{text}");
        }
        assert_eq!(of_heading("CLOSED ACTIONS"), Some(Done));
        assert_eq!(of_heading("Table B: actions implemented and closed"), Some(Done));
        assert_eq!(of_heading("Actions still open"), Some(Open));
        assert_eq!(of_heading("Open and closed actions"), None);
        assert_eq!(of_heading("Actions to be completed"), None);
        assert!(says("Blue 4 May", "blue") && !says("bluebell", "blue"));
    }

    #[test]
    fn colours_named() {
        assert_eq!(colour("Green – on track"), Some(Rag::Green));
        assert_eq!(colour("evergreen"), None);
        assert_eq!((letter("G"), letter("x")), (Some(Rag::Green), None));
    }

    #[test]
    fn colours_of_cells() {
        let table = [
            ((255, 0, 0), Some("red")),
            ((255, 192, 0), Some("amber")),
            ((255, 255, 0), Some("amber")),
            ((146, 208, 80), Some("green")),
            ((0, 176, 80), Some("green")),
            ((0, 112, 192), Some("blue")),
            ((217, 217, 217), None),
        ];
        for ((red, green, blue), name) in table {
            assert_eq!(from_fill(Colour { red, green, blue }), name);
        }
    }
}
