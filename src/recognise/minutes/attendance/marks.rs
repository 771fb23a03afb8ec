//! Grids of attendance: a row a person, a column a meeting or a group, and marks where they meet.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::block::{Row, Table, merge};
use crate::field::{date, roster};
use crate::recognise::minutes::groups::{self, GroupHeading};
use crate::recognise::piece::Piece;
use crate::recognise::table::{cell_at, cell_text};
use crate::record::Group;
use crate::words::attendance::{ATTENDED, MARKS, Mark};
use crate::words::calendar::MONTHS;
use crate::words::means;
use crate::words::pattern::pattern;

use super::{Reader, days, names};

/// A mark that no table has is as short as those that stand beside it: so many letters.
const LONGEST: usize = 3;
/// Fewer rows with marks are chance.
const LEAST_ROWS: usize = 2;

/// "P = Present", "A – apologies": what a mark means.
static KEY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[\s,;:(/|])(?P<mark>[A-Za-z]{1,2}|[✓✔√✗✘×])\s*[=:–-]\s*(?P<word>[A-Za-z][a-z]+(?: attend)?)",
    )
});

/// What the marks of a grid mean, where a line of the paper says so of two or more.
pub(super) fn key(pieces: &[Piece<'_>]) -> Vec<(String, Group)> {
    let bodies = pieces.iter().filter_map(|piece| match piece {
        Piece::Prose(p) => Some(p.body.as_str()),
        Piece::Table(_) => None,
    });
    // A key may run over lines.
    bodies.map(of_line).filter(|key| key.len() > 1).flatten().collect()
}

fn of_line(text: &str) -> Vec<(String, Group)> {
    if !text.contains(['=', ':', '–', '-']) {
        return Vec::new();
    }
    let told = |found: regex::Captures<'_>| {
        let word = found.name("word")?.as_str().to_lowercase();
        let term = ATTENDED.iter().find(|term| term.opens(&word))?;
        Some((found.name("mark")?.as_str().to_lowercase(), term.means))
    };
    KEY.captures_iter(text).filter_map(told).collect()
}

/// Whether a table is a grid of people and marks, by marks that every paper uses.
pub(crate) fn is_grid(table: &Table) -> bool {
    /// A grid has at least so many people.
    const PEOPLE: usize = 3;
    let short = |text: &str| (1..=LONGEST).contains(&text.len());
    let worded = |text: &str| {
        let lower = text.to_lowercase();
        means(MARKS, &lower).is_some() || in_words(&lower).is_some()
    };
    let mark = |text: &str| short(text) || worded(text);
    let marked = |row: &&Row| row.cells.iter().skip(1).any(|cell| mark(cell_text(cell).trim()));
    table.rows.iter().filter(marked).count() >= PEOPLE
        && Reader::default().shape(table).is_some_and(|grid| grid.body.len() >= PEOPLE)
}

/// A grid: its header, and the columns that hold marks.
struct Grid<'a> {
    header: Option<&'a Row>,
    body: Vec<&'a Row>,
    columns: Vec<usize>,
}

impl Reader {
    /// Reads a table that is a grid of marks; whether it was one.
    pub(super) fn grid(&mut self, table: &Table) -> bool {
        let Some(grid) = self.shape(table) else { return false };
        self.flush();
        let by_group: Vec<(usize, GroupHeading)> = grid
            .columns
            .iter()
            .filter_map(|column| Some((*column, groups::column(&header_text(&grid, *column))?)))
            .collect();
        if grid.columns.len() > 1 && by_group.len() == grid.columns.len() {
            self.rows_by_group(&grid, &by_group);
        } else if let Some(column) = self.column_of_meeting(&grid) {
            self.rows_by_mark(&grid, column);
        } else {
            let text = grid.header.map(row_text).unwrap_or_default();
            let at =
                grid.header.map(|row| merge(row.cells.iter().flat_map(|cell| cell.at.clone())));
            self.out
                .unread
                .push((format!("{text} (no column is this meeting's)"), at.unwrap_or_default()));
        }
        self.group = None;
        true
    }

    /// The header and the columns of marks of a table of people.
    fn shape<'a>(&self, table: &'a Table) -> Option<Grid<'a>> {
        let is_row = |row: &&Row| names::has_some(&name_of(row));
        let body: Vec<&Row> = table.rows.iter().filter(is_row).collect();
        let first = table.rows.iter().position(|row| is_row(&row))?;
        let header = first.checked_sub(1).and_then(|at| table.rows.get(at));
        let widest = body.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let width = widest.max(table.columns);
        let marked = |column: &usize| {
            let texts: Vec<String> = body.iter().map(|row| text_at(row, *column)).collect();
            let filled: Vec<&String> = texts.iter().filter(|text| !text.is_empty()).collect();
            let marks = filled.iter().filter(|text| self.is_mark(text)).count();
            let short = |text: &&String| self.is_mark(text) || text.chars().count() <= LONGEST;
            let headed =
                || header.is_some_and(|row| groups::column(&text_at(row, *column)).is_some());
            (filled.len() >= LEAST_ROWS || !filled.is_empty() && headed())
                && marks.saturating_mul(2) > filled.len()
                && filled.iter().all(short)
        };
        let columns: Vec<usize> = (1..width).filter(marked).collect();
        (!columns.is_empty()).then_some(Grid { header, body, columns })
    }

    fn is_mark(&self, text: &str) -> bool {
        let lower = text.trim_end_matches('.').to_lowercase();
        means(MARKS, &lower).is_some()
            || self.key.iter().any(|(mark, _)| *mark == lower)
            || in_words(&lower).is_some()
    }

    /// The column of this meeting: the one there is, or the one that its date heads.
    fn column_of_meeting(&self, grid: &Grid<'_>) -> Option<usize> {
        if let [only] = grid.columns.as_slice() {
            let other = |day: &str| {
                let header = header_text(grid, *only);
                date::first_date(&header).is_some() && !is_date(&header, day)
            };
            return (!self.date.as_deref().is_some_and(other)).then_some(*only);
        }
        let day = self.date.as_deref()?;
        let mut own =
            grid.columns.iter().filter(|column| is_date(&header_text(grid, **column), day));
        let headed = own.next().copied().filter(|_| own.next().is_none());
        headed.or_else(|| days::column(&self.days, &grid.body, &grid.columns, day))
    }

    /// Each person in the group whose column has a mark.
    fn rows_by_group(&mut self, grid: &Grid<'_>, columns: &[(usize, GroupHeading)]) {
        for row in &grid.body {
            let marked = columns.iter().find(|(column, _)| !text_at(row, *column).is_empty());
            match marked {
                Some((_, group)) => self.row(row, group, &grid.columns),
                None => self.unmarked(row),
            }
        }
    }

    /// Each person in the group that the mark in a column stands for.
    fn rows_by_mark(&mut self, grid: &Grid<'_>, column: usize) {
        let marks: BTreeSet<String> = grid.body.iter().map(|row| text_at(row, column)).collect();
        for row in &grid.body {
            match self.group_of(&text_at(row, column), &marks) {
                Some(group) => {
                    let group = GroupHeading { group, remote: false, end: 0 };
                    self.row(row, &group, &grid.columns);
                }
                None => self.unmarked(row),
            }
        }
    }

    /// What a mark stands for, among those of its column.
    fn group_of(&self, text: &str, all: &BTreeSet<String>) -> Option<Group> {
        let mark = |text: &str| text.trim_end_matches('.').to_lowercase();
        let own = mark(text);
        let told = self.key.iter().find(|(key, _)| *key == own).map(|(_, group)| *group);
        let came = || all.iter().any(|text| means(MARKS, &mark(text)) == Some(Mark::Came));
        let told = told.or_else(|| in_words(&own));
        told.or_else(|| match means(MARKS, &own)? {
            Mark::Came => Some(Group::Present),
            Mark::Apologised => Some(Group::Apologies),
            Mark::Stayed => Some(Group::Absent),
            Mark::Cross if came() => Some(Group::Absent),
            Mark::Cross => Some(Group::Present),
        })
    }

    /// A person of a grid, with what stands beside the name in other columns than those of marks.
    fn row(&mut self, row: &Row, group: &GroupHeading, marks: &[usize]) {
        let at = merge(row.cells.iter().flat_map(|cell| cell.at.clone()));
        let beside = row.cells.iter().skip(1).filter(|cell| !marks.contains(&cell.column));
        let beside: Vec<String> = beside
            .map(cell_text)
            .filter(|text| text.contains(char::is_alphabetic) && !self.is_mark(text))
            .collect();
        self.person(&name_of(row), &beside, at, group);
    }

    /// Tells of a person of whom the grid says nothing that can be read.
    fn unmarked(&mut self, row: &Row) {
        let at = merge(row.cells.iter().flat_map(|cell| cell.at.clone()));
        let names = roster::split_names(&name_of(row));
        let name = names.first().map_or_else(|| name_of(row), |part| part.value.name.clone());
        self.out.unread.push((format!("{name} (no mark that can be read)"), at));
    }
}

/// What a cell says of a person's attendance in words: "In attendance", "Apologies received".
fn in_words(lower: &str) -> Option<Group> {
    means(MARKS, lower).is_none().then(|| groups::column(lower)).flatten().map(|found| found.group)
}

fn name_of(row: &Row) -> String {
    row.cells.first().map(cell_text).unwrap_or_default()
}

fn text_at(row: &Row, column: usize) -> String {
    cell_at(row, column).map(cell_text).unwrap_or_default()
}

fn row_text(row: &Row) -> String {
    let cells: Vec<String> =
        row.cells.iter().map(cell_text).filter(|text| !text.is_empty()).collect();
    cells.join(" | ")
}

fn header_text(grid: &Grid<'_>, column: usize) -> String {
    grid.header.map(|row| text_at(row, column)).unwrap_or_default()
}

/// Whether a header is a date: with its year, or its day and month, or its month alone.
pub(super) fn is_date(header: &str, iso: &str) -> bool {
    if let Some(found) = date::first_date(header) {
        return iso.starts_with(&found.value.iso());
    }
    let mut parts = iso.split('-').skip(1).map(|part| part.parse::<i8>().ok());
    let (Some(Some(month)), Some(Some(day))) = (parts.next(), parts.next()) else { return false };
    if let Some(partial) = date::partials(header).first() {
        return partial.value.month == month && partial.value.day == day;
    }
    let numbers: Vec<i8> =
        header.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
    let word: String = header.chars().filter(|c| c.is_alphabetic()).collect();
    match numbers.as_slice() {
        [] => means(&MONTHS, &word.to_lowercase()) == Some(month),
        [d, m, ..] => *d == day && *m == month,
        [_] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::testing;

    fn read(rows: &[&[&str]], key: &str) -> Vec<String> {
        let mut reader =
            Reader { date: Some("2031-05-03".to_owned()), key: of_line(key), ..Reader::default() };
        reader.table(&testing::table(rows));
        let told = reader.out.people.iter().map(|p| {
            format!("{:?} {} {}", p.group, p.name, p.affiliation.as_deref().unwrap_or("–"))
        });
        told.chain(reader.out.unread.iter().map(|(text, _)| format!("? {text}"))).collect()
    }

    #[test]
    fn marks_by_date_and_by_group() {
        let dated: &[&[&str]] = &[
            &["Name", "Post", "5 April", "3 May"],
            &["Ann Marl", "Chair", "A", "P"],
            &["Bob Dunn", "Parent Governor", "P", "A"],
            &["Cy Fenn", "", "P", "S"],
        ];
        assert_eq!(
            read(dated, "P = present, A = absent, S = present online"),
            ["Present Ann Marl –", "Absent Bob Dunn Parent Governor", "Present Cy Fenn –"]
        );
        assert_eq!(
            read(dated, "")[..2],
            ["Present Ann Marl –".to_owned(), "Apologies Bob Dunn Parent Governor".to_owned()]
        );
        let grouped: &[&[&str]] = &[
            &["", "Present", "Apologies"],
            &["Ann Marl", "✓", ""],
            &["Bob Dunn", "", "✓"],
            &["Cy Fenn", "✓", ""],
            &["Di Hart", "", "✓"],
            &["Ed Hill", "", ""],
        ];
        assert_eq!(
            read(grouped, ""),
            [
                "Present Ann Marl –",
                "Apologies Bob Dunn –",
                "Present Cy Fenn –",
                "Apologies Di Hart –",
                "? Ed Hill (no mark that can be read)"
            ]
        );
    }

    #[test]
    fn headers_that_are_dates() {
        for (header, own) in [
            ("3 May 2031", true),
            ("03/05/31", true),
            ("3rd May", true),
            ("May", true),
            ("3.5", true),
            ("3 May 2030", false),
            ("5 March", false),
            ("Name", false),
        ] {
            assert_eq!(is_date(header, "2031-05-03"), own, "{header}");
        }
    }
}
