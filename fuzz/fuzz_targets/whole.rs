//! What every document must end in, whatever it is: a record that fits its schema, or an error that
//! is the document's fault.

use minutebook::second_opinion::SecondOpinion;
use minutebook::source::Format;
use minutebook::{Error, Options, Source, extract};

/// Takes bytes as a document of a format, all the way.
///
/// The second decoder is another crate, which only a worker process keeps in bounds; it is left out.
pub(crate) fn record_or_clear_error(bytes: &[u8], format: Format) {
    let options = Options { second_opinion: SecondOpinion::Left, ..Options::default() };
    let source = Source {
        name: "document".to_owned(),
        bytes: bytes.to_vec().into(),
        sha256: "0".repeat(64),
        format,
    };
    if let Err(error @ Error::InvalidRecord { .. }) = extract(&source, &options) {
        panic!("{error}");
    }
}
