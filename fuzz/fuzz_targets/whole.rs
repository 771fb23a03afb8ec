//! What every document must end in, whatever it is: a record that fits its schema, or an error that
//! is the document's fault.

use minutebook::Format;
use minutebook::{Error, Options, Source, extract};

/// Takes bytes as a document of a format, all the way.
pub(crate) fn record_or_clear_error(bytes: &[u8], format: Format) {
    let source = Source {
        name: "document".to_owned(),
        bytes: bytes.to_vec().into(),
        sha256: "0".repeat(64),
        format,
    };
    if let Err(error @ Error::InvalidRecord { .. }) = extract(&source, &Options::default()) {
        panic!("{error}");
    }
}
