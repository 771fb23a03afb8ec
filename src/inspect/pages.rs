//! The stages that only a PDF has, as plain text: what is drawn, words, lines, a second decoder's opinion.

use std::io::{self, Write};

use super::second_opinion::{LETTERS, Opinion};
use crate::read::layout::{self, Furniture, Layout, Reason, Word};
use crate::read::pdf::{Page, Pdf, Rect};
use crate::read::text_layer::judge;
use crate::record::Place;

use super::blocks::{place_text, plain};

/// Writes for each page its size, what is drawn on it, its fonts and its page furniture.
pub(super) fn write(out: &mut dyn Write, pdf: &Pdf, only: Option<u32>) -> io::Result<()> {
    let layout = layout::layout(pdf);
    let text_layer = judge(pdf);
    for page in wanted(pdf, only) {
        let Page { number, width, height, glyphs, runs, rules, fills, images, links, .. } = page;
        let printed = layout.pages.iter().find(|p| p.number == *number).and_then(|p| p.printed);
        let printed = printed.map(|n| format!(", printed page number {n}")).unwrap_or_default();
        writeln!(out, "page {number}, {width:.1} x {height:.1} pt{printed}")?;
        writeln!(
            out,
            "  {} glyphs in {} runs, {} rules, {} fills, {} images, {} links",
            glyphs.len(),
            runs.len(),
            rules.len(),
            fills.len(),
            images.len(),
            links.len()
        )?;
        if let Some(doubt) = text_layer.pages.iter().find(|verdict| verdict.page == *number) {
            writeln!(out, "  text layer: {:?}, {}", doubt.verdict, doubt.reason)?;
        }
        write_fonts(out, pdf, page)?;
        write_furniture(out, &layout, *number)?;
        for note in pdf.notes.iter().filter(|note| note.page == Some(*number)) {
            writeln!(out, "  note: {:?}", note.kind)?;
        }
    }
    Ok(())
}

/// Writes each font of a page with its glyphs there, in the order of first use.
fn write_fonts(out: &mut dyn Write, pdf: &Pdf, page: &Page) -> io::Result<()> {
    let mut used: Vec<(u16, u32)> = Vec::new();
    for run in &page.runs {
        let glyphs = run.glyphs.end.saturating_sub(run.glyphs.start);
        match used.iter_mut().find(|(font, _)| *font == run.font) {
            Some((_, count)) => *count = count.saturating_add(glyphs),
            None => used.push((run.font, glyphs)),
        }
    }
    for (index, glyphs) in used {
        let Some(font) = pdf.fonts.get(usize::from(index)) else { continue };
        let marks =
            [(font.bold, ", bold"), (font.italic, ", italic"), (!font.embedded, ", not embedded")];
        let marks: String = marks.iter().filter(|(on, _)| *on).map(|(_, mark)| *mark).collect();
        let unknown = match font.unknown {
            0 => String::new(),
            unknown => format!(", {unknown} of {} unknown in the file", font.glyphs),
        };
        writeln!(out, "  font {}{marks}: {glyphs} glyphs{unknown}", font.name)?;
    }
    Ok(())
}

fn write_furniture(out: &mut dyn Write, layout: &Layout, number: u32) -> io::Result<()> {
    for Furniture { text, place, reason, .. } in &layout.furniture {
        let here = matches!(place, Place::Page { page, .. } if *page == number);
        if here {
            let reason = match reason {
                Reason::PageNumber => "page number",
                Reason::Stamp => "stamp",
                Reason::Running => "on other pages too",
                Reason::Artifact => "marked as an artifact",
                Reason::Blank => "blank page",
                Reason::Watermark => "watermark",
                Reason::RepeatedHeader => "repeated table header",
            };
            writeln!(out, "  taken off ({reason}) {}: {text}", place_text(place))?;
        }
    }
    Ok(())
}

/// Writes the words of each page in drawing order: box, size, style, text.
pub(super) fn write_words(out: &mut dyn Write, pdf: &Pdf, only: Option<u32>) -> io::Result<()> {
    for page in wanted(pdf, only) {
        writeln!(out, "page {}", page.number)?;
        for word in layout::words(page) {
            let marks = [(word.is_bold(), 'b'), (word.is_italic(), 'i'), (word.is_artifact(), 'a')];
            let marks: String =
                marks.iter().map(|(on, mark)| if *on { *mark } else { '-' }).collect();
            let (area, size, text) = (box_text(word.area), word.size, word.text(&page.text));
            writeln!(out, "{area} {size:5.1} {marks} {text}")?;
        }
    }
    Ok(())
}

/// Writes the lines of each page, top to bottom: box, size, text with its gaps.
pub(super) fn write_lines(out: &mut dyn Write, pdf: &Pdf, only: Option<u32>) -> io::Result<()> {
    for page in wanted(pdf, only) {
        writeln!(out, "page {}", page.number)?;
        let set = layout::lines(page);
        for line in &set.lines {
            let words = |range: &std::ops::Range<usize>| {
                let words: &[Word] = set.words.get(range.clone()).unwrap_or_default();
                words.iter().map(|word| word.text(&page.text)).collect::<Vec<_>>().join(" ")
            };
            let segments: Vec<String> = line.segments.iter().map(words).collect();
            let text = segments.join(super::blocks::GAP);
            writeln!(out, "{} {:5.1} {text}", box_text(line.area), line.size)?;
        }
    }
    Ok(())
}

/// All texts, what was taken off the pages among them. Not the words as drawn: those of spaced letters are
/// put together later.
pub(super) fn texts(pdf: &Pdf) -> impl Iterator<Item = String> {
    let Layout { blocks, furniture, .. } = layout::layout(pdf);
    let blocks = blocks.into_iter().map(|block| plain(&block));
    blocks.chain(furniture.into_iter().map(|furniture| furniture.text))
}

/// Writes how far two decoders agree: the share of the words in common, and the others.
pub(super) fn write_opinion(out: &mut dyn Write, opinion: &Opinion) -> io::Result<()> {
    let Opinion { share, ours, theirs } = opinion;
    writeln!(out, "{:.1} % of the words of {LETTERS} letters and more in common", share * 100.0)?;
    for (whose, words) in [("here", ours), ("in the second decoder's text", theirs)] {
        writeln!(out, "{} {whose} alone", words.len())?;
        for word in words {
            writeln!(out, "  {word}")?;
        }
    }
    Ok(())
}

fn wanted(pdf: &Pdf, only: Option<u32>) -> impl Iterator<Item = &Page> {
    pdf.pages.iter().filter(move |page| only.is_none_or(|number| page.number == number))
}

fn box_text(area: Rect) -> String {
    format!("{:6.1} {:6.1} {:6.1} {:6.1}", area.x0, area.y0, area.x1, area.y1)
}
