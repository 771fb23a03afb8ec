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
        for block in &told.blocks {
            match block {
                Block::Text(text) => print_text(text, ""),
                Block::Table(table) => print_table(table),
                Block::Fact(_) => {}
            }
        }
    }
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
