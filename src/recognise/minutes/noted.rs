//! Actions that minutes note item by item, in lines ("ACTION: AB") or in a margin column, put
//! together as an action log of their own.

use std::collections::BTreeMap;

use crate::field::action::{self, Noted, Told};
use crate::field::label::{LabelKind, label};
use crate::record::diagnostic::Code;
use crate::record::{
    ActionLog, ActionRow, At, Diagnostic, LogKind, Minutes, MinutesItem, Paragraph, Place,
};

use super::heading::bare_number;
use super::margin::{Entry, Laid};
use super::marks::Mark;
use super::settled;
use crate::block::merge;

/// An action line with what it stands under.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct NotedAction {
    /// The line.
    pub noted: Noted,
    /// The paragraph or clause above it, and where that stands.
    pub subject: Option<(String, At)>,
    /// Where the line stands.
    pub at: At,
}

/// How far below a paragraph an entry may stand that belongs to it, in points: a line.
const BELOW: f32 = 14.0;

/// The rows of an item's action lines. `heading` is where the item's number stands.
pub(crate) fn of_lines(
    number: Option<&str>,
    heading: &At,
    lines: Vec<NotedAction>,
) -> Vec<ActionRow> {
    lines
        .into_iter()
        .map(|line| {
            let (action, above) = match (line.noted.text.clone(), line.subject) {
                (Some(own), _) => (Some(own), Vec::new()),
                (None, Some((text, at))) => (Some(text), at),
                (None, None) => (None, Vec::new()),
            };
            let header = line.noted.word.clone();
            let at = heading.iter().cloned().chain(above).chain(line.at);
            row(number, action, header, line.noted, merge(at))
        })
        .collect()
}

/// The rows of the entries beside the items of minutes, and what could not be told.
pub(crate) fn of_margin(
    items: &[MinutesItem],
    entries: &[Entry],
) -> (Vec<ActionRow>, Vec<Diagnostic>) {
    let (mut rows, mut diagnostics) = (Vec::new(), Vec::new());
    for entry in entries {
        let item = item_of(items, entry);
        let part = item.is_none().then(|| paragraph_of(items, entry)).flatten();
        let item = item.or(part.map(|(item, _)| item));
        let labelled = item.and_then(|item| labelled(item, entry));
        let printed = labelled.map_or(entry.text.as_str(), |(printed, _)| printed);
        let Some(noted) = action::entry(printed) else { continue };
        let on_its_row = part.map(|(_, paragraph)| (paragraph.text.as_str(), &paragraph.at));
        let in_row = || in_row(entry, &noted.owners);
        let beside = || item.and_then(|item| beside(item, &entry.at));
        let beside = labelled.map(|(_, told)| told).or_else(beside);
        let beside = beside.or_else(in_row).or(on_its_row);
        let (action, near) = match (noted.text.clone(), beside) {
            (Some(own), _) => (Some(own), Vec::new()),
            (None, Some((text, at))) => (Some(text.to_owned()), at.clone()),
            (None, None) => {
                let message = format!("“{}” stands beside no paragraph of its own", entry.text);
                diagnostics.push(Code::ActionTextMissing.note(message, entry.at.clone()));
                (None, Vec::new())
            }
        };
        if let Some(text) = action.as_deref().filter(|text| is_doubtful(entry, text, &noted)) {
            let message = format!("only blank lines lay “{}” to “{text}”", entry.text);
            diagnostics.push(Code::ActionDoubtful.note(message, entry.at.clone()));
        }
        let whole = item.filter(|item| entry.number_at.is_empty() && item.number.is_some());
        let numbered = whole.map_or(&entry.number_at, |item| &item.at).iter().cloned();
        let at = merge(numbered.chain(near).chain(entry.at.iter().cloned()));
        let number = item.map_or(entry.number.as_deref(), |item| item.number.as_deref());
        rows.push(row(number, action, entry.header.clone(), noted, at));
    }
    (rows, diagnostics)
}

/// Whether an entry is laid to a text by blank lines alone: by the text none of its owners is to do something.
fn is_doubtful(entry: &Entry, text: &str, noted: &Noted) -> bool {
    let does = |who: &String| action::told(text, who) == Told::ToDo;
    entry.laid == Laid::Lines && !noted.owners.iter().any(does)
}

/// The paragraph of an entry's row that it belongs to, where places do not tell: the only one, or the only one
/// by which an owner is to do something.
fn in_row<'a>(entry: &'a Entry, owners: &[String]) -> Option<(&'a str, &'a At)> {
    let placed = |at: &At| matches!(at.first(), Some(Place::Page { .. }));
    let mut row: Vec<&(String, At)> = entry.row.iter().filter(|(_, at)| !placed(at)).collect();
    if row.len() > 1 {
        let does = |text: &str| owners.iter().any(|who| action::told(text, who) == Told::ToDo);
        row.retain(|(text, _)| does(text));
    }
    let [(text, at)] = row.as_slice() else { return None };
    let end = settled::tail(text, at).map_or(text.len(), |found| found.start);
    let end = action::behind(text).map_or(end, |(start, _)| start.min(end));
    Some((text.get(..end).unwrap_or(text).trim_end(), at))
}

/// The item that an entry stands beside: by its row's number, and where several or none have that, by its text.
fn item_of<'a>(items: &'a [MinutesItem], entry: &Entry) -> Option<&'a MinutesItem> {
    let own = entry.number.as_deref().map(bare_number);
    let numbered = |item: &&MinutesItem| item.number.is_some() && item.number.as_deref() == own;
    let mut counted = items.iter().filter(numbered);
    let (first, more) = (counted.next(), counted.next());
    match (first, more) {
        (Some(only), None) => Some(only),
        (Some(first), Some(_)) => {
            Some(items.iter().filter(numbered).find(|item| holds(item, entry)).unwrap_or(first))
        }
        (None, _) => items.iter().find(|item| holds(item, entry)),
    }
}

/// What an entry says behind the label that a paragraph of its item bears too, and that paragraph: "b. AM" beside
/// "b. The gate is old."
fn labelled<'e, 'a>(
    item: &'a MinutesItem,
    entry: &'e Entry,
) -> Option<(&'e str, (&'a str, &'a At))> {
    let mark = label(&entry.text).filter(|mark| mark.kind != LabelKind::Bullet)?;
    let bears = |paragraph: &&Paragraph| paragraph.label.as_ref() == Some(&mark.printed);
    let own = item.paragraphs.iter().find(bears)?;
    Some((entry.text.get(mark.rest_start..)?, (own.text.as_str(), &own.at)))
}

/// Whether an item has a text of an entry's row.
fn holds(item: &MinutesItem, entry: &Entry) -> bool {
    let texts = item.paragraphs.iter().map(|p| &p.at);
    let mut texts = texts.chain(item.resolutions.iter().map(|clause| &clause.at));
    texts.any(|at| entry.row.iter().flat_map(|(_, row)| row).any(|place| covers(at, place)))
}

/// The paragraph that bears the number of an entry's row, with its item: "8.4" under item 8.
fn paragraph_of<'a>(
    items: &'a [MinutesItem],
    entry: &Entry,
) -> Option<(&'a MinutesItem, &'a Paragraph)> {
    let number = entry.number.as_deref()?;
    let bears = |paragraph: &&Paragraph| {
        paragraph.label.as_deref().is_some_and(|label| label.trim_end_matches('.') == number)
    };
    items.iter().find_map(|item| Some((item, item.paragraphs.iter().find(bears)?)))
}

/// The rows of the marks beside what an item says, and what could not be told. `heading` is where the item's
/// number stands.
pub(crate) fn of_marks(
    number: Option<&str>,
    heading: &At,
    told: &[(&str, &At)],
    marks: &[Mark],
) -> (Vec<ActionRow>, Vec<Diagnostic>) {
    let (mut rows, mut diagnostics) = (Vec::new(), Vec::new());
    for mark in marks {
        let Some(noted) = action::entry(&mark.text) else { continue };
        let subject = subject(told, mark);
        if subject.is_none() {
            let message = format!("“{}” stands beside no paragraph of its own", mark.text);
            diagnostics.push(Code::ActionTextMissing.note(message, mark.at.clone()));
        }
        let near = subject.map(|(_, at)| at.clone()).unwrap_or_default();
        let at = merge(heading.iter().cloned().chain(near).chain(mark.at.iter().cloned()));
        let text = subject.map(|(text, _)| text.to_owned());
        rows.push(row(number, text, mark.header.clone(), noted, at));
    }
    (rows, diagnostics)
}

/// What a mark stands beside: the text at its height, or else the one that it is in or below.
fn subject<'a>(told: &[(&'a str, &'a At)], mark: &Mark) -> Option<(&'a str, &'a At)> {
    let within = |text: &&(&str, &At)| below(text.1, &mark.at).is_some_and(|gap| gap <= 0.0);
    let holds = |text: &&(&str, &At)| mark.near.iter().any(|place| covers(text.1, place));
    let level = told.iter().rev().find(within).or_else(|| told.iter().rev().find(holds));
    level.copied().or_else(|| nearest(told, &mark.at))
}

/// Whether one of some places covers another.
fn covers(places: &At, other: &Place) -> bool {
    let Place::Page { page: other_page, area: other } = other else {
        return places.contains(other);
    };
    places.iter().any(|place| match place {
        Place::Page { page, area } => {
            page == other_page && area[1] <= other[1] + 1.0 && area[3] + 1.0 >= other[3]
        }
        _ => false,
    })
}

/// How far the middle of a place is below a text's foot; nothing where it stands beside it.
fn below(places: &At, at: &At) -> Option<f32> {
    let Some(Place::Page { page, area }) = at.first() else { return None };
    let middle = f32::midpoint(area[1], area[3]);
    places.iter().find_map(|place| match place {
        Place::Page { page: own, area } if own == page && area[1] <= middle => {
            Some((middle - area[3]).max(0.0))
        }
        _ => None,
    })
}

/// The text at the height of a place, or right above it.
fn nearest<'a>(told: &[(&'a str, &'a At)], at: &At) -> Option<(&'a str, &'a At)> {
    told.iter()
        .filter_map(|text| below(text.1, at).map(|gap| (gap, *text)))
        .filter(|(gap, _)| *gap <= BELOW)
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, text)| text)
}

/// The paragraph or clause that an entry stands beside: on its height, or right above it; where places
/// do not tell, the only one that there is.
fn beside<'a>(item: &'a MinutesItem, at: &At) -> Option<(&'a str, &'a At)> {
    let paragraphs = item.paragraphs.iter().map(|p| (p.text.as_str(), &p.at));
    let told: Vec<(&str, &At)> =
        paragraphs.chain(item.resolutions.iter().map(|r| (r.text.as_str(), &r.at))).collect();
    if !matches!(at.first(), Some(Place::Page { .. })) {
        return match told.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
    }
    nearest(&told, at)
}

fn row(
    number: Option<&str>,
    action: Option<String>,
    header: String,
    noted: Noted,
    at: At,
) -> ActionRow {
    ActionRow {
        number: number.map(str::to_owned),
        action,
        owners: noted.owners,
        printed: BTreeMap::from([(header, Some(noted.printed))]),
        at,
        ..ActionRow::default()
    }
}

/// The log of the actions that minutes note.
pub(crate) fn log(minutes: &Minutes, mut rows: Vec<ActionRow>) -> Option<ActionLog> {
    let mut parts: BTreeMap<Option<String>, u32> = BTreeMap::new();
    for row in &mut rows {
        let part = parts.entry(row.number.clone()).or_default();
        *part = part.saturating_add(1);
        row.part = Some(*part);
    }
    (!rows.is_empty()).then(|| ActionLog {
        kind: LogKind::Noted,
        as_of: minutes.meeting.date.clone(),
        at: merge(rows.iter().flat_map(|row| row.at.clone())),
        rows,
        ..ActionLog::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::{Block, Text};
    use crate::recognise::{recognise, testing};
    use crate::record::Paragraph;

    fn rows(log: &ActionLog) -> Vec<String> {
        let row = |row: &ActionRow| {
            let number = row.number.as_deref().unwrap_or("-");
            let part = row.part.unwrap_or_default();
            let action = row.action.as_deref().unwrap_or("?");
            format!("{number}.{part} {}: {action}", row.owners.join("+"))
        };
        log.rows.iter().map(row).collect()
    }

    #[test]
    fn lines_stand_under_what_they_are_about() {
        let blocks = testing::texts(&[
            "*Minutes of a meeting of the Marl Board held on Monday, 3 June 2030.",
            "*Present",
            "Mrs A. Marl\nMr B. Dunn",
            "*1. Roads",
            "The gate at the ford is broken.",
            "ACTION: AM/BD",
            "*2. Trees",
            "Two limes are to be felled. ACTION: BD",
            "Action: Clerk to write to the mill.",
        ]);
        let found = recognise(&blocks, &[]);
        assert_eq!(found.action_logs.len(), 1);
        assert_eq!(found.action_logs[0].as_of.as_deref(), Some("2030-06-03"));
        assert_eq!(
            rows(&found.action_logs[0]),
            [
                "1.1 AM+BD: The gate at the ford is broken.",
                "2.1 BD: Two limes are to be felled.",
                "2.2 Clerk: Clerk to write to the mill.",
            ]
        );
    }

    #[test]
    fn entries_belong_to_the_paragraph_at_their_height() {
        let at =
            |top: f32, bottom: f32| vec![Place::Page { page: 1, area: [0.0, top, 9.0, bottom] }];
        let paragraph = |text: &str, top: f32| Paragraph {
            label: text.starts_with("Fell").then(|| "b.".to_owned()),
            text: text.to_owned(),
            at: at(top, top + 30.0),
        };
        let item = MinutesItem {
            number: Some("4".to_owned()),
            paragraphs: vec![
                paragraph("Mend the gate.", 100.0),
                paragraph("Fell the limes.", 140.0),
            ],
            ..MinutesItem::default()
        };
        let entry = |text: &str, top: f32| Entry {
            block: 0,
            number: Some("4".to_owned()),
            number_at: Vec::new(),
            header: "Action".to_owned(),
            text: text.to_owned(),
            at: at(top, top + 10.0),
            row: Vec::new(),
            laid: Laid::Row,
        };
        let entries =
            [entry("AM", 120.0), entry("BD", 170.0), entry("CF", 20.0), entry("b. GH", 120.0)];
        let (found, doubts) = of_margin(&[item], &entries);
        let log = log(&Minutes::default(), found).unwrap();
        let expected = [
            "4.1 AM: Mend the gate.",
            "4.2 BD: Fell the limes.",
            "4.3 CF: ?",
            "4.4 GH: Fell the limes.",
        ];
        assert_eq!(rows(&log), expected);
        assert_eq!(doubts.len(), 1);
    }

    #[test]
    fn entries_belong_to_the_item_of_their_row() {
        for (rows_of, expected) in [
            // In brackets, in a row below, and without numbers.
            (
                &[
                    ["(1)", "*Roads\nThe gate is old.", "AM"],
                    ["(2)", "*Trees\nTwo limes fell.", ""],
                    ["", "A third leans.", "BD"],
                    ["(3)", "*Walls\nThey stand.", ""],
                ][..],
                ["1.1 AM: The gate is old.", "2.1 BD: A third leans."],
            ),
            (
                &[
                    ["*Roads\nThe gate is old.", "AM", ""],
                    ["*Trees\nTwo limes fell.", "BD", ""],
                    ["*Walls\nThey stand.", "", ""],
                ],
                ["-.1 AM: The gate is old.", "-.2 BD: Two limes fell."],
            ),
        ] {
            let blocks = minutes_of(rows_of);
            let found = recognise(&blocks, &[]);
            assert_eq!(found.action_logs.iter().flat_map(rows).collect::<Vec<_>>(), expected);
        }
    }

    /// Minutes whose items are a table; lines of a cell are paragraphs of it.
    fn minutes_of(rows: &[[&str; 3]]) -> Vec<Block> {
        let wide = rows.iter().any(|row| !row[2].is_empty());
        let head = if wide { ["No", "Item", "Action"] } else { ["Item", "Action", ""] };
        let columns = if wide { 3 } else { 2 };
        let all: Vec<&[&str]> =
            [&head].into_iter().chain(rows).map(|row| row.get(..columns).unwrap()).collect();
        let mut table = testing::table(&all);
        for (number, cell) in table.rows.iter_mut().flat_map(|row| &mut row.cells).enumerate() {
            let texts = cell.texts.drain(..).flat_map(|text| text.lines);
            let texts = texts.enumerate().map(|(line, mut own)| {
                own.place = Some(Place::Line { line: (number * 10 + line) as u32 + 10 });
                if line > 0 {
                    own.segments[0].spans[0].style.bold = false;
                }
                Text { lines: vec![own], ..Text::default() }
            });
            cell.texts = texts.collect();
        }
        let mut blocks = testing::texts(&[
            "*Minutes of a meeting of the Marl Board held on Monday, 3 June 2030.",
            "*Present",
            "Mrs A. Marl\nMr B. Dunn",
        ]);
        blocks.push(Block::Table(table));
        blocks
    }
}
