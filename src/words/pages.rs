//! What pages say of themselves.

use super::{Words, words};

/// The word beside a page's number.
pub(crate) const PAGE: Words = words(&["page", "pg"], &["tudalen"]);

/// A page, in a sentence.
pub(crate) const PAGE_NOUN: Words = words(&["page"], &["dudalen", "tudalen"]);

/// What stands before the numbers of pages.
const PAGES: Words = words(&["page", "pages", "pp", "pgs"], &[]);

/// The same, in brackets alone.
const PAGE_LETTERS: Words = words(&["p", "pg"], &[]);

/// What stands between the first page and the last.
const PAGES_TO: Words = words(&["to"], &[]);

/// What stands before pages that are apart.
const PAGES_AND: Words = words(&["and"], &[]);

/// What stands before the number of all pages: "Page 5 of 10".
pub(crate) const OF_PAGES: Words = words(&["of "], &[]);

/// Kinds of file, before a size.
const FILE_KINDS: Words = words(
    &["pdf", "doc", "docx", "word", "excel", "xls", "xlsx", "powerpoint", "ppt", "pptx"],
    &[],
);

/// What such a kind is a kind of.
const FILE_NOUNS: Words = words(&["icon", "file", "document"], &[]);

/// What sizes of files are counted in.
const FILE_UNITS: Words = words(&["bytes", "kb", "mb", "gb", "kib", "mib", "gib"], &[]);

/// What a page says that is blank on purpose.
pub(crate) const BLANK: Words = words(&["blank"], &["wag"]);

/// How it came to be blank.
pub(crate) const ON_PURPOSE: Words = words(&["left", "intentionally"], &["gadael", "fwriadol"]);

/// The beginning of a line to sign on.
pub(crate) const SIGN: Words = words(&["sign"], &["llofnod"]);

/// Notices of blank pages, whole.
const BLANK_NOTICE: Words = words(
    &[
        "this page is blank",
        "this page is left blank",
        "this page is intentionally blank",
        "this page is intentionally left blank",
        "page is blank",
        "page is left blank",
        "page is intentionally blank",
        "page is intentionally left blank",
    ],
    &["mae'r dudalen hon yn wag yn fwriadol"],
);

pub(super) fn named(name: &str) -> Option<Vec<&'static str>> {
    let table = match name {
        "page" => PAGE,
        "blank_notice" => BLANK_NOTICE,
        "pages" => PAGES,
        "page_letter" => PAGE_LETTERS,
        "page_to" => PAGES_TO,
        "page_and" => PAGES_AND,
        "file_kind" => FILE_KINDS,
        "file_noun" => FILE_NOUNS,
        "file_unit" => FILE_UNITS,
        _ => return None,
    };
    Some(table.words().collect())
}
