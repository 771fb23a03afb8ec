//! What operative clauses stand under or after, how votes are told, and what notes begin with.

use super::{Term, Words, all, term, words};
use crate::record::ResolutionKind;

/// A side of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// For.
    For,
    /// Against.
    Against,
    /// Abstaining.
    Abstain,
    /// There, and not voting.
    NotVoting,
}

/// Lead-in words, as they stand in capitals: "RESOLVED", "DECISION".
pub(crate) const LEAD_INS: &[Term<ResolutionKind>] = &[
    term(ResolutionKind::Resolved, &["resolved", "resolution", "resolutions"], &["penderfynwyd"]),
    term(
        ResolutionKind::Recommended,
        &["recommended", "recommendation", "recommendations"],
        &["argymhellwyd", "argymhelliad", "argymhellion"],
    ),
    term(ResolutionKind::Agreed, &["agreed"], &["cytunwyd"]),
    term(
        ResolutionKind::Decision,
        &["decision", "decisions", "decided"],
        &["penderfyniad", "penderfyniadau"],
    ),
];

/// Those that head clauses in small letters too: "Resolved:", "Decision:".
pub(crate) const IN_SMALL: Words = words(
    &["resolved", "resolution", "resolutions", "recommended", "agreed", "decision", "decisions"],
    &["penderfynwyd", "penderfyniad", "penderfyniadau", "argymhellwyd", "cytunwyd"],
);

/// Those that are nouns, and lead in only as a heading.
pub(crate) const NOUNS: Words = words(
    &["decision", "decisions", "resolution", "resolutions", "recommendation", "recommendations"],
    &["argymhelliad", "argymhellion", "penderfyniad", "penderfyniadau"],
);

/// The verb that leads a clause in in small letters too: "Resolved that …".
pub(crate) const RESOLVED: Words = words(&["resolved"], &["penderfynwyd"]);

/// What a clause says with a verb of its own: "that".
pub(crate) const THAT: Words = words(&["that"], &["bod", "fod"]);

/// The same at the start of a line that goes on no line above.
pub(crate) const CLAUSE: Words = words(&["that"], &[]);

/// What a clause says with a bare verb: "to".
pub(crate) const TO: Words = words(&["to"], &[]);

/// Verbs of clauses that have lost their lead-in: "That the report be noted."
pub(crate) const OPERATIVE: Words = words(&["be", "take", "takes", "would"], &[]);

/// A vote without a voice against.
pub(crate) const UNANIMOUS: Words = words(
    &[
        "unanimously",
        "unanimous",
        "nem con",
        "nem con.",
        "nem. con",
        "nem. con.",
        "nem.con",
        "nem.con.",
        "nemcon",
        "unan",
        "unan.",
    ],
    &["yn unfrydol"],
);

/// What says that nothing is decided under a word that leads in elsewhere.
pub(crate) const FOR_INFORMATION: Words =
    words(&["for information", "for info"], &["er gwybodaeth"]);

/// What is counted in a vote: "by 7 votes to 0".
pub(crate) const BALLOTS: Words = words(
    &[
        "vote",
        "votes",
        "member",
        "members",
        "majority",
        "against",
        "abstention",
        "abstentions",
        "casting vote",
    ],
    &["pleidlais"],
);

/// The sides of a vote.
pub(crate) const SIDES: &[Term<Side>] = &[
    term(Side::For, IN_FAVOUR.english, IN_FAVOUR.welsh),
    term(Side::Against, AGAINST.english, AGAINST.welsh),
    term(Side::Abstain, ABSTAIN_SHORT.english, ABSTAIN.welsh),
    term(Side::NotVoting, NOT_VOTING.english, NOT_VOTING.welsh),
];

/// Votes for.
pub(crate) const IN_FAVOUR: Words = words(&["for", "in favour"], &["o blaid"]);

/// Votes against.
pub(crate) const AGAINST: Words = words(&["against"], &["yn erbyn"]);

/// Votes withheld.
pub(crate) const ABSTAIN: Words = words(
    &["abstain", "abstained", "abstaining", "abstains", "abstention", "abstentions"],
    &["ymatal", "yn ymatal"],
);

/// Votes that were not cast.
pub(crate) const NOT_VOTING: Words =
    words(&["not voting", "did not vote", "no vote"], &["heb bleidleisio"]);

/// How that is shortened.
pub(crate) const ABSTAIN_SHORT: Words = words(&["abst"], &[]);

/// Who voted, before a side that heads their names: "the members who voted against".
const VOTERS: Words = words(&["members", "councillors", "those"], &[]);

/// What they did.
pub(crate) const VOTED: Words = words(&["vote", "votes", "voted", "voting"], &[]);

/// What is counted, between a count and its side: "35 members voted for".
pub(crate) const COUNTED: Words = words(
    &[
        "member",
        "members",
        "councillor",
        "councillors",
        "vote",
        "votes",
        "voted",
        "were",
        "voting",
        "people",
    ],
    &[],
);

/// What is counted behind a count that says nothing else: "by 7 votes to 0".
pub(crate) const VOTES: Words = words(&["vote", "votes"], &[]);

/// What is voted on, behind a side and what it is of.
const MOTION: Words = words(&["motion", "amendment"], &[]);

/// What is voted on, behind a side: "in favour of the motion".
pub(crate) const MATTER: Words = words(
    &["motion", "motions", "amendment", "amendments", "recommendation", "recommendations"],
    &[],
);

/// What is put to the vote, before what became of it: "the motion was lost".
pub(crate) const PUT: Words = words(
    &[
        "motion",
        "amendment",
        "proposal",
        "recommendation",
        "recommendations",
        "vote",
        "resolution",
        "it",
    ],
    &[],
);

/// What stands between that and what became of it: "the motion as amended was then lost".
pub(crate) const BECAME: Words = words(
    &[
        "as amended",
        "was",
        "were",
        "be",
        "been",
        "is",
        "therefore",
        "then",
        "duly",
        "declared",
        "being",
        "which",
    ],
    &[],
);

/// What stands before the word of resolving where something else was resolved, or long ago: "had been resolved".
pub(crate) const LONG_AGO: Words = words(&["been"], &["wedi"]);

/// What became of what was put to the vote.
pub(crate) const OUTCOME: Words = words(
    &[
        "carried",
        "carried unanimously",
        "lost",
        "passed",
        "passed unanimously",
        "defeated",
        "fell",
        "falls",
        "rejected",
        "won",
        "tied",
        "agreed",
        "agreed unanimously",
    ],
    &[],
);

/// What tells an outcome without what was voted on.
pub(crate) const OUTCOME_ALONE: Words = words(
    &[
        "unanimous",
        "unanimous agreed",
        "unanimous carried",
        "unanimous approved",
        "unanimous resolved",
        "unanimously",
        "unanimously agreed",
        "unanimously carried",
        "unanimously approved",
        "unanimously resolved",
        "nem con",
        "nem. con",
        "nem.con",
        "nemcon",
        "carried",
        "carried unanimously",
        "motion lost",
        "motion carried",
    ],
    &["yn unfrydol"],
);

/// What behind such a word says that it tells of no vote: "repairs were carried out".
pub(crate) const NO_OUTCOME: Words = words(&["out", "forward", "over", "on", "through"], &[]);

/// Verbs for what the larger number was against: "lost by 6 votes to 4".
pub(crate) const LOST: Words = words(&["lost", "defeated", "rejected", "fell"], &[]);

/// An outcome that alone tells of no vote: "It was agreed that …".
pub(crate) const AGREED: Words = words(&["agreed"], &[]);

/// The stem of the words for voting.
pub(crate) const VOTING: Words = words(&["vot"], &["pleidl"]);

/// Headings of a line that is a vote and nothing else.
pub(crate) const VOTE_HEADINGS: Words =
    words(&["voting", "vote", "votes", "the vote", "the voting", "recorded vote"], &["pleidlais"]);

/// What stands under a side of a vote that nobody took.
pub(crate) const NO_NAMES: Words = words(&["none", "nil", "0", "no one", "n/a", "-"], &["neb"]);

/// Counts in words.
pub(crate) const COUNTS: &[Term<u32>] = &[
    term(0, &["zero", "no", "none", "nil"], &[]),
    term(1, &["one"], &[]),
    term(2, &["two"], &[]),
    term(3, &["three"], &[]),
    term(4, &["four"], &[]),
    term(5, &["five"], &[]),
    term(6, &["six"], &[]),
    term(7, &["seven"], &[]),
    term(8, &["eight"], &[]),
    term(9, &["nine"], &[]),
    term(10, &["ten"], &[]),
    term(11, &["eleven"], &[]),
    term(12, &["twelve"], &[]),
];

/// A heading of notes, alone.
pub(crate) const NOTE: Words = words(&["note", "notes"], &["nodyn"]);

/// What a note that is no clause starts with.
pub(crate) const NOTES: Words = words(&["note:", "notes:", "(note", "nb:"], &["nodyn:"]);

/// A note by somebody, which is none of the body's clauses.
pub(crate) const NOTES_BY: Words = words(
    &[
        "clerk's note",
        "chair's note",
        "chairman's note",
        "chairperson's note",
        "secretary's note",
        "officer's note",
    ],
    &["nodyn y clerc"],
);

/// Why a body decided, which is no clause.
pub(crate) const REASONS: Words =
    words(&["reason for", "reasons for"], &["rheswm dros", "rhesymau dros"]);

pub(super) fn named(name: &str) -> Option<Vec<&'static str>> {
    let table = match name {
        "lead_in" => return Some(all(LEAD_INS).collect()),
        "count" => return Some(all(COUNTS).collect()),
        "small_lead_in" => IN_SMALL,
        "resolved" => RESOLVED,
        "that" => THAT,
        "unanimous" => UNANIMOUS,
        "ballots" => BALLOTS,
        "in_favour" => IN_FAVOUR,
        "against" => AGAINST,
        "abstain" => ABSTAIN,
        "abstain_short" => ABSTAIN_SHORT,
        "not_voting" => NOT_VOTING,
        "voters" => VOTERS,
        "voted" => VOTED,
        "counted" => COUNTED,
        "votes" => VOTES,
        "to" => TO,
        "motion" => MOTION,
        "became" => BECAME,
        "matter" => MATTER,
        "put" => PUT,
        "outcome" => OUTCOME,
        "outcome_alone" => OUTCOME_ALONE,
        "lost" => LOST,
        "note" => NOTE,
        "reasons" => REASONS,
        _ => return None,
    };
    Some(table.words().collect())
}
