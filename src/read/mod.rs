//! One reader a format. What comes in: a [`Source`], bytes whose format is known. What goes out: a
//! [`Reading`], blocks in reading order and what the file says about itself; after it nothing knows the
//! format.
//!
//! - `options`, `reading`, `web_page`: how to read, and what is handed on
//! - [`unseen`]: words that are not handed on, for a reader of the page does not see them
//! - [`pdf`] → [`text_layer`], [`layout`]: glyphs, how far they can be trusted, paragraphs and tables
//! - [`html`], [`xml`]: ModernGov's pages and answers as facts, other pages as text and tables
//! - [`text`]: plain text and Markdown

pub mod html;
pub mod layout;
mod options;
pub mod pdf;
mod reading;
pub mod text;
pub mod text_layer;
pub mod unseen;
mod web_page;
pub mod xml;

use self::layout::{Furniture, Sheet};
use self::pdf::{Note, NoteKind};
use crate::Error;
use crate::block::{Block, Row, words};
use crate::budget::{Budget, LimitKind, Reached};
use crate::record::diagnostic::Code;
use crate::record::{Diagnostic, Place};
use crate::source::{Format, Source};

pub use self::options::Options;
pub use self::reading::Reading;
use self::unseen::Unseen;
pub use self::web_page::{PageKind, WebPage};

/// Reads a document into blocks.
///
/// # Errors
/// Those of its reader.
pub fn read(source: &Source, options: &Options) -> Result<Reading, Error> {
    let budget = &options.budget;
    let mut reading = match source.format {
        Format::Pdf => of_pdf(source, budget)?,
        Format::Html => of_page(html::read_within(&source.text(), budget)?),
        Format::Xml => of_page(xml::read_within(&source.text(), budget)?),
        Format::Markdown | Format::Plain => text::read(&source.text()),
    };
    let reached = within(&mut reading.blocks, budget);
    reading.notes.extend(reached.map(Reached::note));
    reading.limits.extend(reached);
    Ok(reading)
}

/// Keeps what stands before the block or table cell that is one too many.
fn within(blocks: &mut Vec<Block>, budget: &Budget) -> Option<Reached> {
    let cells = |row: &Row| row.cells.len() as u64;
    let mut left = budget.cells;
    for (index, block) in blocks.iter_mut().enumerate() {
        if index as u64 == budget.blocks {
            blocks.truncate(index);
            return Some(LimitKind::Blocks.reached(budget));
        }
        let Block::Table(table) = block else { continue };
        let fitting = table.rows.iter().position(|row| match left.checked_sub(cells(row)) {
            Some(rest) => {
                left = rest;
                false
            }
            None => true,
        });
        if let Some(rows) = fitting {
            table.rows.truncate(rows);
            let whole = if rows == 0 { index } else { index.saturating_add(1) };
            blocks.truncate(whole);
            return Some(LimitKind::Cells.reached(budget));
        }
    }
    None
}

fn of_page(page: WebPage) -> Reading {
    let mut notes = page.notes;
    notes.extend(unseen::note(&page.unseen));
    notes.extend(page.limit.map(Reached::note));
    Reading {
        unseen: page.unseen,
        blocks: page.blocks,
        url: page.url,
        moderngov: page.moderngov,
        authority: page.authority,
        nearest: page.kind.describe(),
        printed: page.printed,
        notes,
        limits: page.limit.into_iter().collect(),
        ..Reading::default()
    }
}

fn of_pdf(source: &Source, budget: &Budget) -> Result<Reading, Error> {
    // 1. Pages of glyphs, rules and fills; of each page its words are kept, and what its glyphs say of
    //    them.
    let pdf = pdf::read_with(&source.bytes, budget, |page| {
        (text_layer::tally(&page), layout::sheet(page))
    })?;
    // 2. How far the glyphs can be trusted.
    let tallies = pdf.pages.iter().map(|((tally, _), fonts)| (tally, fonts.as_slice()));
    let text_layer = text_layer::of_tallies(tallies);
    let sheets: Vec<Sheet> = pdf.pages.into_iter().map(|((_, sheet), _)| sheet).collect();
    let diagnosed = text_layer::diagnose(&text_layer);
    let mut notes = diagnosed.map_err(|error| or_its_cause(error, &pdf.notes, &source.bytes))?;
    notes.extend(pdf.notes.iter().map(|note| pdf_note(note, &sheets)));
    if is_cut_off(&source.bytes) {
        let message = "the file ends without its end mark: it is cut off, and text may be missing";
        notes.push(Code::FileCutOff.note(message, Vec::new()));
    }
    let unseen: Vec<Unseen> = sheets.iter().flat_map(|sheet| sheet.unseen.clone()).collect();
    notes.extend(unseen::note(&unseen));
    let pages = u32::try_from(sheets.len()).ok();
    // 3. Paragraphs and tables.
    let layout = layout::of_sheets(sheets);
    notes.extend(margin_note(&layout.furniture));
    Ok(Reading {
        furniture: layout.furniture.iter().map(|piece| words(&piece.text)).sum(),
        blocks: layout.blocks,
        pages,
        producer: pdf.producer.filter(|producer| !producer.trim().is_empty()),
        text_layer: Some(text_layer),
        stamps: layout.stamps.into_iter().map(|stamp| (stamp.page, stamp.agenda_item)).collect(),
        unseen,
        notes,
        limits: limits_of(&pdf.notes),
        ..Reading::default()
    })
}

/// The limits that notes tell of, each once.
fn limits_of(notes: &[Note]) -> Vec<Reached> {
    let mut limits = Vec::new();
    for note in notes {
        match note.kind {
            NoteKind::Limit(reached) if !limits.contains(&reached) => limits.push(reached),
            NoteKind::Limit(_) | NoteKind::Damaged(_) => {}
        }
    }
    limits
}

/// Whether a PDF ends before its end mark, as a download that broke off does.
fn is_cut_off(bytes: &[u8]) -> bool {
    /// Bytes at the end in which the mark stands; some programs write a little after it.
    const END: usize = 1024;
    let end = bytes.get(bytes.len().saturating_sub(END)..).unwrap_or_default();
    !end.windows(5).any(|window| window == b"%%EOF")
}

/// Where no text was found because the file or our reading stopped early, that is what must be told.
fn or_its_cause(error: Error, notes: &[Note], bytes: &[u8]) -> Error {
    let blank = matches!(error, Error::NothingFound { .. });
    match notes.first().map(|note| &note.kind) {
        Some(NoteKind::Limit(reached)) => Error::Limit(*reached),
        Some(NoteKind::Damaged(reason)) => Error::BrokenPdf { reason: reason.clone() },
        None if blank && is_cut_off(bytes) => {
            let reason = format!("cut off after {} bytes: no text is in what is left", bytes.len());
            Error::BrokenPdf { reason }
        }
        None => error,
    }
}

/// Tells of what was taken off the margins and may be text.
fn margin_note(furniture: &[Furniture]) -> Option<Diagnostic> {
    let doubtful = furniture.iter().filter(|piece| piece.may_be_text);
    let at: Vec<Place> = doubtful.map(|piece| piece.place.clone()).collect();
    let message = "a sentence that recurs at the head or foot of pages is taken for a running head";
    (!at.is_empty()).then(|| Code::MarginTextLeft.note(message, at))
}

fn pdf_note(note: &Note, sheets: &[Sheet]) -> Diagnostic {
    let page = sheets.iter().map(Sheet::page).find(|(page, ..)| Some(*page) == note.page);
    let whole = |(page, width, height)| Place::Page { page, area: [0.0, 0.0, width, height] };
    let at = page.map(whole).into_iter().collect();
    let on = note.page.map(|page| format!(" on page {page}")).unwrap_or_default();
    match &note.kind {
        NoteKind::Damaged(reason) => Code::DamagedPage.note(format!("damage{on}: {reason}"), at),
        NoteKind::Limit(reached) => Code::LimitReached.note(format!("{reached}{on}"), at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::{Cell, Table, Text};

    fn table(rows: usize) -> Block {
        let row = Row { cells: vec![Cell::default(); 3], ..Row::default() };
        Block::Table(Table { rows: vec![row; rows], columns: 3, ..Table::default() })
    }

    fn rows(block: &Block) -> Option<usize> {
        match block {
            Block::Table(table) => Some(table.rows.len()),
            Block::Text(_) | Block::Fact(_) => None,
        }
    }

    #[test]
    fn blocks_and_cells_are_kept_up_to_their_limits() {
        let text = || Block::Text(Text::default());
        let all = || vec![text(), table(2), text(), table(2), text()];
        // Most blocks, most cells → rows of the blocks that are kept, the limit.
        for (most, cells, kept, kind) in [
            (5, 12, &[None, Some(2), None, Some(2), None][..], None),
            (4, 12, &[None, Some(2), None, Some(2)], Some(LimitKind::Blocks)),
            (0, 12, &[], Some(LimitKind::Blocks)),
            (5, 11, &[None, Some(2), None, Some(1)], Some(LimitKind::Cells)),
            (5, 6, &[None, Some(2), None], Some(LimitKind::Cells)),
            (5, 0, &[None], Some(LimitKind::Cells)),
        ] {
            let mut blocks = all();
            let budget = Budget { blocks: most, cells, ..Budget::default() };
            let reached = within(&mut blocks, &budget);
            assert_eq!(blocks.iter().map(rows).collect::<Vec<_>>(), kept, "{most}, {cells}");
            assert_eq!(reached.map(|reached| reached.kind), kind, "{most}, {cells}");
        }
    }
}
