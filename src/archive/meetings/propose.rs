//! Names that look like one body's: told, never merged unasked.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::report::{Proposal, ProposalKind};
use crate::words::bodies::{PLAIN, bodies};

use super::model::{Bodies, IndexEntry, Name, Portion, Publishers};

/// Two names are alike when they share so many tenths of the words of the longer one.
const SHARED_TENTHS: usize = 6;
/// Whether nearly every body has a word in its name: it tells nothing.
fn is_plain(word: &str) -> bool {
    PLAIN.has(word) || bodies().any(|body| body == word)
}

/// Proposes names of one authority that follow each other in time and look alike, or of which one holds
/// the other's minutes; and authorities that share a site.
pub(super) fn propose(
    indexed: &[IndexEntry],
    publishers: &Publishers,
    bodies: &Bodies,
) -> Vec<Proposal> {
    let handed = handed_on(indexed, bodies);
    let mut by_authority: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (place, name) in bodies.names.iter().enumerate() {
        by_authority.entry(name.authority).or_default().push(place);
    }
    let mut proposals = Vec::new();
    for places in by_authority.values() {
        for (at, one) in places.iter().enumerate() {
            for other in places.iter().skip(at.saturating_add(1)) {
                let (Some(a), Some(b)) = (bodies.names.get(*one), bodies.names.get(*other)) else {
                    continue;
                };
                if a.id == b.id || a.pinned && b.pinned {
                    continue;
                }
                let forth = handed.get(&(*one, *other)).map(String::as_str);
                let back = handed.get(&(*other, *one)).map(String::as_str);
                let swapped = back.is_some() || forth.is_none() && b.days < a.days;
                let (first, second) = if swapped { (b, a) } else { (a, b) };
                proposals.extend(proposal(publishers, first, second, forth.or(back)));
            }
        }
    }
    proposals.extend(sites(publishers));
    proposals
}

/// Pairs of names where a paper called under the second holds minutes under the first, and the day of
/// the last such paper.
fn handed_on(indexed: &[IndexEntry], bodies: &Bodies) -> BTreeMap<(usize, usize), String> {
    let mut pairs: BTreeMap<(usize, usize), String> = BTreeMap::new();
    for (document, entry) in indexed.iter().enumerate() {
        let own = entry.mentions.iter().position(|mention| mention.portion == Portion::Papers);
        let Some(own) = own else { continue };
        let day = entry.mentions.get(own).and_then(|mention| mention.date.as_ref());
        let (Some(called), Some(day)) = (bodies.name(document, own), day) else { continue };
        for place in 0..entry.mentions.len() {
            if let Some(recorded) = bodies.name(document, place).filter(|name| *name != called) {
                let last = pairs.entry((recorded, called)).or_default();
                if *day > *last {
                    day.clone_into(last);
                }
            }
        }
    }
    pairs
}

fn proposal(
    publishers: &Publishers,
    first: &Name,
    second: &Name,
    minutes: Option<&str>,
) -> Option<Proposal> {
    let (one, other) = (first.days.as_ref()?, second.days.as_ref()?);
    // Two names in use at one time are two bodies. But web sites give old meetings the new name: a name
    // ends with the paper of the next one that holds its last minutes.
    if one.1 >= other.0 && minutes.is_none_or(|day| one.1.as_str() >= day) {
        return None;
    }
    let mut reasons = Vec::new();
    if minutes.is_some() {
        reasons.push("papers of the second hold the minutes of the first".to_owned());
    }
    if let Some(shared) = alike(first, second) {
        reasons.push(format!("both have the words {shared}"));
    }
    // Many bodies receive the minutes of others.
    let handed_over = minutes.is_some() && !shared(first, second).is_empty() && one.1 < other.0;
    if alike(first, second).is_none() && !handed_over {
        return None;
    }
    reasons.push(format!("the first last met on {}, the second first on {}", one.1, other.0));
    let authority = first.authority.and_then(|place| publishers.all.get(place));
    let names = vec![first.as_printed(), second.as_printed()];
    let of = authority.map(|one| format!("authority = {}\n", quoted(&one.name)));
    let listed = names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
    let toml = format!(
        "[[body]]\nid = {}\nnames = [{listed}]\n{}",
        quoted(&first.id),
        of.unwrap_or_default()
    );
    Some(Proposal {
        kind: ProposalKind::Body,
        authority: authority.map(|one| one.name.clone()),
        names,
        reasons,
        toml,
    })
}

/// The telling words that both names have.
fn shared<'a>(a: &'a Name, b: &Name) -> Vec<&'a str> {
    let telling = |word: &&String| !is_plain(word) && b.words.contains(word);
    a.words.iter().filter(telling).map(String::as_str).collect()
}

/// The words that make two names alike.
fn alike(a: &Name, b: &Name) -> Option<String> {
    let telling = |name: &Name| name.words.iter().filter(|word| !is_plain(word)).count();
    let shared = shared(a, b);
    let longer = telling(a).max(telling(b));
    let enough = shared.len().saturating_mul(10) >= longer.saturating_mul(SHARED_TENTHS);
    (enough && !shared.is_empty()).then(|| format!("“{}”", shared.join(" ")))
}

fn sites(publishers: &Publishers) -> Vec<Proposal> {
    let proposal = |(site, places): (&String, &BTreeSet<usize>)| {
        let names: Vec<String> = places
            .iter()
            .filter_map(|place| publishers.all.get(*place))
            .map(|one| one.name.clone())
            .collect();
        let (name, others) = names.split_first()?;
        let others = others.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
        let toml = format!("[[authority]]\nname = {}\nnames = [{others}]\n", quoted(name));
        Some(Proposal {
            kind: ProposalKind::Authority,
            authority: None,
            reasons: vec![format!("papers of the site {site} name them all")],
            names,
            toml,
        })
    };
    publishers.shared_sites.iter().filter_map(proposal).collect()
}

/// A TOML string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
