//! The venue: what "in", "at" or "via" leads in, or a line that names a place.

use crate::field::{date, time};
use crate::words::venues::{BEHIND, LEADS_IN, LEADS_ON, PLACES, THE};

/// The venue in "held in the Council Chamber, County Hall on Thursday 4 May 2021 at 10.00 am".
pub(super) fn venue_of(tail: &str) -> Option<String> {
    parts(tail).iter().find_map(|part| led_in(part))
}

/// The parts of a text between its dates and times.
pub(super) fn parts(text: &str) -> Vec<String> {
    let mut cut = text.to_string();
    let mut ranges: Vec<std::ops::Range<usize>> =
        date::dates(text).into_iter().map(|found| found.range).collect();
    ranges.extend(time::ranges(text).into_iter().map(|found| found.range));
    ranges.extend(time::times(text).into_iter().map(|found| found.range));
    ranges.sort_by_key(|range| std::cmp::Reverse(range.start));
    let mut last = usize::MAX;
    for range in ranges {
        if range.end <= last && cut.is_char_boundary(range.start) && cut.is_char_boundary(range.end)
        {
            cut.replace_range(range.clone(), "\u{1}");
            last = range.start;
        }
    }
    cut.split('\u{1}').map(str::to_owned).collect()
}

/// The place that "in", "at" or "via" leads in.
pub(super) fn led_in(part: &str) -> Option<String> {
    let lower = part.to_lowercase();
    let start = LEADS_IN
        .words()
        .filter_map(|word| {
            format!(" {lower}").find(word).map(|i| (i, word.len().saturating_sub(1)))
        })
        .min_by_key(|(at, length)| (*at, std::cmp::Reverse(*length)))?;
    let text = part.get(start.0.saturating_add(start.1).min(part.len())..)?;
    let mut venue = clean_venue(text);
    for suffix in LEADS_ON.words() {
        if let Some(cut) = without_end(&venue, suffix) {
            venue = clean_venue(cut);
        }
    }
    let words = venue.split_whitespace().count();
    (words > 0 && words <= 24 && venue.chars().any(char::is_uppercase)).then_some(venue)
}

/// A text without what it ends with, in any case.
fn without_end<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(end.len())?;
    text.get(at..).filter(|last| last.eq_ignore_ascii_case(end)).and_then(|_| text.get(..at))
}

/// Takes the words around a venue off it: "the", "View directions".
pub(super) fn clean_venue(text: &str) -> String {
    let mut venue = text.trim().trim_matches([',', ';', ' ', '\u{1}']).to_string();
    let shouted = |the: &&str| venue.starts_with(&the.to_uppercase());
    let article = THE.words().find(|the| venue.starts_with(the) || shouted(the));
    if let Some(article) = article {
        venue.drain(..article.len());
    }
    // "Microsoft Teams video conferencing" says how, not where.
    for suffix in BEHIND.words() {
        if let Some(rest) = venue.strip_suffix(suffix) {
            venue = rest.trim().to_string();
        }
    }
    let without = venue.trim_end_matches(['.', ',']);
    let open = |text: &str| text.matches('(').count() < text.matches(')').count();
    let whole = without.strip_suffix(')').filter(|_| open(without));
    whole.unwrap_or(without).to_string()
}

/// A line under the date that names a place: a comma or a word for a place, or an online meeting.
pub(super) fn looks_like_venue(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    words.iter().any(|word| PLACES.has(word)) && !text.ends_with([':', ';'])
}
