//! Who came: names under the headings of attendance, run on or one a line, with or without a second
//! column, in tables with headings or with the groups as row labels.
//!
//! What comes in: the pieces between the heading of minutes and their first item. What goes out:
//! [`Attendance`].
//!
//! - `person`: one name with what stands beside it

use crate::block::{Line, Segment, Span, Style, Table, Text, flow, merge};
use crate::field::person::LONGEST;
use crate::field::{name, roster};
use crate::record::{At, Attendee};
use crate::words::attendance::COLUMNS;
use smallvec::smallvec;

use super::groups::{self, GroupHeading};
use crate::recognise::piece::Piece;
use crate::recognise::prose::is_caps;
use crate::recognise::table::{cell_at, cell_text};

mod person;

use self::person::{
    attendee, beside_name, is_nobody, is_person, is_whole_name, set_affiliation, unseparated,
};

/// What was read between the heading of the minutes and the first item.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Attendance {
    /// The people, in order.
    pub people: Vec<Attendee>,
    /// Lines under a heading that no name was found in.
    pub unread: Vec<(String, At)>,
    /// Lines where nothing but a space parts the name from what stands beside it.
    pub unseparated: Vec<(String, At)>,
}

/// How far apart the left edges of names may be and still be one column, in points.
const COLUMN_SLACK: f32 = 12.0;

/// Reads the attendance from the pieces between heading and first item.
pub(crate) fn read(pieces: &[Piece<'_>]) -> Attendance {
    let mut reader = Reader::default();
    for piece in pieces {
        match piece {
            Piece::Table(table) => reader.table(table),
            Piece::Prose(prose) => reader.text(prose.text),
        }
    }
    reader.flush();
    reader.out
}

/// Whether a text starts with a heading of attendance.
pub(crate) fn starts(text: &Text) -> bool {
    text.lines.first().is_some_and(|line| line_heading(line).is_some())
}

/// Whether a piece starts with a heading of attendance, or is a table with one in it.
pub(super) fn opens(piece: &Piece<'_>) -> bool {
    match piece {
        Piece::Prose(p) => starts(p.text),
        Piece::Table(table) => holds_groups(table),
    }
}

fn holds_groups(table: &Table) -> bool {
    table.rows.iter().any(|row| {
        row.cells
            .first()
            .is_some_and(|cell| groups::heading(&cell_text(cell), row.cells.len() > 1).is_some())
    })
}

#[derive(Default)]
struct Reader {
    out: Attendance,
    group: Option<GroupHeading>,
    lines: Vec<Line>,
    /// For each line, whether a paragraph starts with it.
    starts: Vec<bool>,
}

impl Reader {
    fn text(&mut self, text: &Text) {
        if self.ends_group(text) {
            self.flush();
            self.group = None;
            return;
        }
        for (i, line) in text.lines.iter().enumerate() {
            let (line, starts) = match line_heading(line) {
                Some((heading, rest)) => {
                    self.flush();
                    self.group = Some(heading);
                    (rest, true)
                }
                None => (Some(line.clone()), i == 0),
            };
            if let Some(line) = line {
                self.lines.push(line);
                self.starts.push(starts);
            }
        }
    }

    /// A heading in capitals that is neither a group nor a name ends the names above it:
    /// "UNRESTRICTED ITEMS".
    fn ends_group(&self, text: &Text) -> bool {
        // So does another heading with a colon: "Public questions:".
        let p = crate::recognise::prose::Prose::of(text);
        let lead = p.body.get(..p.bold_lead).unwrap_or_default().trim_end();
        if lead.ends_with(':') && !starts(text) && !is_whole_name(lead.trim_end_matches(':')) {
            return true;
        }
        let [line] = text.lines.as_slice() else { return false };
        let words = line.text();
        let names_are_plain = || {
            !self.lines.is_empty() && self.lines.iter().all(|line| !is_caps(&line.text()))
                || self.out.people.last().is_some_and(|person| !is_caps(&person.name))
        };
        line.segments.len() == 1
            && is_caps(&words)
            && words.split_whitespace().count() > 1
            && names_are_plain()
            && line_heading(line).is_none()
            && roster::split_names(&words).iter().all(|part| name::titles(&part.value.name) == 0)
    }

    /// Reads what has been gathered under the current heading.
    fn flush(&mut self) {
        let lines = std::mem::take(&mut self.lines);
        let starts = std::mem::take(&mut self.starts);
        let Some(group) = self.group.clone() else { return };
        if lines.is_empty() {
            return;
        }
        if runs_on(&lines) {
            self.run_on(&flow(&lines), &crate::block::places(&lines), &group);
        } else {
            self.list(&lines, &starts, &group);
        }
    }

    fn run_on(&mut self, text: &str, at: &At, group: &GroupHeading) {
        for part in roster::split_names(text) {
            if let Some(person) = attendee(&part.value, at.clone(), group) {
                self.out.people.push(person);
            }
        }
    }

    /// One person a line; a line that starts in the second column goes on with the one above.
    fn list(&mut self, lines: &[Line], starts: &[bool], group: &GroupHeading) {
        let (lines, starts) = &closed_brackets(lines, starts);
        let left = lines
            .iter()
            .filter_map(|line| line.segments.first())
            .map(|s| s.x0)
            .fold(f32::INFINITY, f32::min);
        let second = second_column(lines, left);
        let mut above: Option<&Line> = None;
        for (line, starts) in lines.iter().zip(starts) {
            let previous = above.replace(line);
            let at: At = line.place.clone().into_iter().collect();
            let segments: Vec<&Segment> =
                line.segments.iter().filter(|s| !s.text().is_empty()).collect();
            let Some(first) = segments.first() else { continue };
            let continues = second.is_some_and(|x| first.x0 > x - COLUMN_SLACK);
            if continues && !self.two_columns_of_names(lines) {
                self.continue_last(&line.text(), &at);
                continue;
            }
            if segments.len() > 1 && segments.iter().all(|s| is_person(&s.text())) {
                for segment in segments {
                    self.person(&segment.text(), "", at.clone(), group);
                }
                continue;
            }
            let beside: Vec<String> = segments.iter().skip(1).map(|s| s.text()).collect();
            if segments.len() == 1 && !starts {
                // A line that is no whole name goes on with the person above: with the name where
                // that stands in the first of two columns, else with what is beside it.
                let two_columns = previous.is_some_and(|line| line.segments.len() > 1);
                let cut = previous.is_some_and(|line| {
                    line.segments.first().is_some_and(|s| s.text().ends_with('-'))
                });
                if two_columns && (cut || !is_whole_name(&first.text())) {
                    self.continue_name(&first.text(), &at);
                    continue;
                }
                let whole = is_whole_name(&first.text()) || unseparated(&first.text()).is_some();
                if !two_columns && !whole && group_has(&self.out, group) {
                    self.continue_last(&first.text(), &at);
                    continue;
                }
            }
            if segments.len() == 1
                && (self.continues_wrapped(&first.text()) || self.continues_lost_gap(&first.text()))
            {
                self.continue_last(&first.text(), &at);
                continue;
            }
            self.person(&first.text(), &beside.join(" "), at, group);
        }
    }

    /// Whether the list is two columns of names side by side.
    fn two_columns_of_names(&self, lines: &[Line]) -> bool {
        let rows: Vec<&Line> = lines.iter().filter(|line| line.segments.len() > 1).collect();
        !rows.is_empty()
            && rows.iter().all(|line| line.segments.iter().all(|s| is_person(&s.text())))
    }

    /// Whether a line alone goes on with the person above: an open bracket or a dash at the end, or
    /// a dash at its start.
    fn continues_wrapped(&self, text: &str) -> bool {
        let Some(last) = self.out.people.last() else { return false };
        let above = last.affiliation.as_deref().unwrap_or(&last.name);
        let open = above.matches('(').count() > above.matches(')').count();
        // "Chair - Anyshire Council" under "… Strategy Group" names nobody.
        let nobody = last.affiliation.is_some() && roster::split_names(text).is_empty();
        open || nobody
            || above.ends_with(['-', '–', ',', '&'])
            || text.starts_with(['-', '–'])
            || above.ends_with(" and")
            || above.ends_with(" of")
    }

    /// Whether a paragraph goes on with a person whose affiliation a rendering ran on to the name.
    fn continues_lost_gap(&self, text: &str) -> bool {
        let Some(last) = self.out.people.last() else { return false };
        let from_there = self.out.unseparated.last().is_some_and(|(_, at)| *at == last.at);
        from_there && !is_whole_name(text) && unseparated(text).is_none()
    }

    fn continue_name(&mut self, text: &str, at: &At) {
        let is_open = |person: &&mut Attendee| person.name.len() < LONGEST;
        let Some(last) = self.out.people.last_mut().filter(is_open) else {
            self.out.unread.push((text.to_string(), at.clone()));
            return;
        };
        if !last.name.ends_with('-') {
            last.name.push(' ');
        }
        last.name.push_str(text);
        last.at = merge(last.at.drain(..).chain(at.clone()));
    }

    fn continue_last(&mut self, text: &str, at: &At) {
        let is_open =
            |person: &&mut Attendee| person.affiliation.as_ref().is_none_or(|a| a.len() < LONGEST);
        let Some(last) = self.out.people.last_mut().filter(is_open) else {
            self.out.unread.push((text.to_string(), at.clone()));
            return;
        };
        if last.affiliation.is_none() && text.starts_with('(') {
            beside_name(last, text);
        } else {
            let whole = match &last.affiliation {
                Some(above) => format!("{above} {text}"),
                None => text.to_string(),
            };
            set_affiliation(last, whole);
        }
        last.at = merge(last.at.drain(..).chain(at.clone()));
    }

    fn person(&mut self, text: &str, beside: &str, at: At, group: &GroupHeading) {
        if let Some((name, tail)) = unseparated(text).filter(|_| beside.is_empty()) {
            self.out.unseparated.push((text.to_string(), at.clone()));
            self.person(&name, &tail, at, group);
            return;
        }
        let parts = roster::split_names(text);
        let several = parts.len() > 1 && beside.is_empty();
        let mut read = false;
        for part in parts {
            if let Some(mut person) = attendee(&part.value, at.clone(), group) {
                if !beside.is_empty() {
                    beside_name(&mut person, beside);
                }
                self.out.people.push(person);
                read = true;
                if !several {
                    break;
                }
            }
        }
        if !read && text.chars().any(char::is_alphabetic) && !is_nobody(text) {
            self.out.unread.push((format!("{text} {beside}").trim().to_string(), at));
        }
    }

    /// A table: groups as row labels, or names under column headings.
    fn table(&mut self, table: &Table) {
        for row in &table.rows {
            let cells: Vec<String> = row.cells.iter().map(cell_text).collect();
            let filled: Vec<&String> = cells.iter().filter(|c| !c.is_empty()).collect();
            let Some(first) = filled.first() else { continue };
            if let Some(heading) = groups::heading(first, filled.len() > 1) {
                self.flush();
                let names: Vec<Text> =
                    row.cells.iter().skip(1).flat_map(|cell| cell.texts.clone()).collect();
                let rest = first.get(heading.end..).unwrap_or_default().to_string();
                self.group = Some(heading.clone());
                if !rest.trim().is_empty() {
                    let at = row.cells.first().map(|c| c.at.clone()).unwrap_or_default();
                    self.run_on(&rest, &at, &heading);
                }
                for text in names {
                    self.starts.extend((0..text.lines.len()).map(|i| i == 0));
                    self.lines.extend(text.lines);
                }
                self.flush();
                continue;
            }
            // "Action" over the margin column, with nothing beside it, heads what follows.
            let lone =
                filled.len() == 1 && row.cells.first().is_some_and(|c| cell_text(c).is_empty());
            if is_column_heading(&cells) || lone && first.split_whitespace().count() == 1 {
                continue;
            }
            let Some(group) = self.group.clone() else { continue };
            self.flush();
            let at = merge(row.cells.iter().flat_map(|cell| cell.at.clone()));
            let name_cell = cell_at(row, 0).map(cell_text).unwrap_or_default();
            if name_cell.is_empty() {
                let text = cells.join(" ");
                self.continue_last(text.trim(), &at);
                continue;
            }
            let beside: Vec<String> =
                cells.iter().skip(1).filter(|c| !c.is_empty()).cloned().collect();
            if !beside.is_empty() && beside.iter().all(|cell| is_person(cell)) {
                for cell in std::iter::once(&name_cell).chain(&beside) {
                    self.person(cell, "", at.clone(), &group);
                }
            } else {
                self.person(&name_cell, &beside.join(", "), at, &group);
            }
        }
    }
}

/// The heading that a line starts with, and what is left of the line.
fn line_heading(line: &Line) -> Option<(GroupHeading, Option<Line>)> {
    let first = line.segments.first()?;
    let set_apart = line.segments.len() > 1;
    let text = first.text();
    let heading = groups::heading(&text, set_apart)?;
    let mut rest = line.clone();
    let tail = text.get(heading.end..).unwrap_or_default().trim().to_string();
    if tail.is_empty() {
        rest.segments.remove(0);
    } else if let Some(segment) = rest.segments.first_mut() {
        segment.spans = smallvec![Span { text: tail, style: Style::default() }];
    }
    Some((heading, (!rest.segments.is_empty()).then_some(rest)))
}

/// Joins a line whose bracket is still open with the next one.
fn closed_brackets(lines: &[Line], starts: &[bool]) -> (Vec<Line>, Vec<bool>) {
    let (mut out, mut kept): (Vec<Line>, Vec<bool>) = (Vec::new(), Vec::new());
    for (line, starts) in lines.iter().zip(starts) {
        let open = out.last().filter(|above| above.segments.len() == 1).is_some_and(|above| {
            let text = above.text();
            text.len() < LONGEST && text.matches('(').count() > text.matches(')').count()
        });
        match out.last_mut() {
            Some(above) if open && line.segments.len() == 1 => {
                let joined = flow(&[above.clone(), line.clone()]);
                if let Some(segment) = above.segments.first_mut() {
                    segment.spans = smallvec![Span { text: joined, style: Style::default() }];
                }
                above.end = line.end;
            }
            _ => {
                out.push(line.clone());
                kept.push(*starts);
            }
        }
    }
    (out, kept)
}

fn group_has(out: &Attendance, group: &GroupHeading) -> bool {
    out.people.last().is_some_and(|person| person.group == group.group)
}

/// The left edge of the second column: where most of the second segments start.
fn second_column(lines: &[Line], left: f32) -> Option<f32> {
    let mut starts: Vec<f32> = lines
        .iter()
        .filter_map(|line| line.segments.get(1))
        .map(|s| s.x0)
        .filter(|x| *x > left + 2.0 * COLUMN_SLACK)
        .collect();
    starts.sort_by(f32::total_cmp);
    starts.get(starts.len() / 2).copied()
}

/// Whether lines are a list of names run on as prose: they wrap in the middle of the list.
fn runs_on(lines: &[Line]) -> bool {
    if lines.iter().any(|line| line.segments.len() > 1) && lines.len() > 1 {
        // Justified run-on text has gaps too; it still ends its lines with commas.
        let commas = lines.iter().filter(|line| line.text().contains(',')).count();
        let gapped = lines.iter().filter(|line| line.segments.len() > 1).count();
        return commas.saturating_mul(2) > lines.len() && gapped.saturating_mul(2) < lines.len();
    }
    let text = flow(lines);
    let names = roster::split_names(&text).len();
    if lines.len() == 1 {
        return names > 1;
    }
    // More names than lines, or lines that end in the middle of the list.
    let Some((_, wrapped)) = lines.split_last() else { return false };
    let cut = wrapped
        .iter()
        .filter(|line| {
            let t = line.text();
            t.ends_with(',')
                || t.ends_with(" and")
                || t.matches('(').count() > t.matches(')').count()
        })
        .count();
    names > lines.len() || cut.saturating_mul(3) >= wrapped.len() && cut > 0 && names > 1
}

fn is_column_heading(cells: &[String]) -> bool {
    let filled: Vec<String> =
        cells.iter().filter(|c| !c.is_empty()).map(|c| c.to_lowercase()).collect();
    let known = |cell: &String| {
        COLUMNS.words().any(|word| {
            let rest = cell.strip_prefix(word);
            rest.is_some_and(|rest| rest.is_empty() || rest == "s" || rest.starts_with(' '))
        })
    };
    !filled.is_empty() && filled.iter().all(known)
}

#[cfg(test)]
mod tests;
