//! The PDF reader: bytes to pages of glyph runs, rules and fills. The only folder that knows a PDF
//! library.
//!
//! - `page`: what is handed on
//! - `budget`: what one file may cost
//! - `open`: the file, or why it cannot be read
//! - `pages`: a page's box, content and annotations
//! - `decode`, `lex`: streams to bytes, bytes to operators
//! - `content`: the interpreter; its state in `state`, its operators in `text`, `paths`, `forms`, `marks`
//! - `fields`: values of forms that do not say how they look
//! - `font`: codes to widths and text
//! - `colour`, `geometry`, `strings`: small parts of these
//! - `traces`, `unseen`: what lies under and over text; text that nobody sees is not handed on
//! - `twice`: text drawn twice is read once
//! - `overlay`: a copy with boxes over its pages

mod budget;
mod colour;
mod content;
mod decode;
mod fields;
mod font;
mod forms;
mod geometry;
mod lex;
mod marks;
mod open;
#[cfg(feature = "inspect")]
mod overlay;
mod page;
mod pages;
mod paths;
mod state;
mod strings;
#[cfg(test)]
mod tests;
mod text;
mod traces;
mod twice;
mod unseen;

use std::collections::BTreeMap;
use std::sync::Arc;

use hayro_syntax::page::Page as PdfPage;
use rayon::prelude::*;

use self::budget::LimitKind;
pub use self::budget::{Budget, FORM_COST};
use self::decode::Decoder;
#[cfg(feature = "inspect")]
pub use self::overlay::{Mark, overlay};
pub use self::page::*;
use self::pages::ReadPage;
use self::state::Document;
use crate::Error;
use crate::cores::Deal;

/// Pages from which on they are read on all cores; fewer are read before the cores have started.
const PARALLEL_FROM: usize = 16;

/// Pages that a core takes at once, up to twice as many.
const AT_ONCE: usize = 8;

/// Reads a PDF: every page's text, thin lines, shading, images and web links.
///
/// What a page costs is bounded by `budget`; a page that cannot be read, or not to its end, leaves a
/// [`Note`] and what was read of it.
///
/// # Errors
///
/// [`Error::Encrypted`] where the file opens only with a password, [`Error::BrokenPdf`] where it does not
/// open or has no page.
pub fn read(bytes: &[u8], budget: &Budget) -> Result<Pdf, Error> {
    let bytes = Arc::new(bytes.to_vec());
    let Taken { pages, fonts, producer, notes } = read_with(&bytes, budget, |page| page)?;
    let numbered = |(mut page, numbers): (Page, Vec<u16>)| {
        for run in &mut page.runs {
            run.font = numbers.get(usize::from(run.font)).copied().unwrap_or_default();
        }
        page
    };
    let pages = pages.into_iter().map(numbered).collect();
    Ok(Pdf { pages, fonts, producer, notes })
}

/// Reads a PDF as [`read`] does, and hands each page to `take` as soon as it is read, on whatever core
/// read it: what `take` leaves of a page is all that is kept of it.
///
/// Runs that `take` sees have fonts that are numbered page by page.
///
/// # Errors
///
/// Those of [`read`].
pub fn read_with<T: Send>(
    bytes: &Arc<Vec<u8>>,
    budget: &Budget,
    take: impl Fn(Page) -> T + Sync,
) -> Result<Taken<T>, Error> {
    let file = open::open(bytes)?;
    let all = file.pages();
    let most = usize::try_from(budget.pages).unwrap_or(usize::MAX);
    let pages = all.get(..most).unwrap_or(all);
    let mut document = Document::new(budget, open::hidden_groups(&file));
    let read = read_pages(&mut document, pages, take);

    let mut taken = Taken {
        pages: Vec::with_capacity(read.len()),
        fonts: Vec::new(),
        producer: open::producer(&file),
        notes: Vec::new(),
    };
    if all.len() > pages.len() {
        taken
            .notes
            .push(Note { page: None, kind: NoteKind::Limit(LimitKind::Pages.reached(budget)) });
    }
    if document.is_spent() {
        taken.notes.push(Note {
            page: None,
            kind: NoteKind::Limit(LimitKind::DocumentBytes.reached(budget)),
        });
    }
    merge(read, &mut taken);
    Ok(taken)
}

/// Reads pages as one after the other would be: on all cores where there are many, and again in order
/// where that spends what the file may cost, since which pages then go without hangs on which core was
/// quicker.
///
/// As long as it is not spent, no page's reading hangs on another's: nothing else bounds them together.
fn read_pages<'a, T: Send>(
    document: &mut Document<'a>,
    pages: &[PdfPage<'a>],
    take: impl Fn(Page) -> T + Sync,
) -> Vec<ReadPage<'a, T>> {
    if pages.len() >= PARALLEL_FROM {
        let read = on_all_cores(document, pages, &take);
        if !document.is_spent() {
            return read;
        }
        document.forget();
    }
    in_order(document, pages, &take)
}

fn on_all_cores<'a, T: Send>(
    document: &Document<'a>,
    pages: &[PdfPage<'a>],
    take: &(impl Fn(Page) -> T + Sync),
) -> Vec<ReadPage<'a, T>> {
    // The last pages keep all cores busy.
    let pages = pages.par_iter().enumerate().deal(AT_ONCE);
    pages
        .map_init(|| Tools::new(document), |tools, page| one(document, page, tools, take))
        .collect()
}

fn in_order<'a, T>(
    document: &Document<'a>,
    pages: &[PdfPage<'a>],
    take: &impl Fn(Page) -> T,
) -> Vec<ReadPage<'a, T>> {
    let mut tools = Tools::new(document);
    pages.iter().enumerate().map(|page| one(document, page, &mut tools, take)).collect()
}

/// What a core reads pages with, one after the other.
struct Tools {
    decoder: Decoder,
    /// A buffer to decode content into.
    content: Vec<u8>,
}

impl Tools {
    fn new(document: &Document<'_>) -> Tools {
        let decoder = Decoder::new(Arc::clone(&document.total), document.budget.document_bytes);
        Tools { decoder, content: Vec::new() }
    }
}

fn one<'a, T>(
    document: &Document<'a>,
    (index, page): (usize, &PdfPage<'a>),
    Tools { decoder, content }: &mut Tools,
    take: &impl Fn(Page) -> T,
) -> ReadPage<'a, T> {
    let number = (index as u32).saturating_add(1);
    let ReadPage { page, fonts, notes } = pages::read(document, page, number, decoder, content);
    ReadPage { page: take(page), fonts, notes }
}

/// Puts pages in order and gives their fonts document-wide numbers, in order of first use.
fn merge<T>(read: Vec<ReadPage<'_, T>>, pdf: &mut Taken<T>) {
    let mut known: BTreeMap<(String, bool, bool, bool), u16> = BTreeMap::new();
    for ReadPage { page, fonts, notes } in read {
        let mut numbers = Vec::with_capacity(fonts.len());
        for (font, count) in fonts {
            let key = (font.name.clone(), font.bold, font.italic, font.embedded);
            let number = *known.entry(key).or_insert_with(|| {
                // A file with more fonts than fit is no real paper; the last one stands for the rest.
                if pdf.fonts.len() < usize::from(u16::MAX) {
                    pdf.fonts.push(Font {
                        name: font.name.clone(),
                        bold: font.bold,
                        italic: font.italic,
                        embedded: font.embedded,
                        ..Font::default()
                    });
                }
                pdf.fonts.len().saturating_sub(1) as u16
            });
            if let Some(font) = pdf.fonts.get_mut(usize::from(number)) {
                font.glyphs = font.glyphs.saturating_add(count.glyphs);
                font.unknown = font.unknown.saturating_add(count.unknown);
            }
            numbers.push(number);
        }
        pdf.pages.push((page, numbers));
        pdf.notes.extend(notes);
    }
}
