//! Papers for the tests.

use crate::record::schema::Schema;
use crate::record::{Document, SourceRecord};

/// A document that says nothing.
pub(super) fn document() -> Document {
    Document {
        schema: Schema::Document.urn().to_owned(),
        source: SourceRecord {
            name: "paper.pdf".to_owned(),
            sha256: "0".repeat(64),
            bytes: 1,
            media_type: "application/pdf".to_owned(),
            pages: Some(1),
            url: None,
            producer: None,
            text_layer: None,
            moderngov: None,
            coverage: None,
        },
        authority: None,
        agenda: None,
        minutes: Vec::new(),
        action_logs: Vec::new(),
        reports: Vec::new(),
        diagnostics: Vec::new(),
    }
}
