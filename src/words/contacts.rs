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
        _ => return None,
    };
    Some(table.words().collect())
}
