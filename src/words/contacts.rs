//! Words by which papers tell whom to ask.

use super::{Words, words};

/// The officers whom a paper names to be asked, before "to contact" or "(s)".
const OFFICERS: Words =
    words(&["officer", "officers", "person", "persons"], &["swyddog", "swyddogion"]);

/// What kinds of officer those are.
const OFFICER_KINDS: Words =
    words(&["lead", "relevant", "appropriate", "responsible", "named"], &[]);

/// What stands behind the officers in a heading.
const TO_CONTACT: Words = words(&["to contact", "responsible"], &["i gysylltu â"]);

/// What stands behind "contact" in a heading.
const CONTACT_NOUNS: Words = words(
    &["officer", "officers", "details", "person", "persons", "information", "point", "points"],
    &[],
);

/// What there is to ask.
const ASKED: Words = words(
    &["enquiries", "queries", "further information", "more information", "this report"],
    &["rhagor o wybodaeth", "ymholiadau"],
);

/// Who wrote a report.
const AUTHORS: Words = words(&["author", "authors"], &["awdur", "awduron"]);

/// Whom one contacts.
const CONTACTS: Words = words(&["contact", "contacts"], &["cyswllt"]);

/// What a heading that names someone holds.
pub(crate) const CONTACT_STEM: Words = words(&["contact"], &["cyswllt", "gysylltu"]);

/// What precedes the author of a report.
const REPORT_BY: Words = words(&["report by", "report from"], &["adroddiad gan"]);

/// Who answers for a report.
const DIRECTORS: Words =
    words(&["director", "directors", "head of service", "heads of service"], &["cyfarwyddwr"]);

/// The words that a heading of contacts may start with, without their endings: no other text is one.
pub(crate) const FIRST_WORDS: Words = words(
    &[
        "appropriate",
        "author",
        "contact",
        "corporate",
        "director",
        "executive",
        "for",
        "head",
        "lead",
        "named",
        "officer",
        "person",
        "relevant",
        "report",
        "responsible",
        "service",
    ],
    &["adroddiad", "awdur", "cyfarwyddwr", "cyswllt", "swyddog"],
);

/// Captions that say what the next line holds, or what follows them.
const CAPTIONS: Words = words(
    &[
        "tel",
        "tel no",
        "tel no.",
        "tel number",
        "telephone",
        "telephone no",
        "telephone no.",
        "telephone number",
        "phone",
        "phone number",
        "email",
        "e-mail",
        "email address",
        "e-mail address",
        "name",
        "job title",
        "title",
        "designation",
        "mobile",
        "ext",
        "extension",
    ],
    &["ffôn", "ffon", "e-bost", "ebost", "enw", "teitl swydd", "swydd"],
);

/// Captions before a number or an address at the end of a line, which are no part of what stands there.
const REACHED_BY: Words = words(&["telephone", "tel", "e-mail", "email"], &["ffôn", "e-bost"]);

/// What there is to be had, before whom to ask for it.
const FURTHER: Words =
    words(&["further information", "further details", "more information", "more details"], &[]);

/// What it is about.
const ABOUT_PAPER: Words =
    words(&["about this meeting", "about this agenda", "about this report"], &[]);

/// What asks to contact somebody.
const PLEASE_CONTACT: Words = words(&["please contact"], &[]);

/// Words before a colon that introduce a name, a number or an address, and are none themselves.
const INTRODUCERS: Words = words(
    &[
        "please contact",
        "contact",
        "contact officer",
        "contact officers",
        "contact details",
        "contact for enquiries",
        "contact for queries",
        "contact name",
        "contact person",
        "officer to contact",
        "officers to contact",
        "report author",
        "report authors",
        "author",
        "authors",
        "enquiries",
        "enquiries to",
        "email",
        "email address",
        "e-mail",
        "e-mail address",
        "telephone",
        "telephone number",
        "telephone no",
        "tel",
        "tel no",
        "phone",
        "mobile",
        "direct dial",
        "direct line",
        "clerk",
    ],
    &[],
);

/// Those that need no colon at the start of a line.
const OPENERS: Words = words(
    &[
        "officer to contact",
        "officers to contact",
        "contact officer",
        "contact officers",
        "contact details",
        "contact",
        "report author",
        "report authors",
        "author",
        "authors",
        "email",
        "e-mail",
        "telephone",
        "tel",
        "phone",
    ],
    &[],
);

/// Those that need none at its end.
const CLOSERS: Words =
    words(&["email", "e-mail", "telephone", "tel", "phone", "direct dial", "direct line"], &[]);

/// What stands between a telephone's number and that of an extension.
const EXTENSIONS: Words = words(&["ex", "ex.", "ext", "ext.", "extension", "x"], &[]);

/// What is authored.
const REPORT: Words = words(&["report"], &[]);

/// How an author may be called beside.
const AUTHOR_KINDS: Words = words(&["report", "lead"], &[]);

/// What is behind the author in a heading.
const AUTHOR_NOUNS: Words =
    words(&["of report", "of the report", "of this report", "name", "details"], &[]);

/// What is behind the author where more follows.
const AND_CONTACT: Words = words(&["and contact"], &[]);

/// Where in an organisation an officer is.
const OFFICER_RANKS: Words = words(&["corporate", "strategic"], &[]);

/// How a director may be called beside.
const DIRECTOR_KINDS: Words =
    words(&["corporate", "executive", "service", "lead", "relevant"], &[]);

/// What a heading says that runs on to whom to contact.
const FOR_INFORMATION: Words = words(&["for further information", "for more information"], &[]);

/// Whom to contact, behind that.
const TO_BE_CONTACTED: Words = words(&["contact"], &[]);

pub(super) fn named(name: &str) -> Option<Vec<&'static str>> {
    let table = match name {
        "contact_officer" => OFFICERS,
        "officer_kind" => OFFICER_KINDS,
        "to_contact" => TO_CONTACT,
        "contact_noun" => CONTACT_NOUNS,
        "asked_about" => ASKED,
        "author" => AUTHORS,
        "contact" => CONTACTS,
        "report_author" => REPORT_BY,
        "director" => DIRECTORS,
        "contact_caption" => CAPTIONS,
        "reached_at" => REACHED_BY,
        "further" => FURTHER,
        "about_paper" => ABOUT_PAPER,
        "please_contact" => PLEASE_CONTACT,
        "introducer" => INTRODUCERS,
        "contact_opener" => OPENERS,
        "contact_closer" => CLOSERS,
        "extension" => EXTENSIONS,
        "report" => REPORT,
        "author_kind" => AUTHOR_KINDS,
        "author_noun" => AUTHOR_NOUNS,
        "and_contact" => AND_CONTACT,
        "officer_rank" => OFFICER_RANKS,
        "director_kind" => DIRECTOR_KINDS,
        "for_information" => FOR_INFORMATION,
        "contacted" => TO_BE_CONTACTED,
        _ => return None,
    };
    Some(table.words().collect())
}
