//! Who moved and who seconded, and the small words that stand beside that and beside votes.

use super::{Words, words};

/// What stands beside the name of who moved: "Proposed by", "Prop.", "X moved".
pub(crate) const PROPOSED: Words = words(
    &["proposed", "proposer", "proposing", "prop", "moved", "mover"],
    &["cynigiwyd", "cynigydd", "cynigiodd"],
);

/// What is of, or by, who moved: "on the proposal of X", "motion by X".
pub(crate) const PROPOSAL: Words = words(&["proposal", "proposition", "motion"], &["cynnig"]);

/// What stands beside the name of who seconded: "seconded by", "2nd", "Sec.".
pub(crate) const SECONDED: Words = words(
    &["seconded", "seconder", "seconding", "secs", "sec", "second", "2nd", "2nded"],
    &["eiliwyd", "eilydd", "eiliodd"],
);

/// What stands between one of those and the name.
pub(crate) const BY: Words = words(&["by", "from", "of"], &["gan"]);

/// What stands between the two names: "Moved/Seconded: A and B".
pub(crate) const AND: Words = words(&["and"], &["ac"]);

/// All who voted: "all in favour", "all members present voted for".
pub(crate) const ALL: Words = words(&["all", "everyone", "everybody"], &["pawb"]);

/// What stands between "all" and what they did.
pub(crate) const WHO: Words = words(
    &[
        "of",
        "the",
        "those",
        "members",
        "councillors",
        "governors",
        "trustees",
        "directors",
        "present",
        "were",
        "being",
        "voted",
        "voting",
        "in",
        "who",
    ],
    &[],
);

/// What all of them were: "in favour".
pub(crate) const FOR_IT: Words =
    words(&["favour", "agreed", "approved", "agreement"], &["o blaid"]);

/// What was done by all, and by whom: "agreed by all".
pub(crate) const BY_ALL: Words = words(
    &[
        "agreed by all",
        "approved by all",
        "accepted by all",
        "supported by all",
        "carried by all",
        "seconded by all",
        "agreement of all",
    ],
    &[],
);

/// Words beside a vote or a mover that say nothing of their own: "it was put to the vote and".
pub(crate) const BESIDE: Words = words(
    &[
        "a",
        "all",
        "an",
        "and",
        "as",
        "being",
        "by",
        "due",
        "duly",
        "for",
        "from",
        "had",
        "in",
        "it",
        "main",
        "no",
        "of",
        "on",
        "original",
        "present",
        "recorded",
        "show",
        "hands",
        "so",
        "substantive",
        "taken",
        "the",
        "then",
        "there",
        "therefore",
        "this",
        "those",
        "to",
        "was",
        "with",
        "who",
        "were",
        "interest",
        "governors",
        "trustees",
        "favour",
        "result",
        "casting",
        "chair",
        "chairman",
        "chair's",
        "chairman's",
        "mayor's",
    ],
    &["gan", "ac", "y", "yr"],
);

/// What stands beside those who resolve ([`DECIDERS`]) in a sentence that leads a clause in: "It was resolved that",
/// "The Council then resolved to".
pub(crate) const RESOLVERS: Words = words(
    &[
        "it",
        "was",
        "and",
        "of",
        "the",
        "for",
        "on",
        "all",
        "present",
        "unanimously",
        "therefore",
        "then",
        "also",
        "further",
        "hereby",
        "duly",
        "subsequently",
        "finally",
    ],
    &[],
);

/// Those who resolve: "after debate, the Council resolved to".
pub(crate) const DECIDERS: Words = words(
    &[
        "board",
        "council",
        "committee",
        "governors",
        "trustees",
        "meeting",
        "members",
        "councillors",
    ],
    &[],
);

/// What is resolved when nobody is named: "after debate it was resolved to".
pub(crate) const IT_WAS: Words = words(&["it was"], &[]);

/// What stands before a resolution that is reported, or that says more of something named before.
pub(crate) const REPORTED: Words = words(&["that", "which", "whether", "when", "where"], &[]);

/// What tells of a resolution of another day: "at the last meeting it was resolved to".
pub(crate) const EARLIER: Words = words(
    &[
        "last meeting",
        "previous meeting",
        "earlier meeting",
        "previously",
        "last year",
        "last month",
    ],
    &[],
);

pub(super) fn named(name: &str) -> Option<Vec<&'static str>> {
    let table = match name {
        "proposed" => PROPOSED,
        "seconded" => SECONDED,
        "resolver" => RESOLVERS,
        _ => return None,
    };
    Some(table.words().collect())
}
