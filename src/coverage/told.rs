//! Tells of the words that nobody read: what was lost inside or beside a part, what stands outside all of
//! them, and a document that is mostly unread.

use super::Covered;
use std::collections::BTreeMap;

use super::runs::Run;
use super::standing::{Part, Zone};
use crate::block::merge;
use crate::field::label::label;
use crate::record::diagnostic::Code;
use crate::record::{ActionLog, At, Diagnostic, Document, Unread};
use crate::words::people::is_courtesy;

/// A document of which more than one in so many words is unread is mostly so.
const SHARE: u64 = 4;
/// So many words of its own make a run beside the items more than a title, a motto or an address.
pub(super) const MUCH: usize = 25;
/// So many runs are quoted.
const QUOTED: usize = 3;

/// The runs of each part.
type ByPart<'r> = BTreeMap<Part, Vec<&'r Run>>;

/// Adds what is to be told of a document's words to its record.
pub(crate) fn tell(covered: &Covered, document: &mut Document) {
    let mut parts = ByPart::new();
    for run in &covered.runs {
        if let Some(standing) = run.standing {
            parts.entry(standing.part).or_default().push(run);
        }
    }
    // 1. What no row of a log has, and what is lost of minutes and agendas.
    for (part, runs) in &parts {
        match part {
            Part::Log(place) => {
                let log = document.action_logs.get_mut(*place);
                document.diagnostics.extend(log.and_then(|log| incomplete(log, runs)));
            }
            Part::Agenda | Part::Minutes(_) => document.diagnostics.extend(lost_of(runs, *part)),
            Part::Report(_) => {}
        }
    }
    // 2. What stands outside all parts, and how much all of it is.
    document.diagnostics.extend(outside(&covered.runs));
    document.diagnostics.extend(mostly(covered));
}

/// Puts what no row of a log has into the log, and tells of it.
fn incomplete(log: &mut ActionLog, runs: &[&Run]) -> Option<Diagnostic> {
    let unread = |run: &&Run| Unread { text: run.unread.text.clone(), at: run.unread.at.clone() };
    log.unread = runs.iter().map(unread).collect();
    let message = format!("no row of the action log has {}", quoted(runs)?);
    Some(Code::ActionLogIncomplete.note(message, places(runs)))
}

/// What is lost of an agenda or minutes, one diagnostic for each of their zones.
fn lost_of(runs: &[&Run], part: Part) -> Vec<Diagnostic> {
    let zones = [
        (Zone::Head, "above the items"),
        (Zone::Attendance, "above the items"),
        (Zone::Items, "among the items"),
        (Zone::Tail, "under the items"),
    ];
    let told = |(zone, where_): (Zone, &str)| {
        let own: Vec<&Run> =
            runs.iter().copied().filter(|run| is_in(run, zone) && is_loss(run, zone)).collect();
        let whose = if part == Part::Agenda { "the agenda" } else { "the minutes" };
        let message = format!("no value has {}, {where_} of {whose}", quoted(&own)?);
        Some(Code::UnreadText.note(message, places(&own)))
    };
    zones.into_iter().filter_map(told).collect()
}

fn is_in(run: &Run, zone: Zone) -> bool {
    run.standing.is_some_and(|standing| standing.zone == zone)
}

/// Whether words that nobody read are a loss where they stand. Above and under the items stand mottoes,
/// addresses and notes; what names somebody there, or is numbered, may be people or items.
fn is_loss(run: &Run, zone: Zone) -> bool {
    let text = &run.unread.text;
    match zone {
        Zone::Items => true,
        Zone::Attendance => run.content > 0,
        Zone::Head | Zone::Tail | Zone::Whole => {
            let numbered = label(text).is_some_and(|mark| !mark.parts.is_empty());
            // An agenda lists the members, and tells the public how to attend.
            let minutes = run.standing.is_some_and(|standing| standing.part != Part::Agenda);
            let named = || run.content >= MUCH || text.split_whitespace().any(is_title);
            run.content > 0 && (numbered || minutes && named())
        }
    }
}

/// Whether a word is a form of address: "Cllr", "Mrs."
fn is_title(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    bare.starts_with(char::is_uppercase) && is_courtesy(&bare.to_lowercase())
}

fn outside(runs: &[Run]) -> Option<Diagnostic> {
    let own: Vec<&Run> = runs.iter().filter(|run| run.standing.is_none()).collect();
    let words: u64 = own.iter().map(|run| run.unread.words).sum();
    let blocks = own.chunk_by(|a, b| a.block == b.block).count();
    let message = format!("{words} words in {blocks} paragraphs or tables belong to no section");
    (words > 0).then(|| Code::UnclaimedText.note(message, places(&own)))
}

fn mostly(covered: &Covered) -> Option<Diagnostic> {
    let coverage = &covered.coverage;
    let unread: u64 = coverage.unread.iter().map(|run| run.words).sum();
    let message = format!("no value has {unread} of {} words", coverage.words);
    (unread.saturating_mul(SHARE) > coverage.words)
        .then(|| Code::MostlyUnread.note(message, Vec::new()))
}

fn places(runs: &[&Run]) -> At {
    merge(runs.iter().flat_map(|run| run.unread.at.iter().cloned()))
}

/// The number of words of runs, and the first of them.
fn quoted(runs: &[&Run]) -> Option<String> {
    let words: u64 = runs.iter().map(|run| run.unread.words).sum();
    let texts: Vec<String> =
        runs.iter().take(QUOTED).map(|run| format!("“{}”", run.unread.text)).collect();
    let more = if runs.len() > QUOTED { " and more" } else { "" };
    let noun = if words == 1 { "word" } else { "words" };
    (words > 0).then(|| format!("{words} {noun}: {}{more}", texts.join(", ")))
}
