//! Diagnostics and their codes: what can be said about a document that is read nonetheless.
//!
//! `docs/diagnostics.md` tells the cause and the remedy of each code; [`explain`](super::explain) reads
//! it from there. To add a code, add a line below and a section there; tests hold the two together, and
//! fail for a code that nothing emits.

use serde::{Deserialize, Serialize};

use super::place::At;

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// For the record.
    Info,
    /// A value is null or doubtful.
    Warning,
    /// A part of the document was not read.
    Error,
}

/// What could not be read, or is doubtful. Only [`Code::note`] makes one, and reading a record does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Diagnostic {
    /// The code in words, which may be one of another version.
    code: String,
    /// How bad it is.
    severity: Severity,
    /// For people.
    message: String,
    /// Where it stands.
    at: At,
}

impl Diagnostic {
    /// Returns its code: stable, kebab-case; `minutebook explain CODE` tells more.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Returns how bad it is.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Returns what it says, for people.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns where it stands.
    pub fn at(&self) -> &At {
        &self.at
    }
}

/// Writes the enum, its words and severities from one table, so that a code is one line.
macro_rules! codes {
    ($($(#[$doc:meta])+ $name:ident $code:literal $severity:ident,)+) => {
        /// What a diagnostic is about. Codes are stable: none is renamed or used anew.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$doc])+ $name,)+
        }

        impl Code {
            /// All codes, in the order of `docs/diagnostics.md`.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// Returns the code as a record has it, in kebab-case.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// Returns how bad it is.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }
        }
    };
}

codes! {
    /// Pages without text.
    NoTextLayer "no-text-layer" Error,
    /// Pages whose text does not read as text.
    SuspectText "suspect-text" Warning,
    /// Words that a reader of the page does not see.
    UnseenText "unseen-text" Warning,
    /// A page that could not be decoded, wholly or from some point on.
    DamagedPage "damaged-page" Error,
    /// A PDF without its end mark.
    FileCutOff "file-cut-off" Error,
    /// An answer of the web service that is not well-formed XML, and could be mended.
    XmlRepaired "xml-repaired" Warning,
    /// A budget ran out.
    LimitReached "limit-reached" Error,
    /// A line taken for a running head that may be text.
    MarginTextLeft "margin-text-left" Warning,
    /// Text inside or beside a part that no value has.
    UnreadText "unread-text" Warning,
    /// A document of which no value has more than a quarter.
    MostlyUnread "mostly-unread" Error,
    /// An action log with text that no row has.
    ActionLogIncomplete "action-log-incomplete" Error,
    /// Text outside all parts.
    UnclaimedText "unclaimed-text" Info,
    /// A heading that stands where a section's heading stands, but is none that is known.
    UnknownHeading "unknown-heading" Info,
    /// A meeting without a date.
    MeetingDateMissing "meeting-date-missing" Warning,
    /// A meeting without a body.
    BodyMissing "body-missing" Warning,
    /// A coming meeting whose day has no year, and could be none or several.
    FutureDateUnclear "future-date-unclear" Warning,
    /// A meeting that its page says is off.
    MeetingCancelled "meeting-cancelled" Warning,
    /// Other words that a page adds to the meeting's name.
    MeetingNote "meeting-note" Info,
    /// A meeting's page without a list of items.
    NoItems "no-items" Info,
    /// An item that the page cuts.
    TruncatedItem "truncated-item" Warning,
    /// Papers of an item that the page leaves out or does not name.
    PapersLeftOut "papers-left-out" Warning,
    /// Lines under an attendance heading that are no names.
    AttendanceUnparsed "attendance-unparsed" Warning,
    /// Persons of whom a page does not say whether they came.
    AttendanceUnknown "attendance-unknown" Info,
    /// A lead-in word without a clause after it.
    LeadInLost "lead-in-lost" Warning,
    /// An attendee that is no name of one person.
    AttendeeDoubtful "attendee-doubtful" Warning,
    /// A text under an item with a number that the items lack.
    ItemDoubtful "item-doubtful" Warning,
    /// A row of a log that may be several.
    RowDoubtful "row-doubtful" Warning,
    /// A text that resolves something in an item without a resolution.
    ClauseDoubtful "clause-doubtful" Warning,
    /// Initials that stand alone in the text of minutes.
    ActionDoubtful "action-doubtful" Warning,
    /// Minutes without people or items.
    MinutesBare "minutes-bare" Warning,
    /// An action log without rows.
    ActionLogEmpty "action-log-empty" Warning,
    /// An action noted in minutes without the words that it stands for.
    ActionTextMissing "action-text-missing" Warning,
}

impl Code {
    /// Finds a code by its words.
    pub fn find(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.as_str() == code)
    }

    /// Makes a diagnostic of this code.
    pub fn note(self, message: impl Into<String>, at: At) -> Diagnostic {
        Diagnostic {
            code: self.as_str().to_owned(),
            severity: self.severity(),
            message: message.into(),
            at,
        }
    }
}

/// Tells pages as people write them: `page 3`, `pages 3-9`, `pages 1, 3-5 and 9`.
///
/// The numbers must be sorted.
pub fn page_list(pages: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for &page in pages {
        match ranges.last_mut() {
            Some((_, last)) if page <= last.saturating_add(1) => *last = page,
            _ => ranges.push((page, page)),
        }
    }
    let words: Vec<String> = ranges
        .iter()
        .map(
            |(first, last)| {
                if first == last { first.to_string() } else { format!("{first}-{last}") }
            },
        )
        .collect();
    let noun = if pages.len() == 1 { "page" } else { "pages" };
    match words.split_last() {
        Some((last, [])) => format!("{noun} {last}"),
        Some((last, rest)) => format!("{noun} {} and {last}", rest.join(", ")),
        None => "no page".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn pages_in_words() {
        for (pages, expected) in [
            (&[3][..], "page 3"),
            (&[3, 4, 5], "pages 3-5"),
            (&[1, 3, 4, 5, 9], "pages 1, 3-5 and 9"),
            (&[1, 9], "pages 1 and 9"),
            (&[], "no page"),
        ] {
            assert_eq!(page_list(pages), expected);
        }
    }

    #[test]
    fn a_note_carries_its_code_and_severity() {
        let note = Code::NoTextLayer.note("no text layer on pages 3-9", Vec::new());
        assert_eq!(note.code(), "no-text-layer");
        assert_eq!(note.severity(), Severity::Error);
        assert_eq!(Code::find("no-text-layer"), Some(Code::NoTextLayer));
    }

    /// The sources under a folder, without their tests.
    fn sources(folder: &Path) -> String {
        let mut found = String::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if ["tests", "tests.rs", "diagnostic.rs"].contains(&name.as_str()) {
                continue;
            } else if path.is_dir() {
                found += &sources(&path);
            } else {
                let source = std::fs::read_to_string(&path).unwrap();
                found += source.split("#[cfg(test)]\nmod tests {").next().unwrap();
            }
        }
        found
    }

    /// A diagnostic is made from a code and in no other way, so that all that are emitted are in the table.
    #[test]
    fn every_code_of_the_table_is_emitted() {
        let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
        for code in Code::ALL {
            let name = format!("Code::{code:?}");
            let mut uses = sources
                .split(&name)
                .skip(1)
                .filter(|rest| !rest.starts_with(char::is_alphanumeric));
            assert!(uses.any(|rest| !rest.starts_with(".as_str()")), "nothing emits {code:?}");
        }
    }
}
