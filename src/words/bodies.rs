//! Words for councils and their bodies, and what papers put around their names.

use super::{Words, words};

/// Bodies that decide: reports are addressed to them.
pub(crate) static DECIDING: Words = words(
    &[
        "assembly",
        "authority",
        "board",
        "cabinet",
        "commission",
        "committee",
        "council",
        "executive",
        "forum",
        "panel",
        "partnership",
        "trust",
    ],
    &["bwrdd", "cabinet", "cyngor", "fforwm", "panel", "partneriaeth", "pwyllgor"],
);

/// What bodies of an organisation are called, beside the organisation itself.
pub(crate) static BODIES_ONE: Words = words(
    &[
        "board",
        "cabinet",
        "commission",
        "committee",
        "executive",
        "forum",
        "governing body",
        "governing board",
        "governors",
        "group",
        "panel",
        "selectmen",
        "sub-committee",
        "subcommittee",
        "trustees",
        "working party",
    ],
    &["bwrdd", "cabinet", "fforwm", "panel", "pwyllgor", "is-bwyllgor"],
);

/// What says that all of a body meets, and stands in its name but for councils: "Full Governing Body".
pub(crate) static WHOLE: Words = words(&["full"], &[]);

/// What other bodies are called, and several of a kind: a heading line with such a word, or one for a
/// body that decides, is a body's name.
static OTHER_BODIES: Words = words(
    &[
        "alliance",
        "alliances",
        "association",
        "associations",
        "boards",
        "bureau",
        "bureaus",
        "cabinets",
        "commissions",
        "committees",
        "company",
        "conference",
        "conferences",
        "consortium",
        "consortiums",
        "councils",
        "executives",
        "fellowship",
        "fellowships",
        "forums",
        "friends",
        "governors",
        "group",
        "groups",
        "hub",
        "hubs",
        "municipal district",
        "network",
        "networks",
        "panels",
        "parish meeting",
        "parish meetings",
        "partnerships",
        "society",
        "sub-committee",
        "sub-committees",
        "subcommittee",
        "subcommittees",
        "task force",
        "task forces",
        "town meeting",
        "town meetings",
        "governing body",
        "governing bodies",
        "selectmen",
        "trustees",
        "trusts",
        "working party",
    ],
    &["bwyllgor", "chyngor", "gyngor", "is-bwyllgor", "ymddiriedolaeth"],
);

/// The words that name a body.
pub(crate) fn bodies() -> impl Iterator<Item = &'static str> {
    DECIDING.words().chain(OTHER_BODIES.words())
}

/// Words of bodies' names that tell no body from another, beside those of [`bodies`].
pub(crate) static PLAIN: Words =
    words(&["and", "for", "joint", "of", "sub", "the", "working"], &["a", "ac", "ar", "y", "yr"]);

/// What kinds of council there are, as their names say before "Council".
pub(crate) static COUNCIL_KINDS: Words = words(
    &[
        "borough",
        "city",
        "community",
        "county",
        "district",
        "metropolitan",
        "parish",
        "royal borough",
        "town",
        "unitary",
        "village",
    ],
    &[],
);

/// What kinds of council there are in Wales, as their Welsh names say after "Cyngor".
static WELSH_KINDS: Words = words(
    &[],
    &[
        "bro",
        "bwrdeistref",
        "bwrdeistref sirol",
        "cymuned",
        "cymunedol",
        "dinas",
        "dinas a sir",
        "sir",
        "sirol",
        "tref",
    ],
);

/// Authorities that are no council.
static OTHER_AUTHORITIES: Words = words(
    &["combined authority", "fire authority"],
    &["awdurdod tân", "awdurdod parc cenedlaethol"],
);

/// What stands before "of" and a place in the name of an authority: "Royal Borough of Marl".
static AUTHORITIES_OF: Words = words(
    &["london borough", "royal borough", "city", "town", "county", "township", "municipality"],
    &[],
);

/// What starts the names of London's councils.
static LONDON: Words = words(&["london borough"], &[]);

/// Words that councils' names have in common; the others tell which one it is.
pub(crate) static COMMON: Words = words(
    &[
        "and",
        "authority",
        "borough",
        "city",
        "combined",
        "community",
        "council",
        "county",
        "district",
        "east",
        "fire",
        "greater",
        "london",
        "metropolitan",
        "mid",
        "national",
        "new",
        "north",
        "of",
        "on",
        "park",
        "parish",
        "police",
        "rescue",
        "royal",
        "service",
        "south",
        "the",
        "town",
        "unitary",
        "upon",
        "village",
        "west",
    ],
    &["awdurdod", "bwrdeistref", "cymuned", "cyngor", "dinas", "sir", "sirol", "tref", "y", "yr"],
);

/// What stands before a body's name in a heading.
pub(crate) static BEFORE_BODY: Words = words(
    &[
        "open section of",
        "closed section of",
        "section of",
        "open part of",
        "public part of",
        "draft",
        "printed",
        "minutes of",
        "notes of",
        "proceedings of",
        "agenda of",
        "agenda for",
        "notice of",
        "meeting of",
        "minutes",
        "the",
    ],
    &[
        "drafft",
        "cofnodion cyfarfod",
        "cofnodion",
        "agenda ar gyfer",
        "rhaglen ar gyfer",
        "cyfarfod o",
        "cyfarfod",
        "y",
        "yr",
    ],
);

/// What stands before a dash and a body's name: "Agenda – Cabinet".
pub(crate) static BEFORE_DASH: Words = words(&["agenda"], &["agenda", "rhaglen"]);

/// What a council is called, whatever its kind.
pub(crate) static COUNCIL: Words = words(&["council"], &["cyngor"]);

/// Bodies of which an authority has one: "Extraordinary Council" is the council.
pub(crate) static SOLE: Words = words(&["council", "cabinet"], &["cyngor"]);

/// The articles that a body's name may start with.
pub(crate) static ARTICLES: Words = words(&["the", "a"], &["y", "yr"]);

/// What stands behind a body's name in a heading, in the order in which it is taken off.
pub(crate) static AFTER_BODY: Words = words(
    &[
        "a.g.m",
        "a.g.m.",
        "agm",
        "annual general meeting",
        "meeting held on",
        "meeting of",
        "meeting minutes",
        "minutes of meeting",
        "minutes",
        "meeting",
        "meetings",
        "agenda",
        "draft",
        "held on",
        "on",
        "at",
        "held",
    ],
    &["a gynhaliwyd ar", "a gynhaliwyd", "cyfarfod"],
);

/// What papers say of a meeting and not of a body: "Extraordinary Council" is the council.
pub(crate) static SORTS: Words = words(
    &[
        "additional",
        "adjourned",
        "annual",
        "extraordinary",
        "full",
        "hybrid",
        "inaugural",
        "monthly",
        "ordinary",
        "quarterly",
        "remote",
        "special",
        "virtual",
    ],
    &["arbennig", "blynyddol"],
);

/// What points back to a body that is named above: "the above Council".
pub(crate) static NAMED_ABOVE: Words =
    words(&["above", "above-named", "above named", "aforesaid", "said"], &["uchod"]);

/// Words that say which kind of meeting it is, and never begin the name of a body of their own.
pub(crate) static SORTS_ALONE: Words = words(
    &[
        "adjourned",
        "annual",
        "extra-ordinary",
        "extraordinary",
        "inaugural",
        "monthly",
        "ordinary",
        "quarterly",
    ],
    &[],
);

/// Bodies whose names end in "meeting".
pub(crate) static MEETINGS_OWN: Words = words(&["parish meeting", "town meeting"], &[]);

/// What a council is called that has its name elsewhere.
pub(crate) static NO_COUNCILS_NAME: Words = words(
    &[
        "parish council",
        "town council",
        "community council",
        "village council",
        "city council",
        "council",
    ],
    &[],
);

pub(super) fn named(name: &str) -> Option<Vec<&'static str>> {
    Some(match name {
        "body" => bodies().collect(),
        "deciding_body" => DECIDING.words().collect(),
        "council_kind" => COUNCIL_KINDS.words().collect(),
        "welsh_kind" => WELSH_KINDS.words().collect(),
        "other_authority" => OTHER_AUTHORITIES.words().collect(),
        "council" => COUNCIL.words().collect(),
        "london" => LONDON.words().collect(),
        "authority_of" => AUTHORITIES_OF.words().collect(),
        _ => return None,
    })
}
