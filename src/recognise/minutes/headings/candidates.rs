//! The lines that could be headings of items: what has a number and a title, with a weight by its looks.

use std::collections::{BTreeMap, BTreeSet};

use super::look::Look;
use super::unnumbered::is_part;
use super::weigh;
use crate::field::label::{Label, LabelKind as Kind};
use crate::recognise::conventions::{Conventions, Leads, caps_lead, colon_lead};
use crate::recognise::minutes::heading::{Heading, bare_number};
use crate::recognise::prose::Prose;
use crate::words::headings::ITEM;

/// The series of all numbers that their spelling alone tells.
pub(super) const SPELT: usize = usize::MAX;

/// A line that could be a heading.
pub(super) struct Candidate {
    /// The series that its number is of; numbers that their spelling tells are of one.
    pub series: usize,
    /// Index of its prose.
    pub index: usize,
    /// Several words in capitals; a single one may be an acronym.
    pub caps: Option<bool>,
    /// Set as a heading, or its title is.
    pub stands_out: bool,
    /// What its number counts.
    pub number: Vec<u32>,
    /// What speaks for a heading.
    pub weight: i32,
    /// It counts from the start again, under a heading over items.
    pub restarts: bool,
    /// How it is set, and where.
    pub look: Look,
    /// The layout sets its number apart.
    pub apart: bool,
    /// What it would be.
    pub heading: Heading,
}

/// All lines that could be headings, in order.
pub(super) fn candidates(prose: &[Prose<'_>]) -> Vec<Candidate> {
    let conventions = Conventions::of(prose);
    let around = Around { leftmost: leftmost_labels(prose), leads: conventions.leads, prose };
    let mut labelled = conventions.labelled(prose);
    labelled.sort_by_key(|(index, _, _)| *index);
    let mut labelled = labelled.into_iter().peekable();
    let mut out = Vec::new();
    for (index, p) in prose.iter().enumerate() {
        out.extend(candidate(p, SPELT, index, &around));
        out.extend(plainly_numbered(p).and_then(|p| candidate(&p, SPELT, index, &around)));
        while let Some((_, series, p)) = labelled.next_if(|(at, _, _)| *at == index) {
            out.extend(candidate(&p, series, index, &around));
        }
    }
    weigh_unlike(&mut out);
    mark_restarts(&mut out, prose);
    out
}

/// What is known of the section when one line is looked at.
struct Around<'p, 'a> {
    /// The left edge of the leftmost label of each page, in points.
    leftmost: BTreeMap<Option<u32>, f32>,
    /// How titles are set before the text that runs on behind them.
    leads: Leads,
    /// All prose.
    prose: &'p [Prose<'a>],
}

/// "2 MATTERS ARISING": a number that only its style sets before a heading.
fn plainly_numbered<'a>(p: &Prose<'a>) -> Option<Prose<'a>> {
    let digits = p.body.find(|c: char| !c.is_ascii_digit())?;
    let rest = p.body.get(digits..)?;
    let title = rest.starts_with(' ') && rest.trim_start().starts_with(char::is_alphabetic);
    if p.label.is_some() || !(1..=3).contains(&digits) || !title || !p.stands_out() {
        return None;
    }
    let printed = p.body.get(..digits)?.to_owned();
    let number = printed.parse().ok()?;
    let label = Label {
        rest_start: p.body.len().saturating_sub(rest.trim_start().len()),
        printed,
        kind: Kind::Arabic,
        ordinal: number,
        other: None,
        parts: vec![number],
    };
    Some(p.labelled(&p.body, label))
}

/// Takes weight off numbers that run on with their text where most of the series are set apart: a line
/// of a paragraph that starts with a number.
fn weigh_unlike(candidates: &mut [Candidate]) {
    let mut apart: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for candidate in candidates.iter() {
        let (set, all) = apart.entry(candidate.series).or_default();
        *set = set.saturating_add(usize::from(candidate.apart));
        *all = all.saturating_add(1);
    }
    for candidate in candidates.iter_mut().filter(|c| !c.apart) {
        let (set, all) = apart.get(&candidate.series).copied().unwrap_or_default();
        if set.saturating_mul(5) >= all.saturating_mul(3) {
            candidate.weight = candidate.weight.saturating_add(weigh::NOT_APART);
        }
    }
}

/// Marks the numbers that start again under a heading over items: "PART B", or a line that is set as the
/// one over another first number.
fn mark_restarts(candidates: &mut [Candidate], prose: &[Prose<'_>]) {
    let over = |c: &Candidate| {
        let above = prose.get(c.index.checked_sub(1)?)?;
        let heads = c.number.last() == Some(&1)
            && c.stands_out
            && above.label.is_none()
            && above.stands_out()
            && above.is_title_like();
        heads.then(|| (Look::of(above), is_part(&above.body)))
    };
    let overs: Vec<Option<(Look, bool)>> = candidates.iter().map(over).collect();
    for (candidate, own) in candidates.iter_mut().zip(&overs) {
        let Some((look, part)) = own else { continue };
        let alike = overs.iter().flatten().filter(|(other, _)| other.is_as(look)).count();
        candidate.restarts = *part || alike > 1 && look.heading.is_some();
    }
}

/// A line as one that could be a heading, where it has a number of the series and a title.
fn candidate(
    p: &Prose<'_>,
    series: usize,
    index: usize,
    around: &Around<'_, '_>,
) -> Option<Candidate> {
    let next = around.prose.get(index.saturating_add(1));
    let (title_end, own_item_line) = split_item_line(&p.body);
    let next_item_line =
        next.filter(|next| next.label.is_none()).and_then(|next| item_line(&next.body));
    let agenda_number = own_item_line.clone().or(next_item_line.clone());
    let extra = usize::from(own_item_line.is_none() && next_item_line.is_some());
    let (number, printed) = number(p, series, agenda_number.as_deref())?;
    let (run_in, lead) = run_in(p, title_end, around.leads);
    let title = p.body.get(..run_in).unwrap_or(&p.body).trim().to_string();
    let rest = (run_in < title_end)
        .then(|| p.body.get(run_in..title_end).unwrap_or_default())
        .map(|t| t.trim_start_matches([':', '-', '–', '—', '.', ' ']).to_string())
        .filter(|t| !t.is_empty());
    if !title.chars().any(char::is_alphabetic) {
        return None;
    }
    let lead = if rest.is_some() { lead } else { Lead::Whole };
    let left = around.leftmost.get(&p.page()).copied().unwrap_or(f32::INFINITY);
    Some(Candidate {
        series,
        index,
        caps: caps_of(p),
        stands_out: p.stands_out() || matches!(lead, Lead::Bold | Lead::Caps),
        restarts: false,
        look: Look::of(p),
        apart: p.label.as_ref().is_some_and(|label| p.is_set_apart(label)),
        number,
        weight: weight(left, p, lead, agenda_number.is_some()),
        heading: Heading { index, number: printed, agenda_number, title, rest, extra },
    })
}

/// Whether a title is in capitals, or starts with several words that are; unknown of a single
/// word.
fn caps_of(p: &Prose<'_>) -> Option<bool> {
    /// A shorter word in capitals may be an acronym.
    const LETTERS: usize = 4;
    p.body.split_whitespace().nth(1)?;
    let lead = caps_lead(&p.body).and_then(|end| p.body.get(..end)).unwrap_or_default();
    let long = lead.split_whitespace().filter(|word| word.chars().count() >= LETTERS);
    match long.count() {
        1 if !p.caps => None,
        long => Some(p.caps || long > 1),
    }
}

/// The number of a line in a series, and as it is printed.
fn number(
    p: &Prose<'_>,
    series: usize,
    agenda_number: Option<&str>,
) -> Option<(Vec<u32>, Option<String>)> {
    if series != SPELT {
        let label = p.label.as_ref()?;
        return Some((label.parts.clone(), Some(bare_number(&label.printed).to_owned())));
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

/// Takes weight off numbers of paragraphs: those below headings that stand out, and all of a second level
/// that numbers sentences.
pub(super) fn weigh_paragraphs(candidates: &mut [Candidate]) {
    let narrated = has_narrative_below(candidates);
    let heads: BTreeSet<Vec<u32>> = candidates
        .iter()
        .filter(|c| c.stands_out && c.series == SPELT)
        .map(|c| c.number.clone())
        .collect();
    for candidate in candidates.iter_mut().filter(|c| c.series == SPELT) {
        let above = candidate.number.split_last().map_or(&[][..], |(_, above)| above);
        let below = candidate.number.len() > 1 && narrated;
        if below || !candidate.stands_out && heads.contains(above) {
            candidate.weight = candidate.weight.saturating_add(weigh::PARAGRAPH);
        }
    }
}

/// Whether most numbers of the second level, under those of the first, number sentences, and those of the
/// first do not.
fn has_narrative_below(candidates: &[Candidate]) -> bool {
    let of_level = |level: usize| {
        candidates.iter().filter(move |c| c.series == SPELT && c.number.len() == level)
    };
    let firsts: BTreeSet<&[u32]> = of_level(1).map(|c| c.number.as_slice()).collect();
    let told = |c: &&Candidate| c.weight < 0 || c.heading.title.ends_with('.');
    let below = |c: &&Candidate| c.number.get(..1).is_some_and(|above| firsts.contains(above));
    let (seconds, sentences) =
        (of_level(2).filter(below).count(), of_level(2).filter(below).filter(told).count());
    let titles = of_level(1).filter(|c| !told(c)).count();
    seconds > 2
        && sentences.saturating_mul(2) >= seconds
        && titles.saturating_mul(2) > of_level(1).count()
}

/// Where the title ends, and how it is set before the text that runs on behind it.
fn run_in(p: &Prose<'_>, title_end: usize, leads: Leads) -> (usize, Lead) {
    let bold = run_in_title(p, title_end);
    if bold < title_end {
        // Where titles end at a colon, what is bold behind it is none.
        let colon = colon_lead(&p.body).filter(|colon| leads.colon && *colon < bold);
        return (colon.unwrap_or(bold), Lead::Bold);
    }
    if let Some(caps) = caps_lead(&p.body).filter(|_| leads.caps) {
        return (caps.min(title_end), Lead::Caps);
    }
    // What is bold to its end is all title.
    if let Some(colon) = colon_lead(&p.body).filter(|_| leads.colon && !p.bold) {
        return (colon.min(title_end), Lead::Colon);
    }
    match p.stands_out() {
        true => (title_end, Lead::Whole),
        false => (colon_title(p, title_end), Lead::Colon),
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
    /// In capitals, as most titles of the section.
    Caps,
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
        Lead::Caps | Lead::Bold => weigh::TITLE_LIKE,
        Lead::Whole if title_like => weigh::TITLE_LIKE,
        Lead::Whole => weigh::SENTENCE,
    };
    let indented = p.x > leftmost + weigh::INDENT_POINTS && !item_line;
    [
        (p.text.heading.is_some(), weigh::MARKUP),
        (p.bold || p.underline || lead == Lead::Bold, weigh::BOLD),
        (p.caps || lead == Lead::Caps, weigh::CAPS),
        (item_line, weigh::ITEM_LINE),
        (true, wording),
        (indented, weigh::INDENTED),
    ]
    .into_iter()
    .filter_map(|(holds, weight)| holds.then_some(weight))
    .sum()
}

/// "6.1" gives `[6, 1]`, "12a" `[12, 1]`, "19.09.01" `[19, 9, 1]`.
pub(super) fn parse_number(number: &str) -> Option<Vec<u32>> {
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
pub(super) fn item_line(text: &str) -> Option<String> {
    let (end, number) = split_item_line(text);
    if end == 0 { number } else { None }
}

/// Cuts "(Item 3)" from the end of a heading: the end of the title, and the number.
pub(super) fn split_item_line(text: &str) -> (usize, Option<String>) {
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
