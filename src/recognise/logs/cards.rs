//! Actions as cards: a block an action, of labels and their values ("Action: …", "Owner: …"), in lines or in a table
//! of two columns. The same labels again in the same order make them a log, and they become its table.

mod pairs;

use std::ops::Range;

use self::pairs::{Pair, pairs};
use super::columns::{Column, column, is_called};
use super::header::LogHeader;
use crate::block::{Block, Cell, Line, Row, Ruling, Segment, Span, Table, Text, merge};
use crate::recognise::seen::Seen;

/// The tables that cards became.
#[derive(Debug, Default)]
pub(crate) struct Cards {
    tables: Vec<(Range<usize>, Block)>,
}

/// Finds the cards of a document. One that stands alone is read as the others are.
pub(crate) fn cards(seen: &[Seen<'_>]) -> Cards {
    let runs = runs(seen);
    let labels: Vec<Option<Vec<String>>> = runs.iter().map(|run| labels(&run.cards())).collect();
    let known = |run: &Run| {
        let has = |labels: &&Vec<String>| run.pairs.iter().all(|pair| labels.contains(&pair.label));
        labels.iter().flatten().find(has)
    };
    let read = |(run, own): (&Run, &Option<Vec<String>>)| {
        let table = table(&run.cards(), own.as_ref().or_else(|| known(run))?)?;
        Some((run.blocks.clone(), Block::Table(table)))
    };
    Cards { tables: runs.iter().zip(&labels).filter_map(read).collect() }
}

impl Cards {
    /// Sees the tables in the place of the cards.
    pub(crate) fn in_place<'a>(&'a self, seen: Vec<Seen<'a>>) -> Vec<Seen<'a>> {
        let mut tables = self.tables.iter().peekable();
        let mut out = Vec::with_capacity(seen.len());
        for (at, one) in seen.into_iter().enumerate() {
            while tables.next_if(|(range, _)| range.end <= at).is_some() {}
            match tables.peek() {
                Some((range, block)) if range.start == at => out.push(Seen::of(block)),
                Some((range, _)) if range.contains(&at) => {}
                _ => out.push(one),
            }
        }
        out
    }
}

/// Blocks one behind the other that are pairs and nothing else.
struct Run {
    pairs: Vec<Pair>,
    blocks: Range<usize>,
}

impl Run {
    /// The stretches that start with the label of the first.
    fn cards(&self) -> Vec<&[Pair]> {
        let first = self.pairs.first().map(|pair| pair.label.as_str());
        let mut rest = self.pairs.as_slice();
        let mut out = Vec::new();
        while let [_, more @ ..] = rest {
            let starts = |pair: &Pair| Some(pair.label.as_str()) == first;
            let next = more.iter().position(starts).unwrap_or(more.len());
            let (card, left) = rest.split_at(next.saturating_add(1));
            out.push(card);
            rest = left;
        }
        out
    }
}

/// The runs of a document.
fn runs(seen: &[Seen<'_>]) -> Vec<Run> {
    let mut out = Vec::new();
    let mut at = 0_usize;
    while at < seen.len() {
        let run = run(seen, at);
        at = run.blocks.end.max(at.saturating_add(1));
        out.extend(Some(run).filter(|run| run.pairs.len() > 1));
    }
    out
}

/// The run that starts at a block.
fn run(seen: &[Seen<'_>], from: usize) -> Run {
    let mut out = Run { pairs: Vec::new(), blocks: from..from };
    while let Some(here) = seen.get(out.blocks.end..).filter(|here| !here.is_empty()) {
        let (count, mut own) = next(here, out.pairs.last_mut());
        if count == 0 {
            break;
        }
        out.pairs.append(&mut own);
        out.blocks.end = out.blocks.end.saturating_add(count);
    }
    out
}

/// The pairs at the start of blocks, and how many blocks they are: those of a block; a label and its value a block
/// each; the number that heads a card. A paragraph above another pair goes on with the `last`.
fn next(seen: &[Seen<'_>], last: Option<&mut Pair>) -> (usize, Vec<Pair>) {
    let own = seen.first().map(pairs_of).unwrap_or_default();
    if !own.is_empty() {
        return (1, own);
    }
    let mut texts = seen.iter().map(|one| text(one.block));
    let (Some(Some(here)), Some(second)) = (texts.next(), seen.get(1)) else { return (0, own) };
    if last.is_none() && !pairs::may_start(here) {
        return (0, own);
    }
    let goes_on = !pairs_of(second).is_empty();
    let value = text(second.block).filter(|value| !goes_on && value.heading.is_none());
    if let Some(pair) = value.and_then(|value| pairs::of_two(here, value)) {
        return (2, vec![pair]);
    }
    if let Some(pair) = pairs::number(here).filter(|_| goes_on) {
        return (1, vec![pair]);
    }
    match last.filter(|_| goes_on && is_paragraph(here)) {
        Some(last) => last.value.push(here.clone()),
        None => return (0, own),
    }
    (1, own)
}

fn pairs_of(one: &Seen<'_>) -> Vec<Pair> {
    if one.log.is_some() { Vec::new() } else { pairs(one.block) }
}

fn text(block: &Block) -> Option<&Text> {
    match block {
        Block::Text(text) => Some(text),
        Block::Table(_) | Block::Fact(_) => None,
    }
}

/// Whether a text is no heading.
fn is_paragraph(text: &Text) -> bool {
    let segments = text.lines.iter().flat_map(|line| &line.segments);
    let mut spans = segments.flat_map(|segment| &segment.spans);
    text.heading.is_none() && spans.any(|span| !span.style.bold)
}

/// The table of a log that has a row a card.
fn table(cards: &[&[Pair]], labels: &[String]) -> Option<Table> {
    let rows: Vec<Row> = cards.iter().map(|card| row(card, labels)).collect::<Option<_>>()?;
    let at = merge(rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.at.clone()));
    let header = labels.iter().enumerate().map(|(column, label)| name(column, label)).collect();
    let header = Row { cells: header, ..Row::default() };
    let rows = [header].into_iter().chain(rows).collect();
    let table = Table { ruling: Ruling::Markup, rows, columns: labels.len(), at };
    LogHeader::of(&table).is_some().then_some(table)
}

/// The labels of cards, in their order: those that recur. None where they tell of no actions.
fn labels(cards: &[&[Pair]]) -> Option<Vec<String>> {
    let mut all: Vec<(&str, usize)> = Vec::new();
    for pair in cards.iter().copied().flatten() {
        match all.iter_mut().find(|(label, _)| *label == pair.label) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => all.push((&pair.label, 1)),
        }
    }
    let often = |(label, count): &(&str, usize)| {
        count.saturating_mul(2) >= cards.len() || *count > 1 && is_called(label)
    };
    all.retain(often);
    let mut kinds: Vec<Column> = all.iter().map(|(label, _)| column(label)).collect();
    kinds.retain(|kind| *kind != Column::Extra);
    let known = kinds.len();
    let acts = kinds.iter().any(|kind| matches!(kind, Column::Action | Column::Followed));
    // "Responsible officer" and "Responsible officers" say the same.
    kinds.sort_unstable();
    kinds.dedup();
    let enough = cards.len() > 1 && kinds.len() > 2 && known.saturating_mul(2) >= all.len();
    (acts && enough).then(|| all.into_iter().map(|(label, _)| label.to_owned()).collect())
}

/// The row of a card; none where it has a label twice. What has another label goes on with the value above it.
fn row(card: &[Pair], labels: &[String]) -> Option<Row> {
    let mut cells: Vec<Cell> = (0..labels.len())
        .map(|column| Cell { column, column_span: 1, row_span: 1, ..Cell::default() })
        .collect();
    let mut open = 0_usize;
    for pair in card {
        let own = labels.iter().position(|label| *label == pair.label);
        open = own.unwrap_or(open);
        let cell = cells.get_mut(open)?;
        if own.is_some() && !cell.at.is_empty() {
            return None;
        }
        cell.texts.extend(if own.is_some() { pair.value.clone() } else { pair.whole() });
        cell.at.extend(pair.at.iter().cloned());
    }
    Some(Row { cells, ..Row::default() })
}

/// The cell over a column.
fn name(column: usize, label: &str) -> Cell {
    let span = Span { text: label.to_owned(), ..Span::default() };
    let segment = Segment { spans: [span].into_iter().collect(), ..Segment::default() };
    let line = Line { segments: [segment].into_iter().collect(), ..Line::default() };
    let texts = vec![Text { lines: vec![line], ..Text::default() }];
    Cell { column, column_span: 1, row_span: 1, texts, ..Cell::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::seen::see;
    use crate::recognise::table::cell_text;
    use crate::recognise::testing;

    fn rows(blocks: &[Block]) -> Vec<Vec<String>> {
        let seen = see(blocks);
        let found = cards(&seen);
        let rows = found.tables.iter().flat_map(|(_, block)| match block {
            Block::Table(table) => table.rows.as_slice(),
            Block::Text(_) | Block::Fact(_) => &[],
        });
        rows.map(|row| row.cells.iter().map(cell_text).collect()).collect()
    }

    const NAMES: [&str; 4] = ["Ref", "Action", "Owner", "Due"];
    const FIRST: [&str; 4] = ["1", "Mend the gate by the mill", "Ann Marl", "May 2031"];
    const SECOND: [&str; 4] = ["2", "Oil the lock of the mill", "Ben Dunn", ""];

    #[test]
    fn lines_of_labels_and_values() {
        let card = |values: [&str; 4]| {
            let line = |(name, value): (&str, &str)| format!("{name}: {value}").trim().to_owned();
            NAMES.into_iter().zip(values).map(line).collect::<Vec<_>>()
        };
        let whole = [FIRST, SECOND].map(|values| card(values).join("\n"));
        let beside = whole.each_ref().map(|card| card.replace("\nOwner", "\tOwner"));
        let lines = [card(FIRST), card(SECOND)].concat();
        for sources in [whole.to_vec(), beside.to_vec(), lines] {
            let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
            assert_eq!(rows(&testing::texts(&sources)), [NAMES, FIRST, SECOND], "{sources:?}");
        }
    }

    #[test]
    fn tables_of_two_columns() {
        let pairs = |values| NAMES.into_iter().zip(values).map(|(a, b): (_, &str)| [a, b]);
        let one: Vec<[&str; 2]> = pairs(FIRST).chain(pairs(SECOND)).collect();
        let table = |rows: &[[&str; 2]]| {
            let rows: Vec<&[&str]> = rows.iter().map(<[&str; 2]>::as_slice).collect();
            Block::Table(testing::table(&rows))
        };
        let (first, second) = one.split_at(4);
        for blocks in [vec![table(&one)], vec![table(first), table(second)]] {
            assert_eq!(rows(&blocks), [NAMES, FIRST, SECOND]);
        }
    }

    #[test]
    fn cards_under_their_numbers_and_one_alone() {
        let card = |action: &str| format!("Action: {action}\nOwner: Ann Marl\nDue: May");
        let cards = ["Mend the gate by the mill", "Oil the lock", "Sweep the mill"].map(card);
        let [one, two, three] = cards.each_ref().map(String::as_str);
        let blocks = ["*Action 7", one, "*Action 9", two, "*Closed actions", "*Action 3", three];
        let found = rows(&testing::texts(&blocks));
        let numbers: Vec<&str> = found.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(numbers, ["", "7", "9", "", "3"]);
    }

    #[test]
    fn labels_and_values_a_block_each() {
        let pairs = |values| NAMES.into_iter().zip(values).flat_map(|(a, b): (_, &str)| [a, b]);
        let third = ["3", "Sweep the mill", "Ann Marl", "June"];
        let blocks: Vec<&str> = pairs(FIRST).chain(pairs(third)).collect();
        assert_eq!(rows(&testing::texts(&blocks)), [NAMES, FIRST, third]);
    }

    #[test]
    fn what_are_no_cards() {
        for sources in [
            &["Date: 3 May 2031\nTime: 7 pm\nVenue: the mill", "Date: 4 May\nTime: 8 pm"][..],
            &["Action: mend the gate\nOwner: Ann Marl\nDue: May"],
            &["Action: Ann Marl", "Action: Ben Dunn"],
            &["Action: a gate\nLead officer: Ann", "Action: a lock\nLead officers: Ann"],
            &["Action: a gate\nOwner: Ann\nDue: May", "Due: May\nOwner: Ben\nAction: a lock"],
        ] {
            assert_eq!(rows(&testing::texts(sources)), Vec::<Vec<String>>::new(), "{sources:?}");
        }
    }
}
