//! Numbers that a series lacks and that stand at the start of a text inside it: an item or a row that was
//! taken for a part of the one above.

use super::told;
use crate::record::diagnostic::Code;
use crate::record::{ActionLog, Agenda, At, Diagnostic, Minutes};

/// A number of a series: what stands before its last figures, and these.
type Counted<'t> = (&'t str, u32);

/// A text under a number of the series.
struct Under<'t> {
    /// The place of the number in the series.
    place: usize,
    /// The label of the text, or its first word.
    mark: &'t str,
    /// The text.
    text: &'t str,
    /// Where it stands.
    at: &'t At,
}

/// Tells of paragraphs that start with a number that the items lack.
pub(super) fn of_minutes(minutes: &Minutes) -> Option<Diagnostic> {
    let numbers: Vec<Option<Counted<'_>>> =
        minutes.items.iter().map(|item| counted(item.number.as_deref()?)).collect();
    let under = minutes.items.iter().enumerate().flat_map(|(place, item)| {
        item.paragraphs.iter().map(move |paragraph| {
            let mark = paragraph.label.as_deref().or_else(|| first_word(&paragraph.text));
            Under {
                place,
                mark: mark.unwrap_or_default(),
                text: &paragraph.text,
                at: &paragraph.at,
            }
        })
    });
    told(
        Code::ItemDoubtful,
        "stands under an item, with a number that the items lack",
        missing(&numbers, under),
    )
}

/// Tells of notes that start with a number that the items lack.
pub(super) fn of_agenda(agenda: &Agenda) -> Option<Diagnostic> {
    let numbers: Vec<Option<Counted<'_>>> =
        agenda.items.iter().map(|item| counted(item.number.as_deref()?)).collect();
    let under = agenda.items.iter().enumerate().flat_map(|(place, item)| {
        item.notes.iter().map(move |note| {
            let mark = first_word(note).unwrap_or_default();
            Under { place, mark, text: note, at: &item.at }
        })
    });
    told(
        Code::ItemDoubtful,
        "stands under an item, with a number that the items lack",
        missing(&numbers, under),
    )
}

/// Tells of rows with several numbers in the cell of one, or with a number that the rows lack in their text.
pub(super) fn of_log(log: &ActionLog) -> Option<Diagnostic> {
    let numbers: Vec<Option<Counted<'_>>> =
        log.rows.iter().map(|row| counted(row.number.as_deref()?)).collect();
    let under = log.rows.iter().enumerate().flat_map(|(place, row)| {
        let texts = [&row.action, &row.comments].into_iter().flatten();
        let words = texts.flat_map(|text| text.split_whitespace().map(move |word| (word, text)));
        words.filter(|(word, _)| is_label(word)).map(move |(mark, text)| Under {
            place,
            mark,
            text,
            at: &row.at,
        })
    });
    let mut found = missing(&numbers, under);
    let several = log.rows.iter().filter_map(|row| {
        let number = row.number.as_deref()?;
        let plain = |one: &&str| counted(one).is_some() && !one.contains(['(', ')']);
        let own = number.split_whitespace().filter(plain).count();
        (own > 1 && own == number.split_whitespace().count()).then_some((number, &row.at))
    });
    found.extend(several);
    told(Code::RowDoubtful, "one row that may be several", found)
}

fn first_word(text: &str) -> Option<&str> {
    text.split_whitespace().next().filter(|word| is_label(word))
}

/// Whether a word ends as a label does, or is nothing but figures.
fn is_label(word: &str) -> bool {
    let figures = word.trim_end_matches(['.', ')', ':']);
    figures.ends_with(|c: char| c.is_ascii_digit())
        && (figures.len() < word.len() || figures.chars().all(|c| c.is_ascii_digit()))
}

/// The last figures of a number, and what stands before them.
fn counted(number: &str) -> Option<Counted<'_>> {
    let number = number.trim_matches(['(', ')', '.', ':', ' ']);
    let before = number.trim_end_matches(|c: char| c.is_ascii_digit());
    let figures = number.get(before.len()..)?;
    Some((before, figures.parse().ok()?))
}

/// Whether a text is as short as a title, and no sentence.
fn is_title(text: &str) -> bool {
    /// Words of a title under the last item.
    const WORDS: usize = 6;
    !text.ends_with(['.', ',', ';', ':', '?']) && text.split_whitespace().count() <= WORDS
}

/// The texts whose number lies between that of the item or row that they stand under and the next one's, or,
/// under the last, goes on from it before a title.
fn missing<'t>(
    numbers: &[Option<Counted<'_>>],
    under: impl Iterator<Item = Under<'t>>,
) -> Vec<(&'t str, &'t At)> {
    // The next number behind each.
    let mut behind = None;
    let mut nexts: Vec<Option<&Counted<'_>>> = Vec::with_capacity(numbers.len());
    for number in numbers.iter().rev() {
        nexts.push(behind);
        behind = number.as_ref().or(behind);
    }
    nexts.reverse();
    let lacks = |one: &Under<'_>| {
        let (before, this) = numbers.get(one.place).copied().flatten()?;
        let (own_before, own) = counted(one.mark)?;
        let Some((next_before, next)) = nexts.get(one.place).copied().flatten() else {
            let near = own.checked_sub(this).is_some_and(|step| (1..=3).contains(&step));
            return Some(near && before == own_before && is_title(one.text));
        };
        // A gap of many is that of another series.
        let gap = next.checked_sub(this).is_some_and(|gap| (2..=10).contains(&gap));
        Some(gap && before == *next_before && before == own_before && own > this && own < *next)
    };
    under.filter(|one| lacks(one) == Some(true)).map(|one| (one.text, one.at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{ActionRow, MinutesItem, Paragraph};

    fn item(number: &str, paragraphs: &[(Option<&str>, &str)]) -> MinutesItem {
        let paragraph = |(label, text): &(Option<&str>, &str)| Paragraph {
            label: label.map(str::to_owned),
            text: (*text).to_owned(),
            at: Vec::new(),
        };
        MinutesItem {
            number: Some(number.to_owned()),
            paragraphs: paragraphs.iter().map(paragraph).collect(),
            ..MinutesItem::default()
        }
    }

    #[test]
    fn numbers_that_the_items_lack() {
        for (next, paragraphs, doubtful) in [
            ("13", &[(Some("12."), "Roads")][..], true),
            ("13", &[(None, "12. Roads")], true),
            ("12", &[(Some("12."), "Roads")], false),
            ("13", &[(None, "12 people came.")], true),
            ("13", &[(Some("1."), "The gate.")], false),
            ("90", &[(Some("12."), "Roads")], false),
        ] {
            let items = vec![item("11", paragraphs), item(next, &[])];
            let minutes = Minutes { items, ..Minutes::default() };
            assert_eq!(of_minutes(&minutes).is_some(), doubtful, "{next} {paragraphs:?}");
        }
        for (text, doubtful) in [("Next meeting", true), ("The gate was mended.", false)] {
            let items = vec![item("11", &[(Some("12"), text)])];
            let minutes = Minutes { items, ..Minutes::default() };
            assert_eq!(of_minutes(&minutes).is_some(), doubtful, "{text}");
        }
    }

    #[test]
    fn rows_that_are_several() {
        let row = |number: &str, action: &str| ActionRow {
            number: Some(number.to_owned()),
            action: Some(action.to_owned()),
            ..ActionRow::default()
        };
        for (first, second, doubtful) in [
            (row("3", "Mend the gate"), row("4", "Oil the lock"), false),
            (row("3", "Mend the gate 4. Oil the lock"), row("5", "Fell the lime"), true),
            (row("3", "Mend the gate"), row("5", "Fell the lime"), false),
            (row("3 4", "Mend the gate Oil the lock"), row("5", "Fell the lime"), true),
            (row("3.11 (1)", "Mend the gate"), row("3.11 (2)", "Fell the lime"), false),
        ] {
            let log = ActionLog { rows: vec![first, second], ..ActionLog::default() };
            assert_eq!(of_log(&log).is_some(), doubtful, "{log:?}");
        }
    }
}
