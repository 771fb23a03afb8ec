//! The text of blocks, page by page.

use super::{Block, Line, Row, Text, flow};
use crate::record::{PageText, Place};

/// The text of blocks by the pages that their lines stand on, in the order of the blocks: a line a paragraph or
/// row of a table, cells parted by tabs. Blocks without pages are one page without a number.
pub(crate) fn by_page(blocks: &[Block]) -> Vec<PageText> {
    let mut pages = Vec::new();
    for block in blocks {
        match block {
            Block::Text(text) => of_text(&mut pages, text),
            Block::Table(table) => table.rows.iter().for_each(|row| of_row(&mut pages, row)),
            Block::Fact(_) => {}
        }
    }
    pages.sort_by_key(|page| page.page);
    pages
}

/// A paragraph; one that a page's end cuts is a line on each.
fn of_text(pages: &mut Vec<PageText>, text: &Text) {
    for lines in text.lines.chunk_by(|a, b| page_of(a) == page_of(b)) {
        let page = lines.first().and_then(page_of);
        add(pages, page, &flow(lines));
    }
}

fn of_row(pages: &mut Vec<PageText>, row: &Row) {
    let texts = || row.cells.iter().flat_map(|cell| &cell.texts);
    let page = texts().flat_map(|text| &text.lines).find_map(page_of);
    let cells: Vec<String> = row
        .cells
        .iter()
        .map(|cell| cell.texts.iter().map(|text| flow(&text.lines)).collect::<Vec<_>>().join(" "))
        .collect();
    add(pages, page, &cells.join("\t"));
}

fn add(pages: &mut Vec<PageText>, page: Option<u32>, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    let known = pages.iter().rposition(|one| one.page == page);
    match known.and_then(|at| pages.get_mut(at)) {
        Some(one) => {
            one.text.push('\n');
            one.text.push_str(text);
        }
        None => pages.push(PageText { page, text: text.to_owned() }),
    }
}

fn page_of(line: &Line) -> Option<u32> {
    match line.place {
        Some(Place::Page { page, .. }) => Some(page),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Options, read};
    use crate::source::Source;

    fn pages(name: &str, text: &str) -> Vec<PageText> {
        let source = Source::new(name, text.into()).unwrap();
        by_page(&read(&source, &Options::default()).unwrap().blocks)
    }

    #[test]
    fn what_a_reader_does_not_see_is_not_in_it() {
        let unseen = "<s>Ann Marl</s> <span style='display:none'>Bo Dunn</span>";
        let pages = pages("x.html", &format!("<p>Fees of {unseen} the pier</p>"));
        assert_eq!(pages[0].text, "Fees of the pier");
    }

    #[test]
    fn paragraphs_and_rows_are_lines() {
        let table = "| No. | Action |\n|---|---|\n| 1 | Sweep |\n";
        let pages = pages("x.md", &format!("# Pier Board\n\nThe tide\nis out.\n\n{table}"));
        assert_eq!(pages.len(), 1);
        assert_eq!(pages[0].page, None);
        assert_eq!(pages[0].text, "Pier Board\nThe tide is out.\nNo.\tAction\n1\tSweep");
    }
}
