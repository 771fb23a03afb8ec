//! Recognition: from blocks to the parts of the record. Nothing here knows a format.
//!
//! 1. `seen` sees each block once: its prose, or its header where it is an action log.
//! 2. `unroll` turns tables of items into the paragraphs that they are, their margin columns aside.
//! 3. `outline` cuts all into sections: agenda, minutes, action logs, reports.
//! 4. Each section has a reader: `agenda`, `minutes`, `action_log`, `report`.
//! 5. Documents whose markup states the structure go to `marked` instead.

mod agenda;
mod conventions;
mod logs;
mod marked;
mod meeting;
mod minutes;
mod nearest;
mod outline;
mod piece;
mod prose;
mod report;
mod seen;
mod table;
#[cfg(test)]
mod testing;
mod unroll;

pub(crate) use self::agenda::ends as ends_agenda;
pub(crate) use self::conventions::{Conventions, Shape};
use self::logs::action_log;
use self::logs::action_log::Standing;
use self::logs::cards;
use self::logs::sequence;
pub(crate) use self::minutes::closing::is_closing;
use self::minutes::heading::Heading;
use self::minutes::margin;
use self::minutes::noted;
pub use self::outline::{Kind, Section};
pub(crate) use self::outline::{is_agenda_heading, prepare};
use self::piece::pieces_seen;
use self::seen::{Seen, see};

use rayon::prelude::*;

use crate::block::Block;
use crate::cores::Deal;
use crate::record::{ActionLog, Agenda, Diagnostic, Minutes, Report};

/// Blocks that are not worth another core.
const ON_ONE_CORE: usize = 200;

/// What was found in a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The authority, where a heading names it.
    pub authority: Option<String>,
    /// The agenda.
    pub agenda: Option<Agenda>,
    /// The minutes, in order.
    pub minutes: Vec<Minutes>,
    /// The action logs, in order.
    pub action_logs: Vec<ActionLog>,
    /// The reports, in order.
    pub reports: Vec<Report>,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
    /// What the document looks most like, where nothing was found.
    pub nearest: String,
    /// Indices of the blocks that a section claims.
    pub claimed: Vec<usize>,
}

impl Found {
    /// Tells whether nothing was found.
    pub fn is_nothing(&self) -> bool {
        self.agenda.is_none()
            && self.minutes.is_empty()
            && self.action_logs.is_empty()
            && self.reports.is_empty()
    }
}

/// Recognises the parts of a document. `stamps` are the pages stamped "Agenda Item N", with N.
pub fn recognise(blocks: &[Block], stamps: &[(u32, String)]) -> Found {
    if marked::is_marked(blocks) {
        return marked::read(blocks);
    }
    cut(blocks, stamps, read_all)
}

/// Reads sections and the entries in the margins of minutes.
fn read_all(mut seen: Vec<Seen<'_>>, sections: Vec<Section>, entries: &[margin::Entry]) -> Found {
    let blocks: Vec<&Block> = seen.iter().map(|one| one.block).collect();
    let read = |(section, part): (&Section, &mut [Seen<'_>])| {
        let beside: Vec<_> =
            entries.iter().filter(|e| section.blocks.contains(&e.block)).cloned().collect();
        read_section(section, part, &beside)
    };
    // Sections follow one another and do not know of each other; what they hold is put together in
    // their order.
    let mut rest = seen.as_mut_slice();
    let own = |section: &Section| rest.split_off_mut(..section.blocks.len()).unwrap_or_default();
    let own: Vec<&mut [_]> = sections.iter().map(own).collect();
    let parts: Vec<Part> = sections.par_iter().zip(own).deal(1).map(read).collect();
    let mut found = Found::default();
    for (section, part) in sections.into_iter().zip(parts) {
        if part.add(&mut found) {
            found.claimed.extend(section.blocks);
        }
    }
    if found.is_nothing()
        && let Some(mut reading) = minutes::without_headings(&blocks)
    {
        found.diagnostics.append(&mut reading.diagnostics);
        found.minutes.push(reading.minutes);
        found.claimed.extend(0..blocks.len());
    }
    if found.is_nothing() {
        found.nearest = nearest::nearest(&blocks);
    }
    found
}

/// Cuts blocks into sections, as [`recognise`] does before it reads them.
pub fn sections(blocks: &[Block], stamps: &[(u32, String)]) -> Vec<Section> {
    cut(blocks, stamps, |_, sections, _| sections)
}

/// What the sections of a document do again and again, and the headings of items that are told by it.
pub(crate) fn ways(blocks: &[Block], stamps: &[(u32, String)]) -> Vec<Ways> {
    cut(blocks, stamps, |seen, sections, _| {
        let ways = |section: Section| {
            let part = seen.get(section.blocks.clone()).unwrap_or_default();
            let prose: Vec<_> = part.iter().filter_map(|one| one.prose.clone()).collect();
            let headings = match section.kind {
                Kind::Agenda => minutes::headings::headings_of_agenda(&prose),
                Kind::Minutes => minutes::headings::headings(&prose, 0),
                Kind::ActionLog | Kind::Report | Kind::Other => Vec::new(),
            };
            Ways { section, conventions: Conventions::of(&prose), headings }
        };
        sections.into_iter().map(ways).collect()
    })
}

/// The conventions of a section.
#[derive(Debug)]
pub(crate) struct Ways {
    /// The section, its blocks counted once tables of items are unrolled.
    pub section: Section,
    /// What it does again and again.
    pub conventions: Conventions,
    /// The headings of its items.
    pub headings: Vec<Heading>,
}

/// Sees blocks, cuts them into sections and hands both to `then`, with the entries in the margins of
/// minutes.
fn cut<R>(
    blocks: &[Block],
    stamps: &[(u32, String)],
    then: impl FnOnce(Vec<Seen<'_>>, Vec<Section>, &[margin::Entry]) -> R,
) -> R {
    // 1. Each block is seen, once; cards of actions as the table of their log.
    let seen = see(blocks);
    let cards = cards::cards(&seen);
    let mut seen = cards.in_place(seen);
    sequence::titled(&mut seen);
    // 2. Tables of items become their paragraphs; what stands in their margins is set aside.
    let unrolled = unroll::unroll(&seen);
    let seen = unrolled.in_place(seen);
    let mut seen = seen;
    sequence::place(&mut seen);
    // 3. The sections.
    let mut sections = outline::outline(&seen, stamps);
    // 4. What stands in margins outside minutes goes back behind its text.
    let (seen, entries) = unrolled.put_back(seen, &mut sections);
    let done = then(seen, sections, &entries);
    unrolled.drop_aside();
    done
}

/// What a section holds.
enum Part {
    Agenda(agenda::FoundAgenda, Vec<ActionLog>),
    Minutes(minutes::FoundMinutes, Vec<ActionLog>),
    ActionLog(ActionLog),
    Report(Report, Vec<ActionLog>),
    Nothing,
}

/// Reads one section.
fn read_section(section: &Section, seen: &mut [Seen<'_>], beside: &[margin::Entry]) -> Part {
    match section.kind {
        Kind::Agenda => {
            let logs = action_log::within(seen, Standing::Minutes);
            Part::Agenda(agenda::read(seen.iter().map(|one| one.block)), logs)
        }
        Kind::Minutes => {
            let mut reading = minutes::read(pieces_seen(seen), beside);
            let mut logs = action_log::within(seen, Standing::Minutes);
            logs.extend(noted::log(&reading.minutes, std::mem::take(&mut reading.actions)));
            Part::Minutes(reading, logs)
        }
        Kind::ActionLog => action_log::read(seen).map_or(Part::Nothing, Part::ActionLog),
        Kind::Report | Kind::Other => match report::read(&pieces_seen(seen)) {
            Some(mut report) => {
                report.item_number.clone_from(&section.item_number);
                Part::Report(report, action_log::within(seen, Standing::Report))
            }
            None => Part::Nothing,
        },
    }
}

impl Part {
    /// Adds it to what has been found; whether it held anything.
    fn add(self, found: &mut Found) -> bool {
        match self {
            Part::Agenda(mut reading, logs) => {
                found.action_logs.extend(logs);
                if reading.agenda.items.is_empty() || found.agenda.is_some() {
                    return false;
                }
                found.authority = found.authority.take().or(reading.authority.take());
                found.diagnostics.append(&mut reading.diagnostics);
                found.agenda = Some(reading.agenda);
            }
            Part::Minutes(mut reading, logs) => {
                if reading.minutes.items.is_empty() && reading.minutes.attendance.is_empty() {
                    return false;
                }
                found.authority = found.authority.take().or(reading.authority.take());
                found.diagnostics.append(&mut reading.diagnostics);
                found.action_logs.extend(logs);
                found.minutes.push(reading.minutes);
            }
            Part::ActionLog(log) => found.action_logs.push(log),
            Part::Report(report, logs) => {
                found.reports.push(report);
                found.action_logs.extend(logs);
            }
            Part::Nothing => return false,
        }
        true
    }
}
