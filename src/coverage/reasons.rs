//! Which words without a value are those by which a rule found one: headings, lead-ins, labels, what closes
//! minutes or an agenda.

use super::people::is_of_people;
use super::runs::Look;
use super::standing::{self, Standing, Zone};
use super::telling::{leads_in, tells};
use super::words::{Word, Words, folds};
use crate::block::{Block, Part, Text, flow};
use crate::field::label::label;
use crate::recognise::{ends_agenda, is_closing};
use crate::record::MinutesItem;
use crate::words::headings::AGENDA_PARTS;

/// So many words beside those that told of the meeting belong to its title.
const BESIDE_MEETING: usize = 4;
/// A heading over items has at most this many words.
const HEADING_WORDS: usize = 8;

/// Whether a word says something of its own: no rule finds values by it, and it is no figure.
pub(crate) fn is_content(words: &Words<'_>, word: &Word) -> bool {
    !is_figure(words, word) && !is_telling(words, word)
}

fn is_figure(words: &Words<'_>, word: &Word) -> bool {
    words.text_of(word).bytes().any(|byte| byte.is_ascii_digit())
}

fn is_telling(words: &Words<'_>, word: &Word) -> bool {
    let atoms = words.atoms.get(word.atoms()).unwrap_or_default();
    atoms.iter().all(|atom| atom.is_read() || tells(atom.fold()))
}

/// Whether a rule found a value by the words of a run.
pub(crate) fn is_by_rule(
    look: &Look<'_, '_>,
    run: &[Word],
    standing: Option<Standing>,
    block: usize,
) -> bool {
    let words = look.words;
    let own = look.blocks.get(block);
    let told = run.iter().all(|word| is_telling(words, word)) || is_labelled_lead_in(words, run);
    if told || look.words.is_short(block) && own.is_some_and(ends_minutes) {
        return true;
    }
    match standing.map(|standing| (standing.part, standing.zone)) {
        None | Some((_, Zone::Head | Zone::Tail)) => {
            let of_meeting = standing.is_some_and(|standing| standing.of_meeting);
            of_meeting && run.len() <= BESIDE_MEETING
                || is_title_block(words, run)
                || is_part_heading(look, run)
        }
        Some((standing::Part::Agenda, _)) => {
            is_part_heading(look, run) || is_agenda_end(look, block)
        }
        Some((standing::Part::Minutes(place), Zone::Attendance)) => {
            is_part_heading(look, run) || is_of_people(look, place, run)
        }
        Some((_, Zone::Attendance)) => is_part_heading(look, run),
        Some((standing::Part::Minutes(place), Zone::Items)) => standing
            .and_then(|standing| standing.item)
            .is_some_and(|item| is_repeated(look, (place, item), block)),
        Some((standing::Part::Log(place), _)) => {
            let row = standing.and_then(|standing| standing.item);
            row.is_some_and(|row| is_in_row(look, (place, row), run))
                || is_section(look, place, run)
                || is_over_names(look, run, block)
        }
        Some(_) => false,
    }
}

/// Whether a run stands in the title of a log, or in the heading of one of its parts.
fn is_section(look: &Look<'_, '_>, place: usize, run: &[Word]) -> bool {
    let Some(log) = look.document.action_logs.get(place) else { return false };
    let atoms = |word: &Word| look.words.atoms.get(word.atoms()).unwrap_or_default();
    let own: Vec<u64> = run.iter().flat_map(atoms).map(|atom| atom.fold()).collect();
    let mut above: Option<&String> = None;
    let sections = log.rows.iter().filter_map(|row| row.section.as_ref());
    let new = sections.filter(|section| above.replace(section) != Some(section));
    !own.is_empty()
        && new.chain(log.title.as_ref()).any(|text| {
            let text: Vec<u64> = folds(text).collect();
            text.windows(own.len()).any(|some| some == own)
        })
}

/// Whether a run is a few words above a log's first row, in its table: a heading over the names of columns; or
/// these words again, where the header is repeated.
fn is_over_names(look: &Look<'_, '_>, run: &[Word], block: usize) -> bool {
    /// The most words of such a heading.
    const WORDS: usize = 4;
    if run.len() > WORDS || !matches!(look.blocks.get(block), Some(Block::Table(_))) {
        return false;
    }
    let said = |words: &[Word]| look.text(words, WORDS);
    let own = said(run);
    let item = |line: usize| look.standing.get(line).copied().flatten().and_then(|one| one.item);
    let lines = look.words.lines.iter().enumerate().filter(|(_, line)| line.block == block);
    let mut above = lines.take_while(|(at, _)| item(*at).is_none());
    let here = |at: usize| run.first().is_some_and(|word| word.line() == at);
    let words = |range: std::ops::Range<usize>| look.words.words.get(range).unwrap_or_default();
    above.any(|(at, line)| here(at) || said(words(line.words.clone())) == own)
}

/// Whether a row has the words of a run, or the one above, whose cells may reach down beside it: where places
/// overlap, one of two may have taken the other's words.
fn is_in_row(look: &Look<'_, '_>, (place, row): (usize, usize), run: &[Word]) -> bool {
    let atoms = |word: &Word| look.words.atoms.get(word.atoms()).unwrap_or_default();
    let own: Vec<u64> = run.iter().flat_map(atoms).map(|atom| atom.fold()).collect();
    let rows = look.document.action_logs.get(place).map(|log| log.rows.as_slice());
    let near = rows.and_then(|rows| rows.get(row.saturating_sub(1)..=row)).unwrap_or_default();
    let cells = near.iter().flat_map(|row| row.printed.values().flatten());
    !own.is_empty()
        && cells.into_iter().any(|cell| {
            let cell: Vec<u64> = folds(cell).collect();
            cell.windows(own.len()).any(|some| some == own)
        })
}

/// "25) RESOLVED", "(Item 4)": the label is no clause's own.
fn is_labelled_lead_in(words: &Words<'_>, run: &[Word]) -> bool {
    let leads = |word: &Word| {
        let atoms = words.atoms.get(word.atoms()).unwrap_or_default();
        atoms.iter().all(|atom| leads_in(atom.fold()))
    };
    match run {
        [mark, rest @ ..] if !rest.is_empty() => {
            let labelled = is_figure(words, mark) || words.text_of(mark).contains(['(', ')', '.']);
            labelled && rest.iter().all(leads)
                || leads(mark) && rest.iter().all(|word| is_figure(words, word))
        }
        _ => false,
    }
}

/// Days, times and words that tell, and little else.
fn is_title_block(words: &Words<'_>, run: &[Word]) -> bool {
    let content = run.iter().filter(|word| is_content(words, word)).count();
    content.saturating_mul(4) <= run.len()
}

/// "UNRESTRICTED ITEMS", and the note in brackets under it.
fn is_part_heading(look: &Look<'_, '_>, run: &[Word]) -> bool {
    let text = look.text(run, run.len());
    let lower = text.to_lowercase();
    let caps = text == text.to_uppercase();
    caps && run.len() <= HEADING_WORDS && AGENDA_PARTS.is_in(&lower)
        || text.starts_with('(') && text.ends_with(')') && AGENDA_PARTS.is_in(&lower)
}

/// Whether a page tells what a block says twice, under "Decision:" and in the minutes: the record has it
/// once, as the minutes have it, or as the decision where the minutes are cut.
fn is_repeated(look: &Look<'_, '_>, (place, item): (usize, usize), block: usize) -> bool {
    let part = look.parts.get(block).copied().flatten();
    let minutes = look.document.minutes.get(place);
    let Some(own) = minutes.and_then(|minutes| minutes.items.get(item)) else { return false };
    let twice = match part {
        Some(Part::Decision) => true,
        Some(Part::Minutes) => own.incomplete.is_some(),
        _ => false,
    };
    twice && has_said(look, (place, item), own, block)
}

/// Whether nearly all words of a block stand in the clauses and paragraphs of an item.
fn has_said(look: &Look<'_, '_>, key: (usize, usize), item: &MinutesItem, block: usize) -> bool {
    let mut said = look.said.borrow_mut();
    let known = said.take().filter(|(known, _)| *known == key);
    let (_, atoms) = said.insert(known.unwrap_or_else(|| (key, atoms_of(item))));
    let own = look.words.lines_of(block).iter();
    let own = own.flat_map(|line| look.words.atoms.get(line.atoms.clone()).unwrap_or_default());
    let (mut all, mut found) = (0_usize, 0_usize);
    for atom in own {
        all = all.saturating_add(1);
        found = found.saturating_add(usize::from(atoms.binary_search(&atom.fold()).is_ok()));
    }
    found.saturating_mul(10) >= all.saturating_mul(8)
}

/// The atoms of what an item says, sorted.
fn atoms_of(item: &MinutesItem) -> Vec<u64> {
    let clauses = item.resolutions.iter().map(|clause| &clause.text);
    let paragraphs = item.paragraphs.iter().map(|paragraph| &paragraph.text);
    let mut said: Vec<u64> = clauses.chain(paragraphs).flat_map(|text| folds(text)).collect();
    said.sort_unstable();
    said
}

/// Whether a block closes minutes.
fn ends_minutes(block: &Block) -> bool {
    matches!(block, Block::Text(text) if is_closing(&flow(&text.lines)))
}

/// Whether a block stands under the last item of an agenda, at or behind what ends it.
fn is_agenda_end(look: &Look<'_, '_>, block: usize) -> bool {
    let same_part = |text: &Block| matches!(text, Block::Text(text) if !is_numbered(text));
    let mut above = look.blocks.get(..=block).unwrap_or_default().iter().rev();
    let own = above.clone().next().is_some_and(same_part);
    own && above
        .by_ref()
        .take(HEADING_WORDS)
        .any(|one| matches!(one, Block::Text(text) if ends_agenda(text)))
}

/// Whether a text starts with a number like that of an item.
fn is_numbered(text: &Text) -> bool {
    label(&flow(&text.lines)).is_some_and(|mark| !mark.parts.is_empty())
}
