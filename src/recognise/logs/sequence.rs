//! The tables of a document's logs in their order: which go on with the one before, what heads each, and
//! the key that stands beside it.

use crate::block::Table;
use crate::field::status;
use crate::recognise::prose::Prose;
use crate::recognise::seen::Seen;
use crate::recognise::table::cell_text;
use crate::record::ActionState;
use crate::words::columns::TABLE_TITLES;

use super::header::{LogHeader, is_title};
use super::key::Key;

/// How many headings stand between two tables of one log at most.
const BETWEEN: usize = 2;

/// The longest title of a log, in bytes.
const TITLE: usize = 100;

/// The longest heading of a part of a log, in words.
const WORDS: usize = 14;

/// Takes tables right under the title of a log for logs, where their other columns tell what a log's do; and
/// those of the same columns below it.
pub(crate) fn titled(seen: &mut [Seen<'_>]) {
    let mut known: Option<LogHeader> = None;
    for at in 1..seen.len() {
        let Some([above, one]) = seen.get_mut(at.saturating_sub(1)..=at) else { continue };
        let (Some(table), None) = (one.table(), &one.log) else { continue };
        let says = |title: &Prose<'_>| title.body.len() <= TITLE && is_title(&title.whole());
        let titled = above.prose.as_ref().is_some_and(says);
        if !titled && known.is_none() {
            continue;
        }
        let same = |own: &LogHeader| known.as_ref().is_some_and(|known| known.same_columns(own));
        one.log = LogHeader::titled(table).filter(|own| titled || same(own));
        known = one.log.clone().or(known);
    }
}

/// Sets what the headers of logs know of what stands round them.
pub(crate) fn place(seen: &mut [Seen<'_>]) {
    let logs: Vec<usize> =
        seen.iter().enumerate().filter(|(_, one)| one.log.is_some()).map(|(at, _)| at).collect();
    let mut above: Option<usize> = None;
    for at in logs {
        let joined = above.filter(|above| goes_on(seen, *above, at));
        let section = section(seen, at);
        if let (Some(first), true) = (joined, section.is_some()) {
            keep(seen, first);
        }
        let key = Key::beside(seen, at);
        if let Some(header) = header(seen, at) {
            header.section = section.filter(|words| joined.is_some() || ends(words));
            header.joined = joined.is_some();
            header.key = key;
        }
        above = Some(at);
    }
}

fn header<'s>(seen: &'s mut [Seen<'_>], at: usize) -> Option<&'s mut LogHeader> {
    seen.get_mut(at).and_then(|one| one.log.as_mut())
}

/// The table above has a part of a log too, as it turns out: what heads it counts.
fn keep(seen: &mut [Seen<'_>], at: usize) {
    let section = section(seen, at);
    if let Some(header) = header(seen, at)
        && header.section.is_none()
    {
        header.section = section;
    }
}

/// Whether a heading says of a log that stands alone that all its actions have ended.
fn ends(heading: &str) -> bool {
    matches!(status::of_heading(heading), Some(ActionState::Done | ActionState::NotDone))
}

/// Whether a table goes on with the log of one above: the same columns, and nothing but headings of its
/// parts between.
fn goes_on(seen: &[Seen<'_>], above: usize, at: usize) -> bool {
    let between = seen.get(above.saturating_add(1)..at).unwrap_or_default();
    let heads = |one: &Seen<'_>| one.prose.as_ref().is_some_and(|p| is_part(&p.whole()));
    let log = |at: usize| seen.get(at).and_then(|one| one.log.as_ref());
    between.len() <= BETWEEN
        && between.iter().all(heads)
        && log(above).zip(log(at)).is_some_and(|(above, own)| own.same_columns(above))
}

/// The heading of a part of a log above a table, or in it above the names of the columns.
fn section(seen: &[Seen<'_>], at: usize) -> Option<String> {
    let inner = seen.get(at).and_then(Seen::log).and_then(|(table, log)| banner(table, log));
    inner.or_else(|| heading_above(seen, at))
}

/// A row over all columns above their names: one cell, or its number and its words.
fn banner(table: &Table, log: &LogHeader) -> Option<String> {
    let columns = log.heads.iter().map(|head| head.column.saturating_add(head.span)).max()?;
    table.rows.iter().take(log.last_row).find_map(|row| {
        let filled = || row.cells.iter().filter(|cell| !cell_text(cell).is_empty());
        let spanned: usize = filled().map(|cell| cell.column_span.max(1)).sum();
        let few = filled().count() <= 2 && filled().count() < columns;
        let texts = || filled().map(cell_text).collect::<Vec<_>>();
        (few && spanned >= columns).then(|| texts().join(" "))
    })
}

fn heading_above(seen: &[Seen<'_>], at: usize) -> Option<String> {
    let above = seen.get(at.checked_sub(1)?)?.prose.as_ref()?;
    let words = above.whole();
    is_part(&words).then(|| words.into_owned())
}

/// Whether a heading names a part of a log: by the state of its actions, or as one of several tables.
fn is_part(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let table = words.next().is_some_and(|word| TABLE_TITLES.has(word))
        && words.next().is_some_and(|word| word.chars().count() <= 2);
    heading.split_whitespace().count() <= WORDS
        && !heading.trim_end().ends_with('.')
        && (table || status::of_heading(heading).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Block;
    use crate::recognise::seen::see;
    use crate::recognise::testing;

    #[test]
    fn a_title_tells_of_the_tables_below() {
        let heads: &[&str] = &["What needs to be done", "Owner", "Progress"];
        let table = || {
            let row: &[&str] = &["Mend the gate by the mill", "Ann Marl", "Begun in the rain."];
            Block::Table(testing::table(&[heads, row]))
        };
        let blocks = |title: &str| {
            let mut blocks = testing::texts(&[title]);
            blocks.push(table());
            blocks.extend(testing::texts(&["*Of the mill"]));
            blocks.push(table());
            blocks
        };
        for (title, logs) in [("*Action log", 2), ("*Attendance", 0)] {
            let blocks = blocks(title);
            let mut seen = see(&blocks);
            titled(&mut seen);
            assert_eq!(seen.iter().filter(|one| one.log.is_some()).count(), logs, "{title}");
        }
    }

    #[test]
    fn tables_of_one_log() {
        let heads: &[&str] = &["No.", "Action", "Owner", "Update"];
        let table =
            |words: &str| Block::Table(testing::table(&[heads, &["1", words, "AB", "Begun."]]));
        let mut blocks = testing::texts(&["*Action log", "*Open actions"]);
        blocks.push(table("Mend the gate"));
        blocks.extend(testing::texts(&["*Table 2: completed"]));
        blocks.push(table("Oil the lock"));
        blocks.extend(testing::texts(&["*Action log of the Mill Board"]));
        blocks.push(table("Grease the wheel"));
        let mut seen = see(&blocks);
        place(&mut seen);
        let found: Vec<_> = seen
            .iter()
            .filter_map(|one| one.log.as_ref())
            .map(|log| (log.joined, log.section.as_deref()))
            .collect();
        assert_eq!(
            found,
            [(false, Some("Open actions")), (true, Some("Table 2: completed")), (false, None)]
        );
    }

    #[test]
    fn a_row_over_the_names_of_columns_heads_its_table() {
        let heads: &[&str] = &["No.", "Action", "Owner", "Update"];
        let table = |banner: &str| {
            let row: &[&str] = &["1", "Mend the gate by the mill", "Ann Marl", "Begun."];
            let mut table = testing::table(&[&[banner], heads, row]);
            let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
            cells.take(1).for_each(|cell| cell.column_span = 4);
            Block::Table(table)
        };
        let blocks = [table("The mill"), table("The lock")];
        for (blocks, expected) in
            [(&blocks[..], vec![Some("The mill"), Some("The lock")]), (&blocks[..1], vec![None])]
        {
            let mut seen = see(blocks);
            place(&mut seen);
            let logs = seen.iter().filter_map(|one| one.log.as_ref());
            let sections: Vec<_> = logs.map(|log| log.section.as_deref()).collect();
            assert_eq!(sections, expected);
        }
    }
}
