//! The labels that a browser computes for numbered lists.

use super::style::{Numbers, declared, numbers};
use super::tree::Element;

/// A list that is being read.
#[derive(Clone, Copy, Debug)]
pub(super) struct List {
    numbers: Numbers,
    next: i64,
    step: i64,
}

impl List {
    /// A list that starts at its `<ol>` or `<ul>`.
    pub(super) fn new(element: Element<'_>) -> List {
        let ordered = element.value().name() == "ol";
        let style = declared(element).list;
        let kind = element.attr("type").and_then(numbers);
        let reversed = element.attr("reversed").is_some();
        let items = || element.child_elements().filter(|e| e.value().name() == "li").count();
        let start = element.attr("start").and_then(|start| start.trim().parse().ok());
        let last = if reversed { i64::try_from(items()).unwrap_or(i64::MAX) } else { 1 };
        List {
            numbers: match style.or(kind) {
                _ if !ordered => Numbers::Unnumbered,
                given => given.unwrap_or_default(),
            },
            next: start.unwrap_or(last),
            step: if reversed { -1 } else { 1 },
        }
    }

    /// The label of the next entry; `None` for a bullet.
    pub(super) fn label(&mut self, item: Element<'_>) -> Option<String> {
        let value = item.attr("value").and_then(|value| value.trim().parse().ok());
        let number = value.unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        let kind = declared(item).list.or_else(|| item.attr("type").and_then(numbers));
        written(number, kind.unwrap_or(self.numbers))
    }
}

/// The label as a browser shows it.
fn written(number: i64, kind: Numbers) -> Option<String> {
    let positive = u32::try_from(number).ok().filter(|&number| number > 0);
    let text = match kind {
        Numbers::Unnumbered => return None,
        Numbers::Decimal => None,
        Numbers::LowerLetters => positive.map(letters),
        Numbers::UpperLetters => positive.map(|number| letters(number).to_uppercase()),
        Numbers::LowerRoman => positive.and_then(roman),
        Numbers::UpperRoman => positive.and_then(roman).map(|text| text.to_uppercase()),
    };
    Some(format!("{}.", text.unwrap_or_else(|| number.to_string())))
}

/// a, b, … z, aa, ab, …
fn letters(mut number: u32) -> String {
    let mut text = Vec::new();
    while number > 0 {
        number = number.saturating_sub(1);
        text.push(char::from_digit((number % 26).saturating_add(10), 36).unwrap_or('?'));
        number /= 26;
    }
    text.iter().rev().collect()
}

/// i, ii, …, as far as browsers go.
fn roman(mut number: u32) -> Option<String> {
    const DIGITS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number >= 4000 {
        return None;
    }
    let mut text = String::new();
    for (value, digit) in DIGITS {
        while let Some(rest) = number.checked_sub(value) {
            text.push_str(digit);
            number = rest;
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_labels_as_browsers_do() {
        assert_eq!(written(3, Numbers::Decimal).as_deref(), Some("3."));
        assert_eq!(written(28, Numbers::LowerLetters).as_deref(), Some("ab."));
        assert_eq!(written(14, Numbers::LowerRoman).as_deref(), Some("xiv."));
        assert_eq!(written(0, Numbers::UpperRoman).as_deref(), Some("0."));
        assert_eq!(written(1, Numbers::Unnumbered), None);
    }
}
