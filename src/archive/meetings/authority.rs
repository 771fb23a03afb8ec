//! Whose paper each document is. Nothing is guessed: each step rests on something that is written.
//!
//! 1. The authority that the document names, else the one that its sidecar names. A scraper's store has
//!    letters for each council: all its papers are of the one that most of them name.
//! 2. The one authority that other documents of the same ModernGov site name.
//! 3. The one authority of the papers that it belongs with: of the same body's meeting of the same day,
//!    with the same items; by ModernGov's number of the meeting; by a link. A pack that holds the minutes
//!    of a meeting belongs with the other papers of that meeting too.
//! 4. The one authority under which the archive knows a body of that name, where the name has the
//!    authority's own place in it, or where the whole archive names no other authority.

use std::collections::{BTreeMap, BTreeSet};

use super::Aliases;
use super::alike::Dates;
use super::model::{Evidence, IndexEntry, Mention, Publisher, Publishers};
use super::names::{authority_words, body_words, shouts, slug, words};
use super::union::Union;
use crate::words::bodies::COMMON;

/// Finds the authority of every document. `linked` are documents that links put together.
pub(super) fn publishers(
    indexed: &[IndexEntry],
    linked: &[(usize, usize)],
    aliases: &Aliases,
) -> Publishers {
    let mut publishers = named(indexed, aliases);
    by_site(indexed, &mut publishers);
    by_papers(indexed, linked, &mut publishers);
    by_name(indexed, &mut publishers);
    publishers
}

fn named(indexed: &[IndexEntry], aliases: &Aliases) -> Publishers {
    let mut spellings: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
    let stores = stores(indexed);
    let slugs: Vec<Option<String>> = indexed
        .iter()
        .map(|entry| {
            let own = entry.authority.as_deref();
            let name = match entry.sidecar_authority.as_deref() {
                // A store holds one council's papers, those that name another too.
                Some(code) if is_code(code) => stores.get(code).copied().unwrap_or(code),
                beside => own.or(beside)?,
            };
            let name = aliases.authority(name);
            let slug = slug(&authority_words(name))?;
            let count = spellings.entry(slug.clone()).or_default().entry(name).or_default();
            *count = count.saturating_add(1);
            Some(slug)
        })
        .collect();
    let all: Vec<Publisher> = spellings
        .into_iter()
        .filter_map(|(slug, names)| {
            // A heading that names the authority twice is a poor spelling.
            let fit = |name: &str| words(name).len() == authority_words(name).len();
            let best = names.iter().max_by(|(a, n), (b, m)| {
                (!shouts(a), fit(a), *n, b).cmp(&(!shouts(b), fit(b), *m, a))
            });
            let name = (*best?.0).to_owned();
            Some(Publisher { words: authority_words(&name), name, slug })
        })
        .collect();
    let place = |slug: &Option<String>| {
        slug.as_ref().and_then(|slug| all.binary_search_by(|one| one.slug.cmp(slug)).ok())
    };
    let of: Vec<Option<usize>> = slugs.iter().map(place).collect();
    let evidence = of.iter().map(|of| of.map_or(Evidence::None, |_| Evidence::Named)).collect();
    Publishers { all, of, evidence, shared_sites: BTreeMap::new() }
}

/// The letters that a store has for a council ("ABC", "E06000001"), rather than its name.
fn is_code(name: &str) -> bool {
    /// Names of councils are longer.
    const LONGEST: usize = 10;
    name.len() <= LONGEST && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

/// The name of each council that a store has letters for: the one that most of those of its papers
/// print that name any.
fn stores(indexed: &[IndexEntry]) -> BTreeMap<&str, &str> {
    let mut spellings: BTreeMap<&str, BTreeMap<String, (usize, &str)>> = BTreeMap::new();
    for entry in indexed {
        if let (Some(code), Some(own)) =
            (entry.sidecar_authority.as_deref(), entry.authority.as_deref())
            && is_code(code)
            && let Some(slug) = slug(&authority_words(own))
        {
            let (count, name) = spellings.entry(code).or_default().entry(slug).or_insert((0, own));
            *count = count.saturating_add(1);
            *name = own.min(name);
        }
    }
    let mut stores = BTreeMap::new();
    for (code, names) in spellings {
        let all: usize = names.values().map(|(count, _)| count).sum();
        let most = names.into_values().max().filter(|(count, _)| count.saturating_mul(2) > all);
        stores.extend(most.map(|(_, name)| (code, name)));
    }
    stores
}

fn by_site(indexed: &[IndexEntry], publishers: &mut Publishers) {
    let mut sites: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (document, entry) in indexed.iter().enumerate() {
        if let (Some(site), Some(authority)) = (&entry.site, publishers.index(document)) {
            sites.entry(site.clone()).or_default().insert(authority);
        }
    }
    for document in publishers.unnamed() {
        let site = indexed.get(document).and_then(|entry| entry.site.as_ref());
        let of = site.and_then(|site| sites.get(site)).and_then(only);
        if let Some(authority) = of {
            publishers.give(document, authority, Evidence::Site);
        }
    }
    sites.retain(|_, authorities| authorities.len() > 1);
    publishers.shared_sites = sites;
}

fn only(set: &BTreeSet<usize>) -> Option<usize> {
    (set.len() == 1).then(|| set.first().copied()).flatten()
}

fn by_papers(indexed: &[IndexEntry], linked: &[(usize, usize)], publishers: &mut Publishers) {
    let dates = Dates::of(indexed);
    let mut days: BTreeMap<&str, Vec<(usize, &Mention)>> = BTreeMap::new();
    for (document, entry) in indexed.iter().enumerate() {
        for mention in &entry.mentions {
            if let Some(date) = &mention.date {
                days.entry(date).or_default().push((document, mention));
            }
        }
    }
    let mut together = Union::new(indexed.len());
    for (one, other) in linked {
        together.join(*one, *other);
    }
    for day in days.values() {
        let unnamed = day.iter().filter(|(document, _)| publishers.index(*document).is_none());
        for (one, mention) in unnamed {
            for (other, beside) in day {
                if one != other
                    && together.root(*one) != together.root(*other)
                    && one_meeting(indexed, publishers, (*one, mention), (*other, beside), &dates)
                {
                    together.join(*one, *other);
                }
            }
        }
    }
    let mut named: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (document, of) in publishers.of.iter().enumerate() {
        if let Some(authority) = of {
            named.entry(together.root(document)).or_default().insert(*authority);
        }
    }
    for document in publishers.unnamed() {
        if let Some(authority) = named.get(&together.root(document)).and_then(only) {
            publishers.give(document, authority, Evidence::Papers);
        }
    }
}

/// Two papers speak of one meeting, though one of them does not say whose it is.
fn one_meeting(
    indexed: &[IndexEntry],
    publishers: &Publishers,
    (one, a): (usize, &Mention),
    (other, b): (usize, &Mention),
    dates: &Dates,
) -> bool {
    let (Some(entry), Some(beside)) = (indexed.get(one), indexed.get(other)) else { return false };
    if matches!((&entry.site, &beside.site), (Some(a), Some(b)) if a != b) {
        return false;
    }
    let (Some(name), Some(named)) = (&a.body, &b.body) else { return false };
    let authority = publishers.get(other).map(|publisher| publisher.words.as_slice());
    if body_words(name, authority) != body_words(named, authority) {
        return false;
    }
    let numbers = (&entry.meeting_id, &beside.meeting_id);
    if let ((Some(x), Some(y)), true) = (numbers, a.own_ids && b.own_ids) {
        return x == y;
    }
    dates.linked(a, b)
}

fn by_name(indexed: &[IndexEntry], publishers: &mut Publishers) {
    let named: BTreeSet<usize> = publishers.of.iter().flatten().copied().collect();
    let sole = only(&named);
    // Under which authorities each body is known.
    let mut known: BTreeMap<Vec<String>, BTreeSet<usize>> = BTreeMap::new();
    for (document, entry) in indexed.iter().enumerate() {
        if let (Some(place), Some(publisher)) =
            (publishers.index(document), publishers.get(document))
        {
            for name in entry.mentions.iter().filter_map(|mention| mention.body.as_deref()) {
                known.entry(body_words(name, Some(&publisher.words))).or_default().insert(place);
            }
        }
    }
    for document in publishers.unnamed() {
        let mentions = indexed.get(document).map(|entry| entry.mentions.as_slice());
        let names = mentions.unwrap_or_default().iter().filter_map(|m| m.body.as_deref());
        let found: BTreeSet<usize> = names
            .filter_map(|name| {
                let of = match sole {
                    Some(sole) => {
                        let publisher = publishers.all.get(sole)?;
                        known.get(&body_words(name, Some(&publisher.words))).and_then(only)?
                    }
                    None => known.get(&body_words(name, None)).and_then(only)?,
                };
                let publisher = publishers.all.get(of)?;
                let place = |word: &&String| !COMMON.has(word);
                let mut places = publisher.words.iter().filter(place);
                let words = words(name);
                (sole.is_some() || places.any(|word| words.contains(word))).then_some(of)
            })
            .collect();
        if let Some(authority) = only(&found) {
            publishers.give(document, authority, Evidence::Name);
        }
    }
}
