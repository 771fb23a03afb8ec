//! Items of pages → blocks: lines to paragraphs, paragraphs and tables over page breaks.

use rayon::prelude::*;

use super::item::{Item, weave};
use super::paragraphs::{self, Paragraph, Traits};
use super::stitch;
use crate::block::Block;
use crate::cores::Deal;
use crate::read::layout::glyphs::margins;
use crate::read::layout::glyphs::margins::{Breaks, Measure};
use crate::read::layout::glyphs::segments::set;
use crate::read::layout::glyphs::texts::{Source, print};
use crate::read::layout::sheet::Sheet;
use crate::read::layout::tables::candidate::Candidate;
use crate::read::layout::tolerances::{SAME_INDENT, SIZE_STEP, TORN};
use crate::read::layout::{Furniture, ON_ONE_CORE};

/// Units that are not worth another core.
const UNITS_ON_ONE_CORE: usize = 100;

/// A block before it goes out.
enum Unit {
    Paragraph(Paragraph, Measure),
    Table(Vec<Candidate>),
}

/// Joins the items of all pages into blocks.
pub(crate) fn join(
    mut pages: Vec<Vec<Item>>,
    sheets: &[Sheet],
    furniture: &mut Vec<Furniture>,
) -> Vec<Block> {
    link(&mut pages);
    let steps = |(items, sheet): (&mut Vec<Item>, &Sheet)| {
        dissolve(items, sheet);
        let step = |pair: &[Item]| match pair {
            [Item::Line(above), Item::Line(below)] => margins::step(above, below),
            _ => None,
        };
        items.windows(2).filter_map(step).collect()
    };
    let steps: Vec<Vec<f32>> =
        pages.par_iter_mut().zip(sheets).deal(ON_ONE_CORE).map(steps).collect();
    let leading = margins::leading(steps.concat());
    let stretches = |(items, sheet): (Vec<Item>, &Sheet)| {
        let (left, right) = (sheet.layout.left, sheet.layout.right);
        let measure = Measure { left, right, leading, breaks: Breaks::Soft };
        (page_to_stretches(items, measure), measure)
    };
    let pages: Vec<(Vec<Stretch>, Measure)> =
        pages.into_par_iter().zip(sheets).deal(ON_ONE_CORE).map(stretches).collect();
    let mut units: Vec<Unit> = Vec::new();
    for (stretches, measure) in pages {
        page_to_units(stretches, measure, &mut units);
    }
    let block = |unit: Unit| {
        let mut furniture = Vec::new();
        (unit_to_block(unit, sheets, leading, &mut furniture), furniture)
    };
    let blocks: Vec<(Block, Vec<Furniture>)> =
        units.into_par_iter().deal(UNITS_ON_ONE_CORE).map(block).collect();
    let blocks = blocks.into_iter().map(|(block, off)| {
        furniture.extend(off);
        block
    });
    blocks.collect()
}

/// Lets a candidate of one row count as a table where it goes on with one, or one goes on with it.
fn link(pages: &mut [Vec<Item>]) {
    let mut tables: Vec<Option<&mut Candidate>> = Vec::new();
    for item in pages.iter_mut().flatten() {
        match item {
            Item::Table(table) => tables.push(Some(table)),
            // A line parts what stands above and below it.
            Item::Line(_) => tables.push(None),
        }
    }
    let count = tables.len();
    let mut pass = |from: usize, to: usize| {
        let linked = match (tables.get(from), tables.get(to)) {
            (Some(Some(a)), Some(Some(b))) => {
                let (above, below) = if from < to { (a, b) } else { (b, a) };
                a.strong && !b.strong && stitch::is_linked(above, below)
            }
            _ => false,
        };
        if linked && let Some(Some(table)) = tables.get_mut(to) {
            table.strong = true;
        }
    };
    for (i, next) in (1..count).enumerate() {
        pass(i, next);
    }
    for (i, next) in (1..count).enumerate().rev() {
        pass(next, i);
    }
}

/// Sets candidates that are no tables as plain lines.
fn dissolve(items: &mut Vec<Item>, sheet: &Sheet) {
    let weak = |item: &Item| matches!(item, Item::Table(t) if !t.strong);
    if !items.iter().any(weak) {
        return;
    }
    let mut out = Vec::with_capacity(items.len());
    for item in std::mem::take(items) {
        match item {
            Item::Table(table) if !table.strong => {
                let frame = table.frame;
                let source = Source { page: table.page, text: &sheet.text, frame };
                let lines = print(&set(table.into_words(), source.text), source);
                out.extend(weave(lines, Vec::new()));
            }
            item => out.push(item),
        }
    }
    *items = out;
}

/// What stands on a page between two tables, or a table.
enum Stretch {
    Paragraphs(Vec<Paragraph>),
    Table(Box<Candidate>),
}

/// Makes paragraphs of the lines of a page.
fn page_to_stretches(items: Vec<Item>, measure: Measure) -> Vec<Stretch> {
    let mut out = Vec::new();
    let mut lines: Vec<Traits> = Vec::with_capacity(items.len());
    let flush = |lines: &mut Vec<Traits>, out: &mut Vec<Stretch>| {
        if !lines.is_empty() {
            out.push(Stretch::Paragraphs(paragraphs::build(std::mem::take(lines), measure)));
        }
    };
    for item in items {
        match item {
            Item::Line(line) => lines.push(Traits::of(line)),
            Item::Table(table) => {
                flush(&mut lines, &mut out);
                out.push(Stretch::Table(table));
            }
        }
    }
    flush(&mut lines, &mut out);
    out
}

/// Adds what stands on a page; the first of it may go on with the last unit.
fn page_to_units(stretches: Vec<Stretch>, measure: Measure, units: &mut Vec<Unit>) {
    let mut top = true;
    for stretch in stretches {
        match stretch {
            Stretch::Table(table) => match units.last_mut() {
                Some(Unit::Table(parts)) if stitch::goes_on(parts, &table) => parts.push(*table),
                _ => units.push(Unit::Table(vec![*table])),
            },
            Stretch::Paragraphs(paragraphs) => {
                for paragraph in paragraphs {
                    add_paragraph(paragraph, measure, top, units);
                    top = false;
                }
            }
        }
        top = false;
    }
}

fn add_paragraph(paragraph: Paragraph, measure: Measure, top: bool, units: &mut Vec<Unit>) {
    match units.last_mut() {
        Some(Unit::Paragraph(open, above))
            if (top && goes_on(open, &paragraph, *above))
                || (!top && is_torn(open, &paragraph, measure)) =>
        {
            open.lines.extend(paragraph.lines);
        }
        _ => units.push(Unit::Paragraph(paragraph, measure)),
    }
}

/// Whether a paragraph at the top of a page goes on with the last one of the page before.
pub(crate) fn goes_on(open: &Paragraph, next: &Paragraph, measure: Measure) -> bool {
    let (Some(above), Some(below)) = (open.lines.last(), next.lines.first()) else { return false };
    let near = SAME_INDENT * below.printed.size;
    // Where the line above has columns, the one goes on that stands over this line.
    let over = above
        .printed
        .line
        .segments
        .iter()
        .find(|s| (s.x0 - below.printed.area.x0).abs() <= near)
        .and_then(|s| s.spans.last())
        .map_or(above.bold, |span| span.style.bold);
    let alike = over == below.starts_bold
        && (above.printed.size - below.printed.size).abs() <= SIZE_STEP * above.printed.size;
    let labelled = below.labels > 0 || below.inline_label.is_some();
    if !alike || labelled || above.ends_sentence() {
        return false;
    }
    let starts = |t: &Traits| {
        t.printed.line.segments.iter().any(|s| (s.x0 - below.printed.area.x0).abs() <= near)
    };
    let indent =
        open.lines.iter().rev().take(2).any(starts) || open.lines.first().is_some_and(starts);
    let lower = below.first.is_lowercase();
    let full = !above.ends_early(below, measure.right);
    (lower && (indent || full)) || (indent && full && !above.bold && open_end(above))
}

/// Whether white space tears a sentence apart on one page: prose that stops without a full stop, then
/// lower case at the left margin. Papers made by pasting others in have such tears where the other
/// one's pages ended.
fn is_torn(open: &Paragraph, next: &Paragraph, measure: Measure) -> bool {
    let (Some(above), Some(below)) = (open.lines.last(), next.lines.first()) else { return false };
    let prose = open.lines.len() > 1 || !above.ends_early(below, measure.right);
    let rise = below.printed.baseline - above.printed.baseline;
    let plain = |t: &Traits| t.columns() == 1 && !t.bold && !t.italic;
    let same_size = (above.printed.size - below.printed.size).abs() <= 0.5;
    prose
        && plain(above)
        && plain(below)
        && same_size
        && !above.ends_sentence()
        && open_end(above)
        && below.labels == 0
        && below.inline_label.is_none()
        && below.first.is_lowercase()
        && (below.printed.area.x0 - measure.left).abs() <= 2.0
        && rise > 0.0
        && rise <= TORN * below.printed.size
}

/// Whether a line ends in the middle of a sentence for certain, not in a heading or a name.
fn open_end(line: &Traits) -> bool {
    line.last.is_alphanumeric() || matches!(line.last, ',' | '-' | '–' | '&')
}

fn unit_to_block(
    unit: Unit,
    sheets: &[Sheet],
    leading: f32,
    furniture: &mut Vec<Furniture>,
) -> Block {
    match unit {
        Unit::Paragraph(paragraph, measure) => Block::Text(paragraphs::to_text(paragraph, measure)),
        Unit::Table(parts) => Block::Table(stitch::table(parts, sheets, leading, furniture)),
    }
}

#[cfg(test)]
mod tests {
    use crate::block::Block;
    use crate::read::layout::glyphs::texts::line_text;
    use crate::read::layout::layout;
    use crate::read::layout::testing::{Sheet, pdf};

    const FULL: &str = "The Board considered a report of the harbour master on dues and";

    fn shown(pages: Vec<Sheet>) -> Vec<String> {
        let told = layout(&pdf(pages.into_iter().map(|s| s.page).collect()));
        let text = |block: &Block| match block {
            Block::Text(t) => t.lines.iter().map(line_text).collect::<Vec<_>>().join(" / "),
            other => format!("{other:?}"),
        };
        told.blocks.iter().map(text).collect()
    }

    #[test]
    fn a_paragraph_goes_on_over_a_page_break() {
        let mut first = Sheet::numbered(1);
        first.lines(72.0, 200.0, &[FULL, FULL]);
        let mut second = Sheet::numbered(2);
        second.lines(72.0, 200.0, &["tolls for the year."]);
        assert_eq!(shown(vec![first, second]), [format!("{FULL} / {FULL} / tolls for the year.")]);
    }

    #[test]
    fn a_label_starts_a_paragraph_on_the_next_page() {
        let mut first = Sheet::numbered(1);
        first.lines(72.0, 200.0, &[FULL]);
        let mut second = Sheet::numbered(2);
        second.text(72.0, 200.0, "4.").text(100.0, 200.0, "tolls");
        assert_eq!(shown(vec![first, second]).len(), 2);
    }

    #[test]
    fn a_heading_ends_with_its_page() {
        let mut first = Sheet::numbered(1);
        first.bold(true).text(72.0, 200.0, FULL);
        let mut second = Sheet::numbered(2);
        second.text(72.0, 200.0, "Tolls were raised.");
        assert_eq!(shown(vec![first, second]).len(), 2);
    }

    #[test]
    fn white_space_in_a_sentence_tears_nothing() {
        let mut sheet = Sheet::numbered(1);
        sheet.lines(72.0, 200.0, &[FULL, "which tolls"]);
        sheet.text(72.0, 236.0, "are to be paid.");
        assert_eq!(shown(vec![sheet]), [format!("{FULL} / which tolls / are to be paid.")]);
    }

    #[test]
    fn the_rest_of_a_row_makes_a_table_of_one_row_count() {
        let mut first = Sheet::numbered(1);
        first.grid(&[50.0, 150.0, 350.0, 550.0], &[200.0, 230.0, 260.0]);
        for (x, a, b) in
            [(55.0, "No.", "1"), (155.0, "Action", "Paint the pier and"), (355.0, "Owner", "Clerk")]
        {
            first.text(x, 215.0, a).text(x, 245.0, b);
        }
        let mut second = Sheet::numbered(2);
        second.grid(&[50.0, 150.0, 350.0, 550.0], &[200.0, 230.0]).text(155.0, 215.0, "the mole");
        let told = layout(&pdf(vec![first.page, second.page]));
        let [Block::Table(table)] = told.blocks.as_slice() else { panic!("{:?}", told.blocks) };
        assert_eq!((table.rows.len(), table.at.len()), (2, 2));
    }
}
