//! Keys: the numbers and dates that start the rows of a table, and the words that head their column.

use crate::words::columns::{Column, DATE, headers_of};

/// Whether a header heads a column of keys: every text in it starts a row.
pub(crate) fn is_key(header: &str) -> bool {
    let folded = header.to_ascii_lowercase();
    let first = folded.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    headers_of(Column::Number).chain(DATE.words()).any(|own| own == first)
        || folded.starts_with('#')
}

/// "30.6.23", "30/06/2023": a date in figures.
pub(crate) fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['.', '/', '-']).filter(|p| !p.is_empty()).collect();
    let digits = |p: &&str| (1..=4).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(digits)
}
