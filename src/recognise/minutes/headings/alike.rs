//! Lines that are set as the headings of a chain are, and that its numbers do not reach: a number that was
//! printed wrong, a heading whose number was forgotten, one without number among numbered ones.

use super::candidates::Candidate;
use super::look::{Look, same_place};
use super::unnumbered::is_part;
use crate::recognise::minutes::heading::Heading;
use crate::recognise::minutes::{attendance, closing, future, lead_in, yearless};
use crate::recognise::prose::Prose;
use crate::words::headings::{AGENDA, NEXT};

/// A chain this long has a look of its own.
const LEAST: usize = 3;
/// A heading without number has at most this many words.
const WORDS: usize = 8;
/// Text is set under headings where it stands this much further right, in points.
const INDENT: f32 = 14.0;

/// Adds them to the headings of a chain; where they are many, they are no oversight, and stay out.
pub(super) fn add_alike(
    prose: &[Prose<'_>],
    candidates: &[Candidate],
    chain: &[&Candidate],
    chosen: &mut Vec<Heading>,
) {
    let Some(look) = look_of(chain) else { return };
    add_few(misnumbered(candidates, chain, &look), chain, chosen);
    add_few(forgotten(prose, chain, &look), chain, chosen);
    add_few(outdented(prose, chain, &look), chain, chosen);
}

/// Adds headings that are not there yet, where they are few beside those of the chain.
fn add_few(mut found: Vec<Heading>, chain: &[&Candidate], chosen: &mut Vec<Heading>) {
    found.retain(|h| !chosen.iter().any(|own| own.index == h.index));
    found.dedup_by_key(|h| h.index);
    if found.len().saturating_mul(3) <= chain.len().max(LEAST) {
        chosen.extend(found);
        chosen.sort_by_key(|h| h.index);
    }
}

/// The look that the headings of a chain share, where they do.
fn look_of(chain: &[&Candidate]) -> Option<Look> {
    let first = chain.iter().find(|one| one.look.stands_out())?.look;
    let alike = chain
        .iter()
        .filter(|one| one.look.is_as(&first) && same_place(one.look.x, first.x))
        .count();
    (chain.len() >= LEAST && alike.saturating_mul(4) >= chain.len().saturating_mul(3))
        .then_some(first)
}

/// Numbers of the chain's shape, in its look and place, that do not count on: "10", "8", "8".
fn misnumbered(candidates: &[Candidate], chain: &[&Candidate], look: &Look) -> Vec<Heading> {
    let Some(first) = chain.first() else { return Vec::new() };
    let fits = |one: &&Candidate| {
        one.series == first.series
            && one.index > first.index
            && one.number.len() == first.number.len()
            // The first of several parts is no list's own start: "17.05.1" printed below "17.5.2".
            && (one.number.last() != Some(&1) || one.number.len() > 2)
            && one.look.is_as(look)
            && same_place(one.look.x, look.x)
    };
    candidates.iter().filter(fits).map(|one| one.heading.clone()).collect()
}

/// Headings whose numbers were forgotten: as many lines in the look and place of titles as numbers are
/// missing between two.
fn forgotten(prose: &[Prose<'_>], chain: &[&Candidate], look: &Look) -> Vec<Heading> {
    let mut out = Vec::new();
    for pair in chain.windows(2) {
        let [from, to] = pair else { continue };
        let missing = match (from.number.as_slice(), to.number.as_slice()) {
            ([a], [b]) => b.saturating_sub(*a).saturating_sub(1),
            _ => 0,
        };
        let between = from.index.saturating_add(1)..to.index;
        let titled = |index: &usize| {
            prose.get(*index).is_some_and(|p| {
                let own = Look::of(p);
                own.is_as(look) && same_place(own.x, from.look.body_x) && is_heading(prose, *index)
            })
        };
        let found: Vec<usize> = between.filter(titled).collect();
        if missing > 0 && found.len() == missing as usize {
            out.extend(found.into_iter().filter_map(|index| heading(prose, index)));
        }
    }
    out
}

/// Headings without number at the place of the numbers, where text is set further right.
fn outdented(prose: &[Prose<'_>], chain: &[&Candidate], look: &Look) -> Vec<Heading> {
    let Some(first) = chain.first().map(|one| one.index) else { return Vec::new() };
    let text = |p: &&Prose<'_>| !p.stands_out() && p.label.is_none();
    let under = chain.iter().filter_map(|one| prose.get(one.index.saturating_add(1)));
    let (out, all) = under.filter(text).fold((0_usize, 0_usize), |(n, all), p| {
        (n.saturating_add(usize::from(p.x < look.x + INDENT)), all.saturating_add(1))
    });
    if all == 0 || out.saturating_mul(2) > all {
        return Vec::new();
    }
    let alike = |index: &usize| {
        prose.get(*index).is_some_and(|p| {
            let own = Look::of(p);
            own.is_as(look) && same_place(own.x, look.x) && is_heading(prose, *index)
        })
    };
    // The dates of later meetings end the business.
    let is_end = |p: &Prose<'_>| {
        let short = p.body.split_whitespace().count() <= WORDS;
        p.label.is_none() && p.stands_out() && short && future::is_title(&p.body)
    };
    let dates = prose.iter().skip(first).position(is_end);
    let end = dates.map_or(prose.len(), |at| first.saturating_add(at));
    let found = (first..end).filter(alike);
    found.filter_map(|index| heading(prose, index)).collect()
}

/// Whether a line without number heads what follows it.
fn is_heading(prose: &[Prose<'_>], index: usize) -> bool {
    let next = prose.get(index.saturating_add(1));
    prose.get(index).is_some_and(|p| {
        let in_columns = p.text.lines.iter().any(|line| line.segments.len() > 1);
        p.label.is_none()
            && !in_columns
            && p.is_title_like()
            && !p.body.trim_end_matches([':', ' ']).contains([':', '…', '.'])
            && p.body.split_whitespace().count() <= WORDS
            && !is_part(&p.body)
            && !future::is_title(&p.body)
            && !is_of_next(&p.body)
            && !yearless::heads_dates(&p.body)
            && lead_in::find(&p.body).is_none()
            && !closing::is_closing(&p.body)
            && !attendance::starts(p.text)
            && next.is_some()
    })
}

/// "For next agenda": business of another meeting.
fn is_of_next(title: &str) -> bool {
    let lower = title.to_lowercase();
    NEXT.is_in(&lower) && AGENDA.is_in(&lower)
}

fn heading(prose: &[Prose<'_>], index: usize) -> Option<Heading> {
    let title = prose.get(index)?.body.clone();
    Some(Heading { index, title, ..Heading::default() })
}
