//! Titles before names: of councillors, of courtesy, of honour and of rank.

use super::{Words, words};

/// What councillors are called before their names.
pub(super) static COUNCILLOR: Words = words(
    &["councillor", "councillors", "cllr", "cllrs", "cllor", "cnclr", "coun"],
    &["cynghorydd", "y cynghorydd", "cyng", "y cyng"],
);

/// Other titles that no post starts with.
pub(super) static COURTESY: Words = words(
    &["mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lady", "rev", "revd", "reverend"],
    &["y parch", "parch"],
);

/// Titles that posts start with too, or that are posts.
pub(super) static HONOURS: Words = words(
    &[
        "prof",
        "professor",
        "lord",
        "baroness",
        "baron",
        "viscount",
        "earl",
        "canon",
        "father",
        "fr",
        "sister",
        "bishop",
        "archdeacon",
        "imam",
        "rabbi",
        "hon",
        "rt hon",
        "rt. hon",
        "alderman",
        "ald",
        "alderwoman",
        "mayor",
        "deputy mayor",
        "leader",
        "the worshipful the mayor",
        "the worshipful mayor",
        "madam mayor",
        "the mayor",
        "the deputy mayor",
        "his worship",
        "her worship",
        "judge",
        "justice",
    ],
    &[],
);

/// Ranks of soldiers, of the police and of firefighters.
pub(super) static RANKS: Words = words(
    &[
        "lieutenant",
        "lieutenant colonel",
        "lt",
        "lt col",
        "lt. col",
        "colonel",
        "col",
        "major",
        "maj",
        "captain",
        "capt",
        "commander",
        "cmdr",
        "cdr",
        "brigadier",
        "wing commander",
        "group captain",
        "squadron leader",
        "sergeant",
        "sgt",
        "ps",
        "pc",
        "pcso",
        "dc",
        "ds",
        "di",
        "dci",
        "dcc",
        "acc",
        "acting",
        "constable",
        "chief constable",
        "assistant chief constable",
        "deputy chief constable",
        "inspector",
        "insp",
        "t/insp",
        "detective",
        "chief inspector",
        "ch insp",
        "ch. insp",
        "c/insp",
        "ch/insp",
        "chief insp",
        "ci",
        "superintendent",
        "supt",
        "chief superintendent",
        "chief supt",
        "ch supt",
        "ch. supt",
        "c/supt",
        "ch/supt",
        "det supt",
        "det. supt",
        "temp",
        "temporary",
        "station manager",
        "group manager",
        "area manager",
    ],
    &[],
);

/// Titles that stand once for all names of a list.
pub(crate) static SHARED_TITLES: Words = words(
    &[
        "councillors",
        "cllrs",
        "cllr.s",
        "couns",
        "messrs",
        "members",
        "aldermen",
        "drs",
        "mesdames",
    ],
    &["cynghorwyr", "aelodau", "y cynghorwyr"],
);

/// What members are members of, where a title says it: "ward members", beside the kinds of council.
pub(super) static WARD: Words = words(&["ward"], &[]);

/// Honours that an article may stand before: "The Rt Hon. the Lord Marl".
pub(super) static PEERS: Words = words(
    &[
        "rt hon",
        "rt. hon",
        "right honourable",
        "right hon",
        "honourable",
        "worshipful",
        "lord",
        "lady",
        "baroness",
        "baron",
        "viscount",
        "earl",
        "bishop",
        "reverend",
    ],
    &[],
);
