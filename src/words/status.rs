//! States of actions.

use super::{Words, words};

/// States of an action that is done; an action in any other state is open.
pub(crate) const CLOSED: Words = words(
    &["green", "complete", "completed", "closed", "done", "discharged"],
    &["gwyrdd", "cwblhawyd", "wedi'i gwblhau", "wedi'i chwblhau", "wedi cau"],
);

/// States of an action that is to be done.
pub(crate) const OPEN: Words = words(
    &[
        "ongoing",
        "on-going",
        "open",
        "in progress",
        "in-progress",
        "not started",
        "outstanding",
        "pending",
        "on hold",
        "overdue",
        "on track",
        "deferred",
        "cancelled",
        "withdrawn",
        "superseded",
        "started",
        "new",
        "delayed",
    ],
    &["parhaus", "ar y gweill", "heb ddechrau", "ar agor", "newydd"],
);

/// Colours that stand for a state.
pub(crate) const COLOURS: Words =
    words(&["red", "amber", "yellow", "green", "blue"], &["coch", "melyn", "gwyrdd", "glas"]);
