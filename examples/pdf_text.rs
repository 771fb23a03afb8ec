//! Prints the words of PDFs, line by line, by nothing but the gaps between glyphs: to compare the reader
//! with another one.
//!
//! `cargo run --example pdf_text -- FILE…` prints text; `--time` prints pages and milliseconds instead,
//! `--fonts` the fonts, `--shapes` rules, fills, images and links.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::time::Instant;

use minutebook::read::pdf::{Budget, Direction, Page, Pdf, read};

fn main() {
    let mut mode = String::new();
    for argument in std::env::args().skip(1) {
        if argument.starts_with("--") {
            mode = argument;
            continue;
        }
        let Ok(bytes) = std::fs::read(&argument) else {
            eprintln!("{argument}: cannot be read");
            continue;
        };
        let start = Instant::now();
        let pdf = read(&bytes, &Budget::default());
        let elapsed = start.elapsed().as_secs_f64() * 1000.0;
        match pdf {
            Err(error) => eprintln!("{argument}: {error} ({elapsed:.0} ms)"),
            Ok(pdf) if mode == "--time" => {
                let runs: usize = pdf.pages.iter().map(|page| page.runs.len()).sum();
                let glyphs: usize = pdf.pages.iter().map(|page| page.glyphs.len()).sum();
                let pages = pdf.pages.len();
                println!(
                    "{argument}\t{pages} pages\t{runs} runs\t{glyphs} glyphs\t{elapsed:.1} ms\t{:?}",
                    pdf.notes
                );
            }
            Ok(pdf) if mode == "--fonts" => pdf.fonts.iter().for_each(|font| println!("{font:?}")),
            Ok(pdf) if mode == "--shapes" => shapes(&pdf),
            Ok(pdf) => {
                for page in &pdf.pages {
                    print!("{}\x0c", text(page));
                }
            }
        }
    }
}

fn shapes(pdf: &Pdf) {
    for page in &pdf.pages {
        println!("page {} {} x {}", page.number, page.width, page.height);
        page.rules.iter().for_each(|rule| println!("  {rule:?}"));
        page.fills.iter().for_each(|fill| println!("  {fill:?}"));
        page.images.iter().for_each(|image| println!("  image {image:?}"));
        page.links.iter().for_each(|link| println!("  {link:?}"));
        page.runs.iter().for_each(|run| println!("  {run:?}"));
    }
}

struct Letter<'p> {
    line: f32,
    from: f32,
    to: f32,
    size: f32,
    turn: u8,
    text: &'p str,
}

fn text(page: &Page) -> String {
    let mut letters = Vec::new();
    for run in &page.runs {
        let turn = match run.direction {
            Direction::Right => 0,
            Direction::Down => 1,
            Direction::Left => 2,
            Direction::Up => 3,
            Direction::Askew => 4,
        };
        let sign = if turn == 2 || turn == 3 { -1.0 } else { 1.0 };
        let range = run.glyphs.start as usize..run.glyphs.end as usize;
        for glyph in page.glyphs.get(range).unwrap_or_default() {
            let own = glyph.start as usize..glyph.end as usize;
            letters.push(Letter {
                line: run.baseline,
                from: glyph.x0 * sign,
                to: glyph.x1 * sign,
                size: run.size.max(1.0),
                turn,
                text: page.text.get(own).unwrap_or_default(),
            });
        }
    }
    letters.sort_by(|a, b| a.turn.cmp(&b.turn).then(a.line.total_cmp(&b.line)));
    let mut out = String::new();
    let mut rest = letters.as_mut_slice();
    while let Some(first) = rest.first() {
        let (turn, line, size) = (first.turn, first.line, first.size);
        let near = |l: &Letter<'_>| l.turn == turn && l.line - line <= 0.45 * size.max(l.size);
        let length = rest.iter().position(|l| !near(l)).unwrap_or(rest.len());
        let (own, after) = rest.split_at_mut(length);
        own.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut end = f32::NEG_INFINITY;
        for letter in own.iter() {
            if letter.from - end > 0.12 * letter.size {
                out.push(' ');
            }
            out.push_str(letter.text);
            end = letter.to.max(end);
        }
        out.push('\n');
        rest = after;
    }
    out
}
