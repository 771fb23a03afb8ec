//! Lines among names that tell of the people above or below them: the post under a name, the organisation over
//! the names of its people.

use crate::block::Line;
use crate::field::affiliation::{self, Names};
use crate::field::roster;
use crate::record::Attendee;
use crate::words::attendance::{CHAIR, IN_THE_CHAIR, VICE_CHAIR};

use super::Gathered;
use super::lines::Entry;
use super::person::{is_whole_name, set_affiliation};

/// Lines by their shape alone are posts where there are so many.
const LEAST: usize = 2;

/// For each line, whether it tells of the person above: what is set in italics under names that are not; or what
/// stands under nearly every name, and is a post or an organisation.
pub(super) fn tell_of_above(entries: &[Entry], turns: bool) -> Vec<bool> {
    let slanted: Vec<bool> = entries.iter().map(|one| alone(one) && is_italic(&one.line)).collect();
    let names = || entries.iter().zip(&slanted).filter(|(_, slanted)| !**slanted);
    let upright = names().all(|(one, _)| !alone(one) || is_whole_name(&one.line.text()));
    if upright && slanted.first() == Some(&false) && slanted.contains(&true) {
        return slanted;
    }
    posts_under_names(entries, turns).unwrap_or_else(|| vec![false; entries.len()])
}

/// Whether names and what is said of each stand in turns. `turns` tells that they did above, so that one will do.
pub(super) fn alternate(entries: &[Entry], turns: bool) -> bool {
    tell_of_above(entries, turns).contains(&true)
}

fn alone(entry: &Entry) -> bool {
    entry.line.segments.len() == 1
}

/// For each line, whether it is no name, where posts and organisations stand under nearly every name.
fn posts_under_names(entries: &[Entry], turns: bool) -> Option<Vec<bool>> {
    let texts: Vec<String> = entries.iter().map(|one| one.line.text()).collect();
    let cut = |text: &String| text.ends_with([',', ';']) || roster::split_names(text).len() > 1;
    if !entries.iter().all(alone) {
        return None;
    }
    let named: Vec<bool> = texts.iter().map(|text| is_whole_name(text) && !is_post(text)).collect();
    let several = texts.iter().zip(&named).any(|(text, named)| *named && cut(text));
    let pairs = || named.windows(2).zip(texts.iter().skip(1));
    let under = pairs().filter(|(pair, _)| matches!(pair, [true, false]));
    let posts = pairs().filter(|(pair, text)| matches!(pair, [true, false]) && is_beside(text));
    let names = named.iter().filter(|named| **named).count();
    let (under, posts) = (under.count(), posts.count());
    let most = under.saturating_mul(3) >= names.saturating_mul(2)
        && posts.saturating_mul(3) >= under.saturating_mul(2);
    let least = if turns { 1 } else { LEAST };
    let told = posts >= least && most && !several && named.first() == Some(&true);
    told.then(|| named.iter().map(|named| !named).collect())
}

/// Whether a line is what stands beside a name: a post or an organisation.
fn is_beside(text: &str) -> bool {
    is_post(text) || affiliation::names(text) != Names::Unknown
}

/// Whether all of a line is set in italics.
fn is_italic(line: &Line) -> bool {
    let mut spans = line.segments.iter().flat_map(|segment| &segment.spans);
    spans.all(|span| span.style.italic || span.text.trim().is_empty())
}

/// Whether a line is a post and no name.
fn is_post(text: &str) -> bool {
    let lower = text.trim_end_matches('.').to_lowercase();
    let leads = [CHAIR, VICE_CHAIR, IN_THE_CHAIR].iter().any(|words| words.has(&lower));
    leads || affiliation::names(text) == Names::Role && !is_whole_name(text)
}

/// Whether a line is an organisation's name and nothing else.
pub(super) fn is_organisation(line: &Line) -> bool {
    let text = line.text();
    let name = text.trim_end_matches(':');
    line.segments.len() == 1
        && !name.contains([',', '(', '.'])
        && affiliation::is_organisation(name)
        && !is_whole_name(name)
}

/// Names under the organisations that they are of, where the list starts with one.
pub(super) fn by_organisation(gathered: &Gathered) -> Option<Vec<(String, Gathered)>> {
    if !gathered.lines.first().is_some_and(is_organisation) || gathered.lines.len() == 1 {
        return None;
    }
    let mut out: Vec<(String, Gathered)> = Vec::new();
    for (line, starts) in gathered.lines.iter().zip(&gathered.starts) {
        match out.last_mut() {
            Some((_, own)) if !is_organisation(line) => own.push(line.clone(), *starts),
            _ => out.push((line.text().trim_end_matches(':').to_owned(), Gathered::default())),
        }
    }
    Some(out)
}

/// Says of people which organisation they stand under.
pub(super) fn set_organisation(people: &mut [Attendee], organisation: &str) {
    for person in people {
        if person.affiliation.is_none() {
            set_affiliation(person, organisation.to_owned());
        }
        person.organisation.get_or_insert_with(|| organisation.to_owned());
    }
}
