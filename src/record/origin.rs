//! What is told of the file that a record was read from.

use serde::{Deserialize, Serialize};

use super::place::At;

/// The file that a record was read from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceRecord {
    /// The file's name without its folders, or `-` for standard input.
    pub name: String,
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Length in bytes.
    pub bytes: u64,
    /// `application/pdf`, `text/html`, `application/xml`, `text/plain` or `text/markdown`.
    pub media_type: String,
    /// Number of pages; null for formats without pages.
    pub pages: Option<u32>,
    /// The address that the document gives for itself.
    pub url: Option<String>,
    /// The program that made the file, as the file says.
    pub producer: Option<String>,
    /// How far the text layer of a PDF can be trusted; null for other formats.
    pub text_layer: Option<TextLayer>,
    /// ModernGov's ids, where the document or its links give them.
    pub moderngov: Option<ModernGov>,
    /// What became of its words; null where they were not counted, as for a record of schema 1.
    pub coverage: Option<Coverage>,
}

/// What became of the words of a file. Each counts once, and the five add up.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// All of them.
    pub words: u64,
    /// Those in a value of the record, or by which a rule found one: heading, lead-in, label, header cell.
    pub read: u64,
    /// Those of a report that the record names, in none of its values.
    pub prose: u64,
    /// Running heads and feet, page numbers, stamps, a site's frame.
    pub furniture: u64,
    /// Those that a reader of the page does not see.
    pub unseen: u64,
    /// All others, neighbours together.
    pub unread: Vec<UnreadWords>,
}

/// Neighbouring words that no value of the record has.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnreadWords {
    /// How many.
    pub words: u64,
    /// As printed, cut where they are many.
    pub text: String,
    /// Where they stand.
    pub at: At,
}

/// How far the text layer of a PDF can be trusted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextLayer {
    /// The verdict for the whole file.
    pub verdict: TextVerdict,
    /// The pages that are not good.
    pub pages: Vec<PageVerdict>,
}

/// A page whose text layer is not good.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageVerdict {
    /// The page, counted from 1.
    pub page: u32,
    /// The verdict.
    pub verdict: TextVerdict,
    /// Why, as a short sentence.
    pub reason: String,
}

/// How far text can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TextVerdict {
    /// It reads as text.
    Good,
    /// Part of it does not.
    Suspect,
    /// None of it does.
    Unusable,
    /// There is none: a scan, or a blank page.
    None,
}

/// ModernGov's ids, as strings, only where the document gives them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModernGov {
    /// The site's root address.
    pub site: Option<String>,
    /// `CId` in links to the committee.
    pub committee_id: Option<String>,
    /// `MId` in links to the meeting.
    pub meeting_id: Option<String>,
}
