//! Tables of who came: groups as row labels or as headers of columns, names with what stands beside them.

use std::cell::LazyCell;

use crate::block::{Cell, Line, Row, Table, Text, merge};
use crate::recognise::minutes::groups::{self, GroupHeading};
use crate::recognise::table::{cell_at, cell_text};
use crate::record::{Attendee, Group};
use crate::words::attendance::{CHAIR, IN_THE_CHAIR, VICE_CHAIR};
use crate::words::means;
use crate::words::roll::{BESIDE, Beside};

use super::columns::{Column, Form};
use super::ends::is_column_heading;
use super::{Reader, names};

/// Whether a table has a heading of attendance in its first column.
pub(super) fn holds_groups(table: &Table) -> bool {
    table.rows.iter().any(|row| {
        row.cells
            .first()
            .is_some_and(|cell| groups::heading(&cell_text(cell), row.cells.len() > 1).is_some())
    })
}

/// The groups that a row heads: each cell with anything in it is a heading of attendance.
fn heads(row: &Row) -> Option<Vec<(usize, Column)>> {
    let filled = row.cells.iter().filter(|cell| !cell_text(cell).is_empty());
    let column =
        |cell: &Cell| Some((cell.column, Column::headed(groups::column(&cell_text(cell))?)));
    let columns: Vec<(usize, Column)> = filled.map(column).collect::<Option<_>>()?;
    (columns.len() > 1).then_some(columns)
}

/// Whether the first cells of a table's rows are names, as far as they are filled.
fn lists_names(table: &Table) -> bool {
    let first = |row: &Row| row.cells.iter().map(cell_text).find(|text| !text.is_empty());
    let texts: Vec<String> = table.rows.iter().filter_map(first).collect();
    let named = texts.iter().filter(|text| names::has_some(text)).count();
    named.saturating_mul(2) >= texts.len()
}

/// The columns behind the first that hold names as the first does.
fn columns_of_names(table: &Table) -> Vec<usize> {
    let column = |at: usize| -> Vec<String> {
        let cells = table.rows.iter().filter_map(|row| cell_at(row, at));
        cells.map(cell_text).filter(|text| !text.is_empty()).collect()
    };
    let form = Form::of(&column(0));
    let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    (1..width).filter(|at| form.has_column(&column(*at))).collect()
}

/// The people of a row: each name with what stands between it and the next.
fn people_of(row: &Row, names: &[usize]) -> Vec<(String, Vec<String>)> {
    let mut out: Vec<(String, Vec<String>)> = Vec::new();
    for cell in &row.cells {
        let text = cell_text(cell);
        match out.last_mut() {
            _ if !text.contains(char::is_alphanumeric) => {}
            Some((_, beside)) if !names.contains(&cell.column) => beside.push(text),
            _ => out.push((text, Vec::new())),
        }
    }
    out
}

/// What stands beside a name in several cells, as one text.
fn joined(beside: Vec<String>) -> Vec<String> {
    let leads = |text: &String| {
        let lower = text.trim().to_lowercase();
        [CHAIR, VICE_CHAIR, IN_THE_CHAIR].iter().any(|words| words.has(&lower))
    };
    let (marks, rest): (Vec<String>, Vec<String>) =
        beside.into_iter().partition(|text| leads(text) || names::is_initials(text));
    let rest = Some(rest.join(", ")).filter(|text| !text.is_empty());
    rest.into_iter().chain(marks).collect()
}

/// The columns of posts and of organisations, by the header over them.
#[derive(Clone, Copy, Debug, Default)]
struct Headed {
    /// Of posts.
    role: Option<usize>,
    /// Of organisations.
    organisation: Option<usize>,
}

impl Headed {
    /// The columns that a header names.
    fn of(row: &Row) -> Self {
        let column = |says: Beside| {
            let told = |cell: &&Cell| means(BESIDE, &cell_text(cell).trim().to_lowercase());
            row.cells.iter().find(|cell| told(cell) == Some(says)).map(|cell| cell.column)
        };
        Self { role: column(Beside::Role), organisation: column(Beside::Organisation) }
    }

    /// Says which part of what stands beside a name is which, where both have a column.
    fn lay(self, row: &Row, person: &mut Attendee) {
        let (Some(role), Some(organisation)) = (self.role, self.organisation) else { return };
        let text = |column| cell_at(row, column).map(cell_text).filter(|text| !text.is_empty());
        let beside = person.affiliation.clone().unwrap_or_default();
        person.role = text(role).filter(|role| beside.contains(role.as_str()));
        person.organisation = text(organisation);
    }
}

/// Whether the first column holds nothing but headings of attendance, each beside the first of its people.
fn has_label_column(table: &Table) -> bool {
    let text = |row: &Row, column: usize| cell_at(row, column).map(cell_text).unwrap_or_default();
    let first = || table.rows.iter().map(|row| text(row, 0));
    let labels = first().all(|label| label.is_empty() || groups::column(&label).is_some());
    let name = |row: &Row| names::is_one(&text(row, 1));
    let below = |row: &Row| text(row, 0).is_empty() && name(row);
    let beside = || table.columns > 2 && table.rows.iter().all(name);
    labels && first().any(|label| !label.is_empty()) && (table.rows.iter().any(below) || beside())
}

/// A row without its first column.
fn without_label(row: &Row) -> Row {
    let rest = row.cells.iter().filter(|cell| cell.column > 0).cloned();
    let cells = rest.map(|cell| Cell { column: cell.column.saturating_sub(1), ..cell }).collect();
    Row { cells, ..row.clone() }
}

impl Reader {
    /// Reads a table. One that is none of names ends the people.
    pub(super) fn table(&mut self, table: &Table) {
        if self.grid(table) || self.side_by_side(table) {
            return;
        }
        if !holds_groups(table) && !lists_names(table) {
            self.flush();
            self.group = None;
            self.others = self.others.saturating_add(1);
            return;
        }
        if has_label_column(table) {
            self.labelled_rows(table);
        } else {
            self.rows(table);
        }
    }

    /// Reads a table whose first column has the headings, and the others a person a row.
    fn labelled_rows(&mut self, table: &Table) {
        self.flush();
        let own: Vec<Row> = table.rows.iter().map(without_label).collect();
        let names = columns_of_names(&Table { rows: own, ..table.clone() });
        for row in &table.rows {
            let label = cell_at(row, 0).map(cell_text).unwrap_or_default();
            self.group = groups::column(&label).or(self.group.take());
            let Some(group) = self.group.clone() else { continue };
            let own = without_label(row);
            let lines = own
                .cells
                .first()
                .map_or(0, |cell| cell.texts.iter().map(|text| text.lines.len()).sum());
            match people_of(&own, &names).as_slice() {
                [(_, beside)] if beside.is_empty() && lines > 1 => {
                    let texts = own.cells.iter().flat_map(|cell| cell.texts.clone());
                    texts.for_each(|text| self.gathered.extend(text));
                    self.flush();
                }
                _ => self.row_of_people(&own, &names, Headed::default(), &group),
            }
        }
        self.group = None;
    }

    /// Reads a row that says who led, above the headings: "Chair | Ann Marl"; whether it was one.
    fn led_by(&mut self, row: &Row, cells: &[String]) -> bool {
        let [post, name] = cells else { return false };
        let post = post.trim().trim_end_matches(':').to_lowercase();
        let (chair, vice) = (CHAIR.has(&post), VICE_CHAIR.has(&post));
        if !(chair || vice) || !names::is_one(name) {
            return false;
        }
        let at = merge(row.cells.iter().flat_map(|cell| cell.at.clone()));
        let before = self.out.people.len();
        let group = GroupHeading { group: Group::Present, remote: false, end: 0 };
        self.person(name, &[], at, &group);
        for person in self.out.people.get_mut(before..).unwrap_or_default() {
            person.chair |= chair;
            person.vice_chair |= vice;
        }
        true
    }

    /// Reads a row of people, each with what stands beside the name; a row without a name goes on with the one
    /// above.
    fn row_of_people(&mut self, row: &Row, names: &[usize], headed: Headed, group: &GroupHeading) {
        let at = merge(row.cells.iter().flat_map(|cell| cell.at.clone()));
        if cell_at(row, 0).map(cell_text).unwrap_or_default().is_empty() {
            let texts: Vec<String> = row.cells.iter().map(cell_text).collect();
            let text = texts.join(" ");
            if !text.trim().is_empty() {
                self.continue_last(text.trim(), &at);
            }
            return;
        }
        for (name, beside) in people_of(row, names) {
            let before = self.out.people.len();
            self.person(&name, &joined(beside), at.clone(), group);
            if let [person] = self.out.people.get_mut(before..).unwrap_or_default() {
                headed.lay(row, person);
            }
        }
    }

    /// Reads a table whose columns are groups: "Present | Apologies | In attendance".
    fn side_by_side(&mut self, table: &Table) -> bool {
        let Some(at) = table.rows.iter().position(|row| heads(row).is_some()) else { return false };
        let Some(mut columns) = table.rows.get(at).and_then(heads) else { return false };
        self.flush();
        for row in table.rows.iter().skip(at.saturating_add(1)) {
            for cell in &row.cells {
                let place = columns.iter().rposition(|(column, _)| *column <= cell.column);
                let column = place.and_then(|place| columns.get_mut(place));
                if let Some((_, column)) = column {
                    cell.texts.iter().for_each(|text| column.gathered.extend(text.clone()));
                }
            }
        }
        self.columns = columns.into_iter().map(|(_, column)| column).collect();
        self.flush();
        self.group = None;
        true
    }

    /// Reads a row that holds several people, one a line, with headings among them, and what stands beside
    /// each in lines of its own; whether it was one.
    fn lines_of(&mut self, row: &Row) -> bool {
        let lines = |cell: &Cell| -> Vec<Line> {
            cell.texts.iter().flat_map(|text| text.lines.clone()).collect()
        };
        let Some((first, rest)) = row.cells.split_first() else { return false };
        let names = lines(first);
        let headed = names.iter().any(|line| groups::column(&line.text()).is_some());
        if names.len() < 2 || !headed {
            return false;
        }
        let mut beside: Vec<_> = rest.iter().map(|cell| lines(cell).into_iter()).collect();
        for line in names {
            if let Some(group) = groups::column(&line.text()) {
                self.flush();
                self.group = Some(group);
            } else if let Some(group) = self.group.clone() {
                let at = line.place.clone().into_iter().collect();
                let beside: Vec<String> =
                    beside.iter_mut().filter_map(|lines| lines.next()).map(|l| l.text()).collect();
                self.person(&line.text(), &joined(beside), at, &group);
            }
        }
        true
    }

    /// Reads a table row by row: groups as row labels, or names under a heading.
    fn rows(&mut self, table: &Table) {
        let names = LazyCell::new(|| columns_of_names(table));
        let mut headed = Headed::default();
        for row in &table.rows {
            let cells: Vec<String> = row.cells.iter().map(cell_text).collect();
            let filled: Vec<&String> = cells.iter().filter(|c| !c.is_empty()).collect();
            let Some(first) = filled.first() else { continue };
            if self.lines_of(row) {
                continue;
            }
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
                    self.gathered.extend(text);
                }
                self.flush();
                continue;
            }
            // "Action" over the margin column, with nothing beside it, heads what follows.
            let lone =
                filled.len() == 1 && row.cells.first().is_some_and(|c| cell_text(c).is_empty());
            let heads = is_column_heading(&cells);
            if heads {
                headed = Headed::of(row);
            }
            if heads || lone && first.split_whitespace().count() == 1 {
                continue;
            }
            if self.group.is_none() && self.led_by(row, &cells) {
                continue;
            }
            let Some(group) = self.group.clone() else { continue };
            self.flush();
            self.row_of_people(row, &names, headed, &group);
        }
    }
}
