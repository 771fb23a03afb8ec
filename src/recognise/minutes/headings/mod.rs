//! Finds the headings of the items of business: the chain of numbers that runs through the text.
//!
//! Minutes are full of numbered lines: items, paragraphs of narrative, clauses. The items' headings
//! are the ones that go on from one to the next over the whole section, and that are set alike.
//! So every line that could be a heading gets a weight by its looks, and the heaviest chain of
//! following numbers wins, found by dynamic programming.
//!
//! What comes in: the prose of a section. What goes out: its [`Heading`]s in order.
//!
//! - `unnumbered`: headings without a number, by their looks alone

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::field::label::LabelKind as Kind;

use crate::recognise::conventions::Conventions;
use crate::recognise::prose::Prose;
use crate::words::headings::ITEM;

mod unnumbered;

use self::unnumbered::{add_unnumbered, unnumbered};
use super::heading::Heading;

/// What tunes the choice of headings.
mod weigh {
    /// Set as a heading by markup.
    pub(crate) const MARKUP: i32 = 5;
    /// Bold or underlined throughout.
    pub(crate) const BOLD: i32 = 5;
    /// Capitals throughout.
    pub(crate) const CAPS: i32 = 4;
    /// "(Item 3)" under it: only headings have that.
    pub(crate) const ITEM_LINE: i32 = 9;
    /// Plain, but short and no sentence.
    pub(crate) const TITLE_LIKE: i32 = 1;
    /// A sentence, or more words than a title has.
    pub(crate) const SENTENCE: i32 = -6;
    /// Set further right than the leftmost numbered line of its page, by more than
    /// [`INDENT_POINTS`].
    pub(crate) const INDENTED: i32 = -3;
    /// What counts as further right, in points.
    pub(crate) const INDENT_POINTS: f32 = 14.0;
    /// A number follows on the one before.
    pub(crate) const FOLLOWS: i32 = 2;
    /// Each number that is missing between two.
    pub(crate) const GAP: i32 = -4;
    /// The most numbers that may be missing between two.
    pub(crate) const MOST_MISSING: u32 = 4;
    /// Two headings of one level are set differently: one in capitals, one not.
    pub(crate) const OTHER_STYLE: i32 = -8;
    /// It numbers a paragraph: the heading above, "6" over "6.1", stands out, and it does not.
    pub(crate) const PARAGRAPH: i32 = -8;
    /// A chain lighter than this is chance.
    pub(crate) const LEAST: i32 = 4;
}

/// The series of all numbers that their spelling alone tells.
const SPELT: usize = usize::MAX;

/// A line that could be a heading.
struct Candidate {
    /// The series that its number is of; numbers that their spelling tells are of one.
    series: usize,
    /// What it is, as the chain has it.
    index: usize,
    caps: bool,
    stands_out: bool,
    number: Vec<u32>,
    weight: i32,
    heading: Heading,
}

/// Finds the items' headings among prose; none where there is no chain of numbers.
pub(crate) fn headings(prose: &[Prose<'_>]) -> Vec<Heading> {
    let mut candidates: Vec<Candidate> = candidates(prose);
    weigh_paragraphs(&mut candidates);
    let mut chosen: Vec<Heading> = heaviest_chain(&candidates)
        .into_iter()
        .map(|candidate| candidate.heading.clone())
        .collect();
    if chosen.is_empty() {
        return unnumbered(prose);
    }
    add_unnumbered(prose, &mut chosen);
    chosen
}

/// All lines that could be headings, in order.
fn candidates(prose: &[Prose<'_>]) -> Vec<Candidate> {
    let leftmost = leftmost_labels(prose);
    let conventions = Conventions::of(prose);
    let mut labelled = conventions.labelled(prose);
    labelled.sort_by_key(|(index, _, _)| *index);
    let mut labelled = labelled.into_iter().peekable();
    let mut out = Vec::new();
    for (index, p) in prose.iter().enumerate() {
        let candidate = |p: &Prose<'_>, series| {
            candidate(p, series, index, prose.get(index.saturating_add(1)), &leftmost)
        };
        out.extend(candidate(p, SPELT));
        while let Some((_, series, p)) = labelled.next_if(|(at, _, _)| *at == index) {
            out.extend(candidate(&p, series));
        }
    }
    out
}

/// A line as one that could be a heading, where it has a number of the series and a title.
fn candidate(
    p: &Prose<'_>,
    series: usize,
    index: usize,
    next: Option<&Prose<'_>>,
    leftmost: &BTreeMap<Option<u32>, f32>,
) -> Option<Candidate> {
    let (title_end, own_item_line) = split_item_line(&p.body);
    let next_item_line =
        next.filter(|next| next.label.is_none()).and_then(|next| item_line(&next.body));
    let agenda_number = own_item_line.clone().or(next_item_line.clone());
    let extra = usize::from(own_item_line.is_none() && next_item_line.is_some());
    let (number, printed) = number(p, series, agenda_number.as_deref())?;
    let bold = run_in_title(p, title_end);
    let plain = bold == title_end && !p.stands_out();
    let run_in = if plain { colon_title(p, title_end) } else { bold };
    let title = p.body.get(..run_in).unwrap_or(&p.body).trim().to_string();
    let rest = (run_in < title_end)
        .then(|| p.body.get(run_in..title_end).unwrap_or_default())
        .map(|t| t.trim_start_matches([':', '-', '–', '—', '.', ' ']).to_string())
        .filter(|t| !t.is_empty());
    if !title.chars().any(char::is_alphabetic) {
        return None;
    }
    let lead = match &rest {
        None => Lead::Whole,
        Some(_) if bold < title_end => Lead::Bold,
        Some(_) => Lead::Colon,
    };
    let left = leftmost.get(&p.page()).copied().unwrap_or(f32::INFINITY);
    Some(Candidate {
        series,
        index,
        caps: p.caps,
        stands_out: p.stands_out() || lead == Lead::Bold,
        number,
        weight: weight(left, p, lead, agenda_number.is_some()),
        heading: Heading { index, number: printed, agenda_number, title, rest, extra },
    })
}

/// The number of a line in a series, and as it is printed.
fn number(
    p: &Prose<'_>,
    series: usize,
    agenda_number: Option<&str>,
) -> Option<(Vec<u32>, Option<String>)> {
    if series != SPELT {
        let label = p.label.as_ref()?;
        return Some((label.parts.clone(), Some(bare(&label.printed).to_owned())));
    }
    let own = p.label.as_ref().filter(|l| matches!(l.kind, Kind::Arabic | Kind::Decimal));
    if own.is_some_and(|l| l.printed.contains(['(', ')'])) && agenda_number.is_none() {
        return None;
    }
    let printed = own.map(|l| l.printed.trim_end_matches('.').trim().to_string());
    let number = match (&printed, agenda_number) {
        (Some(number), _) => parse_number(number),
        (None, Some(number)) if p.label.is_none() => parse_number(number),
        _ => None,
    };
    Some((number?, printed))
}

/// A label without the brackets round it and its closing signs.
fn bare(printed: &str) -> &str {
    printed.trim_matches(|c: char| "()[].: ".contains(c))
}

/// Takes weight off numbers of paragraphs below headings that stand out.
fn weigh_paragraphs(candidates: &mut [Candidate]) {
    let heads: BTreeSet<Vec<u32>> = candidates
        .iter()
        .filter(|c| c.stands_out && c.series == SPELT)
        .map(|c| c.number.clone())
        .collect();
    for candidate in candidates.iter_mut().filter(|c| !c.stands_out && c.series == SPELT) {
        let above = candidate.number.split_last().map_or(&[][..], |(_, above)| above);
        if heads.contains(above) {
            candidate.weight = candidate.weight.saturating_add(weigh::PARAGRAPH);
        }
    }
}

/// A bold lead that ends in a colon, stop or dash, before plain text, is a run-in title.
fn run_in_title(p: &Prose<'_>, title_end: usize) -> usize {
    let lead = p.body.get(..p.bold_lead).unwrap_or_default();
    let cut = lead.trim_end();
    // A bold label may take the first letter with it.
    let inside_word = cut.ends_with(char::is_alphanumeric)
        && p.body.get(cut.len()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    if title_end.saturating_sub(cut.len()) > 3
        && p.body.is_char_boundary(p.bold_lead)
        && cut.chars().any(char::is_alphabetic)
        && !inside_word
    {
        return cut.trim_end_matches([':', '-', '–', '—', ' ']).len();
    }
    title_end
}

/// A few words before a colon and a sentence are a run-in title, if no more than plain text:
/// "1. Welcome and apologies: Dr Marl welcomed …".
fn colon_title(p: &Prose<'_>, title_end: usize) -> usize {
    /// Such a title has at most this many words.
    const WORDS: usize = 8;
    let text = p.body.get(..title_end).unwrap_or(&p.body);
    match text.split_once(": ") {
        Some((title, rest))
            if rest.trim_end().ends_with(['.', '!', '?'])
                && title.split_whitespace().count() <= WORDS
                && title.starts_with(char::is_uppercase)
                && !title.contains(['.', ','])
                && !rest.trim().is_empty() =>
        {
            title.len()
        }
        _ => title_end,
    }
}

/// How a title stands to its text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// In a line of its own.
    Whole,
    /// Bold, before plain text.
    Bold,
    /// Before a colon.
    Colon,
}

/// The left edge of the leftmost label of each page, in points.
fn leftmost_labels(prose: &[Prose<'_>]) -> BTreeMap<Option<u32>, f32> {
    let mut leftmost = BTreeMap::new();
    for p in prose.iter().filter(|p| p.label.is_some()) {
        let left = leftmost.entry(p.page()).or_insert(f32::INFINITY);
        *left = p.x.min(*left);
    }
    leftmost
}

/// What speaks for a heading; `leftmost` is the left edge of its page's labels.
fn weight(leftmost: f32, p: &Prose<'_>, lead: Lead, item_line: bool) -> i32 {
    let title_like = p.is_title_like() && p.body.split_whitespace().count() <= 30;
    let wording = match lead {
        Lead::Colon => 0,
        Lead::Bold => weigh::TITLE_LIKE,
        Lead::Whole if title_like => weigh::TITLE_LIKE,
        Lead::Whole => weigh::SENTENCE,
    };
    let indented = p.x > leftmost + weigh::INDENT_POINTS && !item_line;
    [
        (p.text.heading.is_some(), weigh::MARKUP),
        (p.bold || p.underline || lead == Lead::Bold, weigh::BOLD),
        (p.caps, weigh::CAPS),
        (item_line, weigh::ITEM_LINE),
        (true, wording),
        (indented, weigh::INDENTED),
    ]
    .into_iter()
    .filter_map(|(holds, weight)| holds.then_some(weight))
    .sum()
}

/// The heaviest chain of following numbers.
fn heaviest_chain(candidates: &[Candidate]) -> Vec<&Candidate> {
    /// Candidates that are looked back over; real minutes have some hundred in all.
    const LOOK_BACK: usize = 2000;
    let mut best: Vec<(i32, Option<usize>)> = Vec::with_capacity(candidates.len());
    for to in candidates {
        let mut score = (to.weight, None);
        let near = best.len().saturating_sub(LOOK_BACK);
        for (i, (from, (so_far, _))) in candidates.iter().zip(&best).enumerate().skip(near) {
            if from.series != to.series || from.index == to.index {
                continue;
            }
            let Some(step) = step(&from.number, &to.number) else { continue };
            let unlike = from.number.len() == to.number.len() && from.caps != to.caps;
            let style = if unlike { weigh::OTHER_STYLE } else { 0 };
            let reached =
                so_far.saturating_add(to.weight).saturating_add(step).saturating_add(style);
            if reached > score.0 {
                score = (reached, Some(i));
            }
        }
        best.push(score);
    }
    let heaviest = best.iter().enumerate().max_by_key(|(i, (score, _))| (*score, Reverse(*i)));
    let mut at = heaviest.filter(|(_, (score, _))| *score >= weigh::LEAST).map(|(end, _)| end);
    let mut chain = Vec::new();
    while let Some((candidate, (_, previous))) = at.and_then(|i| candidates.get(i).zip(best.get(i)))
    {
        chain.push(candidate);
        at = *previous;
    }
    chain.reverse();
    chain
}

/// What it is worth that `to` follows `from`; none where it cannot.
fn step(from: &[u32], to: &[u32]) -> Option<i32> {
    let shared = from.iter().zip(to).take_while(|(a, b)| a == b).count();
    if to.len() > from.len() {
        // A first sub-item (6 → 6.1, or 3 → 4a).
        let child = shared == from.len() && to.get(shared).is_some_and(|&n| n <= 2);
        let first_of_next = match (from.get(shared..), to.get(shared..)) {
            (Some([a]), Some([b, 1, ..])) => b.checked_sub(*a) == Some(1),
            _ => false,
        };
        return (child || first_of_next).then_some(weigh::FOLLOWS);
    }
    let (a, [b]) = (from.get(shared)?, to.get(shared..)?) else { return None };
    let missing = b.checked_sub(*a)?.checked_sub(1)?;
    if missing > weigh::MOST_MISSING {
        return None;
    }
    Some(if missing == 0 { weigh::FOLLOWS } else { weigh::GAP.saturating_mul(missing as i32) })
}

/// "6.1" gives `[6, 1]`, "12a" `[12, 1]`, "19.09.01" `[19, 9, 1]`.
fn parse_number(number: &str) -> Option<Vec<u32>> {
    let mut out = Vec::new();
    // "7.0" is the seventh.
    let number = number.strip_suffix(".0").unwrap_or(number);
    for part in number.split(['.', '/']) {
        let digits = part.trim().trim_end_matches(|c: char| c.is_ascii_alphabetic());
        out.push(digits.parse().ok()?);
        let letter = part.trim().get(digits.len()..)?;
        match letter.len() {
            0 => {}
            1 => out.push(u32::from(letter.to_ascii_lowercase().bytes().next()?).checked_sub(96)?),
            _ => return None,
        }
    }
    Some(out)
}

/// The number of a text that is "(Item 3)" and nothing else.
fn item_line(text: &str) -> Option<String> {
    let (end, number) = split_item_line(text);
    if end == 0 { number } else { None }
}

/// Cuts "(Item 3)" from the end of a heading: the end of the title, and the number.
fn split_item_line(text: &str) -> (usize, Option<String>) {
    let trimmed = text.trim_end();
    let whole = (text.len(), None);
    let Some(open) = trimmed.rfind('(') else { return whole };
    let Some(inside) = trimmed.get(open.saturating_add(1)..).and_then(|t| t.strip_suffix(')'))
    else {
        return whole;
    };
    let mut words = inside.split_whitespace();
    let named = words.next().is_some_and(|word| ITEM.has(&word.to_lowercase()));
    let number = words.last().filter(|n| n.chars().next().is_some_and(|c| c.is_ascii_digit()));
    match (named, number) {
        (true, Some(number)) if inside.len() < 30 => {
            (text.get(..open).map_or(0, |t| t.trim_end().len()), Some(number.to_string()))
        }
        _ => whole,
    }
}

#[cfg(test)]
mod tests;
