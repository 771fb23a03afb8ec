//! Documents whose markup states the structure: ModernGov pages, answers of its web service, and
//! renderings of either.

use crate::block::{Block, Fact, Part, flow, merge, places};
use crate::record::diagnostic::Code;
use crate::record::{
    ActionLog, ActionRow, Agenda, AgendaItem, At, Attachment, Attendee, Contact, Diagnostic,
    Incomplete, Meeting, Minutes, MinutesItem, MinutesStatus, Resolution, ResolutionKind, Vote,
};

use super::logs::action_log::{self, Standing};
use super::logs::sequence;
use super::minutes::body;
use super::minutes::body::{Body, LeadIns};
use super::minutes::future::{self, add_dates};
use super::minutes::noted;
use super::piece::pieces;
use super::seen::see;
use super::{Found, table};

/// One row of the page: the item and its parts.
#[derive(Default)]
struct Item {
    number: Option<String>,
    agenda_number: Option<String>,
    title: String,
    item_id: Option<String>,
    at: At,
    agenda: Vec<Block>,
    decision: Vec<Block>,
    minutes: Vec<Block>,
    has_minutes: bool,
    attachments: Vec<Attachment>,
    votes: Vec<Vote>,
    incomplete: Vec<(Part, Incomplete)>,
}

/// Everything on the page, by its kind.
#[derive(Default)]
struct Page {
    meeting: Meeting,
    status: Option<MinutesStatus>,
    authority: Option<String>,
    contact: Option<Contact>,
    attendees: Vec<Attendee>,
    items: Vec<Item>,
}

/// Whether markup states the structure of a document.
pub(crate) fn is_marked(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| {
        matches!(block, Block::Fact(Fact::Item { .. } | Fact::Attendee(_) | Fact::ItemsEnd))
    })
}

/// Reads a document whose markup states the structure.
pub(crate) fn read(blocks: &[Block]) -> Found {
    let (page, mut found) = gather(blocks);
    found.authority.clone_from(&page.authority);
    let minuted = page.items.iter().any(|i| i.has_minutes) || !page.attendees.is_empty();
    found.action_logs.extend(page.items.iter().flat_map(Item::logs));
    if minuted {
        let (minutes, rows) = minutes(page, &mut found.diagnostics);
        found.action_logs.extend(noted::log(&minutes, rows));
        found.minutes.push(minutes);
    } else if !page.items.is_empty() {
        found.agenda = Some(agenda(page, &mut found.diagnostics));
    }
    found
}

fn gather(blocks: &[Block]) -> (Page, Found) {
    let (mut page, mut found) = (Page::default(), Found::default());
    let mut part = Part::Agenda;
    let mut inside = false;
    for (index, block) in blocks.iter().enumerate() {
        match block {
            Block::Fact(fact) => {
                found.claimed.push(index);
                match fact {
                    Fact::Meeting { meeting, status, authority } => {
                        page.meeting = meeting.clone();
                        page.status = *status;
                        page.authority.clone_from(authority);
                    }
                    Fact::Contact(contact) => page.contact = Some(contact.clone()),
                    Fact::Attendee(person) => page.attendees.push(person.clone()),
                    Fact::Item { number, agenda_number, title, item_id, at } => {
                        inside = true;
                        part = Part::Agenda;
                        page.items.push(Item {
                            number: number.clone(),
                            agenda_number: agenda_number.clone(),
                            title: title.clone(),
                            item_id: item_id.clone(),
                            at: at.clone(),
                            ..Item::default()
                        });
                    }
                    Fact::ItemsEnd => inside = false,
                    _ => {
                        if let Some(item) = page.items.last_mut() {
                            part = item.take(fact, part);
                        }
                    }
                }
            }
            _ if inside => {
                found.claimed.push(index);
                if let Some(item) = page.items.last_mut() {
                    match part {
                        Part::Minutes => item.minutes.push(block.clone()),
                        Part::Decision => item.decision.push(block.clone()),
                        Part::Agenda | Part::Other => item.agenda.push(block.clone()),
                    }
                }
            }
            _ => {}
        }
    }
    (page, found)
}

impl Item {
    /// Takes a fact of the item; the part that what follows belongs to.
    fn take(&mut self, fact: &Fact, part: Part) -> Part {
        match fact {
            Fact::Part(next, _) => {
                self.has_minutes |= matches!(next, Part::Minutes | Part::Decision);
                return *next;
            }
            Fact::Attachment(paper) => self.attachments.push(paper.clone()),
            Fact::Vote(vote) => self.votes.push(vote.clone()),
            Fact::Incomplete(of, incomplete, _) => self.incomplete.push((*of, incomplete.clone())),
            _ => {}
        }
        part
    }

    /// Whether it has any text of its own.
    fn has_text(&self) -> bool {
        !(self.agenda.is_empty() && self.decision.is_empty() && self.minutes.is_empty())
    }

    /// The logs in its text: those of its minutes, else of its decision, else of the agenda.
    fn logs(&self) -> Vec<ActionLog> {
        let titled = action_log::is_title(&self.title);
        let standing = if titled { Standing::Titled } else { Standing::Minutes };
        let title = titled.then(|| self.title.clone());
        let logs = |blocks: &Vec<Block>| {
            if !blocks.iter().any(|block| matches!(block, Block::Table(_))) {
                return None;
            }
            let mut seen = see(blocks);
            sequence::place(&mut seen);
            Some(action_log::within(&seen, standing)).filter(|logs| !logs.is_empty())
        };
        let mut logs = [&self.minutes, &self.decision, &self.agenda]
            .into_iter()
            .find_map(logs)
            .unwrap_or_default();
        logs.iter_mut().for_each(|log| log.title.clone_from(&title));
        logs
    }

    fn notes(&self) -> Vec<String> {
        self.agenda.iter().flat_map(texts_of).filter(|text| !text.is_empty()).collect()
    }

    fn all_at(&self) -> At {
        let inner = self.agenda.iter().chain(&self.decision).chain(&self.minutes);
        merge(self.at.iter().cloned().chain(inner.flat_map(block_at)))
    }
}

fn texts_of(block: &Block) -> Vec<String> {
    match block {
        Block::Text(text) => vec![flow(&text.lines)],
        Block::Table(table) => table
            .rows
            .iter()
            .map(|row| row.cells.iter().map(table::cell_text).collect::<Vec<_>>().join(" | "))
            .collect(),
        Block::Fact(_) => Vec::new(),
    }
}

fn block_at(block: &Block) -> At {
    match block {
        Block::Text(text) => places(&text.lines),
        Block::Table(table) => table.at.clone(),
        Block::Fact(_) => Vec::new(),
    }
}

fn agenda(page: Page, diagnostics: &mut Vec<Diagnostic>) -> Agenda {
    let mut agenda = Agenda { contact: page.contact, ..Agenda::default() };
    agenda.at = merge(page.items.iter().flat_map(Item::all_at));
    for item in page.items {
        if is_section_heading(&item, diagnostics) {
            continue;
        }
        let about_dates = future::is_title(&item.title);
        let body = body::read(&pieces(&item.agenda), LeadIns::Printed, about_dates);
        add_dates(&mut agenda.future_meetings, body.future_meetings);
        note_cut(&item, diagnostics);
        agenda.items.push(AgendaItem {
            notes: item.notes(),
            at: item.all_at(),
            number: item.number,
            title: item.title,
            item_id: item.item_id,
            pages: None,
            attachments: item.attachments,
        });
    }
    if let Some(date) = &page.meeting.date {
        agenda.future_meetings.retain(|day| day.date > *date);
    }
    agenda.meeting = Meeting { end_time: None, ..page.meeting };
    agenda
}

fn minutes(page: Page, diagnostics: &mut Vec<Diagnostic>) -> (Minutes, Vec<ActionRow>) {
    let mut rows = Vec::new();
    let mut minutes = Minutes {
        status: page.status,
        attendance: page.attendees,
        at: merge(page.items.iter().flat_map(Item::all_at)),
        ..Minutes::default()
    };
    for item in page.items {
        if is_section_heading(&item, diagnostics) {
            continue;
        }
        let about_dates = future::is_title(&item.title);
        let told = body::read(&pieces(&item.minutes), LeadIns::Printed, about_dates);
        let decided = body::read(
            &pieces(&item.decision),
            LeadIns::Over(ResolutionKind::Decision),
            about_dates,
        );
        let noted = body::read(&pieces(&item.agenda), LeadIns::Printed, about_dates);
        note_cut(&item, diagnostics);
        let cut = item.incomplete.iter().any(|(part, _)| *part == Part::Minutes);
        let mut body = together(told, decided, cut);
        let number = item.number.as_deref().or(item.agenda_number.as_deref());
        rows.extend(noted::of_lines(number, &item.at, std::mem::take(&mut body.actions)));
        add_dates(&mut minutes.future_meetings, body.future_meetings);
        add_dates(&mut minutes.future_meetings, noted.future_meetings);
        let mut votes = body.votes;
        votes.extend(item.votes.iter().cloned());
        minutes.items.push(MinutesItem {
            notes: item.notes(),
            at: item.all_at(),
            incomplete: item
                .incomplete
                .iter()
                .find(|(part, _)| *part != Part::Agenda)
                .map(|(_, why)| why.clone()),
            number: item.number,
            agenda_number: item.agenda_number,
            title: item.title,
            item_id: item.item_id,
            paragraphs: body.paragraphs,
            resolutions: body.resolutions,
            votes,
            attachments: item.attachments,
        });
    }
    if let Some(date) = &page.meeting.date {
        minutes.future_meetings.retain(|day| day.date > *date);
    }
    minutes.meeting = page.meeting;
    (minutes, rows)
}

/// A row without number and text of its own is a section heading, or a placeholder for papers.
fn is_section_heading(item: &Item, diagnostics: &mut Vec<Diagnostic>) -> bool {
    if item.number.is_some() || item.has_text() {
        return false;
    }
    if !item.attachments.is_empty() {
        let count = item.attachments.len();
        diagnostics.push(Code::UnknownHeading.note(
            format!(
                "the row “{}” has no number and no text; its {count} linked papers are left out",
                item.title
            ),
            item.at.clone(),
        ));
    }
    true
}

fn note_cut(item: &Item, diagnostics: &mut Vec<Diagnostic>) {
    for (_, why) in &item.incomplete {
        let name = item.number.as_deref().unwrap_or(&item.title);
        diagnostics.push(
            Code::TruncatedItem.note(format!("item {name}: {}", why.reason), item.at.clone()),
        );
    }
}

/// Joins what the minutes tell and what stands under "Decision:": the same clause appears once, as the
/// minutes have it; a clause that the page cuts in the minutes appears whole, as the decision has it.
fn together(told: Body, decided: Body, cut: bool) -> Body {
    let mut body = told;
    let mut fresh: Vec<Resolution> = Vec::new();
    for clause in decided.resolutions {
        let same = body.resolutions.iter_mut().find(|own| key(&own.text) == key(&clause.text));
        if same.is_some() {
            continue;
        }
        let started = body.resolutions.iter_mut().find(|own| {
            let (own, whole) = (key(&own.text), key(&clause.text));
            cut && own.len() > 20 && whole.starts_with(&own)
        });
        match started {
            Some(own) => {
                own.text = clause.text;
                own.at.extend(clause.at);
            }
            None => fresh.push(Resolution { kind: ResolutionKind::Decision, ..clause }),
        }
    }
    // The decision stands before the minutes on the page; what only it has keeps its order.
    if !fresh.is_empty() {
        fresh.append(&mut body.resolutions);
        body.resolutions = fresh;
    }
    for paragraph in decided.paragraphs {
        if !body.paragraphs.iter().any(|own| key(&own.text) == key(&paragraph.text)) {
            body.paragraphs.push(paragraph);
        }
    }
    for vote in decided.votes {
        if !body.votes.iter().any(|own| same_vote(own, &vote)) {
            body.votes.push(vote);
        }
    }
    add_dates(&mut body.future_meetings, decided.future_meetings);
    if body.actions.is_empty() {
        body.actions = decided.actions;
    }
    body
}

fn same_vote(a: &Vote, b: &Vote) -> bool {
    (a.in_favour, a.against, a.abstain, &a.outcome)
        == (b.in_favour, b.against, b.abstain, &b.outcome)
}

/// The letters and digits of a text, for comparing; an opening "that" is left off.
fn key(text: &str) -> String {
    let folded: String =
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    folded.strip_prefix("that").map(str::to_owned).unwrap_or(folded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::testing;

    #[test]
    fn a_log_inside_an_item() {
        let item = |title: &str| {
            Block::Fact(Fact::Item {
                number: Some("4".to_owned()),
                agenda_number: None,
                title: title.to_owned(),
                item_id: None,
                at: At::new(),
            })
        };
        let table = |heads: &[&str], row: &[&str]| Block::Table(testing::table(&[heads, row]));
        let blocks = [
            item("Action log"),
            table(&["Item", "By whom", "By when"], &["Mend the gate at the ford", "Clerk", "May"]),
            item("Gates"),
            table(&["Gate", "Colour"], &["Mill gate", "A dark green"]),
            table(&["No.", "Action", "Owner"], &["1", "Oil the lock", "Clerk"]),
            Block::Fact(Fact::ItemsEnd),
        ];
        let logs = read(&blocks).action_logs;
        let found: Vec<_> = logs.iter().map(|log| (log.title.as_deref(), log.rows.len())).collect();
        assert_eq!(found, [(Some("Action log"), 1), (None, 1)]);
    }
}
