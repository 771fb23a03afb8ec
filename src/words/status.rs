//! States of actions.

use super::{Term, Words, term, words};
use crate::record::ActionState;

/// What a status says, or the first words of a comment, a section or a time. What stands in a cell of
/// status and is none of them is open; elsewhere it decides nothing.
pub(crate) static STATES: &[Term<ActionState>] = &[
    term(ActionState::Done, DONE, DONE_IN_WELSH),
    term(ActionState::NotDone, NOT_DONE, &["tynnwyd yn ôl", "dim angen mwyach"]),
    term(ActionState::Paused, PAUSED, &["gohiriwyd", "wedi'i ohirio"]),
    term(ActionState::Open, OPEN, OPEN_IN_WELSH),
];

const DONE: &[&str] = &[
    "achieved",
    "actioned",
    "closed",
    "complete",
    "completed",
    "discharged",
    "done",
    "ended",
    "finished",
    "implemented",
    "resolved",
    "signed off",
];

const DONE_IN_WELSH: &[&str] =
    &["cwblhawyd", "wedi'i gwblhau", "wedi'i chwblhau", "wedi cau", "wedi'i gau", "gweithredwyd"];

const NOT_DONE: &[&str] = &[
    "cancelled",
    "lapsed",
    "no longer applicable",
    "no longer needed",
    "no longer relevant",
    "no longer required",
    "not pursued",
    "not to be pursued",
    "rejected",
    "risk accepted",
    "superseded",
    "transferred",
    "withdrawn",
];

const PAUSED: &[&str] = &["deferred", "on hold", "paused", "suspended"];

const OPEN: &[&str] = &[
    "active",
    "complete by",
    "completed by",
    "delayed",
    "in hand",
    "in progress",
    "incomplete",
    "new",
    "not complete",
    "not completed",
    "not done",
    "not due",
    "not met",
    "not started",
    "not yet complete",
    "not yet due",
    "not yet started",
    "on going",
    "on target",
    "on track",
    "ongoing",
    "open",
    "outstanding",
    "overdue",
    "part complete",
    "partially complete",
    "partially completed",
    "partly complete",
    "partly completed",
    "pending",
    "started",
    "under way",
    "underway",
];

const OPEN_IN_WELSH: &[&str] = &["parhaus", "ar y gweill", "heb ddechrau", "ar agor", "newydd"];

/// Words that stand before the word of a state and add nothing: "Action complete", "This has been closed".
pub(crate) const BEFORE_STATE: Words = words(
    &[
        "action",
        "actions",
        "all",
        "been",
        "fully",
        "has",
        "have",
        "is",
        "item",
        "items",
        "matter",
        "now",
        "previously",
        "since",
        "status",
        "task",
        "tasks",
        "these",
        "this",
        "was",
        "were",
    ],
    &["nawr", "statws"],
);

/// Words that go on behind the word of a state: "Completed in June", "Closed as the shop has gone".
pub(crate) const BEHIND_STATE: Words = words(
    &[
        "action",
        "actions",
        "after",
        "and",
        "as",
        "at",
        "but",
        "by",
        "date",
        "during",
        "following",
        "in",
        "item",
        "items",
        "last",
        "next",
        "on",
        "per",
        "see",
        "since",
        "via",
        "yesterday",
    ],
    &["ar", "ym", "yn"],
);

/// Words that turn the word of a state that follows into something to come: "actions to be completed".
pub(crate) const TO_COME: Words = words(&["be", "for", "not", "to", "until"], &["i", "heb"]);

/// Colours that stand for a state, and whether they say that the action is done.
pub(crate) static COLOURS: &[Term<Rag>] = &[
    term(Rag::Red, &["red"], &["coch"]),
    term(Rag::Amber, &["amber", "yellow", "orange"], &["melyn", "ambr", "oren"]),
    term(Rag::Green, &["green"], &["gwyrdd"]),
    term(Rag::Blue, &["blue"], &["glas"]),
];

/// A colour that stands for a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rag {
    /// To be done, late.
    Red,
    /// To be done.
    Amber,
    /// Done; or to be done and on track, where another colour or a key says so.
    Green,
    /// Done.
    Blue,
}

/// Marks of what is done.
pub(crate) const TICKS: &[char] = &['✓', '✔', '☑', '🗸', '✅', '√'];

/// Marks of what is to be done.
pub(crate) const CROSSES: &[char] = &['✗', '✘', '☐', '☒', '❌', '×'];

/// What says yes under a header that asks whether an action is done.
pub(crate) const YES: Words = words(&["y", "yes"], &["do", "ydy", "ie"]);

/// What says that a cell has what stands in the cell above.
pub(crate) const AS_ABOVE: Words =
    words(&["as above", "ditto", "do", "see above", "\"", "\"\"", "''"], &["fel uchod"]);
