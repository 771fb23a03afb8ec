//! Who abstained, by name, where one did: "AM abstained", "with abstention from Cllr Marl".

use std::sync::LazyLock;

use crate::field::word_list::WordList;
use crate::field::{action, head, name, tail};
use crate::words::lead_ins::ABSTAIN;
use crate::words::moving::{AND, BY};

static ABSTAINED: LazyLock<WordList> = LazyLock::new(|| WordList::of(ABSTAIN.words()));

/// A name has at most this many words, titles included.
const LONGEST: usize = 5;

/// Reads the one who abstained; null where nobody or several did.
pub fn abstainer(text: &str) -> Option<String> {
    let place = ABSTAINED.places(text).next()?;
    before(head(text, place.start)).or_else(|| behind(tail(text, place.end)))
}

fn before(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let from = |many: usize| words.len().checked_sub(many);
    let (start, name) = (1..=LONGEST).rev().filter_map(from).find_map(|start| {
        let name = words.get(start..)?.join(" ").trim_start_matches('(').to_owned();
        is_name(&name).then_some((start, name))
    })?;
    let above = start.checked_sub(1).and_then(|above| words.get(above));
    above.is_none_or(|above| !AND.has(&above.to_lowercase())).then_some(name)
}

fn behind(text: &str) -> Option<String> {
    let bracket = text.trim_start().strip_prefix('(').and_then(|open| open.split_once(')'));
    if let Some((inside, _)) = bracket {
        return Some(inside.trim().to_owned()).filter(|name| is_name(name));
    }
    let mut words = text.split_whitespace();
    words.next().filter(|word| BY.has(&word.to_lowercase()))?;
    let rest: Vec<&str> = words.take(LONGEST).collect();
    let plain = |name: String| name.trim_end_matches(['.', ')', ',']).to_owned();
    let names = (1..=rest.len()).rev().filter_map(|many| rest.get(..many));
    names.map(|some| plain(some.join(" "))).find(|name| is_name(name))
}

fn is_name(text: &str) -> bool {
    text.len() > 1 && action::is_initials(text) || name::looks_like_name(text)
}
