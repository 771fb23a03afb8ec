//! Which body each meeting is of, under a name that survives a renaming.
//!
//! A body is known by its name within its authority. Names become one body by the aliases file, or by
//! ModernGov's number of the committee: on one site a number is one committee, whatever it was called
//! when; that is the source's own word, no likeness. The id is the one of the aliases file, else the slug
//! of the name that was in use first: it stays as the archive grows.

use std::collections::{BTreeMap, BTreeSet};

use super::Aliases;
use super::model::{Bodies, IndexEntry, Name, Publishers};
use super::names::{body_words, slug};
use super::union::Union;

/// Finds the bodies that documents name.
pub(super) fn bodies(indexed: &[IndexEntry], publishers: &Publishers, aliases: &Aliases) -> Bodies {
    let mut places: BTreeMap<(Option<usize>, String), usize> = BTreeMap::new();
    let mut bodies = Bodies::default();
    for (document, entry) in indexed.iter().enumerate() {
        let authority = publishers.index(document);
        let of: Vec<Option<usize>> = entry
            .mentions
            .iter()
            .map(|mention| {
                let printed = mention.body.as_deref()?;
                let publisher = publishers.get(document).map(|one| one.words.as_slice());
                let words = body_words(printed, publisher);
                let slug = slug(&words)?;
                let place = *places.entry((authority, slug.clone())).or_insert_with(|| {
                    let alias = aliases.body(printed, publisher);
                    bodies.names.push(Name {
                        authority,
                        words,
                        id: alias.map_or_else(|| slug.clone(), str::to_owned),
                        pinned: alias.is_some(),
                        slug,
                        printed: BTreeMap::new(),
                        days: None,
                        committees: BTreeSet::new(),
                    });
                    bodies.names.len().saturating_sub(1)
                });
                let name = bodies.names.get_mut(place)?;
                let count = name.printed.entry(printed.to_owned()).or_default();
                *count = count.saturating_add(1);
                if let Some(date) = &mention.date {
                    widen(&mut name.days, date);
                }
                // A number without site or authority is a number of anybody's.
                let site = publishers.get(document).map(|one| one.slug.clone());
                if let (Some(site), Some(id), true) =
                    (site.or_else(|| entry.site.clone()), &entry.committee_id, mention.own_ids)
                {
                    name.committees.insert((site, id.clone()));
                }
                Some(place)
            })
            .collect();
        bodies.of.push(of);
    }
    settle(&mut bodies.names);
    bodies
}

fn widen(days: &mut Option<(String, String)>, date: &str) {
    let (first, last) = days.get_or_insert_with(|| (date.to_owned(), date.to_owned()));
    if date < first.as_str() {
        date.clone_into(first);
    }
    if date > last.as_str() {
        date.clone_into(last);
    }
}

/// Makes the names of one committee one body.
fn settle(names: &mut [Name]) {
    let mut one = Union::new(names.len());
    let mut by_number: BTreeMap<&(String, String), usize> = BTreeMap::new();
    for (place, name) in names.iter().enumerate() {
        for number in &name.committees {
            match by_number.get(number) {
                Some(other) => one.join(place, *other),
                None => {
                    by_number.insert(number, place);
                }
            }
        }
    }
    let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for place in 0..names.len() {
        sets.entry(one.root(place)).or_default().push(place);
    }
    for members in sets.into_values().filter(|members| members.len() > 1) {
        let of = |place: &usize| names.get(*place);
        let pinned: BTreeSet<&str> =
            members.iter().filter_map(of).filter(|n| n.pinned).map(|n| n.id.as_str()).collect();
        let first = members
            .iter()
            .filter_map(of)
            .min_by_key(|name| (name.days.is_none(), name.days.clone(), name.slug.clone()));
        let id = match pinned.first() {
            Some(id) if pinned.len() == 1 => Some((*id).to_owned()),
            // Two ids of the aliases file: it knows better than the numbers, and tells of its own names alone.
            Some(_) => None,
            None => first.map(|name| name.slug.clone()),
        };
        for place in members {
            if let (Some(name), Some(id)) = (names.get_mut(place), &id) {
                name.id.clone_from(id);
            }
        }
    }
}
