//! Dates as arguments.

use jiff::civil::Date;

/// Takes a day as ISO 8601 writes it.
///
/// # Errors
/// A sentence that names the form.
pub(super) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "a day is written YYYY-MM-DD, as in 2024-06-03".to_owned())
}
