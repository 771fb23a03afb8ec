//! Which rules read a document: what a ledger keeps to tell whether it must be read again.

use crate::source::Format;

/// The name of the reader of documents whose format is not known, since none of the formats fits.
pub const NO_READER: &str = "none";

/// The name of the reader where the reading ended before it was told.
pub const ANY_READER: &str = "any";

/// Returns the name of a format's reader.
pub fn reader(format: Format) -> &'static str {
    match format {
        Format::Pdf => "pdf",
        Format::Html => "html",
        Format::Xml => "xml",
        Format::Markdown | Format::Plain => "text",
    }
}

/// Returns the revision of a reader's rules: `pdf-1f0c…`. It changes with the sources that decide
/// what is read, their comments included.
pub fn revision(reader: &str) -> String {
    let digest = match reader {
        "pdf" => env!("RULES_PDF"),
        "html" => env!("RULES_HTML"),
        "xml" => env!("RULES_XML"),
        "text" => env!("RULES_TEXT"),
        NO_READER => env!("RULES_NONE"),
        _ => env!("RULES_ANY"),
    };
    format!("{reader}-{digest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reader_has_rules_of_its_own() {
        let readers = ["pdf", "html", "xml", "text", NO_READER, ANY_READER];
        let mut revisions: Vec<_> = readers
            .iter()
            .map(|reader| revision(reader).split_once('-').unwrap().1.to_owned())
            .collect();
        assert!(revisions.iter().all(|digest| digest.len() == 16));
        revisions.sort();
        revisions.dedup();
        assert_eq!(revisions.len(), readers.len());
    }
}
