//! Words by which all agreed: "unanimously", "nem con", "all were in favour", "agreed by all".

use std::sync::LazyLock;

use crate::field::tail;
use crate::field::word_list::WordList;
use crate::words::lead_ins::UNANIMOUS;
use crate::words::moving::{ALL, BY_ALL, FOR_IT, WHO};

/// Phrases that say so by themselves.
static ALONE: LazyLock<WordList> =
    LazyLock::new(|| WordList::of(UNANIMOUS.words().chain(BY_ALL.words())));
static EVERYBODY: LazyLock<WordList> = LazyLock::new(|| WordList::of(ALL.words()));

/// Between "all" and what they did stand at most so many words.
const BETWEEN: usize = 6;

/// Whether a text says that all who voted agreed.
pub fn unanimous(text: &str) -> bool {
    ALONE.is_in(text) || EVERYBODY.places(text).any(|all| are_for(tail(text, all.end)))
}

/// Whether it says so in as many words, and not by "all" who were for it.
pub(super) fn in_one_word(text: &str) -> bool {
    ALONE.is_in(text)
}

/// "… members present were in favour".
fn are_for(rest: &str) -> bool {
    let words = rest.split(' ').filter(|word| !word.is_empty()).take(BETWEEN);
    let plain = words.map(|word| word.trim_end_matches(['.', ',', ';', ')', ':']));
    let mut behind = plain.map(str::to_lowercase).skip_while(|word| WHO.has(word));
    behind.next().is_some_and(|word| FOR_IT.has(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_agreed() {
        for (text, is) in [
            ("The motion was carried unanimously.", true),
            ("Prop. AM, 2nd BD, All agreed.", true),
            ("All were in favour.", true),
            ("ALL IN FAVOUR", true),
            ("All members present voted in favour.", true),
            ("The minutes were agreed by all.", true),
            ("Carried nem con.", true),
            ("All the gates are shut.", false),
            ("4 in favour, 2 against", false),
            ("All of the money for it", false),
        ] {
            assert_eq!(unanimous(text), is, "{text}");
        }
    }
}
