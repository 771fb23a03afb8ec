//! Words with hyphens, and the small words of sentences.

use super::{Words, words};

/// First parts of words that a hyphen follows as a rule: "self-", "year-".
pub(crate) static HYPHENED: Words = words(
    &[
        "all", "anti", "bi", "co", "counter", "cross", "ex", "face", "full", "half", "high", "ill",
        "inter", "long", "low", "mid", "multi", "non", "on", "over", "part", "post", "pre",
        "quasi", "self", "semi", "short", "sub", "vice", "well", "year",
    ],
    &["ad", "cyd", "cyn", "di", "is", "rhyng"],
);

/// First parts of words that a hyphen often follows, and that begin words without one as well.
pub(crate) static SOMETIMES_HYPHENED: Words = words(&["e", "in", "off", "pro", "re", "under"], &[]);

/// Endings that are no words: before them a hyphen only broke the word.
pub(crate) static ENDINGS: Words = words(
    &[
        "able", "ably", "ality", "ally", "ance", "ances", "ant", "ated", "ately", "ating", "ation",
        "ations", "cil", "cils", "cial", "cies", "cillor", "cillors", "ence", "ences", "ible",
        "ical", "ings", "ities", "ity", "ively", "ment", "mental", "ments", "mittee", "mittees",
        "nity", "sion", "sions", "tial", "ties", "ting", "tion", "tional", "tions",
    ],
    &["aeth", "edig", "iadau", "odd", "wyd"],
);

/// Words before which a hyphen stays open: "pre- and post-war".
pub(crate) static BETWEEN: Words =
    words(&["and", "or", "to", "nor", "as"], &["a", "ac", "neu", "i", "na"]);

/// Words that no sentence ends with.
pub(crate) static OPEN: Words = words(
    &[
        "the", "a", "an", "of", "to", "and", "or", "in", "on", "at", "for", "with", "by", "from",
        "that", "which", "was", "were", "had", "their", "its", "be", "near", "into", "between",
        "our", "than",
    ],
    &["y", "yr", "ac", "yn", "ar", "gan", "gyda", "neu", "wrth"],
);

/// Words that no heading and no entry of a list ends with.
pub(crate) static HEADINGS_GO_ON: Words =
    words(&["and", "of", "the", "for", "to", "in", "with", "by", "or", "a"], &[]);

/// Words that no name of a post or an organisation ends with.
pub(crate) static NAMES_GO_ON: Words = words(&["and", "of"], &[]);

/// What ends all clauses but the last, behind a semicolon.
pub(crate) static BEFORE_LAST: Words = words(&["; and", "; or"], &[]);

/// Words that start with a small letter inside a name.
pub(crate) static SMALL_IN_NAMES: Words = words(
    &["of", "the", "and", "for", "in", "on", "to", "a", "an", "at", "with"],
    &["y", "yr", "ac", "ar", "o", "yn", "i"],
);

/// Words that stand in any sentence; they tell nothing about which action it is.
pub(crate) static FUNCTION_WORDS: Words = words(
    &[
        "a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "has", "have",
        "in", "is", "it", "of", "on", "or", "that", "the", "their", "this", "to", "was", "will",
        "with",
    ],
    &["ac", "ar", "bod", "ei", "eu", "gan", "gyda", "i", "neu", "o", "wedi", "y", "yn", "yr"],
);

/// Verbs that make a text a sentence, and no name.
pub(crate) static VERBS: Words = words(
    &[
        "was", "were", "is", "are", "has", "have", "had", "will", "would", "asked", "said",
        "reported", "chaired", "opened", "welcomed", "thanked", "received",
    ],
    &["oedd", "mae", "roedd", "bu"],
);

/// Words that say that something was put off, as they begin: "postponed", "postponement".
pub(crate) static PUT_OFF: Words = words(
    &[
        "defer",
        "postpone",
        "reschedul",
        "rearrang",
        "put back",
        "put off",
        "carried forward",
        "pushed back",
        "moved back",
    ],
    &["gohiri", "ohiri", "aildrefn"],
);
