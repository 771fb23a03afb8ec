//! The papers of one meeting: agenda, minutes, reports.

use super::Error;
use super::model::Meeting;
use super::rows::{Cell, Rows, Spot, lines, position, word};
use crate::archive::folder::Folder;
use crate::archive::records;
use crate::record::meeting::Part;
use crate::record::{
    AgendaItem, Attachment, Contact, MinutesItem, Paragraph, Report, Resolution, Vote,
};

/// Writes all papers of a meeting.
pub(super) fn write(
    rows: &mut Rows<'_>,
    folder: &Folder,
    meeting: &Meeting<'_>,
) -> Result<(), Error> {
    let record = meeting.record;
    // 1. The front sheet.
    let document = meeting.giver(Part::Agenda);
    for (place, item) in record.agenda.iter().flat_map(|agenda| &agenda.items).enumerate() {
        agenda_item(rows, Parent { meeting: meeting.id, document, place }, item)?;
    }
    if let Some(contact) = record.agenda.as_ref().and_then(|agenda| agenda.contact.as_ref()) {
        self::contact(rows, Parent { meeting: meeting.id, document, place: 0 }, None, contact)?;
    }
    // 2. The minutes.
    let document = meeting.giver(Part::Items);
    for (place, item) in record.items.iter().enumerate() {
        self::item(rows, Parent { meeting: meeting.id, document, place }, item)?;
    }
    // 3. The reports, which several documents can give.
    let documents = report_documents(folder, meeting)?;
    for (place, report) in record.reports.iter().enumerate() {
        let document = documents.get(place).copied().flatten();
        self::report(rows, Parent { meeting: meeting.id, document, place }, report)?;
    }
    Ok(())
}

/// What a row hangs from: its meeting, the document it stands in, its place among its like.
#[derive(Clone, Copy)]
struct Parent {
    meeting: i64,
    document: Option<i64>,
    place: usize,
}

impl Parent {
    fn at(self, place: usize) -> Self {
        Self { place, ..self }
    }
}

/// The document of each report. Where several documents gave reports, a report stands in the one whose
/// record has it.
fn report_documents(folder: &Folder, meeting: &Meeting<'_>) -> Result<Vec<Option<i64>>, Error> {
    let reports = &meeting.record.reports;
    let givers: Vec<_> = meeting.givers(Part::Reports).collect();
    if let ([_, _, ..], false) = (givers.as_slice(), reports.is_empty()) {
        let mut found = vec![None; reports.len()];
        for giver in givers {
            let document = records::document(folder, &giver.sha256)?;
            for (place, report) in found.iter_mut().zip(reports) {
                if place.is_none() && document.reports.contains(report) {
                    *place = meeting.document(&giver.sha256);
                }
            }
        }
        return Ok(found);
    }
    Ok(vec![meeting.giver(Part::Reports); reports.len()])
}

fn agenda_item(rows: &mut Rows<'_>, parent: Parent, item: &AgendaItem) -> Result<(), Error> {
    let spot = Spot::of(&item.at);
    let id = rows.add(
        "agenda_items",
        &[
            ("meeting_id", &parent.meeting),
            ("position", &position(parent.place)),
            ("number", &item.number),
            ("title", &item.title),
            ("notes", &lines(&item.notes)),
            ("first_page", &item.pages.map(|pages| pages.first)),
            ("last_page", &item.pages.map(|pages| pages.last)),
            ("moderngov_item_id", &item.item_id),
            ("document_id", &parent.document),
            ("page", &spot.page),
            ("place", &spot.place),
        ],
    )?;
    for (place, paper) in item.attachments.iter().enumerate() {
        attachment(rows, parent.at(place), (Some(id), None), paper)?;
    }
    Ok(())
}

fn item(rows: &mut Rows<'_>, parent: Parent, item: &MinutesItem) -> Result<(), Error> {
    let spot = Spot::of(&item.at);
    let incomplete = item.incomplete.as_ref();
    let id = rows.add(
        "items",
        &[
            ("meeting_id", &parent.meeting),
            ("position", &position(parent.place)),
            ("number", &item.number),
            ("agenda_number", &item.agenda_number),
            ("title", &item.title),
            ("notes", &lines(&item.notes)),
            ("incomplete", &incomplete.map(|incomplete| &incomplete.reason)),
            ("incomplete_url", &incomplete.and_then(|incomplete| incomplete.url.as_ref())),
            ("moderngov_item_id", &item.item_id),
            ("document_id", &parent.document),
            ("page", &spot.page),
            ("place", &spot.place),
        ],
    )?;
    for (place, paragraph) in item.paragraphs.iter().enumerate() {
        let Paragraph { label, text, at } = paragraph;
        clause(rows, "paragraphs", parent.at(place), ("item_id", &id), (label, text), at, &[])?;
    }
    for (place, resolution) in item.resolutions.iter().enumerate() {
        let Resolution { label, text, kind, proposer, seconder, at } = resolution;
        let own: [Cell<'_>; 3] =
            [("kind", &word(kind)), ("proposer", proposer), ("seconder", seconder)];
        let within: Cell<'_> = ("item_id", &id);
        clause(rows, "resolutions", parent.at(place), within, (label, text), at, &own)?;
    }
    for (place, vote) in item.votes.iter().enumerate() {
        self::vote(rows, parent.at(place), id, vote)?;
    }
    for (place, paper) in item.attachments.iter().enumerate() {
        attachment(rows, parent.at(place), (None, Some(id)), paper)?;
    }
    Ok(())
}

/// Writes a paragraph, a resolution or a recommendation.
fn clause(
    rows: &mut Rows<'_>,
    table: &'static str,
    parent: Parent,
    within: Cell<'_>,
    (label, text): (&Option<String>, &str),
    at: &crate::record::At,
    own: &[Cell<'_>],
) -> Result<(), Error> {
    let spot = Spot::of(at);
    let place = position(parent.place);
    let mut cells: Vec<Cell<'_>> = vec![
        ("meeting_id", &parent.meeting),
        within,
        ("position", &place),
        ("label", label),
        ("text", &text),
        ("document_id", &parent.document),
        ("page", &spot.page),
        ("place", &spot.place),
    ];
    cells.extend_from_slice(own);
    rows.add(table, &cells)?;
    Ok(())
}

fn vote(rows: &mut Rows<'_>, parent: Parent, item: i64, vote: &Vote) -> Result<(), Error> {
    let spot = Spot::of(&vote.at);
    let id = rows.add(
        "votes",
        &[
            ("meeting_id", &parent.meeting),
            ("item_id", &item),
            ("position", &position(parent.place)),
            ("subject", &vote.subject),
            ("outcome", &vote.outcome),
            ("proposer", &vote.proposer),
            ("seconder", &vote.seconder),
            ("votes_for", &vote.in_favour),
            ("votes_against", &vote.against),
            ("abstentions", &vote.abstain),
            ("not_voting", &vote.not_voting),
            ("unanimous", &vote.unanimous),
            ("document_id", &parent.document),
            ("page", &spot.page),
            ("place", &spot.place),
        ],
    )?;
    let sides = [
        ("for", &vote.names.in_favour),
        ("against", &vote.names.against),
        ("abstain", &vote.names.abstain),
        ("not_voting", &vote.names.not_voting),
    ];
    let names = sides.into_iter().flat_map(|(side, names)| names.iter().map(move |n| (side, n)));
    for (place, (side, name)) in names.enumerate() {
        rows.add(
            "vote_names",
            &[("vote_id", &id), ("position", &position(place)), ("vote", &side), ("name", name)],
        )?;
    }
    Ok(())
}

fn attachment(
    rows: &mut Rows<'_>,
    parent: Parent,
    (agenda_item, item): (Option<i64>, Option<i64>),
    paper: &Attachment,
) -> Result<(), Error> {
    let spot = Spot::of(&paper.at);
    rows.add(
        "attachments",
        &[
            ("meeting_id", &parent.meeting),
            ("agenda_item_id", &agenda_item),
            ("item_id", &item),
            ("position", &position(parent.place)),
            ("title", &paper.title),
            ("kind", &word(&paper.kind)),
            ("url", &paper.url),
            ("size_text", &paper.size_text),
            ("moderngov_attachment_id", &paper.attachment_id),
            ("document_id", &parent.document),
            ("page", &spot.page),
            ("place", &spot.place),
        ],
    )?;
    Ok(())
}

fn report(rows: &mut Rows<'_>, parent: Parent, report: &Report) -> Result<(), Error> {
    let spot = Spot::of(&report.at);
    let id = rows.add(
        "reports",
        &[
            ("meeting_id", &parent.meeting),
            ("position", &position(parent.place)),
            ("item_number", &report.item_number),
            ("title", &report.title),
            ("meeting_date", &report.meeting_date),
            ("document_id", &parent.document),
            ("page", &spot.page),
            ("place", &spot.place),
        ],
    )?;
    for (place, recommendation) in report.recommendations.iter().enumerate() {
        let Paragraph { label, text, at } = recommendation;
        let within: Cell<'_> = ("report_id", &id);
        clause(rows, "recommendations", parent.at(place), within, (label, text), at, &[])?;
    }
    for (place, contact) in report.contacts.iter().enumerate() {
        self::contact(rows, parent.at(place), Some(id), contact)?;
    }
    Ok(())
}

fn contact(
    rows: &mut Rows<'_>,
    parent: Parent,
    report: Option<i64>,
    contact: &Contact,
) -> Result<(), Error> {
    let spot = Spot::of(&contact.at);
    rows.add(
        "contacts",
        &[
            ("meeting_id", &parent.meeting),
            ("report_id", &report),
            ("position", &position(parent.place)),
            ("name", &contact.name),
            ("role", &contact.role),
            ("organisation", &contact.organisation),
            ("email", &contact.email),
            ("telephone", &contact.telephone),
            ("document_id", &parent.document),
            ("page", &spot.page),
            ("place", &spot.place),
        ],
    )?;
    Ok(())
}
