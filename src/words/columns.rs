//! What heads the columns of tables.

use std::sync::LazyLock;

use super::{Term, Words, all, term, words};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Column {
    /// "No.", "Ref".
    Number,
    /// "Date", "Raised", "Meeting".
    Raised,
    /// "Due", "Target date", "By when".
    Due,
    /// "Action", "Agreed action", "Task".
    Action,
    /// "Owner", "Lead", "Responsible officer".
    Owners,
    /// "Responsible officer and target date".
    OwnersAndDue,
    /// "Comments", "Update", "Progress".
    Comments,
    /// "Status", "RAG".
    Status,
    /// "Recommendation", "Decision", "Motion": the action, where no column is called so.
    Followed,
    /// "Action taken": comments beside something that is followed, else the action.
    Taken,
    /// Any other.
    Extra,
}

/// Headers of a log of actions, whole or as the start of a header.
pub(crate) const COLUMNS: &[Term<Column>] = &[
    term(Column::Number, NUMBER, &["rhif", "cyf", "cyfeirnod"]),
    term(Column::Number, NUMBER_OF_OTHERS, &["eitem"]),
    term(Column::Raised, RAISED, &["dyddiad", "dyddiad y cyfarfod", "cyfarfod"]),
    term(Column::Due, DUE, &["dyddiad targed", "dyddiad cwblhau", "erbyn pryd", "amserlen"]),
    term(Column::Action, ACTION, &["cam gweithredu", "camau gweithredu", "tasg"]),
    term(Column::Owners, OWNERS, OWNERS_IN_WELSH),
    term(Column::Comments, COMMENTS, &["diweddariad", "sylwadau", "cynnydd", "nodiadau", "ymateb"]),
    term(Column::Status, STATUS, &["statws", "statws rag"]),
    term(Column::Taken, TAKEN, &["camau a gymerwyd"]),
];

/// Headers of what trackers follow where they follow no actions by that name.
pub(crate) const FOLLOWED: Words = words(
    &[
        "commitment",
        "decision",
        "description",
        "item",
        "matter",
        "motion",
        "recommendation",
        "resolution",
        "task",
        "undertaking",
    ],
    &["argymhelliad", "cynnig", "eitem", "mater", "penderfyniad"],
);

/// Headers of days that are as likely to come as to have been.
pub(crate) const ANY_DAY: Words =
    words(&["date", "meeting", "meeting date", "date of meeting"], &["dyddiad", "cyfarfod"]);

/// Words of headers that stand over applications, payments and figures: what has them follows nothing.
pub(crate) const NOT_FOLLOWED: Words = words(
    &[
        "address", "amount", "applica", "attend", "cheque", "gross", "invoice", "location", "net",
        "pay", "proposal", "site", "supplier", "total", "variance", "vat", "vote", "£",
    ],
    &["cais", "cyfeiriad", "swm"],
);

const NUMBER: &[&str] = &[
    "no",
    "nr",
    "number",
    "ref",
    "ref no",
    "reference",
    "action no",
    "action ref",
    "action number",
    "action id",
    "unique id",
    "id",
];

/// What a header of numbers ends with: "Decision ref", "Motion no."
pub(crate) const NUMBERED: Words =
    words(&["id", "no", "nr", "number", "num", "ref", "reference"], &["rhif", "cyf"]);

/// Headers of numbers that are others' before they are the action's.
pub(crate) const NUMBER_OF_OTHERS: &[&str] = &[
    "agenda item",
    "agenda no",
    "item",
    "item no",
    "item number",
    "item ref",
    "minute",
    "minute no",
    "minute number",
    "minute ref",
    "minute reference",
    "minutes ref",
];

const RAISED: &[&str] = &[
    "date",
    "date raised",
    "date of meeting",
    "date added",
    "date agreed",
    "date set",
    "date of decision",
    "date of resolution",
    "date opened",
    "date identified",
    "date recorded",
    "decision date",
    "meeting",
    "meeting date",
    "meeting raised",
    "raised",
    "raised on",
    "opened",
    "opened on",
];

const DUE: &[&str] = &[
    "due",
    "due by",
    "due date",
    "date due",
    "by when",
    "when",
    "deadline",
    "target",
    "target date",
    "timescale",
    "timeframe",
    "completion date",
    "completion target",
    "date for completion",
    "delivery date",
    "due for completion",
    "expected completion",
    "implementation date",
    "review date",
    "target completion",
    "target for completion",
    "time frame",
    "time scale",
    "timeline",
    "to be completed by",
];

const ACTION: &[&str] = &[
    "action",
    "actions",
    "action required",
    "action agreed",
    "agreed action",
    "action point",
    "action description",
    "action to be taken",
    "description of action",
    "task",
    "outstanding action",
    "required action",
    "what is to be done",
];

const TAKEN: &[&str] =
    &["action taken", "actions taken", "action to date", "actions to date", "action since"];

const OWNERS: &[&str] = &[
    "owner",
    "action owner",
    "lead",
    "lead officer",
    "action by",
    "by whom",
    "who",
    "officer",
    "responsible",
    "responsible officer",
    "officer responsible",
    "responsible person",
    "person responsible",
    "responsibility",
    "accountable",
    "assigned to",
    "allocated to",
    "accountable officer",
    "by who",
    "delivered by",
    "lead director",
    "lead member",
    "lead person",
    "lead service",
    "led by",
    "whom",
    "assignee",
    "delegated to",
];

const OWNERS_IN_WELSH: &[&str] =
    &["perchennog", "perchnogion", "swyddog cyfrifol", "swyddog arweiniol", "cyfrifoldeb", "pwy"];

const COMMENTS: &[&str] = &[
    "comment",
    "comments",
    "update",
    "status update",
    "progress",
    "progress update",
    "latest update",
    "latest position",
    "current position",
    "note",
    "notes",
    "response",
    "outcome",
    "position",
    "progress to date",
    "progress made",
    "progress report",
    "progress comment",
    "result",
    "remarks",
    "update on progress",
    "commentary",
    "implementation",
    "feedback",
];

const STATUS: &[&str] = &[
    "status",
    "rag",
    "rag status",
    "rag rating",
    "brag",
    "action status",
    "closed",
    "closed date",
    "complete",
    "completed",
    "completed date",
    "completed on",
    "current status",
    "date closed",
    "date completed",
    "done",
    "open or closed",
    "open/closed",
    "progress rag",
    "progress rating",
    "progress status",
    "state",
];

/// Headers that ask whether an action is done: under them "Yes" or a day says that it is.
pub(crate) const ASKS_WHETHER_DONE: Words = words(
    &[
        "closed",
        "closed date",
        "complete",
        "completed",
        "completed date",
        "completed on",
        "date closed",
        "date completed",
        "done",
    ],
    &["cwblhawyd"],
);

/// The header of a column of actions where it stands alone; "What we have achieved" heads something else.
pub(crate) const ACTION_ALONE: Words = words(&["what"], &["beth"]);

/// What says in a header of owners that their dates stand in the column too: "Responsible officer date".
pub(crate) const WHEN: Words = words(&["date", "due", "deadline", "when"], &["dyddiad", "pryd"]);

/// Headers of tables that are no logs.
pub(crate) const OTHER_COLUMNS: Words = words(
    &[
        "assurance",
        "contact",
        "decision",
        "detail",
        "details",
        "issue",
        "mitigation",
        "name",
        "organisation",
        "priority",
        "rating",
        "recommendation",
        "risk",
        "subject",
    ],
    &["enw", "pwnc", "sefydliad"],
);

/// Headers of lists, in a table by its tabs or bars: of persons, of papers, of figures.
pub(crate) const LISTS: Words = words(
    &["member", "report", "title", "topic", "total"],
    &["aelod", "adroddiad", "cyfanswm", "teitl"],
);

/// Words of longer headers: "Person responsible", "Date actioned", "Outstanding actions".
pub(crate) const PARTS_OF_HEADERS: Words = words(
    &["actioned", "assigned", "completion", "leads", "officers", "outstanding", "owners", "person"],
    &[],
);

/// What heads, beside numbers, a column that has an entry in each row.
pub(crate) const DATE: Words = words(&["date"], &["dyddiad"]);

/// Words in the header of a column of days on which something was raised.
pub(crate) const DAYS: Words =
    words(&["date", "raised", "meeting", "when", "minute"], &["dyddiad", "cyfarfod"]);

/// Beginnings of words in headers of other tables than logs: risks, aims, findings.
pub(crate) const OTHER_TABLES: Words = words(
    &[
        "risk",
        "hazard",
        "mitigat",
        "control",
        "objective",
        "aim",
        "measure",
        "indicator",
        "kpi",
        "success",
        "milestone",
        "finding",
        "weakness",
        "characteristic",
        "cost",
        "budget",
    ],
    &["risg", "amcan", "cyllideb"],
);

/// Beginnings of words in headers by which plans are sorted, where they head the first column; logs have them
/// beside others.
pub(crate) const SORTED_BY: Words = words(&["priorit", "theme"], &["blaenoriaeth", "thema"]);

/// Words in a header of days to come: "Expected by".
pub(crate) const TO_COME: Words =
    words(&["by", "deadline", "due", "expected", "target", "when"], &["erbyn", "targed"]);

/// Words in a header of days past: "Agreed on".
pub(crate) const PAST: Words =
    words(&["added", "agreed", "from", "on", "opened", "origin", "raised", "set"], &["codwyd"]);

/// What stands in a cell of actions where there is none.
pub(crate) const NOTHING: Words =
    words(&["-", "–", "n/a", "nil", "no action", "none", "not applicable"], &["dim"]);

/// The beginning of the first header of a register of risks.
pub(crate) const RISK: Words = words(&["risk"], &["risg"]);

/// Words of the header over the items of an agenda: "Item No. Title Page No."
pub(crate) const AGENDA_COLUMNS: Words = words(
    &["item", "no", "number", "title", "page", "pages", "subject", "report", "nos"],
    &["eitem", "rhif", "teitl", "tudalen", "tudalennau", "pwnc", "adroddiad"],
);

/// Headers of the items in a table that is an agenda.
pub(crate) const ITEMS: Words = words(
    &["item", "agenda item", "title", "subject", "item no", "item no.", "item title"],
    &["eitem", "teitl", "pwnc"],
);

/// Headers over what was said and done in minutes that are set as a table.
pub(crate) const BUSINESS: Words = words(
    &["discussion", "notes", "minute", "minutes", "details", "business", "discussion and decision"],
    &["trafodaeth", "nodiadau", "cofnod", "cofnodion", "manylion"],
);

/// Headers of what stands beside the items in a table that is an agenda.
pub(crate) const BESIDE_ITEMS: Words = words(
    &[
        "lead",
        "page",
        "pages",
        "page no",
        "page no.",
        "paper",
        "papers",
        "time",
        "presenter",
        "led by",
        "enc",
        "purpose",
        "presented by",
    ],
    &["amser", "arweinydd", "tudalen", "tudalennau"],
);

/// The word for an action, wherever it stands in a header or a title.
pub(crate) const ACTION_WORD: Words = words(&["action"], &["cam gweithredu", "camau gweithredu"]);

/// What a table of several is called: "Table B", "Part 2".
pub(crate) const TABLE_TITLES: Words =
    words(&["part", "section", "table"], &["adran", "rhan", "tabl"]);

/// The word for an item, wherever it stands in a header.
pub(crate) const ITEM_WORD: Words = words(&["item"], &["eitem"]);

/// Where the words of a log stand in the name of its body: "Board of Harbours action log".
pub(crate) const LOG_IN_NAME: Words = words(&["action log", "actions"], &["log gweithredu"]);

/// Every header of a log or another table that is known.
pub(crate) fn headers() -> impl Iterator<Item = &'static str> {
    all(COLUMNS).chain(OTHER_COLUMNS.words())
}

/// The first words of all headers, sorted.
static FIRST_WORDS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| sorted(headers().filter_map(|header| header.split(' ').next())));

/// For each letter that a header starts with, a bit for each letter after it; the slots and bits are of letters in
/// whatever case.
static SECOND_LETTERS: LazyLock<[u32; 32]> = LazyLock::new(|| {
    let mut out = [0; 32];
    for word in FIRST_WORDS.iter() {
        if let [first, second, ..] = word.as_bytes()
            && let Some(bits) = out.get_mut(usize::from(first & 31))
        {
            *bits |= 1 << (second & 31);
        }
    }
    out
});

/// Whether a header may start with two bytes.
fn may_be_first(first: u8, second: Option<&u8>) -> bool {
    let bits = SECOND_LETTERS.get(usize::from(first & 31)).copied().unwrap_or_default();
    second.is_some_and(|second| bits & (1 << (second & 31)) != 0)
}

/// All headers and words of longer ones, sorted.
static KNOWN: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| sorted(headers().chain(PARTS_OF_HEADERS.words())));

fn sorted(words: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut all: Vec<&str> = words.collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether a sorted list has a word in lower case, or that whose plural it is.
fn has(list: &[&str], lower: &str) -> bool {
    let own = |word: &str| list.binary_search(&word).is_ok();
    own(lower) || lower.strip_suffix('s').is_some_and(own)
}

/// Whether a word in lower case is a header or a part of one.
pub(crate) fn is_known(lower: &str) -> bool {
    has(&KNOWN, lower)
}

/// Whether a word as printed may be the first of a header, or the whole of one. Asked of nearly every word of a
/// page.
pub(crate) fn may_head(word: &str) -> bool {
    /// The longest first word, in bytes, and then some.
    const LONGEST: usize = 20;
    match word.bytes().next() {
        Some(b'#') => return true,
        Some(first @ b'A'..=b'Z') if may_be_first(first, word.as_bytes().get(1)) => {}
        _ => return false,
    }
    let printed = word.trim_end_matches(['.', ':']);
    let bytes = printed.as_bytes();
    if !(2..LONGEST).contains(&bytes.len()) || !printed.is_ascii() {
        return false;
    }
    let mut lower = [0_u8; LONGEST];
    for (slot, byte) in lower.iter_mut().zip(bytes) {
        *slot = byte.to_ascii_lowercase();
    }
    let lower = lower.get(..bytes.len()).and_then(|lower| std::str::from_utf8(lower).ok());
    lower.is_some_and(|lower| has(&FIRST_WORDS, lower))
}

/// The headers of one kind of column.
pub(crate) fn headers_of(column: Column) -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().filter(move |term| term.means == column).flat_map(Term::words)
}
