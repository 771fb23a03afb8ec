//! The conventions of a document's sections as plain text: series of labels, how titles run on, and the
//! headings of items that are told by them.

use std::io::{self, Write};

use crate::recognise::{Conventions, Kind, Shape, Ways};

/// What stands for the counter of a label.
const COUNTER: &str = "·";

/// Writes the conventions of each section.
pub(super) fn write(out: &mut dyn Write, ways: &[Ways]) -> io::Result<()> {
    for one in ways {
        let kind = match one.section.kind {
            Kind::Agenda => "agenda",
            Kind::Minutes => "minutes",
            Kind::ActionLog => "action log",
            Kind::Report => "report",
            Kind::Other => "other",
        };
        let end = one.section.blocks.end.saturating_sub(1);
        writeln!(out, "{kind}, unrolled blocks {} to {end}", one.section.blocks.start)?;
        write_series(out, &one.conventions)?;
        for heading in &one.headings {
            let number = heading.number.as_deref().unwrap_or("-");
            let runs_on = if heading.rest.is_some() { " …" } else { "" };
            writeln!(out, "  item {number} | {}{runs_on}", heading.title)?;
        }
    }
    Ok(())
}

/// Writes the series of labels whose shape the section tells, and how titles run on.
fn write_series(out: &mut dyn Write, conventions: &Conventions) -> io::Result<()> {
    for one in &conventions.series {
        let (Some(first), Some(last)) = (one.entries.first(), one.entries.last()) else { continue };
        let (count, bold) = (one.entries.len(), if first.stands_out { ", set off" } else { "" });
        let (from, to) = (&first.label.printed, &last.label.printed);
        let shape = shape(&one.shape);
        writeln!(
            out,
            "  series {shape}: {count} labels, {from} to {to}, from {:.0}{bold}",
            first.x
        )?;
    }
    if conventions.leads.caps {
        writeln!(out, "  titles in capitals, text behind them")?;
    }
    Ok(())
}

/// A shape with a dot for its counter.
fn shape(shape: &Shape) -> String {
    format!("{}{COUNTER}{}", shape.before, shape.after)
}
