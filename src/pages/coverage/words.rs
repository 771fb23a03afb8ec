//! How the report puts things.

use crate::record::ledger::Reason;
use crate::record::meeting::Part;
use crate::record::report::{UnassembledPart, UnassembledReason};

/// A number as people write it: `12,345`.
pub(super) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len().saturating_mul(2));
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && digits.len().saturating_sub(place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number with its noun: `1 document`, `2 documents`.
pub(super) fn counted(number: usize, noun: &str) -> String {
    let end = if number == 1 { "" } else { "s" };
    format!("{} {noun}{end}", thousands(number as u64))
}

/// Thousandths as a share: `98.7%`.
pub(super) fn share(thousandths: u64) -> String {
    let percent = thousandths.checked_div(10).unwrap_or_default();
    let tenth = thousandths.checked_rem(10).unwrap_or_default();
    format!("{percent}.{tenth}%")
}

/// How the authority of documents is known.
pub(super) fn authority_word(key: &str) -> &'static str {
    match key {
        "named" => "named by the paper, or by what surrounds it",
        "site" => "by the web site",
        "papers" => "by the papers that it belongs with",
        "name" => "by the body's name",
        _ => "not known",
    }
}

/// Why a document could not be read.
pub(super) fn reason_word(reason: Reason) -> &'static str {
    match reason {
        Reason::Document => "broken, empty, encrypted or of another format",
        Reason::Text => "no text, or garbled",
        Reason::Budget => "a limit of what is read",
        Reason::Time => "took too long",
        Reason::Memory => "wanted too much memory",
        Reason::Crash => "a defect of minutebook",
        Reason::Io => "could not be opened",
    }
}

/// What of a document went to no meeting.
pub(super) fn part_word(part: UnassembledPart) -> &'static str {
    match part {
        UnassembledPart::Papers => "agenda, log or reports",
        UnassembledPart::Minutes => "minutes",
    }
}

/// A part of a meeting.
pub(super) fn piece_word(part: Part) -> &'static str {
    match part {
        Part::Agenda => "agenda",
        Part::Attendance => "attendance",
        Part::Items => "items",
        Part::ActionLog => "action log",
        Part::Reports => "reports",
        Part::FutureMeetings => "dates announced",
    }
}

/// Why something went to no meeting.
pub(super) fn unassembled_word(reason: UnassembledReason) -> &'static str {
    match reason {
        UnassembledReason::NoBody => "names no body",
        UnassembledReason::NoDate => "gives no date",
        UnassembledReason::NoBodyAndNoDate => "names no body and gives no date",
        UnassembledReason::TwoMeetings => "two meetings that day, and it does not say which",
        UnassembledReason::Contested => {
            "a body of that name has another paper of that day, with other items; neither names its authority"
        }
        UnassembledReason::OutsideDates => "outside of the dates asked for",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_do() {
        assert_eq!([0, 999, 1000, 1234567].map(thousands), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!([987, 1000, 5].map(share), ["98.7%", "100.0%", "0.5%"]);
    }
}
