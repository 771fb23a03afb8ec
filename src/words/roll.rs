//! The words that headings of attendance are made of: "Governors present", "Officials in attendance (remotely)",
//! "Apologies received and accepted".

use super::{Term, term};

/// What a word says of the people under a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// They belong to the body.
    Members,
    /// They work for it.
    Officers,
    /// They are others.
    Others,
    /// They came to look on or to speak.
    Guests,
    /// They were there.
    Present,
    /// They were there beside those named above.
    Also,
    /// They had sent apologies.
    Apologised,
    /// They were not there.
    Absent,
    /// The opposite of what the heading says else.
    Not,
    /// Which of the members they are.
    Which,
    /// They took part from afar.
    Remotely,
    /// Nothing by itself.
    Joins,
}

/// What a column beside names holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// Posts.
    Role,
    /// Organisations.
    Organisation,
}

/// Headers of columns beside names.
pub(crate) const BESIDE: &[Term<Beside>] = &[
    term(
        Beside::Role,
        &["role", "title", "job title", "position", "post", "designation", "job role"],
        &["swydd", "teitl", "rôl"],
    ),
    term(
        Beside::Organisation,
        &["organisation", "organization", "representing", "agency", "company", "authority"],
        &["sefydliad"],
    ),
];

/// The words among [`PARTS`] that tell of people and are in no value.
pub(crate) fn telling() -> impl Iterator<Item = &'static str> {
    let plain = |says: Says| matches!(says, Says::Joins | Says::Which | Says::Not);
    PARTS.iter().filter(move |term| !plain(term.means)).flat_map(Term::words)
}

/// Words of headings of attendance, each by itself. ASCII only, as the headings are.
pub(crate) const PARTS: &[Term<Says>] = &[
    term(
        Says::Members,
        &[
            "members",
            "membership",
            "member(s)",
            "councillors",
            "cllrs",
            "councilmembers",
            "councilors",
            "governors",
            "trustees",
            "directors",
            "commissioners",
            "selectmen",
            "supervisors",
            "delegates",
            "representatives",
        ],
        &["aelodau", "cynghorwyr", "llywodraethwyr", "ymddiriedolwyr"],
    ),
    term(
        Says::Officers,
        &["officers", "officer(s)", "officials", "staff", "secretariat", "executives", "employees"],
        &["swyddogion", "staff"],
    ),
    term(
        Says::Others,
        &["others", "other", "public", "residents", "press"],
        &["eraill", "cyhoedd"],
    ),
    term(
        Says::Guests,
        &["observers", "guests", "visitors", "invitees", "speakers", "presenters"],
        &["gwahoddedigion", "arsylwyr"],
    ),
    term(
        Says::Present,
        &["present", "attendance", "attended", "attending", "attendees", "participants"],
        &["presennol", "bresennol"],
    ),
    term(Says::Also, &["also", "additionally", "invited", "invitation"], &["hefyd", "wahoddiad"]),
    term(
        Says::Apologised,
        &["apologies", "apology", "regrets"],
        &["ymddiheuriadau", "ymddiheuriad"],
    ),
    term(Says::Absent, &["absent", "absentees"], &["absennol"]),
    term(Says::Not, &["not", "no", "without"], &[]),
    term(
        Says::Which,
        &[
            "voting",
            "non-voting",
            "nonvoting",
            "co-opted",
            "elected",
            "appointed",
            "associate",
            "independent",
            "lay",
            "executive",
            "non-executive",
            "substitute",
        ],
        &[],
    ),
    term(
        Says::Remotely,
        &["virtually", "remotely", "online", "teams", "zoom", "virtual"],
        &["rhithiol", "ar-lein"],
    ),
    term(
        Says::Joins,
        &[
            "in",
            "for",
            "from",
            "of",
            "the",
            "by",
            "with",
            "via",
            "and",
            "were",
            "are",
            "those",
            "absence",
            "received",
            "accepted",
            "approved",
            "given",
            "sent",
            "tendered",
            "noted",
            "consent",
            "person",
            "ms",
            "part",
            "council",
            "board",
            "committee",
            "panel",
            "parish",
            "town",
            "city",
            "county",
            "district",
            "borough",
            "ward",
            "school",
            "trust",
            "body",
            "governing",
            "senior",
            "support",
            "supporting",
            "meeting",
        ],
        &["yn", "am", "gan", "o", "bell", "drwy", "trwy", "y", "absenoldeb"],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_ascii() {
        assert!(super::super::all(PARTS).all(|word| word.is_ascii()));
    }
}
