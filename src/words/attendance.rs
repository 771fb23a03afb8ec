//! Who came: headings that names stand under, and what stands beside a name.

use super::{Term, Words, term, words};
use crate::record::Group;

/// What a heading of attendance tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    /// The group of the people under it.
    pub group: Group,
    /// Everyone under it took part remotely.
    pub remote: bool,
}

const fn heading(group: Group) -> Heading {
    Heading { group, remote: false }
}

const fn remotely(group: Group) -> Heading {
    Heading { group, remote: true }
}

/// Headings of attendance by their first words, from the terms of the contract and from what councils
/// print. ASCII only: where a heading ends is counted in a text as it stands.
pub(crate) const HEADINGS: &[Term<Heading>] = &[
    PRESENT,
    term(
        remotely(Group::Present),
        &["present virtually", "present remotely"],
        &["yn bresennol o bell", "presennol o bell"],
    ),
    term(
        heading(Group::Present),
        &[
            "board members",
            "committee members",
            "trustees",
            "voting members",
            "members",
            "councillors",
        ],
        &["aelodau", "cynghorwyr"],
    ),
    term(heading(Group::InAttendance), IN_ATTENDANCE, IN_ATTENDANCE_IN_WELSH),
    term(
        remotely(Group::InAttendance),
        &[
            "in attendance virtually",
            "in attendance remotely",
            "in attendance online",
            "in virtual attendance",
            "in remote attendance",
            "attending virtually",
            "virtual attendees",
        ],
        &[],
    ),
    term(heading(Group::Officers), OFFICERS, OFFICERS_IN_WELSH),
    term(heading(Group::Others), OTHERS, &["aelodau eraill", "eraill yn bresennol"]),
    term(heading(Group::Apologies), APOLOGIES, APOLOGIES_IN_WELSH),
    term(
        heading(Group::Absent),
        &["members absent", "absent without apologies", "absent", "not present"],
        &["yn absennol", "absennol"],
    ),
];

/// Headings that say of the members under them that they came, and so open minutes.
pub(crate) const PRESENT: Term<Heading> = term(
    heading(Group::Present),
    &[
        "members present",
        "members in attendance",
        "councillors present",
        "committee members present",
        "board members present",
        "trustees present",
        "directors present",
        "governors present",
        "those present",
        "present were",
        "present",
        "attendance",
        "attendees",
        "attended",
    ],
    &[
        "aelodau yn bresennol",
        "aelodau presennol",
        "cynghorwyr yn bresennol",
        "yn bresennol",
        "presennol",
        "presenoldeb",
    ],
);

/// Headings of presence that open minutes and have no names of their own in [`PRESENT`].
pub(crate) const OPENS_MINUTES: Words = words(&["board members", "attending virtually"], &[]);

const IN_ATTENDANCE: &[&str] = &[
    "also",
    "also in attendance",
    "also present",
    "in attendance",
    "by invitation",
    "invited guests",
    "invited",
    "invitees",
    "guests",
    "observers",
    "visitors",
];

const IN_ATTENDANCE_IN_WELSH: &[&str] =
    &["hefyd yn bresennol", "drwy wahoddiad", "trwy wahoddiad", "gwahoddedigion", "arsylwyr"];

const OFFICERS: &[&str] = &[
    "officers in attendance",
    "officers present",
    "officer support",
    "officers attending",
    "supporting officers",
    "council officers",
    "officers",
    "secretariat",
    "staff present",
    "staff in attendance",
];

const OFFICERS_IN_WELSH: &[&str] =
    &["swyddogion yn bresennol", "swyddogion presennol", "swyddogion"];

const OTHERS: &[&str] = &[
    "other members present",
    "other members in attendance",
    "other councillors present",
    "other members",
    "others in attendance",
    "others present",
    "others attending",
    "others",
    "members of the public present",
];

/// Headings over columns of members of the public.
pub(crate) const PUBLIC_COLUMNS: Words = words(
    &["public", "public present", "members of the public", "members of public", "residents"],
    &["y cyhoedd", "aelodau o'r cyhoedd"],
);

const APOLOGIES: &[&str] = &[
    "apologies for absence",
    "apologies received from",
    "apologies received",
    "apologies from",
    "apologies",
];

const APOLOGIES_IN_WELSH: &[&str] =
    &["ymddiheuriadau am absenoldeb", "ymddiheuriadau gan", "ymddiheuriadau", "ymddiheuriad"];

/// How a person took part from afar.
pub(crate) const REMOTELY: Words = words(
    &["virtual", "remote", "online", "via teams", "via microsoft", "via zoom"],
    &["rhithwir", "rhithiol", "o bell", "ar-lein", "arlein"],
);

/// How ModernGov begins to tell a person's attendance.
pub(crate) const ATTENDED: &[Term<Group>] = &[
    term(Group::Present, &["present", "late"], &["presennol", "yn bresennol"]),
    term(Group::InAttendance, &["in attendance", "attended"], &["hefyd yn bresennol"]),
    term(Group::Apologies, &["apolog", "sanctioned"], &["ymddiheur"]),
    term(Group::Absent, &["absent", "not present"], &["absennol", "yn absennol"]),
];

/// An officer, in a role that ModernGov gives.
pub(crate) const OFFICER: Words = words(&["officer"], &["swyddog"]);

/// What somebody sends who does not come.
pub(crate) const APOLOGY: Words =
    words(&["apologies", "apology"], &["ymddiheuriadau", "ymddiheuriad"]);

/// What a mark in a grid of attendance says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// The person was there.
    Came,
    /// The person had sent apologies.
    Apologised,
    /// The person was not there.
    Stayed,
    /// A cross: there where crosses are the only marks, else not.
    Cross,
}

/// Marks in grids of attendance.
pub(crate) const MARKS: &[Term<Mark>] = &[
    term(
        Mark::Came,
        &["p", "pres", "present", "y", "yes", "✓", "✔", "√", "☑", "●", "•", "/", "attended"],
        &["presennol"],
    ),
    term(
        Mark::Apologised,
        &["a", "ap", "apol", "apols", "apology", "apologies", "apologies received"],
        &["ymddiheuriad", "ymddiheuriadau"],
    ),
    term(
        Mark::Stayed,
        &["ab", "abs", "absent", "n", "no", "✗", "✘", "☒", "did not attend", "dna"],
        &["absennol"],
    ),
    term(Mark::Cross, &["x", "×"], &[]),
];

/// What says that nobody is meant.
pub(crate) const NOBODY: Words = words(
    &["none", "nil", "no apologies", "there were no", "n/a"],
    &["dim ymddiheuriadau", "ni chafwyd ymddiheuriadau"],
);

/// Who leads a meeting.
pub(crate) const CHAIR: Words =
    words(&["chair", "chairman", "chairwoman", "chairperson"], &["cadeirydd", "y cadeirydd"]);

/// Who stands in for the chair.
pub(crate) const VICE_CHAIR: Words = words(
    &[
        "vice-chair",
        "vice chair",
        "vice-chairman",
        "vice chairman",
        "vice-chairwoman",
        "vice chairwoman",
        "vice-chairperson",
        "vice chairperson",
    ],
    &["is-gadeirydd", "is gadeirydd", "yr is-gadeirydd"],
);

/// What says beside a name that the person led the meeting.
pub(crate) const IN_THE_CHAIR: Words = words(&["in the chair"], &["yn y gadair"]);

/// The stem of every word for a chair.
pub(crate) const CHAIR_STEM: Words = words(&["chair"], &["cadeirydd", "gadeirydd"]);

/// What in a role makes a chair a vice-chair.
pub(crate) const VICE: Words = words(&["vice", "deputy"], &["is-gadeirydd", "dirprwy"]);

/// Headers over names and what stands beside them.
pub(crate) const COLUMNS: Words = words(
    &[
        "name",
        "organisation",
        "organization",
        "role",
        "title",
        "job title",
        "representing",
        "designation",
        "position",
        "post",
        "agency",
        "initials",
        "member",
        "attendance",
        "action",
    ],
    &["enw", "sefydliad", "swydd", "teitl", "aelod"],
);

pub(super) fn named(name: &str) -> Option<Vec<&'static str>> {
    let table = match name {
        "chair" => CHAIR,
        "vice_chair" => VICE_CHAIR,
        _ => return None,
    };
    Some(table.words().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_ascii() {
        assert!(super::super::all(HEADINGS).all(|words| words.is_ascii()));
    }
}
