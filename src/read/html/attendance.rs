//! Who came to a meeting: ModernGov's words for it, and the page that lists them.

use super::head::{Head, links};
use super::kind::attendance_table;
use super::place::Places;
use super::seen;
use super::table::{cells, rows};
use super::tree::Element;
use crate::block::{Block, Fact};
use crate::field::{date, time};
use crate::record::diagnostic::Code;
use crate::record::{Attendee, Diagnostic, Group, Meeting};
use crate::url;
use crate::words::attendance::{ATTENDED, CHAIR_STEM, OFFICER, REMOTELY, VICE};

/// What ModernGov says of a person's attendance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Presence {
    /// The group that the person belongs to.
    pub(crate) group: Group,
    /// True where the person took part remotely.
    pub(crate) remote: Option<bool>,
}

/// The presence for a status ("Present, as expected") and a role ("Officer"). `None` where nothing
/// is known: "Expected" is what ModernGov shows until somebody enters who came.
pub(crate) fn presence(status: &str, role: &str) -> Option<Presence> {
    let status = status.trim().to_lowercase();
    let officer = OFFICER.is_in(&role.to_lowercase());
    let group = match ATTENDED.iter().find(|term| term.opens(&status))?.means {
        Group::Present | Group::InAttendance if officer => Group::Officers,
        group => group,
    };
    Some(Presence { group, remote: REMOTELY.is_in(&status).then_some(true) })
}

/// Reads the page of who came.
pub(super) fn read<'a>(
    places: &Places<'a>,
    head: &Head<'a>,
    notes: &mut Vec<Diagnostic>,
) -> Vec<Block> {
    let heading = head.h2.map(seen::text).unwrap_or_default();
    let meeting = Meeting {
        date: date::first_iso(&heading),
        start_time: time::first_hhmm(&heading),
        at: head.h2.map(|heading| places.at(heading)).unwrap_or_default(),
        ..Meeting::default()
    };
    let fact = Fact::Meeting { meeting, status: None, authority: head.authority() };
    let mut blocks = vec![Block::Fact(fact)];
    let mut unknown = 0_usize;
    for row in attendance_table(head.content).into_iter().flat_map(rows) {
        match attendee(places, row) {
            Found::Person(person) => blocks.push(Block::Fact(Fact::Attendee(*person))),
            Found::Unknown => unknown = unknown.saturating_add(1),
            Found::Nothing => {}
        }
    }
    if unknown > 0 {
        let message = format!("the page does not say of {unknown} persons whether they came");
        notes.push(Code::AttendanceUnknown.note(message, Vec::new()));
    }
    blocks
}

/// What a row says.
enum Found {
    Person(Box<Attendee>),
    /// A person of whom nothing is known.
    Unknown,
    /// A header row, or an empty one.
    Nothing,
}

fn attendee<'a>(places: &Places<'a>, row: Element<'a>) -> Found {
    let cells: Vec<_> = cells(row).collect();
    let [name_cell, role_cell, rest @ ..] = cells.as_slice() else { return Found::Nothing };
    let header = cells.iter().all(|cell| cell.value().name() == "th");
    let name = seen::text(*name_cell);
    if header || name.is_empty() {
        return Found::Nothing;
    }
    let role = seen::text(*role_cell);
    let status = rest.last().map_or_else(|| role.clone(), |cell| seen::text(*cell));
    let Some(presence) = presence(&status, &role) else { return Found::Unknown };
    let roles = role.to_lowercase();
    let (chair, vice) = (CHAIR_STEM.is_in(&roles), VICE.is_in(&roles));
    let member_id = links(*name_cell).find_map(|(_, href)| url::parameter(href, "UID"));
    Found::Person(Box::new(Attendee {
        group: presence.group,
        name,
        affiliation: None,
        role: None,
        organisation: None,
        substitute_for: None,
        remote: presence.remote,
        arrived: None,
        left: None,
        chair: chair && !vice,
        vice_chair: chair && vice,
        member_id: member_id.map(str::to_owned),
        item: None,
        at: places.at(row),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_by_status_and_role() {
        for (status, role, group) in [
            ("Present, as expected", "Committee Member", Some(Group::Present)),
            ("In attendance", "Officer", Some(Group::Officers)),
            ("In attendance, virtual", "Guest", Some(Group::InAttendance)),
            ("Absent (incl. apologies)", "Committee Member", Some(Group::Absent)),
            ("Apologies", "Chair", Some(Group::Apologies)),
            ("Yn bresennol, rhithwir", "Aelod o'r Pwyllgor", Some(Group::Present)),
            ("Presennol", "Swyddog", Some(Group::Officers)),
            ("Ymddiheuriadau", "Cadeirydd", Some(Group::Apologies)),
            ("Expected", "Officer", None),
        ] {
            assert_eq!(presence(status, role).map(|p| p.group), group, "{status}");
        }
        assert_eq!(presence("Present, virtual", "Chair").and_then(|p| p.remote), Some(true));
    }
}
