//! What pages say of themselves.

use super::{Words, words};

/// The word beside a page's number.
pub(crate) const PAGE: Words = words(&["page", "pg"], &["tudalen"]);

/// A page, in a sentence.
pub(crate) const PAGE_NOUN: Words = words(&["page"], &["dudalen", "tudalen"]);

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
        _ => return None,
    };
    Some(table.words().collect())
}
