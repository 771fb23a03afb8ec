//! Titles that run on into their text behind a dash or colon: "Insurance - to review", "Roads: the gate".

use crate::recognise::conventions::{colon_lead, is_habit};
use crate::recognise::minutes::heading::Heading;

/// At least so many titles of a section run on where it is its way to print them.
const LEAST: usize = 3;
/// A title before a dash has at most this many words.
const WORDS: usize = 8;
/// So many words with a full stop are a sentence, however many titles run on.
const SENTENCE: usize = 8;

/// Cuts titles where they run on. `bodies` are the texts that the headings start; empty where the text is set
/// as a heading to its end.
pub(super) fn part(headings: &mut [Heading], bodies: &[&str]) {
    part_at_colons(headings, bodies);
    part_at_dashes(headings);
    for heading in headings {
        let bare = heading.title.trim_end_matches(|c: char| ":-–— ".contains(c)).len();
        heading.title.truncate(bare);
    }
}

/// Cuts titles at their first colon, where it is the way of the section to print one behind a title.
fn part_at_colons(headings: &mut [Heading], bodies: &[&str]) {
    let some = bodies.iter().filter(|body| colon_lead(body).is_some()).count();
    if !is_habit(some, headings.len()) {
        return;
    }
    for (heading, body) in headings.iter_mut().zip(bodies) {
        let text = body.find(&heading.title).and_then(|start| body.get(start..));
        let at = text.and_then(colon_lead).filter(|at| *at < heading.title.len());
        if let Some(at) = at {
            cut(heading, at);
        }
    }
}

/// Cuts a title; what follows goes before the text that already follows.
fn cut(heading: &mut Heading, at: usize) {
    let rest = heading.title.get(at..).unwrap_or_default();
    let rest = rest.trim_start_matches(|c: char| " :-–—".contains(c)).to_owned();
    let title = heading.title.get(..at).unwrap_or_default().trim_end().to_owned();
    let rest = [Some(rest), heading.rest.take()].into_iter().flatten();
    let rest: Vec<String> = rest.filter(|text| !text.is_empty()).collect();
    heading.rest = (!rest.is_empty()).then(|| rest.join(" "));
    heading.title = title;
}

/// Cuts titles at dashes before what is no title.
fn part_at_dashes(headings: &mut [Heading]) {
    let cuts: Vec<Option<usize>> = headings.iter().map(|h| dash(&h.title)).collect();
    let some = cuts.iter().flatten().count();
    let habit = some >= LEAST && some.saturating_mul(4) >= headings.len();
    for (heading, at) in headings.iter_mut().zip(cuts) {
        let Some(at) = at else { continue };
        let rest = heading.title.get(at..).unwrap_or_default();
        let rest = rest.trim_start_matches(|c: char| " -–—".contains(c));
        if habit || rest.ends_with('.') || is_sentence(rest) {
            cut(heading, at);
        }
    }
}

/// Where a title ends before a dash and words that are no title: a small letter, or a sentence.
fn dash(title: &str) -> Option<usize> {
    let at = [" - ", " – ", " — "].iter().filter_map(|sign| title.find(sign)).min()?;
    let rest = title.get(at..)?.trim_start_matches(|c: char| " -–—".contains(c));
    let small = rest.starts_with(char::is_lowercase);
    let words = title.get(..at)?.split_whitespace().count();
    ((small || is_sentence(rest)) && words <= WORDS).then_some(at)
}

fn is_sentence(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let small = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    let told = text.ends_with(['.', ':']) || small.saturating_mul(2) > words;
    told && words >= SENTENCE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_run_on() {
        for (titles, expected) in [
            (
                &["Gates - to review", "Walls – to note", "Limes - to fell", "Roads - Marl Lane"][..],
                &["Gates | to review", "Walls | to note", "Limes | to fell", "Roads - Marl Lane"][..],
            ),
            (&["Gates - to review", "Walls"], &["Gates - to review", "Walls"]),
            (
                &[
                    "Gates:- none",
                    "Walls: The north one is down.",
                    "Roads: -",
                    "Limes: all of them",
                ],
                &["Gates | none", "Walls | The north one is down.", "Roads", "Limes: all of them"],
            ),
            (&["Gates: the north one", "Walls"], &["Gates: the north one", "Walls"]),
            (&["Gates - none broken.", "Walls"], &["Gates | none broken.", "Walls"]),
            (
                &["Gates - It was said that the gate of the field is broken."],
                &["Gates | It was said that the gate of the field is broken."],
            ),
            (
                &["Gates - Quarter 1.", "Walls - Quarter 1."],
                &["Gates - Quarter 1.", "Walls - Quarter 1."],
            ),
        ] {
            let heading =
                |title: &&str| Heading { title: (*title).to_owned(), ..Heading::default() };
            let mut headings: Vec<Heading> = titles.iter().map(heading).collect();
            part(&mut headings, titles);
            let told =
                |h: Heading| [Some(h.title), h.rest].into_iter().flatten().collect::<Vec<_>>();
            let told: Vec<String> = headings.into_iter().map(|h| told(h).join(" | ")).collect();
            assert_eq!(told, expected);
        }
    }
}
