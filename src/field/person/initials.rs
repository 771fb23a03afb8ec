//! The initials that a paper calls a person by: "Ann Marl (AM)", "Paul Wheeler PWh".

use crate::field::{name, tail};

/// Tells whether a word is what a paper calls the person of a name by: two to four letters, the capitals
/// among them the first letters of the name's words in their order, the small ones behind them.
pub(crate) fn are_of(name: &str, mark: &str) -> bool {
    let letters: Vec<char> = mark.trim().chars().filter(|c| *c != '.').collect();
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    if !(2..=4).contains(&letters.len()) || !letters.iter().all(|c| c.is_alphabetic()) {
        return false;
    }
    let first = letters.first().is_some_and(|c| c.is_uppercase());
    let bare = tail(name, name::titles(name));
    first && capitals > 1 && follow(bare, &letters)
}

/// Whether letters stand in a text in their order: the first at its start, capitals at the starts of words,
/// small ones right behind the letter before.
fn follow(text: &str, letters: &[char]) -> bool {
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    for (place, letter) in letters.iter().enumerate() {
        loop {
            let Some(c) = chars.next() else { return false };
            let starts = !before.is_alphabetic() || c.is_uppercase() && before.is_lowercase();
            before = c;
            let alike = if letter.is_uppercase() { starts && c == *letter } else { c == *letter };
            if alike {
                break;
            }
            if place == 0 || letter.is_lowercase() {
                return false;
            }
        }
    }
    true
}

/// Cuts the initials off the end of a name: "Ann Marl AM". Letters after a name are none of them.
pub(super) fn cut(printed: &str) -> Option<(&str, &str)> {
    let (before, mark) = printed.rsplit_once(' ')?;
    let before = before.trim_end_matches([' ', ',', '-', '–']);
    let several = tail(before, name::titles(before)).split_whitespace().count() > 1;
    (several && !name::is_letters(mark) && are_of(before, mark)).then_some((before, mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_those_of_the_name() {
        for (name, mark, theirs) in [
            ("Ann Marl", "AM", true),
            ("Cllr. A. Marl", "A.M.", true),
            ("Paul Wheeler", "PWh", true),
            ("Ann Carey", "ACa", true),
            ("Ann Reed-Hill", "ARH", true),
            ("Ann McQuill", "AMQ", true),
            ("Ann Mary Marl", "AM", true),
            ("Ann Marl", "SBC", false),
            ("Ann Marl", "Am", false),
            ("Ann Marl", "MA", false),
            ("Ann Marl", "A", false),
            ("Ann Marl", "Marl", false),
        ] {
            assert_eq!(are_of(name, mark), theirs, "{name} {mark}");
        }
        assert_eq!(cut("Bob Dunn BD"), Some(("Bob Dunn", "BD")));
        assert_eq!(cut("Mary Parr MP"), None);
        assert_eq!(cut("Ann Marl"), None);
    }
}
