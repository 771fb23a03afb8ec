//! Pages whose text no element parts: saved from an editor that keeps line ends and makes paragraphs of them
//! only when the page is shown (WordPress's `wpautop`), or one paragraph with a line break where another page
//! has a paragraph.

use scraper::Node;

use super::tree::{self, Element, is_block};
use crate::block::{Block, Line, Text, words};

/// Lines from which a paragraph may be a whole page.
const PAGE_OF_LINES: usize = 10;

/// True if line ends are paragraph ends: most of the words below `root` stand in it bare, on several lines, and
/// nothing else parts them.
pub(super) fn keeps_lines(root: Element<'_>) -> bool {
    let parts = |name: &str| name == "br" || (is_block(name) && !is_heading(name));
    if tree::below(root).any(|element| parts(element.value().name())) {
        return false;
    }
    let own = root.children().filter_map(|child| match child.value() {
        Node::Text(text) => Some(&**text),
        _ => None,
    });
    let lines = own.flat_map(str::lines).filter(|line| !line.trim().is_empty());
    let (count, bare) = lines.fold((0_u32, 0), |(count, sum), line| {
        (count.saturating_add(1), words(line).saturating_add(sum))
    });
    count > 1 && is_most(bare, root.text().map(words).sum())
}

/// Makes a paragraph of each line where one paragraph is most of the page.
pub(super) fn unfold(blocks: Vec<Block>) -> Vec<Block> {
    let all = blocks.iter().map(words_of).sum();
    let is_page = |block: &Block| {
        let lines = as_text(block).map_or(0, |text| text.lines.len());
        lines >= PAGE_OF_LINES && is_most(words_of(block), all)
    };
    if !blocks.iter().any(is_page) {
        return blocks;
    }
    blocks
        .into_iter()
        .flat_map(|block| if is_page(&block) { by_line(block) } else { vec![block] })
        .collect()
}

fn by_line(block: Block) -> Vec<Block> {
    let Block::Text(mut text) = block else { return vec![block] };
    let lines = std::mem::take(&mut text.lines);
    lines.into_iter().map(|line| Block::Text(Text { lines: vec![line], ..text.clone() })).collect()
}

fn as_text(block: &Block) -> Option<&Text> {
    match block {
        Block::Text(text) => Some(text),
        Block::Table(_) | Block::Fact(_) => None,
    }
}

/// How many words of text a block has; those of tables count as well.
fn words_of(block: &Block) -> u64 {
    let of_lines = |lines: &[Line]| lines.iter().map(|line| words(&line.text())).sum::<u64>();
    match block {
        Block::Text(text) => of_lines(&text.lines),
        Block::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.flat_map(|cell| &cell.texts).map(|text| of_lines(&text.lines)).sum()
        }
        Block::Fact(_) => 0,
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "body" | "html")
}

fn is_most(part: u64, all: u64) -> bool {
    part.saturating_mul(2) > all
}

#[cfg(test)]
mod tests {
    use crate::block::Block;
    use crate::read::html::read;

    /// The paragraphs of a page, the lines of each apart.
    fn paragraphs(page: &str) -> Vec<String> {
        let lines = |block: Block| match block {
            Block::Text(text) => {
                text.lines.iter().map(|l| l.text()).collect::<Vec<_>>().join(" / ")
            }
            Block::Table(_) | Block::Fact(_) => String::new(),
        };
        read(page).map(|page| page.blocks.into_iter().map(lines).collect()).unwrap_or_default()
    }

    #[test]
    fn line_ends_count_where_nothing_else_parts_a_page() {
        let page = "<h1>Minutes</h1>\nPresent: A. Finch\n\n1. Roads: noted\nthe hole";
        assert_eq!(
            paragraphs(page),
            ["Minutes", "Present: A. Finch", "1. Roads: noted / the hole"]
        );
        let wrapped = "<p>Present:\nA. Finch</p>\n1. Roads:\nnoted";
        assert_eq!(paragraphs(wrapped), ["Present: A. Finch", "1. Roads: noted"]);
    }

    #[test]
    fn a_paragraph_that_is_the_page_is_one_for_each_line() {
        let lines: Vec<_> = (1..=10).map(|n| format!("{n}. Matter number {n}")).collect();
        let page = |rest: &str| format!("<p>{}</p><p>{rest}</p>", lines.join("<br>"));
        assert_eq!(paragraphs(&page("The end")).len(), 11);
        assert_eq!(paragraphs(&page(&"word ".repeat(50))).len(), 2, "one paragraph of several");
    }
}
