//! What a stage found, as boxes for the overlay.

use crate::block::{Block, Colour, Table};
use crate::read::layout;
use crate::read::pdf::{Mark, Pdf};
use crate::recognise::{Kind, Section};
use crate::record::Place;
use serde_json::Value;

use super::blocks::places;

const BLUE: Colour = Colour { red: 0, green: 90, blue: 200 };
const GREEN: Colour = Colour { red: 0, green: 140, blue: 60 };
const ORANGE: Colour = Colour { red: 230, green: 120, blue: 0 };
const RED: Colour = Colour { red: 200, green: 20, blue: 40 };
const GREY: Colour = Colour { red: 130, green: 130, blue: 130 };

/// The boxes of page furniture.
pub(super) fn furniture(pdf: &Pdf) -> Vec<Mark> {
    let layout = layout::layout(pdf);
    layout.furniture.iter().flat_map(|taken| mark(&taken.place, GREY, &taken.text)).collect()
}

/// The boxes of words.
pub(super) fn words(pdf: &Pdf) -> Vec<Mark> {
    let of_page = |page| {
        layout::words(page).into_iter().map(move |word| {
            let area = word.area;
            Mark {
                page: page.number,
                area: [area.x0, area.y0, area.x1, area.y1],
                colour: BLUE,
                label: word.text(&page.text).to_owned(),
            }
        })
    };
    pdf.pages.iter().flat_map(of_page).collect()
}

/// The boxes of lines.
pub(super) fn lines(pdf: &Pdf) -> Vec<Mark> {
    let of_page = |page: &crate::read::pdf::Page| {
        let number = page.number;
        let lines = layout::lines(page).lines;
        lines.into_iter().map(move |line| Mark {
            page: number,
            area: [line.area.x0, line.area.y0, line.area.x1, line.area.y1],
            colour: BLUE,
            label: format!("baseline {:.1}, {:.1} pt", line.baseline, line.size),
        })
    };
    pdf.pages.iter().flat_map(of_page).collect()
}

/// The boxes of tables and their cells.
pub(super) fn tables(blocks: &[Block]) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        if let Block::Table(table) = block {
            marks.extend(table.at.iter().filter_map(|at| mark(at, RED, &format!("table {index}"))));
            marks.extend(cells(table));
        }
    }
    marks
}

fn cells(table: &Table) -> impl Iterator<Item = Mark> {
    table.rows.iter().enumerate().flat_map(|(number, row)| {
        row.cells.iter().flat_map(move |cell| {
            let label = format!("row {number}, column {}", cell.column);
            cell.at.iter().filter_map(move |at| mark(at, ORANGE, &label))
        })
    })
}

/// The boxes of blocks: lines of text blue, tables red, with the blocks' numbers.
pub(super) fn blocks(blocks: &[Block]) -> Vec<Mark> {
    let of_block = |(index, block): (usize, &Block)| {
        let colour = if matches!(block, Block::Table(_)) { RED } else { BLUE };
        let label = format!("block {index}");
        places(block).into_iter().filter_map(move |place| mark(&place, colour, &label))
    };
    blocks.iter().enumerate().flat_map(of_block).collect()
}

/// The boxes of blocks, in the colours of their sections.
pub(super) fn sections(blocks: &[Block], sections: &[Section]) -> Vec<Mark> {
    let mut marks = Vec::new();
    for section in sections {
        let (colour, label) = match section.kind {
            Kind::Agenda => (BLUE, "agenda"),
            Kind::Minutes => (GREEN, "minutes"),
            Kind::ActionLog => (RED, "action log"),
            Kind::Report => (ORANGE, "report"),
            Kind::Other => (GREY, "other"),
        };
        for block in blocks.get(section.blocks.clone()).unwrap_or_default() {
            marks.extend(places(block).iter().filter_map(|place| mark(place, colour, label)));
        }
    }
    marks
}

/// The places of a record's values, each with its JSON Pointer.
pub(super) fn record(record: &Value) -> Vec<Mark> {
    let mut marks = Vec::new();
    gather(record, "", &mut marks);
    marks
}

fn gather(value: &Value, pointer: &str, marks: &mut Vec<Mark>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                if key == "at" {
                    let at: Vec<Place> = serde_json::from_value(value.clone()).unwrap_or_default();
                    marks.extend(at.iter().filter_map(|place| mark(place, GREEN, pointer)));
                } else {
                    gather(value, &format!("{pointer}/{key}"), marks);
                }
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                gather(value, &format!("{pointer}/{index}"), marks);
            }
        }
        _ => {}
    }
}

fn mark(place: &Place, colour: Colour, label: &str) -> Option<Mark> {
    match place {
        Place::Page { page, area } => {
            Some(Mark { page: *page, area: *area, colour, label: label.to_owned() })
        }
        Place::Node { .. } | Place::Line { .. } => None,
    }
}
