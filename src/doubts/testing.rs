//! People for the tests.

use crate::record::{Attendee, Group};

/// Somebody who was there.
pub(super) fn person(name: &str, beside: Option<&str>) -> Attendee {
    Attendee {
        group: Group::Present,
        name: name.to_owned(),
        affiliation: beside.map(str::to_owned),
        role: None,
        organisation: None,
        substitute_for: None,
        remote: None,
        arrived: None,
        left: None,
        chair: false,
        vice_chair: false,
        member_id: None,
        item: None,
        at: Vec::new(),
    }
}
