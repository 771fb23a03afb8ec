//! Prints the blocks of PDFs, to look at the layout passes: `blocks FILE… [-f]`; `-f` adds the
//! furniture.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use minutebook::block::{Align, Block, Line, LineEnd, Table, Text};
use minutebook::layout::layout;
use minutebook::record::Place;

fn main() {
    let (flags, files): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|a| a.starts_with('-'));
    for file in files {
        let Ok(bytes) = std::fs::read(&file) else {
            eprintln!("{file}: cannot be read");
            continue;
        };
        let pdf = match minutebook::pdf::read(&bytes, &minutebook::pdf::Budget::default()) {
            Ok(pdf) => pdf,
            Err(error) => {
                eprintln!("{file}: {error}");
                continue;
            }
        };
        let told = layout(&pdf);
        println!("## {file}");
        for page in &told.pages {
            println!(
                "page {} {}x{} body {:.0}-{:.0} size {} printed {:?} words {}+{}",
                page.number,
                page.width,
                page.height,
                page.left,
                page.right,
                page.size,
                page.printed,
                page.words,
                page.furniture_words
            );
        }
        for stamp in &told.stamps {
            println!("stamp p{} item {}", stamp.page, stamp.agenda_item);
        }
        if flags.iter().any(|f| f == "-f") {
            for piece in &told.furniture {
                println!(
                    "off p{} {:?} {}",
                    page(&Some(piece.place.clone())),
                    piece.reason,
                    piece.text
                );
            }
        }
        let lost = lost(&pdf, &told);
        if !lost.is_empty() {
            println!("LOST {lost}");
        }
        if flags.iter().any(|f| f == "-q") {
            continue;
        }
        for block in &told.blocks {
            match block {
                Block::Text(text) => print_text(text, ""),
                Block::Table(table) => print_table(table),
                Block::Fact(_) => {}
            }
        }
    }
}

/// The characters that did not come out as often as they went in.
fn lost(pdf: &minutebook::pdf::Pdf, told: &minutebook::layout::Layout) -> String {
    let mut counts = std::collections::BTreeMap::<char, i64>::new();
    let mut add = |text: &str, by: i64| {
        use unicode_normalization::UnicodeNormalization;
        for c in text.nfc().filter(|c| c.is_alphanumeric()) {
            *counts.entry(c).or_default() += by;
        }
    };
    for page in &pdf.pages {
        for glyph in page.runs.iter().flat_map(|r| r.glyphs.clone()) {
            if let Some(g) = page.glyphs.get(glyph as usize) {
                add(page.text.get(g.start as usize..g.end as usize).unwrap_or_default(), 1);
            }
        }
    }
    for piece in &told.furniture {
        add(&piece.text, -1);
    }
    let mut text = |text: &Text| {
        for span in text.lines.iter().flat_map(|l| &l.segments).flat_map(|s| &s.spans) {
            add(&span.text, -1);
        }
    };
    for block in &told.blocks {
        match block {
            Block::Text(t) => text(t),
            Block::Table(t) => {
                t.rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.texts).for_each(&mut text);
            }
            Block::Fact(_) => {}
        }
    }
    counts.into_iter().filter(|(_, n)| *n != 0).map(|(c, n)| format!("{c}{n:+} ")).collect()
}

fn page(place: &Option<Place>) -> u32 {
    match place {
        Some(Place::Page { page, .. }) => *page,
        _ => 0,
    }
}

fn print_text(text: &Text, indent: &str) {
    let align = match text.align {
        Align::Left => "",
        Align::Centre => " centre",
        Align::Right => " right",
    };
    for (i, line) in text.lines.iter().enumerate() {
        let head = if i == 0 { "T" } else { "·" };
        let x0 = line.segments.first().map_or(0.0, |s| s.x0);
        println!(
            "{indent}{head} p{} x{x0:.0} g{:.2}{align} {}",
            page(&line.place),
            line.gap_above,
            shown(line)
        );
    }
}

fn shown(line: &Line) -> String {
    let segment = |s: &minutebook::block::Segment| -> String {
        s.spans
            .iter()
            .map(|span| {
                let style = span.style;
                let mut text = span.text.clone();
                for (on, mark) in [(style.bold, "*"), (style.italic, "/"), (style.underline, "_")] {
                    if on {
                        text = format!("{mark}{text}{mark}");
                    }
                }
                text
            })
            .collect()
    };
    let end = match line.end {
        LineEnd::Space => "",
        LineEnd::KeepHyphen => "⟨keep⟩",
        LineEnd::DropHyphen => "⟨drop⟩",
        LineEnd::Glue => "⟨glue⟩",
    };
    line.segments.iter().map(segment).collect::<Vec<_>>().join(" ¦ ") + end
}

fn print_table(table: &Table) {
    let pages: Vec<String> = table.at.iter().map(|p| page(&Some(p.clone())).to_string()).collect();
    println!("TABLE {:?} {} columns, pages {}", table.ruling, table.columns, pages.join(" "));
    for row in &table.rows {
        let cells: Vec<String> = row
            .cells
            .iter()
            .map(|cell| {
                let texts: Vec<String> = cell
                    .texts
                    .iter()
                    .map(|t| t.lines.iter().map(shown).collect::<Vec<_>>().join(" "))
                    .collect();
                let span = if cell.row_span > 1 || cell.column_span > 1 {
                    format!("[{}x{}]", cell.row_span, cell.column_span)
                } else {
                    String::new()
                };
                let fill = cell.fill.map_or(String::new(), |c| {
                    format!("{{{:02x}{:02x}{:02x}}}", c.red, c.green, c.blue)
                });
                format!("{span}{fill}{}", texts.join(" // "))
            })
            .collect();
        println!(
            "  {}{}| {}",
            if row.header { "H" } else { " " },
            if row.continues { "+" } else { " " },
            cells.join(" | ")
        );
    }
}
