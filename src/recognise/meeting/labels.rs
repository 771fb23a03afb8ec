//! Values under labels: "Date: 4 May 2021", "Venue  Long Room", several in a line.

use super::trim::{beside_kind, is_kind};
use super::venue::{clean_venue, parts};
use super::{MeetingHeading, take_date, take_times};
use crate::block::Line;
use crate::recognise::prose::Prose;
use crate::record::Meeting;
use crate::words::headings::{LABELS, Label};

/// The label and the value of a line, set apart by a tab or a colon.
pub(super) fn label_and_value(p: &Prose<'_>, whole: &str) -> Option<(String, String)> {
    if let [line] = p.text.lines.as_slice()
        && let [label, value @ ..] = line.segments.as_slice()
        && !value.is_empty()
    {
        let value: Vec<String> = value.iter().map(|s| s.text()).collect();
        return Some((label.text(), value.join(" ")));
    }
    split_label(whole)
}

/// "Date: 4 May 2021".
pub(super) fn split_label(text: &str) -> Option<(String, String)> {
    let (label, value) = text.split_once(':')?;
    (label.split_whitespace().count() <= 4).then(|| (label.to_string(), value.trim().to_string()))
}

/// A value under its label; whether the label is known.
pub(super) fn labelled(heading: &mut MeetingHeading, label: &str, value: &str) -> bool {
    let label = bare(label);
    if value.trim().is_empty() {
        return false;
    }
    let meeting = &mut heading.meeting;
    let Some(term) = LABELS.iter().find(|term| term.has(&label)) else { return false };
    match term.means {
        Label::Date => {
            take_date(meeting, value);
            take_times(meeting, value, true);
        }
        Label::Time => take_times(meeting, value, true),
        Label::Venue => {
            if meeting.venue.is_none() {
                meeting.venue = Some(clean_venue(value));
            }
        }
        Label::Body => {
            take_date(meeting, value);
            take_body(meeting, value);
        }
    }
    true
}

/// Takes the name of the body, as printed, but for a day behind it.
fn take_body(meeting: &mut Meeting, value: &str) {
    let name = parts(value).into_iter().next().unwrap_or_default();
    let name = name.trim().trim_end_matches(['-', '–', ',', ' ']);
    let own = beside_kind(name).unwrap_or_else(|| name.to_owned());
    if !own.is_empty() && !is_kind(&own) {
        meeting.body = Some(own);
    }
}

/// The labels that the columns of a line are, each with the columns behind it: "Board  Marl  Date  4 May 2021".
pub(super) fn in_columns(line: &Line) -> Vec<(String, String)> {
    in_texts(line.segments.iter().map(|segment| segment.text()))
}

/// The same of the cells of a row.
pub(super) fn in_cells(cells: &[&String]) -> Vec<(String, String)> {
    in_texts(cells.iter().map(|cell| (*cell).clone()))
}

fn in_texts(texts: impl Iterator<Item = String>) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for text in texts {
        match pairs.last_mut() {
            _ if is_label(&text) => pairs.push((text, String::new())),
            Some((_, value)) if value.is_empty() => *value = text,
            Some((_, value)) => *value = format!("{value} {text}"),
            None => return Vec::new(),
        }
    }
    pairs.retain(|(_, value)| !value.is_empty());
    pairs
}

/// Labels in the columns of a line, and the values under them in those of the next.
pub(super) fn over_values(labels: &Prose<'_>, values: &Prose<'_>) -> Vec<(String, String)> {
    let (Some(labels), Some(values)) = (labels.text.lines.last(), values.text.lines.first()) else {
        return Vec::new();
    };
    let several = labels.segments.len() > 1 && labels.segments.len() == values.segments.len();
    if !several || !labels.segments.iter().all(|segment| is_label(&segment.text())) {
        return Vec::new();
    }
    let pairs = labels.segments.iter().zip(&values.segments);
    pairs.map(|(label, value)| (label.text(), value.text())).collect()
}

/// Whether a text is a known label and nothing else.
fn is_label(text: &str) -> bool {
    let lower = bare(text);
    LABELS.iter().any(|term| term.has(&lower))
}

/// A label in small letters without what ends it.
fn bare(text: &str) -> String {
    text.trim().trim_end_matches([':', ';', '.', ' ']).to_lowercase()
}

/// The labels of a line that has several, each with what follows it: "Board: Marl Date: 4 May 2021".
pub(super) fn labels_in(text: &str) -> Vec<(String, String)> {
    let starts = label_starts(text);
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let entry = |((at, length), end): (&(usize, usize), usize)| {
        let colon = at.checked_add(*length)?;
        let value = text.get(colon..end)?.trim_start_matches([':', ' ']).trim();
        Some((text.get(*at..colon)?.to_owned(), value.to_owned()))
    };
    if starts.first().is_none_or(|(at, _)| *at > 0) {
        return Vec::new();
    }
    starts.iter().zip(ends).filter_map(entry).collect()
}

/// Where the known labels of a text start, and their lengths: each has a colon behind it.
fn label_starts(text: &str) -> Vec<(usize, usize)> {
    let colons = text.match_indices(':').map(|(at, _)| at);
    let label = |colon: usize| {
        let before = text.get(..colon)?.trim_end();
        let words = before.rmatch_indices(' ').map(|(at, _)| at.saturating_add(1)).chain([0]);
        let known = |at: &usize| {
            let label = before.get(*at..).unwrap_or_default().to_lowercase();
            LABELS.iter().any(|term| term.has(&label))
        };
        let at = words.take(4).filter(known).min()?;
        Some((at, before.len().saturating_sub(at)))
    };
    colons.filter_map(label).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_labels_in_a_line() {
        let of = |text| {
            let pairs = labels_in(text);
            pairs.iter().map(|(label, value)| format!("{label}={value}")).collect::<Vec<_>>()
        };
        let text = "COMMITTEE: Marl Board DATE: 4 May 2031 Start time: 7:30 pm Chair: A Fenn";
        let pairs = ["COMMITTEE=Marl Board", "DATE=4 May 2031", "Start time=7:30 pm Chair: A Fenn"];
        assert_eq!(of(text), pairs);
        assert!(of("The date: 4 May").is_empty());
    }
}
