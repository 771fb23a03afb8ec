//! Who came: names under the headings of attendance, run on or one a line, side by side or with a second
//! column, in tables and grids of marks; and what sentences tell of the chair, the public and of apologies.
//!
//! What comes in: the pieces between the heading of minutes and their first item, or those of an item. What
//! goes out: [`Attendance`].
//!
//! - `ends`: what is no more of the people
//! - `lines`: lines of names and the headings in them; `columns`: names side by side
//! - `list`: one a line, or run on
//! - `tables`, `marks`: tables of names, grids of marks
//! - `person`, `names`: one name with what stands beside it; a name in a sentence
//! - `under`: lines that tell of the people above or below them
//! - `told`, `chair`: sentences
//! - `items`: people in items of business

use std::mem;

use crate::block::{Line, Text, flow};
use crate::field::onlookers;
use crate::record::{At, Attendee, Group};
use crate::words::joins::NAMES_GO_ON;

use super::groups::{self, GroupHeading};
use crate::recognise::piece::Piece;
use crate::recognise::prose::Prose;

mod chair;
mod columns;
mod days;
mod ends;
mod items;
mod lines;
mod list;
mod marks;
mod names;
mod person;
mod tables;
mod told;
mod under;

use self::columns::Column;
use self::days::Day;
pub(super) use self::items::add as add_of_item;
use self::lines::line_heading;
pub(crate) use self::marks::is_grid;

/// What was read between the heading of the minutes and the first item.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Attendance {
    /// The people, in order.
    pub people: Vec<Attendee>,
    /// How many members of the public came, where that is told.
    pub public: Option<u32>,
    /// Lines under a heading that no name was found in.
    pub unread: Vec<(String, At)>,
    /// Lines where nothing but a space parts the name from what stands beside it.
    pub unseparated: Vec<(String, At)>,
}

/// Reads the attendance from the pieces between heading and first item; `start` is where its own headings
/// begin, `date` the meeting's. `all` are those of the minutes, among which days of a grid may stand.
pub(crate) fn read(
    pieces: &[Piece<'_>],
    start: usize,
    date: Option<&str>,
    all: &[Piece<'_>],
) -> Attendance {
    let mut reader = Reader { date: date.map(str::to_owned), ..Reader::default() };
    let (above, own) = pieces.split_at(start.min(pieces.len()));
    reader.key = marks::key(own);
    reader.days = days::days(all);
    for piece in own {
        reader.piece(piece);
    }
    reader.flush();
    let above = above.iter().filter_map(|piece| match piece {
        Piece::Prose(p) => Some((p.body.clone(), p.at())),
        Piece::Table(_) => None,
    });
    let led: Vec<(String, At)> = mem::take(&mut reader.led).into_iter().chain(above).collect();
    let whole = !reader.out.people.is_empty();
    for (text, at) in led.iter().filter(|_| whole) {
        chair::set(&mut reader.out.people, text, at);
    }
    for (text, at) in led.iter().filter(|_| whole) {
        chair::add_taker(&mut reader.out.people, text, at);
    }
    reader.out
}

/// Whether a text starts with a heading of attendance.
pub(crate) fn starts(text: &Text) -> bool {
    text.lines.first().is_some_and(|line| line_heading(line).is_some())
}

/// Whether a line starts with a heading over those who came.
pub(crate) fn heads_present(line: &Line) -> bool {
    let Some((heading, rest)) = line_heading(line) else { return false };
    let capital = line.segments.first().is_some_and(|s| s.text().starts_with(char::is_uppercase));
    // Names follow in the line, or it is the heading alone.
    let names = rest.is_none_or(|rest| names::has_some(&rest.text()));
    heading.group == Group::Present && capital && names
}

/// Whether a line is no heading of attendance and names nobody.
pub(crate) fn is_no_name(line: &Line) -> bool {
    line_heading(line).is_none() && !names::has_some(&line.text())
}

/// Whether a line says who led and nothing else: "Chair: Ann Marl".
pub(crate) fn leads(line: &Line) -> bool {
    chair::tells(&line.text())
}

/// Whether a piece starts with a heading of attendance, or is a table with one in it or a grid of marks.
pub(super) fn opens(piece: &Piece<'_>) -> bool {
    match piece {
        Piece::Prose(p) => starts(p.text),
        Piece::Table(table) => tables::holds_groups(table) || marks::is_grid(table),
    }
}

/// The first piece behind people under a heading of attendance who have numbers; 0 where none have.
pub(super) fn numbered(pieces: &[Piece<'_>]) -> usize {
    /// Fewer are no list.
    const LEAST: usize = 2;
    let person = |piece: &Piece<'_>| match piece {
        Piece::Prose(p) => p.label.is_some() && !p.is_bullet() && names::is_one(&p.body),
        Piece::Table(_) => false,
    };
    let Some(start) = pieces.iter().position(opens) else { return 0 };
    let rest = pieces.get(start..).unwrap_or_default();
    let list = rest.iter().take_while(|piece| person(piece) || opens(piece)).count();
    let people = rest.iter().take(list).filter(|piece| person(piece)).count();
    if people >= LEAST { start.saturating_add(list) } else { 0 }
}

/// Lines of names under one heading.
#[derive(Clone, Debug, Default)]
struct Gathered {
    /// The lines.
    lines: Vec<Line>,
    /// For each line, whether a paragraph starts with it.
    starts: Vec<bool>,
}

impl Gathered {
    fn push(&mut self, line: Line, starts: bool) {
        self.lines.push(line);
        self.starts.push(starts);
    }

    /// The text, a line break where a paragraph starts.
    fn text(&self) -> String {
        let mut out = String::new();
        let mut paragraph: Vec<Line> = Vec::new();
        for (line, starts) in self.lines.iter().zip(&self.starts) {
            if *starts && !paragraph.is_empty() {
                out.push_str(&flow(&mem::take(&mut paragraph)));
                out.push('\n');
            }
            paragraph.push(lines::parted(line));
        }
        out.push_str(&flow(&paragraph));
        out
    }

    fn extend(&mut self, text: Text) {
        self.starts.extend((0..text.lines.len()).map(|i| i == 0));
        self.lines.extend(text.lines);
    }
}

/// Reads pieces one after another.
#[derive(Default)]
struct Reader {
    out: Attendance,
    /// The group that what follows belongs to.
    group: Option<GroupHeading>,
    /// What has been gathered of it.
    gathered: Gathered,
    /// A line that heads groups side by side, if the next goes on with it.
    header: Option<Line>,
    /// Groups side by side, each with what has been gathered of it.
    columns: Vec<Column>,
    /// What stands below groups side by side.
    below: Gathered,
    /// Some names are set plainly, so what stands out is none.
    plain: bool,
    /// Paragraphs that were no people, since the last heading of attendance.
    others: u8,
    /// The names of the group have labels or bullets.
    labelled: bool,
    /// What is said of each person has stood under the name.
    turns: bool,
    /// What may tell who led the meeting.
    led: Vec<(String, At)>,
    /// The meeting's date, ISO 8601.
    date: Option<String>,
    /// What the marks of a grid mean, where the paper says so.
    key: Vec<(String, Group)>,
    /// Days that stand apart from the columns which they head.
    days: Vec<Day>,
}

impl Reader {
    /// More paragraphs of prose than these, and the people are over.
    const MOST_OTHERS: u8 = 1;

    fn piece(&mut self, piece: &Piece<'_>) {
        if self.others > Self::MOST_OTHERS {
            return;
        }
        match piece {
            Piece::Table(table) => self.table(table),
            Piece::Prose(prose) => self.text(prose),
        }
    }

    fn text(&mut self, p: &Prose<'_>) {
        let heads = starts(p.text) || self.has_heading_within(p) || self.is_class(p);
        if !heads && self.others == 0 && self.tells(p) {
            return;
        }
        if !heads && !self.heads_organisation(p) && self.ended_by(p) {
            self.close(p);
            return;
        }
        // A dash goes on with what stands above, but where the names have bullets.
        if self.gathered.lines.is_empty() {
            self.labelled = p.is_bullet() || p.label.is_some();
        }
        let lines = if self.labelled { lines::unlabelled(p) } else { p.text.lines.clone() };
        for (i, line) in lines.into_iter().enumerate() {
            self.line(line, i == 0);
        }
        self.plain |= !p.stands_out() && !self.gathered.lines.is_empty();
    }

    /// Ends the names above what is none.
    fn close(&mut self, p: &Prose<'_>) {
        self.flush();
        self.group = None;
        let others = match ends::heads_items(p) {
            true => Self::MOST_OTHERS.saturating_add(1),
            false => u8::from(ends::is_prose(p)),
        };
        self.others = self.others.saturating_add(others);
    }

    fn line(&mut self, line: Line, starts: bool) {
        let above = self.header.take();
        let joined = above.as_ref().map(|above| columns::joined(above, &line));
        if let Some(columns) = joined.as_ref().and_then(columns::side_by_side) {
            self.head(columns);
            return;
        }
        if let Some(above) = above {
            self.plain_line(above, true);
        }
        match columns::side_by_side(&line) {
            Some(columns) => self.head(columns),
            None if columns::may_go_on(&line) => self.header = Some(line),
            None => self.plain_line(line, starts),
        }
    }

    /// Goes on to groups side by side.
    fn head(&mut self, columns: Vec<Column>) {
        self.flush();
        self.others = 0;
        self.group = None;
        self.columns = columns;
    }

    fn plain_line(&mut self, line: Line, starts: bool) {
        if let Some((own, rest)) = lines::at_heading(&line) {
            self.plain_line(own, starts);
            self.plain_line(rest, true);
            return;
        }
        if told::opens_with_apologies(&line.text()) {
            self.flush();
            self.others = 0;
            self.group = Some(GroupHeading { group: Group::Apologies, remote: false, end: 0 });
            self.gathered.push(line, true);
            return;
        }
        let (rest, starts) = match line_heading(&line) {
            Some((heading, rest)) => {
                self.flush();
                self.others = 0;
                self.group = Some(heading);
                (rest, true)
            }
            None if self.heads_class(&line) => (None, true),
            None => (Some(line), starts),
        };
        let Some(line) = rest.filter(|line| !ends::is_header(line)) else { return };
        if self.columns.is_empty() {
            self.gathered.push(line, starts);
        } else {
            self.below.push(line, starts);
        }
    }

    /// Goes on to another class of people under the heading above, where a line names one: "Tenant Members".
    fn heads_class(&mut self, line: &Line) -> bool {
        let Some(above) = self.group.clone().filter(|_| line.segments.len() == 1) else {
            return false;
        };
        let Some(class) = groups::class(&line.text()) else { return false };
        self.flush();
        let away = matches!(above.group, Group::Apologies | Group::Absent);
        let group = if away || class == Group::Present { above.group } else { class };
        self.group = Some(GroupHeading { group, ..above });
        true
    }

    /// Reads what has been gathered under the current heading or headings.
    fn flush(&mut self) {
        if let Some(header) = self.header.take() {
            self.plain_line(header, true);
        }
        let below = mem::take(&mut self.below);
        for column in columns::dealt(mem::take(&mut self.columns), below) {
            self.names(column.gathered, &column.group);
        }
        let gathered = mem::take(&mut self.gathered);
        if let Some(group) = self.group.clone() {
            self.names(gathered, &group);
        }
    }

    /// Reads names that stand under a heading.
    fn names(&mut self, gathered: Gathered, group: &GroupHeading) {
        let gathered = self.without_onlookers(gathered, group);
        let (gathered, rest) = ends::cut(gathered);
        self.unread(&rest);
        if let Some(parts) = under::by_organisation(&gathered) {
            self.organisations(parts, group);
            return;
        }
        let Gathered { lines, starts } = &gathered;
        if lines.is_empty() {
            return;
        }
        let text = gathered.text();
        let at = crate::block::places(lines);
        if let Some(names) = told::apologies(&text) {
            self.named(names, &at, &GroupHeading { end: 0, ..group.clone() });
        } else if !under::alternate(&lines::entries(lines, starts), self.turns)
            && list::runs_on(lines)
        {
            self.run_on(&text, &at, group);
        } else {
            for (lines, starts) in columns::split(lines, starts) {
                self.list(&lines, &starts, group);
            }
        }
    }

    /// Tells what stands behind the names and is none.
    fn unread(&mut self, rest: &Gathered) {
        if !rest.lines.is_empty() {
            self.out.unread.push((rest.text(), crate::block::places(&rest.lines)));
            self.others = self.others.saturating_add(1);
        }
    }

    /// Reads the names under each organisation.
    fn organisations(&mut self, parts: Vec<(String, Gathered)>, group: &GroupHeading) {
        for (organisation, gathered) in parts {
            let before = self.out.people.len();
            self.names(gathered, group);
            let own = self.out.people.get_mut(before..).unwrap_or_default();
            under::set_organisation(own, &organisation);
        }
    }

    /// Whether a text is one line that names a class of people.
    fn is_class(&self, p: &Prose<'_>) -> bool {
        let [line] = p.text.lines.as_slice() else { return false };
        self.group.is_some() && p.label.is_none() && groups::class(&line.text()).is_some()
    }

    /// Whether a line of names has another heading of attendance in it.
    fn has_heading_within(&self, p: &Prose<'_>) -> bool {
        let [line] = p.text.lines.as_slice() else { return false };
        self.group.is_some() && lines::at_heading(line).is_some()
    }

    /// Whether a text is an organisation's name over the names of its people: the first of the list, or another
    /// where one was.
    fn heads_organisation(&self, p: &Prose<'_>) -> bool {
        let [line] = p.text.lines.as_slice() else { return false };
        let above = self.gathered.lines.first();
        self.group.is_some()
            && p.label.is_none()
            && above.is_none_or(under::is_organisation)
            && under::is_organisation(line)
    }

    /// Counts the public, and leaves out the lines that tell of nobody else.
    fn without_onlookers(&mut self, gathered: Gathered, group: &GroupHeading) -> Gathered {
        let mut out = Gathered::default();
        for (line, starts) in gathered.lines.into_iter().zip(gathered.starts) {
            let text = line.text();
            let number = || {
                text.trim()
                    .trim_end_matches('.')
                    .parse()
                    .ok()
                    .filter(|_| group.group == Group::Others)
            };
            let counted = onlookers::count(&text).or_else(number);
            self.out.public = self.out.public.or(counted);
            // The end of a sentence of names goes on with these.
            let goes_on = out.lines.last().is_some_and(|above| {
                let above = above.text();
                let last = above.split_whitespace().next_back().unwrap_or_default();
                last.ends_with(',') || NAMES_GO_ON.has(&last.to_lowercase())
            });
            if counted.is_none() || names::has_some(&text) || goes_on {
                out.push(line, starts);
            }
        }
        out
    }
}

#[cfg(test)]
mod tests;
