//! What heads the parts of a paper: agendas, minutes, their ends, announcements of meetings.

use super::{Term, Words, term, words};
use crate::record::{MeetingStatus, MinutesStatus};

/// A meeting.
pub(crate) const MEETING: Words = words(&["meeting"], &["cyfarfod"]);

/// Meetings, as the heading of minutes names them.
pub(crate) const MEETING_KIND: Words = words(
    &[
        "virtual",
        "remote",
        "hybrid",
        "extraordinary",
        "extra-ordinary",
        "annual",
        "special",
        "ordinary",
        "monthly",
        "quarterly",
        "general",
        "open",
        "public",
        "full",
        "additional",
        "adjourned",
        "joint",
        "inaugural",
        "regular",
        "statutory",
        "emergency",
    ],
    &[],
);

/// How final or how public a paper is, before its name: "Draft minutes".
const PAPER_STATE: Words = words(
    &[
        "draft",
        "confirmed",
        "unconfirmed",
        "approved",
        "open",
        "public",
        "supplementary",
        "supplemental",
    ],
    &[],
);

/// An agenda.
pub(crate) const AGENDA: Words = words(&["agenda"], &["rhaglen"]);

/// Headings of an agenda that do not say "agenda".
const ORDER_OF_BUSINESS: Words = words(
    &[
        "order of business",
        "business to be transacted",
        "business to be conducted",
        "item of business",
        "items of business",
        "summons and agenda",
    ],
    &["trefn busnes"],
);

/// What calls a meeting: "A meeting of the Board will be held at …".
pub(crate) const WILL_BE_HELD: Words = words(&["will be held"], &["gynhelir", "cynhelir"]);

/// What stands before the place or the time, in the call to a meeting.
pub(crate) const AT: Words = words(&[" at "], &[]);

/// What stands behind the word for an agenda in a heading.
const AGENDA_OF: Words = words(&["for", "of", "front sheet", "frontsheet"], &["ar gyfer"]);

/// What stands before its number.
const AGENDA_NO: Words = words(&["no", "no."], &[]);

/// What calls members to a meeting.
pub(crate) const SUMMONED: Words = words(
    &["summoned to attend", "invited to attend", "requested to attend", "summoned to"],
    &["gwahoddir chi i"],
);

/// A stamp that says which item a paper is of: "Agenda Item 4".
pub(crate) const AGENDA_ITEM: Words =
    words(&["agenda item"], &["eitem ar gyfer y rhaglen", "eitem ar y rhaglen", "eitem agenda"]);

/// The word for an item, where its number follows: "(Item 3)".
pub(crate) const ITEM: Words = words(&["item", "agenda"], &["eitem"]);

/// The word for a number before it: "Agenda Item No. 4".
pub(crate) const NUMBER: Words = words(&["number", "no.", "no"], &["rhif"]);

/// Headings over a part of an agenda's items: "UNRESTRICTED ITEMS", "PART B".
pub(crate) const AGENDA_PARTS: Words =
    words(&["items", "business", "part ", "exempt", "section"], &["eitemau", "rhan "]);

/// The first word of a heading over items: "PART B – CLOSED BUSINESS".
pub(crate) const PART: Words = words(&["part", "section"], &["rhan"]);

/// An item that the public may not hear, which has a heading after all others.
pub(crate) const EXCLUSION: Words = words(&["exclusion"], &[]);

/// Who signs an agenda under its last item.
pub(crate) const AGENDA_SIGNED_BY: Words = words(
    &[
        "chief executive",
        "clerk",
        "general counsel",
        "monitoring officer",
        "democratic services",
        "proper officer",
        "head of",
        "director of",
        "solicitor",
    ],
    &["prif weithredwr", "clerc", "swyddog monitro", "gwasanaethau democrataidd"],
);

/// What stands under the last item of an agenda and is no note of it.
pub(crate) const AGENDA_ENDS: Words = words(
    &["date:", "dated", "signed", "exempt items", "(at the time of preparing"],
    &["dyddiad:", "llofnodwyd"],
);

/// What stands in place of an item's pages.
pub(crate) const NO_PAGES: Words = words(
    &["to follow", "(to follow)", "verbal report", "verbal", "oral report", "none"],
    &["i ddilyn", "(i ddilyn)", "ar lafar"],
);

/// What leads whom to ask about a meeting in.
pub(crate) const ASK: Words =
    words(&["contact", "ask for", "officer to contact", "clerk:", "enquiries"], &["cyswllt"]);

/// Minutes.
pub(crate) const MINUTES: Words = words(&["minutes", "notes", "record"], &[]);

/// What stands before the name of the body in the heading of minutes, where it is no English.
const MINUTES_OF: Words = words(
    &[],
    &[
        "cofnodion cyfarfod y",
        "cofnodion cyfarfod yr",
        "cofnodion cyfarfod o'r",
        "cofnodion cyfarfod o",
        "cofnodion cyfarfod",
        "cofnodion y cyfarfod o'r",
        "cofnodion y cyfarfod",
        "cofnodion o gyfarfod y",
        "cofnodion o gyfarfod yr",
        "cofnodion o gyfarfod",
    ],
);

/// What tells minutes though nothing else does.
pub(crate) const MINUTES_TOLD: Words = words(&["minutes of"], &["cofnodion"]);

/// Minutes of a meeting that the heading does not name: an item of other minutes.
pub(crate) const MINUTES_OF_LAST: Words = words(
    &[
        "minutes of the meeting held",
        "minutes of the last",
        "minutes of last",
        "minutes of the previous",
        "minutes of previous",
    ],
    &["cofnodion y cyfarfod a gynhaliwyd", "cofnodion y cyfarfod diwethaf"],
);

/// What makes a heading of minutes an item or a sentence about them.
pub(crate) const ABOUT_MINUTES: Words = words(&["to confirm", "were ", "be approved"], &[]);

/// What meets, in the heading of minutes.
const MEETS: Words = words(&["board", "committee", "council", "panel", "cabinet"], &[]);

/// What a meeting is that has a place and a day.
pub(crate) const HELD: Words = words(
    &["held"],
    &[
        "a gynhaliwyd",
        "gynhaliwyd",
        "cynhaliwyd",
        "a gynhelir",
        "gynhelir",
        "cynhelir",
        "i'w gynnal",
    ],
);

/// The same in other words.
const TOOK_PLACE: Words = words(&["convened", "take place", "took place"], &[]);

/// Words for a paper, which stand behind the name of a body and are none of it.
pub(crate) const PAPERS_STATED: Words =
    words(&["agenda", "minutes", "notes", "draft", "summons"], &["rhaglen", "cofnodion", "drafft"]);

/// What is taken down of a meeting: "Minutes of proceedings at a meeting of".
const PROCEEDINGS: Words = words(&["proceedings"], &[]);

/// Meetings, one or more.
pub(crate) const MEETINGS: Words = words(&["meeting", "meetings", "agm"], &["cyfarfod"]);

/// What stands between a kind of meeting and the body: "Annual Meeting of Marl Council".
pub(crate) const MEETING_OF: Words = words(&[" meeting of", " meetings of"], &[]);

/// What goes on with "held" in the next line of a heading.
pub(crate) const BEFORE_DAY: Words = words(&["on", "at", "in"], &["ar", "yn", "am"]);

/// What leads a place in behind a name.
pub(crate) const IN_NAMES: Words =
    words(&[" in the ", " at the ", " via "], &[" yn y ", " yn yr "]);

/// Papers, whose names over a date are no body's.
pub(crate) const PAPERS: Words = words(
    &["agenda", "minutes", "report", "notice", "summons", "action", "meeting"],
    &["rhaglen", "cofnodion", "adroddiad", "cyfarfod"],
);

/// Lines of a heading that name no body though they have a word for one.
pub(crate) const NO_BODY: Words = words(&["order of business", "to follow"], &["i ddilyn"]);

/// Minutes that are not agreed yet.
pub(crate) const DRAFT: Words = words(&["draft"], &["drafft"]);

/// How final minutes are, in one word.
pub(crate) const STATES: &[Term<MinutesStatus>] = &[
    term(MinutesStatus::Draft, &["draft", "unconfirmed", "unapproved"], &["drafft"]),
    term(MinutesStatus::Revised, &["revised", "amended", "corrected"], &["diwygiedig"]),
    term(MinutesStatus::Confirmed, &["confirmed", "approved"], &[]),
];

/// What such a word stands before.
pub(crate) const AS_MINUTES: Words = words(&["minutes", "notes"], &["cofnodion"]);

/// What became of a meeting.
pub(crate) const BECAME: &[Term<MeetingStatus>] = &[
    term(MeetingStatus::Cancelled, &["cancelled", "canceled"], &["ganslwyd", "canslwyd"]),
    term(MeetingStatus::Postponed, &["postponed"], &["gohiriwyd", "ohiriwyd"]),
    term(MeetingStatus::Adjourned, &["adjourned"], &[]),
    term(MeetingStatus::Abandoned, &["abandoned"], &[]),
    term(MeetingStatus::Inquorate, &["inquorate", "not quorate"], &["heb gworwm"]),
];

/// What stands behind it where it is another day's meeting that was put off.
pub(crate) const OFF_FROM: Words = words(&["from "], &["o "]);

/// What points at the meeting that a paper is of.
pub(crate) const THIS: Words = words(&["this", "the"], &["y", "yr"]);

/// What stands between a meeting and what became of it.
pub(crate) const BECOMES: Words = words(
    &[
        "was",
        "is",
        "has been",
        "had been",
        "was therefore",
        "was then",
        "was declared",
        "had to be",
    ],
    &[],
);

/// What stands behind "adjourned" where the meeting goes on on another day.
pub(crate) const STOPPED: Words = words(&["until", "to ", "for lack", "sine die", "and will"], &[]);

/// What stands behind the title of an item that goes on: "Public forum continued".
pub(crate) const CONTINUED: Words =
    words(&["continued", "continued)", "cont.", "cont", "contd", "cont'd"], &["parhad"]);

/// What a label in the heading of a meeting stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// The day, and the time where it is given.
    Date,
    /// The time.
    Time,
    /// The place.
    Venue,
    /// The body.
    Body,
}

/// Labels in the heading of a meeting.
pub(crate) const LABELS: &[Term<Label>] = &[
    term(
        Label::Date,
        &["date", "date of meeting", "meeting date", "date and time", "date & time", "when"],
        &["dyddiad", "dyddiad y cyfarfod", "dyddiad ac amser", "pryd"],
    ),
    term(Label::Time, &["time", "start time", "times", "time of meeting"], &["amser"]),
    term(
        Label::Venue,
        &["place", "venue", "location", "where", "held at", "meeting place", "proposed venue"],
        &["lleoliad", "man cyfarfod"],
    ),
    term(
        Label::Body,
        &[
            "title of meeting",
            "meeting",
            "name of meeting",
            "committee",
            "board",
            "body",
            "meeting title",
            "meeting of",
        ],
        &["cyfarfod", "pwyllgor"],
    ),
];

/// Verbs for the end of a meeting: "the meeting closed at 8.35pm".
pub(crate) const ENDED: Words = words(
    &[
        "ended",
        "closed",
        "concluded",
        "finished",
        "rose",
        "terminated",
        "adjourned at",
        "to a close",
        "declared closed",
        "end at",
        "ending at",
    ],
    &["i ben"],
);

/// Verbs for the start of a meeting: "the meeting commenced at 7.30 pm".
pub(crate) const BEGAN: Words = words(
    &["began", "called to order", "commenced", "opened", "started"],
    &["cychwynnodd", "dechreuodd"],
);

/// Labels of the end of a meeting: "Close:", "Duration of meeting".
pub(crate) const END: Words = words(
    &[
        "duration of meeting",
        "duration of the meeting",
        "meeting ended",
        "meeting closed",
        "time ended",
        "time concluded",
        "close",
        "close of meeting",
        "closed",
        "finish",
        "finished",
    ],
    &["hyd y cyfarfod", "diwedd y cyfarfod"],
);

/// What stands before a signature and its day.
pub(crate) const SIGNED: Words =
    words(&["signed", "signature", "date", "dated"], &["llofnod", "llofnodwyd", "dyddiad"]);

/// What stands before the day of a signature.
const DATED: Words = words(&["date", "dated"], &["dyddiad"]);

/// What is signed.
const TRUE_RECORD: Words = words(&["as a true record", "as a correct record"], &[]);

/// What says that a day is not that of the meeting: of a signature, of the paper.
pub(crate) const OTHER_DAY: Words =
    words(&["signed", "dated", "published", "posted", "issued", "updated"], &["llofnodwyd"]);

/// What makes a meeting one to come.
pub(crate) const NEXT: Words = words(&["next", "future", "forthcoming", "further"], &["nesaf"]);

/// Titles of items about meetings to come that do not say "next".
pub(crate) const DATES_OF_MEETINGS: Words = words(
    &["date of meeting", "dates of meetings"],
    &["dyddiadau cyfarfodydd", "cyfarfodydd y dyfodol"],
);

/// What stands before the year in a heading over the dates of its meetings: "Dates for 2031".
pub(crate) const DATES_OF: Words = words(&["dates for", "dates in", "dates of"], &["dyddiadau"]);

/// What announces meetings to come, where it is no English.
pub(crate) const NEXT_MEETING: Words = words(
    &[],
    &[
        "dyddiad y cyfarfod nesaf",
        "y cyfarfod nesaf",
        "cyfarfod nesaf",
        "dyddiadau cyfarfodydd y dyfodol",
        "cyfarfodydd y dyfodol",
    ],
);

pub(super) fn named(name: &str) -> Option<Vec<&'static str>> {
    let table = match name {
        "meeting" => MEETING,
        "meeting_kind" => MEETING_KIND,
        "paper_state" => PAPER_STATE,
        "agenda" => AGENDA,
        "agenda_of" => AGENDA_OF,
        "agenda_no" => AGENDA_NO,
        "order_of_business" => ORDER_OF_BUSINESS,
        "agenda_item" => AGENDA_ITEM,
        "number" => NUMBER,
        "part" => PART,
        "minutes" => MINUTES,
        "minutes_of" => MINUTES_OF,
        "proceedings" => PROCEEDINGS,
        "summoned" => SUMMONED,
        "held" => HELD,
        "before_day" => BEFORE_DAY,
        "meets" => MEETS,
        "took_place" => TOOK_PLACE,
        "ended" => ENDED,
        "end" => END,
        "signed" => SIGNED,
        "dated" => DATED,
        "true_record" => TRUE_RECORD,
        "next" => NEXT,
        "next_meeting" => NEXT_MEETING,
        _ => return None,
    };
    Some(table.words().collect())
}
