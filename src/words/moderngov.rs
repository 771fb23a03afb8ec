//! Words of ModernGov's pages and of its web service.

use crate::block::Part;
use crate::record::MeetingStatus;

use super::headings::{LABELS, Label};
use super::{Term, Words, all, means, term, words};

/// Headings of the parts of an item, without their colon.
pub(crate) static PARTS: [Term<Part>; 2] = [
    term(
        Part::Minutes,
        &["minutes", "draft minutes", "minute"],
        &["cofnodion", "cofnodion drafft"],
    ),
    term(
        Part::Decision,
        &["decision", "decisions", "draft decision"],
        &["penderfyniad", "penderfyniadau"],
    ),
];

/// How a link to the rest of a text that a page cuts calls the text.
pub(crate) static CUT_PARTS: [Term<Part>; 3] = [
    term(Part::Agenda, &["agenda", "agendas"], &[]),
    term(Part::Decision, &["decision", "decisions"], &[]),
    term(Part::Minutes, &["minutes", "minute"], &[]),
];

/// The label before the officer to ask.
pub(crate) static CONTACT: Words = words(&["contact", "contacts"], &["cyswllt", "cysylltiadau"]);

/// Labels of a venue that only pages have, beside those of papers.
static VENUE: Words = words(&["proposed venue"], &["lleoliad arfaethedig"]);

/// The label before the meeting that took a decision.
pub(crate) static DECIDED_AT: Words =
    words(&["decided at meeting"], &["penderfynwyd yn y cyfarfod"]);

/// The label before a decision's date.
pub(crate) static DECIDED_ON: Words = words(&["date of decision"], &["dyddiad y penderfyniad"]);

/// Labels that only the page of a decision has.
pub(crate) static DECISION_LABELS: Words =
    words(&["decision status", "decision maker"], &["statws y penderfyniad"]);

/// Headings of the page of a decision.
pub(crate) static DECISION_PAGE: Words =
    words(&["decision details", "decision"], &["manylion y penderfyniad"]);

/// How the heading of an item's page starts.
pub(crate) static ITEM_PAGE: Words = words(&["agenda item"], &["eitem"]);

/// How the heading of a page about committees starts.
pub(crate) static COMMITTEE_PAGE: Words =
    words(&["committee", "browse committees"], &["pwyllgor", "pori pwyllgorau"]);

/// How the heading of a meeting's page starts.
pub(crate) static MEETING_PAGE: Words = words(
    &["agenda", "meeting", "minutes", "decisions"],
    &["agenda", "cyfarfod", "cofnodion", "penderfyniadau"],
);

/// What the summary of the table of who came holds.
pub(crate) static ATTENDANCE_TABLE: Words = words(&["attendance"], &["presenoldeb"]);

/// What the caption of a recorded vote's table holds.
pub(crate) static RECORDED_VOTE: Words = words(&["recorded vote"], &["pleidlais gofnodedig"]);

/// Headers over what was voted on.
pub(crate) static VOTED_ON: Words =
    words(&["title", "subject", "motion"], &["teitl", "pwnc", "cynnig"]);

/// Headers over how the vote came out.
pub(crate) static VOTE_RESULT: Words = words(&["result", "outcome"], &["canlyniad"]);

/// What a header over the text of a vote holds.
pub(crate) static VOTE_TEXT: Words = words(&["text"], &["testun"]);

/// What stands in a page's title before "for" and the committee: "Agenda, decisions and minutes".
pub(crate) static PAGE_STATE: Words = words(
    &[
        "a",
        "agenda",
        "agendas",
        "and",
        "decision",
        "decisions",
        "draft",
        "meeting",
        "minutes",
        "notice",
        "of",
        "papers",
        "supplementary",
    ],
    &["agenda", "rhaglen", "cofnodion", "drafft", "penderfyniadau", "penderfyniad", "a", "ac"],
);

/// What stands between a page's state and the committee.
pub(crate) static STATE_FOR: Words = words(&["for"], &["ar gyfer"]);

/// What stands between the committee and the day.
pub(crate) static ON_DAY: Words = words(&["on"], &["ar"]);

/// How the title of a link to a committee starts.
pub(crate) static LINK_TO: Words = words(&["link to"], &["dolen i", "cyswllt i"]);

/// How it is told that a meeting is not held as planned: beginnings of words.
static OFF: &[Term<MeetingStatus>] = &[
    term(MeetingStatus::Cancelled, &["cancel", "withdrawn"], &["ganslo", "canslwyd"]),
    term(MeetingStatus::Postponed, &["postpone"], &["gohirio", "ohirio", "gohiriwyd"]),
    term(MeetingStatus::Abandoned, &["abandon"], &[]),
];

/// What a text in lower case says became of a meeting that does not take place.
pub(crate) fn off(lower: &str) -> Option<MeetingStatus> {
    OFF.iter().find(|term| term.is_in(lower)).map(|term| term.means)
}

/// How it is told that a meeting was moved from another day.
pub(crate) static MOVED: Words = words(
    &["moved", "rescheduled", "rearranged", "changed from", "originally", "new date"],
    &["symud", "aildrefn"],
);

/// Words of headings over papers.
pub(crate) static PAPERS: Words =
    words(&["document", "enclosure", "attachment", "papers"], &["dogfen", "papurau", "atodiad"]);

/// Headings over the papers of an item, in a page that is text.
static OVER_PAPERS: Words = words(
    &[
        "additional document",
        "additional documents",
        "additional paper",
        "additional papers",
        "supporting document",
        "supporting documents",
        "supporting paper",
        "supporting papers",
        "background document",
        "background documents",
        "background paper",
        "background papers",
        "supplementary document",
        "supplementary documents",
        "supplementary paper",
        "supplementary papers",
        "accompanying document",
        "accompanying documents",
        "accompanying paper",
        "accompanying papers",
    ],
    &["dogfennau ychwanegol", "dogfennau ategol"],
);

/// How the title of a paper that the public may not see starts.
pub(crate) static RESTRICTED: Words =
    words(&["restricted", "exempt", "confidential"], &["cyfyngedig", "eithriedig", "cyfrinachol"]);

/// The header of the numbers of items, and that of the items.
static NUMBER_HEADER: Words = words(&["no", "no."], &["rhif"]);
static ITEM_HEADER: Words = words(&["item"], &["eitem"]);

/// What a page of text is headed with.
static PAGE_WORDS: Words = words(
    &["agenda", "decisions", "minutes", "meeting"],
    &["agenda", "rhaglen", "penderfyniadau", "cofnodion", "cyfarfod"],
);

/// How it is said that a page's minutes are not confirmed.
static DRAFT_WORD: Words = words(&["draft"], &["drafft"]);

/// The link to a map behind a venue.
static MAP: Words = words(&["view directions"], &["gweld cyfarwyddiadau"]);

/// Words behind a title that say what kind of file is linked to.
static ICON: Words = words(&["pdf icon"], &[]);

/// How the titles of a web server's error pages begin.
pub(crate) static ERRORS: Words = words(
    &[
        "access denied",
        "access to this page has been denied",
        "attention required",
        "bad gateway",
        "bad request",
        "file not found",
        "forbidden",
        "gateway time-out",
        "gateway timeout",
        "http error",
        "http status",
        "internal server error",
        "just a moment",
        "not found",
        "object moved",
        "page not found",
        "request rejected",
        "robot or human",
        "runtime error",
        "server error",
        "service unavailable",
        "the page cannot be found",
        "the resource cannot be found",
        "temporarily unavailable",
    ],
    &["ni chanfuwyd y dudalen"],
);

/// Names of a site that are the product's, and no council's.
pub(crate) static PLACEHOLDERS: Words = words(&["modern council", "modern.gov", "moderngov"], &[]);

/// The beginning of an error page's title, before a status.
pub(crate) static ERROR: Words = words(&["error"], &[]);

/// What it may say behind a status.
pub(crate) static NOT_FOUND: Words = words(&["not found"], &[]);

/// How a link to the rest of a text that a page cuts begins.
pub(crate) static VIEW: Words = words(&["view the"], &[]);

/// The text that it leads to.
pub(crate) static FULL_TEXT: Words = words(&["text"], &[]);

/// How the title of such a link begins.
pub(crate) static VIEW_TITLE: Words = words(&["link to view the full"], &[]);

/// How such a link begins in a page that is text, what it leads to, and what it is the text of.
static VIEW_FULL: Words = words(&["view the full"], &[]);
static TEXT_FOR: Words = words(&["for item"], &[]);

/// What the link back from an item to its meeting says of the item: "Meeting of … (Item 4)".
pub(crate) static ITEM_LINK: Words = words(&["item"], &[]);

/// And before the meeting, with a capital or a small letter.
pub(crate) static MEETING_LINK: Words = words(&["eeting of "], &[]);

/// Notices that a page puts for a paper that the public may not see.
static ENCLOSURE: Words = words(&["restricted enclosure"], &[]);
static VIEW_REASONS: Words = words(&["view the reasons why"], &[]);
static RESTRICTED_WORD: Words = words(&["restricted"], &[]);

/// What a page adds to its rows, whole.
static BUTTONS: Words =
    words(&["share this item", "this matters", "directions", "view directions"], &[]);

/// Beginnings of the rest of it.
static BUTTON_BEGINNINGS: Words = words(
    &[
        "click the button to",
        "view the background to item",
        "view the decision",
        "view the declarations of interest",
    ],
    &[],
);

/// Labels before a telephone number or an address.
static REACHED_BY: Words = words(
    &["tel", "telephone", "phone", "mobile", "email", "e-mail"],
    &["ffôn", "ffon", "e-bost", "ebost", "symudol"],
);

/// Whether a venue stands behind a label.
pub(crate) fn is_venue(label: &str) -> bool {
    means(LABELS, label) == Some(Label::Venue) || VENUE.has(label)
}

pub(super) fn named(name: &str) -> Option<Vec<&'static str>> {
    Some(match name {
        "cut_part" => all(&CUT_PARTS).collect(),
        "over_papers" => OVER_PAPERS.words().collect(),
        "number_header" => NUMBER_HEADER.words().collect(),
        "item_header" => ITEM_HEADER.words().collect(),
        "page_word" => PAGE_WORDS.words().collect(),
        "draft_word" => DRAFT_WORD.words().collect(),
        "on_day" => ON_DAY.words().collect(),
        "state_for" => STATE_FOR.words().collect(),
        "map_link" => MAP.words().collect(),
        "file_icon" => ICON.words().collect(),
        "view_full" => VIEW_FULL.words().collect(),
        "full_text" => FULL_TEXT.words().collect(),
        "text_for" => TEXT_FOR.words().collect(),
        "item_link" => ITEM_LINK.words().collect(),
        "enclosure" => ENCLOSURE.words().collect(),
        "view_reasons" => VIEW_REASONS.words().collect(),
        "restricted_word" => RESTRICTED_WORD.words().collect(),
        "button" => BUTTONS.words().collect(),
        "button_beginning" => BUTTON_BEGINNINGS.words().collect(),
        "reached_by" => REACHED_BY.words().collect(),
        _ => return None,
    })
}
