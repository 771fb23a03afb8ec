//! What heads a report and its parts.

use super::{Words, words};

/// A report.
pub(crate) const REPORT: Words = words(&["report"], &["adroddiad"]);

/// Headings that open a report's text.
const OPENING: Words = words(
    &[
        "purpose",
        "purpose of report",
        "purpose of the report",
        "purpose of this report",
        "background",
        "introduction",
        "summary",
        "report summary",
        "executive summary",
        "finance summary",
    ],
    &[
        "pwrpas yr adroddiad",
        "diben yr adroddiad",
        "cefndir",
        "cyflwyniad",
        "crynodeb",
        "crynodeb gweithredol",
    ],
);

/// Beginnings of such headings.
const OPENING_START: Words = words(&["reason for ", "notable developments"], &[]);

/// Labels whose value is the title.
const TITLE_LABEL: Words = words(
    &[
        "subject",
        "title",
        "name",
        "report",
        "report subject",
        "report title",
        "report name",
        "title of report",
        "title of the report",
        "subject of report",
        "subject of the report",
    ],
    &["teitl", "pwnc", "teitl yr adroddiad"],
);

/// Labels whose value names the meeting, with its date.
const MEETING_LABEL: Words = words(
    &[
        "to",
        "date",
        "date of meeting",
        "date of the meeting",
        "date of committee",
        "date of the committee",
        "date of decision",
        "date of the decision",
        "meeting",
        "meeting date",
        "meeting name",
        "meeting and date",
        "committee",
        "committee date",
        "committee name",
        "committee and date",
        "decision maker",
        "decision maker and date",
        "decision date",
        "decision date and date",
        "report to",
        "board",
        "cabinet",
    ],
    &["i", "dyddiad", "dyddiad y cyfarfod", "cyfarfod", "adroddiad i", "pwyllgor", "cabinet"],
);

/// Labels whose values are neither.
const OTHER_LABEL: Words = words(
    &[
        "from",
        "by",
        "author",
        "officer",
        "report authorised by",
        "classification",
        "decision",
        "decision no",
        "decision no.",
        "decision number",
        "decision type",
        "decision?",
        "key decision",
        "key decision no",
        "key decision no.",
        "key decision number",
        "key decision type",
        "key decision?",
        "electoral division",
        "electoral divisions",
        "status",
        "item",
        "item no",
        "item no.",
        "item number",
        "public",
        "open",
        "purpose",
        "summary",
        "for",
        "attachment",
        "attachments",
        "appendices",
        "annex",
        "annexs",
        "annexe",
        "annexes",
        "version",
        "ref",
        "ref no",
        "ref no.",
        "reference",
        "reference no",
        "reference no.",
    ],
    &["gan", "awdur", "swyddog", "dosbarthiad", "statws", "eitem"],
);

/// Beginnings of such labels.
const OTHER_LABEL_START: Words = words(
    &[
        "agenda item",
        "cabinet member",
        "confidential",
        "contact",
        "corporate director",
        "director",
        "exempt",
        "forward plan",
        "future pathway",
        "lead ",
        "past pathway",
        "portfolio",
        "reason",
        "relevant ",
        "ward",
    ],
    &["aelod cabinet", "cyfarwyddwr", "cyswllt"],
);

/// How a report came to be, before its author: "Prepared by".
const MADE: Words = words(
    &[
        "report",
        "joint report",
        "prepared",
        "presented",
        "submitted",
        "written",
        "approved",
        "authorised",
    ],
    &[],
);

/// What stands before a report's author in a line that is no title.
const REPORT_BY: Words = words(
    &[
        "report of",
        "report by",
        "report from",
        "joint report of",
        "joint report by",
        "joint report from",
        "by",
        "by:",
        "author",
        "author:",
    ],
    &["adroddiad gan"],
);

/// What a report is for, in a line that is no title.
const FOR: Words =
    words(&["for information", "for decision", "for noting", "for discussion"], &["er gwybodaeth"]);

/// What a report asks for.
pub(crate) const RECOMMENDATION: Words = words(&["recommendation"], &["argymhelliad"]);

/// The heading of what a report asks for.
const RECOMMENDATIONS: Words =
    words(&["recommendation", "recommendations"], &["argymhelliad", "argymhellion"]);

/// How a body is asked: "Cabinet is asked to:".
const ASKED: Words = words(&["recommended", "asked", "invited", "requested"], &[]);

pub(super) fn named(name: &str) -> Option<Vec<&'static str>> {
    let table = match name {
        "opening" => OPENING,
        "opening_start" => OPENING_START,
        "title_label" => TITLE_LABEL,
        "meeting_label" => MEETING_LABEL,
        "other_label" => OTHER_LABEL,
        "other_label_start" => OTHER_LABEL_START,
        "made" => MADE,
        "report_by" => REPORT_BY,
        "for" => FOR,
        "recommendations" => RECOMMENDATIONS,
        "asked" => ASKED,
        _ => return None,
    };
    Some(table.words().collect())
}
