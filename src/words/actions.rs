//! Words by which running minutes note an action.

use super::{Words, words};

/// What announces an action: "ACTION: AB".
pub(crate) const NOTE: Words = words(&["action", "actions"], &[]);

/// What may stand behind that: "Action point".
const KINDS: Words = words(&["point", "required"], &[]);

/// What stands before the owner: "Action for: AB".
const FOR: Words = words(&["by", "for", "on"], &[]);

/// The same at the end of a sentence.
const BY: Words = words(&["by"], &[]);

/// What stands between the owner and what is to be done: "the Clerk to write".
const TO_DO: Words = words(&["to", "will", "shall", "agreed to"], &[]);

/// What stands behind that where nobody is named: "a note to be written".
pub(crate) const PASSIVE: Words = words(&["be"], &[]);

/// What stands near behind somebody who is to do something: "the Clerk is to", "AM was asked to".
pub(crate) const DOES: Words = words(
    &["to", "will", "shall", "should", "would", "agreed", "asked", "requested", "instructed"],
    &[],
);

/// What stands where an owner could and is none.
pub(crate) const NOT_OWNERS: Words = words(
    &[
        "none",
        "n/a",
        "noted",
        "note",
        "to note",
        "agreed",
        "approved",
        "information",
        "for information",
        "decision",
        "for decision",
        "discussion",
        "complete",
        "completed",
        "closed",
        "nil",
    ],
    &[],
);

/// Small words inside an owner's title.
pub(crate) const SMALL_IN_OWNERS: Words = words(&["of", "and", "the", "for"], &[]);

pub(super) fn named(name: &str) -> Option<Vec<&'static str>> {
    let table = match name {
        "action_note" => NOTE,
        "action_kind" => KINDS,
        "action_for" => FOR,
        "action_by" => BY,
        "to_do" => TO_DO,
        _ => return None,
    };
    Some(table.words().collect())
}
