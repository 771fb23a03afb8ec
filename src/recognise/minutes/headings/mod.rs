//! Finds the headings of the items of business: the chain of numbers that runs through the text.
//!
//! Minutes are full of numbered lines: items, paragraphs of narrative, clauses. The items' headings
//! are the ones that go on from one to the next over the whole section, and that are set alike.
//! So every line that could be a heading gets a weight by its looks, and the heaviest chain of
//! following numbers wins, found by dynamic programming.
//!
//! What comes in: the prose of a section. What goes out: its [`Heading`]s in order.
//!
//! - `candidates`: the lines that could be headings, by their spelling or the section's conventions
//! - `weigh`: what speaks for a heading
//! - `chain`: the heaviest chain
//! - `look`, `alike`: lines set as the chain's headings are
//! - `unnumbered`: headings without a number, by their looks alone
//! - `run_on`: titles that run on into the text

mod alike;
mod candidates;
mod chain;
mod look;
mod run_on;
mod unnumbered;
mod weigh;

use self::alike::add_alike;
use self::candidates::{Candidate, SPELT, candidates, weigh_paragraphs};
use self::chain::heaviest_chain;
pub(super) use self::unnumbered::is_part;
use self::unnumbered::{add_unnumbered, plain, unnumbered};
use super::heading::Heading;
use super::torn;
use crate::recognise::prose::Prose;

/// A list has at least this many entries.
const LISTED: usize = 3;

/// Finds the items' headings among the prose of minutes. `came` is the first prose behind a table of who
/// came, 0 where there is none.
pub(crate) fn headings(prose: &[Prose<'_>], came: usize) -> Vec<Heading> {
    let torn = torn::headings(prose);
    let candidates = weighed(prose);
    let chain = heaviest_chain(&candidates);
    if !torn.is_empty() && chain.len() <= torn.len() {
        return torn;
    }
    // Minutes may print their agenda first: the items are those that come behind the list.
    if let Some(last) = chain.last().filter(|_| chain.len() >= LISTED && is_list(&chain)) {
        let behind = candidates.iter().position(|one| one.index > last.index);
        let rest = candidates.get(behind.unwrap_or(candidates.len())..).unwrap_or_default();
        let own = heaviest_chain(rest);
        if own.len() >= LISTED && !is_list(&own) {
            return of_chain(prose, rest, &own);
        }
    }
    if chain.is_empty() || is_list(&chain) {
        let without = [unnumbered(prose, came), plain(prose, came)];
        let without = without.into_iter().find(|found| !found.is_empty());
        if let Some(found) = without {
            return found;
        }
    }
    if chain.is_empty() {
        return lone(&candidates, prose);
    }
    of_chain(prose, &candidates, &chain)
}

/// Finds the items' headings among the prose of an agenda, where nothing need stand under them.
pub(crate) fn headings_of_agenda(prose: &[Prose<'_>]) -> Vec<Heading> {
    let candidates = weighed(prose);
    let chain = heaviest_chain(&candidates);
    if chain.is_empty() { unnumbered(prose, 0) } else { of_chain(prose, &candidates, &chain) }
}

/// The lines that could be headings, with all that speaks for them.
fn weighed(prose: &[Prose<'_>]) -> Vec<Candidate> {
    let mut candidates = candidates(prose);
    weigh_paragraphs(&mut candidates);
    candidates
}

/// The headings of a chain, and those without number among them.
fn of_chain(prose: &[Prose<'_>], candidates: &[Candidate], chain: &[&Candidate]) -> Vec<Heading> {
    let mut chosen: Vec<Heading> = chain.iter().map(|one| one.heading.clone()).collect();
    add_unnumbered(prose, &mut chosen);
    add_alike(prose, candidates, chain, &mut chosen);
    // A text that is bold to its end is all title, where the text under headings is not.
    let body = |heading: &Heading| {
        let own = prose.get(heading.index).filter(|p| !p.bold || heading.rest.is_some());
        own.map_or("", |p| p.body.as_str())
    };
    let bodies: Vec<&str> = chosen.iter().map(body).collect();
    run_on::part(&mut chosen, &bodies);
    chosen
}

/// Whether a chain is a list: its lines follow right on one another, and none stands out.
fn is_list(chain: &[&Candidate]) -> bool {
    let on = |pair: &[&Candidate]| match pair {
        [from, to] => to.index == from.index.saturating_add(1),
        _ => false,
    };
    chain.iter().all(|one| !one.stands_out && one.heading.rest.is_none())
        && chain.windows(2).all(on)
}

/// The only item of a meeting: the one line with the number 1 and a title, over text.
fn lone(candidates: &[Candidate], prose: &[Prose<'_>]) -> Vec<Heading> {
    let first = |one: &&Candidate| {
        let next = prose.get(one.index.saturating_add(1));
        one.series == SPELT
            && one.number == [1]
            && one.weight > 0
            && !one.heading.title.ends_with('.')
            && next.is_some_and(|next| next.label.is_none())
    };
    match candidates.iter().filter(first).collect::<Vec<_>>().as_slice() {
        [only] => vec![only.heading.clone()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
