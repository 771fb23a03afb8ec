//! Numbers torn from their headings: a column of numbers that is read as a run of its own, before the texts
//! that they stand beside.
//!
//! What comes in: the pieces of minutes. What goes out: the pieces without the runs of numbers, each number
//! with the heading that it counts, where the order of both leaves one way to lay them together.

use std::collections::BTreeSet;

use super::heading::Heading;
use super::{attendance, closing, future, lead_in};
use crate::field::date;
use crate::field::label::{Label, LabelKind, label};
use crate::recognise::conventions::{self, Shape};
use crate::recognise::piece::Piece;
use crate::recognise::prose::Prose;
use crate::words::columns::ACTION_WORD;
use crate::words::headings::CONTINUED;

/// A number has at most this many bytes.
const LONGEST: usize = 16;
/// A heading has at most this many words.
const WORDS: usize = 30;
/// Initials have at most this many letters.
const INITIALS: usize = 4;
/// So many numbers make a column.
const LEAST: usize = 3;

/// Lays numbers to the headings that they count, and takes the runs of numbers out.
pub(super) fn join(pieces: &mut Vec<Piece<'_>>) {
    let found = find(pieces);
    for (at, label) in found.labels {
        if let Some(Piece::Prose(p)) = pieces.get_mut(at) {
            p.label = Some(label);
        }
    }
    let mut at = 0_usize..;
    pieces.retain(|_| at.next().is_none_or(|at| !found.taken.contains(&at)));
}

/// Numbers that were laid to headings.
#[derive(Default)]
pub(crate) struct Torn {
    /// The headings' places, each with its number.
    pub labels: Vec<(usize, Label)>,
    /// The places of the numbers.
    pub taken: BTreeSet<usize>,
}

/// Finds numbers that stand apart, and lays them to the headings that they count.
pub(crate) fn find(pieces: &[Piece<'_>]) -> Torn {
    let mut out = Torn::default();
    let runs = runs(pieces);
    let texts: Vec<String> = runs.iter().flatten().map(|at| body(pieces, *at)).collect();
    if texts.len() < LEAST {
        return out;
    }
    let shapes = conventions::shapes(&texts);
    if shapes.is_empty() {
        return out;
    }
    let single = stand_over_titles(pieces, &runs);
    for (place, run) in runs.iter().enumerate() {
        let next = runs.get(place.saturating_add(1)).and_then(|run| run.first());
        let end = next.copied().unwrap_or(pieces.len());
        let Some(first) = run.last().map(|last| last.saturating_add(1)) else { continue };
        let numbers: Vec<Number> =
            run.iter().map(|at| Number::of(&body(pieces, *at), &shapes)).collect();
        let found = match run.len() {
            1 => title(pieces, first).filter(|_| single && numbers.iter().all(|one| one.item)),
            _ => pair(&numbers, &heads(pieces, first, end)),
        };
        let Some(found) = found else { continue };
        out.labels.extend(found.into_iter().zip(numbers.into_iter().map(|number| number.label)));
        out.taken.extend(run.iter().copied());
    }
    out
}

/// Whether the numbers that stand one by one have titles under them, nearly all: those of pages have not.
fn stand_over_titles(pieces: &[Piece<'_>], runs: &[Vec<usize>]) -> bool {
    let singles = runs.iter().filter(|run| run.len() == 1).flatten();
    let titled: Vec<bool> =
        singles.map(|at| title(pieces, at.saturating_add(1)).is_some()).collect();
    let some = titled.iter().filter(|titled| **titled).count();
    some.saturating_mul(5) >= titled.len().saturating_mul(4)
}

/// The place of the title right under a number that stands alone.
fn title(pieces: &[Piece<'_>], at: usize) -> Option<Vec<usize>> {
    let Some(Piece::Prose(p)) = pieces.get(at) else { return None };
    let titled = p.label.is_none()
        && p.is_title_like()
        && p.body.contains(char::is_alphabetic)
        && (p.stands_out() || !p.body.ends_with('.'))
        && p.body.split_whitespace().count() <= WORDS
        && lead_in::find(&p.body).is_none();
    titled.then(|| vec![at])
}

/// The headings that numbers were laid to, and those that go on with one; none where there are few.
pub(super) fn headings(prose: &[Prose<'_>]) -> Vec<Heading> {
    let torn = |p: &Prose<'_>| {
        let own = p.label.as_ref()?;
        let printed = own.kind == LabelKind::Arabic && !p.whole().starts_with(&own.printed);
        printed.then(|| own.printed.clone())
    };
    let mut found: Vec<Heading> = Vec::new();
    let mut numbered = 0_usize;
    for (index, p) in prose.iter().enumerate() {
        let number = torn(p);
        numbered = numbered.saturating_add(usize::from(number.is_some()));
        let goes_on = !found.is_empty() && p.label.is_none() && p.stands_out() && goes_on(p, prose);
        if number.is_some() || goes_on {
            let (title, rest) = p.body.split_at(run_in(p).unwrap_or(p.body.len()));
            let title = title.trim_end_matches([':', ' ']).to_owned();
            let rest = Some(rest.trim().to_owned()).filter(|rest| !rest.is_empty());
            found.push(Heading { index, number, title, rest, ..Heading::default() });
        }
    }
    if numbered < LEAST { Vec::new() } else { found }
}

/// Whether a heading goes on with an item above: "Public forum continued".
fn goes_on(p: &Prose<'_>, prose: &[Prose<'_>]) -> bool {
    let lower = p.body.to_lowercase();
    stem(&lower).is_some_and(|stem| {
        prose
            .iter()
            .any(|other| other.body.to_lowercase().starts_with(stem) && other.body != p.body)
    })
}

/// What a title in small letters goes on with: "public forum" of "public forum continued".
fn stem(lower: &str) -> Option<&str> {
    let lower = lower.trim_end_matches([':', ' ']);
    let stem = CONTINUED.words().find_map(|word| lower.strip_suffix(word))?;
    Some(stem.trim_end_matches([' ', '(', '-', '–', ':'])).filter(|stem| !stem.is_empty())
}

/// The places of numbers that stand alone, neighbours together.
fn runs(pieces: &[Piece<'_>]) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        if !is_bare(piece) {
            continue;
        }
        match runs.last_mut().filter(|run| run.last().and_then(|at| at.checked_add(1)) == Some(at))
        {
            Some(run) => run.push(at),
            None => runs.push(vec![at]),
        }
    }
    runs
}

/// Whether a piece is a number and nothing else, by its looks.
fn is_bare(piece: &Piece<'_>) -> bool {
    let Piece::Prose(p) = piece else { return false };
    let counts = |text: &str| {
        let listed = || label(&format!("{text} Word")).is_some_and(|mark| mark.printed == *text);
        text.contains(|c: char| c.is_ascii_digit()) || text.ends_with([')', '.']) && listed()
    };
    p.label.is_none()
        && p.body.len() <= LONGEST
        && !p.body.contains(' ')
        && counts(&p.body)
        && !is_day(&p.body)
        && p.body.chars().any(char::is_alphanumeric)
}

/// Whether a text is a day with all of its year: "14/10/11" may be either.
fn is_day(text: &str) -> bool {
    let year = text.split(|c: char| !c.is_ascii_digit()).any(|part| part.len() == 4);
    year && !date::dates(text).is_empty()
}

fn body(pieces: &[Piece<'_>], at: usize) -> String {
    match pieces.get(at) {
        Some(Piece::Prose(p)) => p.body.clone(),
        _ => String::new(),
    }
}

/// A number that stands alone.
struct Number {
    /// It counts items, not entries under one.
    item: bool,
    /// It as a label.
    label: Label,
}

impl Number {
    fn of(text: &str, shapes: &BTreeSet<Shape>) -> Self {
        let own = label(&format!("{text} Word")).filter(|mark| mark.printed.len() == text.len());
        let figures = text.chars().filter(char::is_ascii_digit).count();
        let item = figures > 1 || figures > 0 && conventions::is_label(text, shapes);
        let printed = text.to_owned();
        let plain = |kind| Label {
            printed,
            kind,
            ordinal: 0,
            other: None,
            parts: Vec::new(),
            rest_start: 0,
        };
        let label = match own {
            Some(own) if !item => Label { rest_start: 0, ..own },
            _ => plain(LabelKind::Arabic),
        };
        Self { item, label }
    }
}

/// A line that a number may stand beside.
struct Head {
    /// Its place among the pieces.
    at: usize,
    /// A colon ends it.
    colon: bool,
    /// It stands right under another.
    under: bool,
    /// It is as short as the initials in a margin.
    initials: bool,
}

/// The lines between two places that numbers may stand beside.
fn heads(pieces: &[Piece<'_>], from: usize, to: usize) -> Vec<Head> {
    let mut out: Vec<Head> = Vec::new();
    let mut titles: Vec<String> = Vec::new();
    for at in from..to {
        let Some(Piece::Prose(p)) = pieces.get(at) else { continue };
        let lower = p.body.to_lowercase();
        if !is_head(p, &lower) || continues(&lower, &titles) {
            continue;
        }
        let under = out.last().is_some_and(|head| head.at.saturating_add(1) == at);
        let colon = run_in(p).is_some() || p.body.trim_end().ends_with(':');
        let initials = p.body.len() <= INITIALS && p.body.chars().all(char::is_uppercase);
        out.push(Head { at, colon, under, initials });
        titles.push(lower);
    }
    out
}

/// Where a title in bold before plain text ends, behind its colon.
fn run_in(p: &Prose<'_>) -> Option<usize> {
    let lead = p.body.get(..p.bold_lead)?.trim_end();
    (!p.bold && lead.ends_with(':')).then_some(lead.len())
}

/// Whether a line is set and worded as the heading of an item, or of a part of one.
fn is_head(p: &Prose<'_>, lower: &str) -> bool {
    p.label.is_none()
        && (p.stands_out() || run_in(p).is_some())
        && p.is_title_like()
        && p.body.contains(char::is_alphabetic)
        && p.body.split_whitespace().count() <= WORDS
        && !ACTION_WORD.has(lower.trim_end_matches(':'))
        && !attendance::starts(p.text)
        && lead_in::find(&p.body).is_none()
        && !closing::is_closing(&p.body)
        && !future::announces(&p.body)
        && !(p.body.ends_with('.') && future::is_title(&p.body) && date::dates(&p.body).is_empty())
}

/// Whether a title goes on with one above: "Public forum continued".
fn continues(lower: &str, titles: &[String]) -> bool {
    stem(lower).is_some_and(|stem| titles.iter().any(|title| title.starts_with(stem)))
}

/// The heading of each number: in order where there are as many, else by the one way that fits best.
fn pair(numbers: &[Number], heads: &[Head]) -> Option<Vec<usize>> {
    if numbers.len() == heads.len() {
        return Some(heads.iter().map(|head| head.at).collect());
    }
    let spare = heads.len().checked_sub(numbers.len())?;
    let best = Best::of(numbers, heads, spare);
    best.one
        .then(|| best.places.iter().filter_map(|at| heads.get(*at)).map(|head| head.at).collect())
}

/// The best way to lay numbers to headings.
#[derive(Clone, Default)]
struct Best {
    /// What speaks for it.
    weight: i32,
    /// The heading of each number.
    places: Vec<usize>,
    /// No other way is as good.
    one: bool,
}

impl Best {
    /// Goes through the numbers; a state is how many headings were passed over.
    fn of(numbers: &[Number], heads: &[Head], spare: usize) -> Self {
        let mut states: Vec<Option<Best>> = vec![None; spare.saturating_add(1)];
        if let Some(first) = states.first_mut() {
            *first = Some(Best { one: true, ..Best::default() });
        }
        for (place, number) in numbers.iter().enumerate() {
            let mut next: Vec<Option<Best>> = vec![None; spare.saturating_add(1)];
            for passed in 0..=spare {
                let before = states.get(..=passed).unwrap_or_default();
                let ways = before.iter().enumerate().filter_map(|(from, state)| {
                    let skipped = place.saturating_add(from)..place.saturating_add(passed);
                    let at = skipped.end;
                    let weight = skipped.map(|at| passed_over(heads.get(at))).sum::<i32>();
                    let own = weight.saturating_add(beside(number, heads.get(at)));
                    Some(state.as_ref()?.with(own, at))
                });
                if let Some(slot) = next.get_mut(passed) {
                    *slot = ways.fold(None, Self::better);
                }
            }
            states = next;
        }
        let last = states.into_iter().enumerate().filter_map(|(passed, state)| {
            let rest = numbers.len().saturating_add(passed)..heads.len();
            let weight = rest.map(|at| left_over(heads.get(at))).sum::<i32>();
            let state = state?;
            Some(Best { weight: state.weight.saturating_add(weight), ..state })
        });
        last.fold(None, Self::better).unwrap_or_default()
    }

    fn with(&self, weight: i32, at: usize) -> Self {
        let mut next = self.clone();
        next.weight = next.weight.saturating_add(weight);
        next.places.push(at);
        next
    }

    fn better(best: Option<Self>, other: Self) -> Option<Self> {
        match best {
            Some(best) if best.weight > other.weight => Some(best),
            Some(best) if best.weight == other.weight => Some(Best { one: false, ..best }),
            _ => Some(other),
        }
    }
}

/// What speaks for a number beside a heading.
fn beside(number: &Number, head: Option<&Head>) -> i32 {
    let Some(head) = head else { return 0 };
    match (number.item, head.colon, head.under) {
        (true, _, true) => -2,
        (true, true, false) => 1,
        (true, false, false) => 0,
        (false, true, _) => -2,
        (false, false, true) => 2,
        (false, false, false) => 1,
    }
}

/// What speaks for a heading between others to have no number: little, unless it stands right under one.
fn passed_over(head: Option<&Head>) -> i32 {
    if head.is_some_and(|head| !head.under) { -1 } else { 0 }
}

/// What speaks for a line behind the last number to be none of its headings: a margin may be read there.
fn left_over(head: Option<&Head>) -> i32 {
    if head.is_some_and(|head| head.initials) { 0 } else { passed_over(head) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::{piece::pieces, testing};

    fn joined(texts: &[&str]) -> Vec<String> {
        let blocks = testing::texts(texts);
        let mut pieces = pieces(&blocks);
        join(&mut pieces);
        let told = |piece: &Piece<'_>| match piece {
            Piece::Prose(p) => {
                let number = p.label.as_ref().map(|label| format!("{} ", label.printed));
                format!("{}{}", number.unwrap_or_default(), p.body)
            }
            Piece::Table(_) => String::new(),
        };
        pieces.iter().map(told).collect()
    }

    #[test]
    fn numbers_in_a_column_of_their_own() {
        let as_many = ["*7/1", "*7/2", "*7/3", "*Roads", "Shut.", "*Trees", "*Walls", "Cut."];
        assert_eq!(joined(&as_many), ["7/1 Roads", "Shut.", "7/2 Trees", "7/3 Walls", "Cut."]);
        let parts = [
            "*7/1",
            "*i)",
            "*7/2",
            "*7/3",
            "*Roads:",
            "*Marl Lane",
            "Shut.",
            "*Trees:",
            "*Limes",
            "Cut.",
            "*Walls:",
            "Down.",
        ];
        let found = joined(&parts);
        assert_eq!(
            found,
            [
                "7/1 Roads:",
                "i) Marl Lane",
                "Shut.",
                "7/2 Trees:",
                "Limes",
                "Cut.",
                "7/3 Walls:",
                "Down."
            ]
        );
        let single = ["1", "Roads", "Shut.", "2", "Trees", "3", "Walls"];
        assert_eq!(joined(&single), ["1 Roads", "Shut.", "2 Trees", "3 Walls"]);
        let doubt = ["*7/1", "*7/2", "*7/3", "*Roads", "a", "*Trees", "b", "*Walls", "c", "*Gates"];
        assert_eq!(joined(&doubt).len(), doubt.len());
    }
}
