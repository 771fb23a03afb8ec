//! Which item of one document is which of another: by number and title, else by title, else by number.

use super::fold;

/// Where more than this part of the items differ, the documents differ as a whole; with fewer items than
/// the second number that is no pattern.
const WHOLE_PART: usize = 2;
const LEAST_DIFFERING: usize = 4;

/// What an item is known by.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Key {
    number: Option<String>,
    title: String,
    text: String,
}

impl Key {
    pub(super) fn of<'a>(
        number: Option<&str>,
        title: &str,
        text: impl Iterator<Item = &'a str>,
    ) -> Self {
        Self { number: number.map(fold), title: fold(title), text: text.map(fold).collect() }
    }
}

/// Two lists of items differ throughout: they are told as wholes, not item by item.
pub(super) fn throughout(differing: usize, items: usize) -> bool {
    differing >= LEAST_DIFFERING && differing.saturating_mul(WHOLE_PART) > items
}

/// Pairs items; places are those in the lists. Left over are the items that have no counterpart.
pub(super) fn pairs(one: &[Key], other: &[Key]) -> Vec<(Option<usize>, Option<usize>)> {
    type Same = fn(&Key, &Key) -> bool;
    let steps: [Same; 4] = [
        |a, b| a == b,
        |a, b| a.number == b.number && a.title == b.title,
        |a, b| a.title == b.title && !a.title.is_empty(),
        |a, b| a.number == b.number && a.number.is_some(),
    ];
    let mut found: Vec<(Option<usize>, Option<usize>)> = Vec::new();
    let mut free: (Vec<usize>, Vec<usize>) = ((0..one.len()).collect(), (0..other.len()).collect());
    for (step, same) in steps.into_iter().enumerate() {
        let like =
            |a: &usize, b: &usize| one.get(*a).zip(other.get(*b)).is_some_and(|(a, b)| same(a, b));
        for (a, key) in one.iter().enumerate() {
            let fitting = free.1.iter().copied().find(|b| like(&a, b));
            let Some(b) = fitting.filter(|_| free.0.contains(&a)) else { continue };
            // Of several "Note:" nobody knows which is which.
            let several = (0..one.len()).filter(|other| like(other, &b)).count() > 1
                || (0..other.len()).filter(|other| like(&a, other)).count() > 1;
            if step == 0 || key.number.is_some() || !several {
                found.push((Some(a), Some(b)));
                free.0.retain(|place| *place != a);
                free.1.retain(|place| *place != b);
            }
        }
    }
    found.extend(free.0.into_iter().map(|a| (Some(a), None)));
    found.extend(free.1.into_iter().map(|b| (None, Some(b))));
    // In the order of what is taken; what only the other has comes last.
    found.sort_by_key(|(a, b)| (a.is_none(), *a, *b));
    found
}

/// An item as a field's name tells it: by its number, else by its title.
pub(super) fn name(part: &str, number: Option<&str>, title: &str) -> String {
    match number {
        Some(number) => format!("{part}[{number}]"),
        None => format!("{part}[“{}”]", title.chars().take(40).collect::<String>()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(items: &[(&str, &str, &str)]) -> Vec<Key> {
        let key = |(number, title, text): &(&str, &str, &str)| {
            Key::of((!number.is_empty()).then_some(*number), title, [*text].into_iter())
        };
        items.iter().map(key).collect()
    }

    #[test]
    fn items_pair_by_title_where_numbers_differ() {
        let one = keys(&[("1", "Apologies", "a"), ("2", "Minutes", ""), ("3", "Old", "")]);
        let other = keys(&[
            ("60", "APOLOGIES", "b"),
            ("2", "Minutes", ""),
            ("3", "New", ""),
            ("", "Note", ""),
        ]);
        assert_eq!(
            pairs(&one, &other),
            [(Some(0), Some(0)), (Some(1), Some(1)), (Some(2), Some(2)), (None, Some(3))]
        );
    }

    #[test]
    fn notes_pair_by_their_text_alone() {
        let one = keys(&[("", "Note:", "A came."), ("", "Note:", "B came.")]);
        let other = keys(&[("", "Note:", "B came"), ("", "Note:", "C came")]);
        assert_eq!(pairs(&one, &other), [(Some(0), None), (Some(1), Some(0)), (None, Some(1))]);
    }
}
