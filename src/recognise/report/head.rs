//! The head of a report: heading lines (body, date, title), or labels with values ("To:",
//! "Subject:"), run on or in a table.

use std::sync::LazyLock;

use regex::Regex;

use super::super::prose::Prose;
use super::super::table::cell_text;
use super::recommendations::is_recommendations;
use crate::field::word_list::WordList;
use crate::field::{date, label, page_range};
use crate::recognise::piece::Piece;
use crate::words::bodies::DECIDING;
use crate::words::headings::AGENDA_ITEM;
use crate::words::pattern::pattern;

/// What the head tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Head {
    pub title: Option<String>,
    pub meeting_date: Option<String>,
}

/// Headings that open a report's text: what stands above the first of them is its head.
pub(super) static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:(?:the )?{opening}|{opening_start}.{0,30}|{part} [a-z])\s*[.:]?$")
});
/// Labels whose value is the title.
static TITLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^{title_label}$"));
/// Labels whose value names the meeting, with its date.
static MEETING: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^{meeting_label}$"));
/// A label is no sentence; in bytes.
const LONGEST_LABEL: usize = 56;
/// Labels whose values are neither.
static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:{other_label}|{made} (?:by|of|from|author)|{other_label_start}.*)$")
});
/// Heading lines that are no title: "JOINT REPORT OF THE DIRECTOR OF LAW".
static BY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:{report_by} |{agenda_item}|item no|\(?{for}\)?$)"));
/// Words that name the body a report goes to.
static BODY: LazyLock<WordList> = LazyLock::new(|| WordList::of(DECIDING.words()));

/// A head has at most this many pieces.
const PIECES: usize = 24;
/// A value that starts this far right of its label is in a column of its own, in points.
const COLUMN: f32 = 20.0;

/// Whether a text is a heading that opens a report's text.
pub(super) fn opens(text: &str) -> bool {
    OPENING.is_match(text.trim())
}

/// Reads the head from the pieces of a report.
pub(super) fn read(pieces: &[Piece<'_>]) -> Head {
    let mut reader = Reader::default();
    for piece in pieces.iter().take(PIECES) {
        match piece {
            Piece::Table(table) => {
                let mut labelled = false;
                for row in &table.rows {
                    let cells: Vec<String> = row.cells.iter().map(cell_text).collect();
                    let filled: Vec<&str> =
                        cells.iter().map(|c| c.trim()).filter(|c| !c.is_empty()).collect();
                    if let [label, values @ ..] = filled.as_slice() {
                        labelled |= reader.labelled(label, &values.join(" "));
                    }
                }
                if !labelled && reader.any() {
                    break;
                }
            }
            Piece::Prose(p) => {
                if ends_head(p) {
                    break;
                }
                reader.prose(p);
            }
        }
    }
    reader.finish()
}

fn ends_head(p: &Prose<'_>) -> bool {
    let sentence = !p.stands_out() && p.body.split_whitespace().count() > 30;
    let numbered = p.label.is_some() && !p.stands_out() && label_and_value(p).is_none();
    OPENING.is_match(&p.body) || is_recommendations(p) || sentence || numbered
}

#[derive(Default)]
struct Reader {
    /// The value of a label for the title.
    subject: Option<String>,
    meeting_date: Option<String>,
    /// The date beside the meeting's name.
    told: Option<String>,
    /// Heading lines, with whether the meeting's date stands above them.
    lines: Vec<(String, bool)>,
    dated: bool,
    /// The title's lines have ended.
    ended: bool,
    /// Which label the last line had, and where its value starts.
    last: Option<(Field, f32)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Title,
    /// With its date.
    Meeting,
    /// A date alone: the meeting's, unless the meeting says otherwise.
    Date,
    Other,
}

fn field(label: &str) -> Option<Field> {
    let label = label.trim().trim_end_matches([':', '.', '-', '–', ' ']);
    if TITLE.is_match(label) {
        Some(Field::Title)
    } else if MEETING.is_match(label) {
        Some(Field::Meeting)
    } else if label.eq_ignore_ascii_case("date") {
        Some(Field::Date)
    } else if label.len() <= LONGEST_LABEL && OTHER.is_match(label) {
        Some(Field::Other)
    } else {
        None
    }
}

/// The label that a text starts with, its value, and where that starts.
fn label_and_value(p: &Prose<'_>) -> Option<(Field, String, f32)> {
    let line = p.text.lines.first()?;
    let whole = p.whole();
    if let [first, second, ..] = line.segments.as_slice()
        && let Some(field) = field(&first.text())
    {
        let value = whole.get(first.text().len()..).unwrap_or_default().trim().to_owned();
        return Some((field, value, second.x0));
    }
    let (label, value) = whole.split_once(':')?;
    let field = field(label)?;
    // Nothing shows where the value's column is.
    Some((field, value.trim().to_owned(), f32::INFINITY))
}

impl Reader {
    fn any(&self) -> bool {
        self.subject.is_some() || self.meeting_date.is_some() || !self.lines.is_empty()
    }

    /// Takes a label and its value; whether the label is one of a head.
    fn labelled(&mut self, label: &str, value: &str) -> bool {
        let Some(field) = field(label) else { return false };
        self.take(field, value);
        true
    }

    fn take(&mut self, field: Field, value: &str) {
        match field {
            Field::Title if !value.is_empty() => {
                self.subject.get_or_insert_with(|| value.to_owned());
            }
            Field::Meeting => {
                self.told = self.told.take().or(date::first_date(value).map(|d| d.value.iso()));
            }
            Field::Date => self.day(value),
            _ => {}
        }
    }

    fn day(&mut self, text: &str) {
        if self.meeting_date.is_none() {
            self.meeting_date = date::first_date(text).map(|d| d.value.iso());
        }
    }

    fn prose(&mut self, p: &Prose<'_>) {
        if let Some((field, value, x)) = label_and_value(p) {
            self.take(field, &value);
            self.last = Some((field, x));
            return;
        }
        let whole = p.whole();
        // A value that goes on under itself: the second name beside "From:", a title over two lines.
        if let Some((field, x)) = self.last
            && (p.x - x).abs() < COLUMN
        {
            if let (Field::Title, Some(subject)) = (field, &mut self.subject)
                && self.lines.is_empty()
            {
                subject.push(' ');
                subject.push_str(&whole);
            }
            return;
        }
        self.last = None;
        if BY.is_match(&whole) {
            self.ended |= !self.lines.is_empty();
            return;
        }
        if let Some(day) = date::first_date(&whole) {
            let rest = whole.len().saturating_sub(day.range.len());
            // "12 June 2024", or "CABINET – 12 JUNE 2024".
            if rest <= SHORT_REST || (p.stands_out() && BODY.is_in(&whole) && rest < LONG_REST) {
                self.day(&whole);
                self.dated = true;
                return;
            }
        }
        let heading = (p.stands_out() || p.is_centred()) && p.is_title_like();
        if !heading {
            self.ended |= self.lines.iter().any(|(_, dated)| *dated);
            return;
        }
        if !self.ended && !page_stamp(&whole) {
            self.lines.push((whole.into_owned(), self.dated));
        }
    }

    fn finish(self) -> Head {
        let lines = &self.lines;
        let under_date: Vec<&str> =
            lines.iter().filter(|(_, dated)| *dated).map(|(t, _)| t.as_str()).collect();
        let title = match self.subject {
            Some(subject) => Some(subject),
            None if !under_date.is_empty() => Some(under_date.join(" ")),
            // Without a date the first of several lines names the body.
            None => {
                let skip =
                    usize::from(lines.len() > 1 && lines.first().is_some_and(|l| BODY.is_in(&l.0)));
                let rest: Vec<&str> = lines.iter().skip(skip).map(|(t, _)| t.as_str()).collect();
                (!rest.is_empty()).then(|| rest.join(" "))
            }
        };
        Head {
            title: title.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()),
            meeting_date: self.told.or(self.meeting_date),
        }
    }
}

/// Letters that may stand beside a date on a line of its own.
const SHORT_REST: usize = 12;
/// Letters of a body's name beside a date.
const LONG_REST: usize = 90;

/// "Agenda Item 6", "Page 3": stamped on, and no title.
fn page_stamp(text: &str) -> bool {
    let lower = text.to_lowercase();
    AGENDA_ITEM.opens(&lower)
        || page_range::page_range(text).is_some_and(|p| p.range.len() == text.len())
        || label::label(text).is_some_and(|l| l.rest_start >= text.len())
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::texts;
    use super::*;
    use crate::recognise::piece::pieces;

    #[test]
    fn titles_and_dates_of_meetings() {
        let table: [(&[&str], &str, Option<&str>); 6] = [
            (
                &[
                    "*MARL SAFETY BOARD",
                    "*3 JUNE 2024",
                    "*ROAD PLAN: FIRST YEAR",
                    "*Purpose of report",
                    "*Other",
                ],
                "ROAD PLAN: FIRST YEAR",
                Some("2024-06-03"),
            ),
            (
                &[
                    "From:\tAnn Marl, Leader",
                    "To:\tCabinet, 3 June 2024",
                    "Subject:\tRoad plan",
                    "Classification:\tUnrestricted",
                    "*Summary:",
                ],
                "Road plan",
                Some("2024-06-03"),
            ),
            (
                &[
                    "*MARL COMMITTEE 3 JUNE 2024",
                    "*Report title: Road plan",
                    "*Wards: All",
                    "*REPORT SUMMARY",
                ],
                "Road plan",
                Some("2024-06-03"),
            ),
            (
                &[
                    "*Marl Committee",
                    "3 June 2024",
                    "*Petition on the road plan of Marl",
                    "Report by Bob Dunn, Director",
                    "*Recommendation(s)",
                ],
                "Petition on the road plan of Marl",
                Some("2024-06-03"),
            ),
            (
                &[
                    "*MARL COUNTY COUNCIL",
                    "*ROAD PLAN",
                    "*REPORT OF THE DIRECTOR OF ROADS",
                    "*Background",
                ],
                "ROAD PLAN",
                None,
            ),
            (
                &["To:\tCabinet", "Subject:\tRoad plan", "\tand bridges", "*Summary"],
                "Road plan and bridges",
                None,
            ),
        ];
        for (lines, title, day) in table {
            let blocks = texts(lines);
            let head = read(&pieces(&blocks));
            assert_eq!(
                (head.title.as_deref(), head.meeting_date.as_deref()),
                (Some(title), day),
                "{lines:?}"
            );
        }
    }
}
