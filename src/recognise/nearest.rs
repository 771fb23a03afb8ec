//! What a document looks most like, where nothing was found in it.

use crate::block::Block;
use crate::words::Words;
use crate::words::headings::{AGENDA, MINUTES_TOLD};
use crate::words::reports::RECOMMENDATION;

use super::prose::Prose;
use super::table::cell_text;

/// A quoted heading is cut after this many characters.
const QUOTED: usize = 80;

/// Says what a document looks most like, as part of a sentence.
pub(crate) fn nearest(blocks: &[&Block]) -> String {
    let prose: Vec<Prose<'_>> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Text(text) => Some(Prose::of(text)),
            _ => None,
        })
        .filter(|p| !p.body.is_empty())
        .collect();
    let says = |words: &Words| {
        prose.iter().find(|p| {
            p.body.split_whitespace().count() <= 20 && words.is_in(&p.body.to_lowercase())
        })
    };
    if let Some(p) = says(&MINUTES_TOLD) {
        return format!("minutes (“{}”), but without items or attendance", quoted(&p.body));
    }
    if let Some(p) = says(&AGENDA) {
        return format!("an agenda (“{}”), but without numbered items", quoted(&p.body));
    }
    if let Some(p) = says(&RECOMMENDATION) {
        return format!(
            "a report (“{}”), but without recommendations that can be read, or a contact",
            quoted(&p.body)
        );
    }
    let table = blocks.iter().find_map(|block| match block {
        Block::Table(table) => table.rows.first(),
        _ => None,
    });
    let heading =
        prose.iter().find(|p| p.stands_out() && p.is_title_like()).or_else(|| prose.first());
    match (heading, table) {
        (Some(p), _) => format!("a text headed “{}”", quoted(&p.body)),
        (None, Some(row)) => {
            let cells: Vec<String> =
                row.cells.iter().map(cell_text).filter(|cell| !cell.is_empty()).collect();
            format!("a table headed “{}”", quoted(&cells.join(" | ")))
        }
        (None, None) => "a document without text".to_string(),
    }
}

fn quoted(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((cut, _)) => format!("{}…", text.get(..cut).unwrap_or(text).trim_end()),
        None => text.to_string(),
    }
}
