//! What a log of actions is called.

use super::{Words, words};

/// Papers that follow actions: "Action log", "Schedule of outstanding actions".
const LOG: Words =
    words(&["log", "list", "register", "schedule", "summary", "table", "tracker"], &[]);

/// What else makes "Actions" a title of a log: "Action points", "Actions arising".
const ACTIONS_TOLD: Words = words(
    &[
        "tracking",
        "sheet",
        "points",
        "record",
        "update",
        "monitor",
        "monitoring",
        "arising",
        "agreed",
        "from",
        "outstanding",
        "required",
        "taken",
        "minutes",
        "to be",
        "to take",
    ],
    &[],
);

/// What makes actions those of a log: "Outstanding actions".
const OPEN: Words = words(
    &[
        "outstanding",
        "agreed",
        "ongoing",
        "rolling",
        "open",
        "previous",
        "follow-up",
        "follow up",
        "followup",
    ],
    &[],
);

/// What a log follows beside actions: "Recommendations tracker".
const TRACKED: Words = words(
    &[
        "decision",
        "decisions",
        "matter",
        "matters",
        "motion",
        "motions",
        "recommendation",
        "recommendations",
        "resolution",
        "resolutions",
    ],
    &[],
);

/// How a log of what is not actions is called.
const TRACKER: Words = words(&["tracker", "log", "monitor", "monitoring"], &[]);

/// Titles of logs of their own kind.
const LOG_TITLE: Words = words(
    &["matters arising", "monitoring log"],
    &["materion yn codi", "log gweithredu", "log camau gweithredu", "cofnod camau gweithredu"],
);

pub(super) fn named(name: &str) -> Option<Vec<&'static str>> {
    let table = match name {
        "log" => LOG,
        "actions_told" => ACTIONS_TOLD,
        "open_action" => OPEN,
        "followed" => TRACKED,
        "tracker" => TRACKER,
        "log_title" => LOG_TITLE,
        _ => return None,
    };
    Some(table.words().collect())
}
