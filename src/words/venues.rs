//! Where a body meets.

use super::{Words, words};

/// Words that name a place.
pub(crate) const PLACES: Words = words(
    &[
        "room",
        "rooms",
        "hall",
        "chamber",
        "chambers",
        "office",
        "offices",
        "headquarters",
        "boardroom",
        "hotel",
        "institute",
        "auditorium",
        "centre",
        "center",
        "street",
        "road",
        "building",
        "house",
        "teams",
        "zoom",
        "online",
        "virtual",
        "library",
        "school",
        "church",
        "suite",
        "hub",
        "square",
        "village",
        "lane",
        "museum",
        "college",
        "pavilion",
        "theatre",
        "club",
        "gallery",
        "court",
    ],
    &[
        "ystafell",
        "neuadd",
        "siambr",
        "swyddfa",
        "swyddfeydd",
        "canolfan",
        "adeilad",
        "llyfrgell",
        "ysgol",
        "eglwys",
        "heol",
        "stryd",
    ],
);

/// The article before a place.
pub(crate) const THE: Words = words(&["the "], &["y ", "yr "]);

/// What stands behind a place and is none of it: links, and how people meet there.
pub(crate) const BEHIND: Words = words(
    &[
        "View directions",
        "(map)",
        "View map",
        "video conferencing",
        "videoconferencing",
        "video conference",
    ],
    &[],
);

/// What leads from a place on to the day, the time or the business.
pub(crate) const LEADS_ON: Words = words(
    &[" on", " at", " from", " commencing", " starting", " to deal", " between"],
    &[" ar", " am"],
);

/// What leads a place in.
pub(crate) const LEADS_IN: Words = words(
    &[" in person at ", " in ", " at ", " via ", " by ", " using ", " through "],
    &[" yn y ", " yn yr ", " yn ", " yng ", " ym ", " trwy ", " drwy "],
);
