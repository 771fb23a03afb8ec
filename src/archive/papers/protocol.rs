//! What goes between a command and its workers: one document there, one answer back.
//!
//! A message is a head (JSON behind its length, four bytes, the lowest first) and a body of the
//! length that the head names.

use std::io::{self, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::record::ledger::Outcome;

/// Bytes of a head, far above any real one: beyond it, the stream is no message.
const HEAD_BYTES: u32 = 16 << 20;

/// What a worker says first: that it listens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ready {
    /// Its version.
    pub version: String,
}

/// A document to read. Its bytes follow.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// The name that the record bears.
    pub name: String,
    /// How many bytes follow.
    pub bytes: u64,
    /// Whether the record's JSON is indented.
    pub pretty: bool,
    /// Whether the document's text is wanted beside its record.
    pub text: bool,
}

/// What came of a document. The record follows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// SHA-256 of the bytes; empty where they are no document.
    pub sha256: String,
    /// The reader, as [`rules`](super::rules) names it.
    pub reader: String,
    /// The outcome, as the ledger has it.
    pub outcome: Outcome,
    /// What to do about a failure, or a limit that was met, where the message does not say it.
    pub hint: Option<String>,
    /// Diagnostics of severity error: code and message.
    pub errors: Vec<(String, String)>,
    /// How many bytes of the record's JSON follow; 0 where there is no record.
    pub record: u64,
    /// How many bytes of the text's JSON follow the record; 0 where none is wanted, or there is none.
    pub text: u64,
    /// Whether the worker ends with this: after a panic it cannot be trusted.
    pub last: bool,
}

/// Writes a head; the caller writes the body.
pub fn write_head(out: &mut impl Write, head: &impl Serialize) -> io::Result<()> {
    let text = serde_json::to_vec(head)?;
    let length = u32::try_from(text.len()).map_err(io::Error::other)?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(&text)
}

/// Reads a head; none where the stream ends before it.
///
/// # Errors
/// A stream that ends inside it, or is no message.
pub fn read_head<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<Option<T>> {
    let mut length = [0; 4];
    let mut filled = 0;
    while let Some(rest @ [_, ..]) = length.get_mut(filled..) {
        match from.read(rest) {
            Ok(0) if filled == 0 => return Ok(None),
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(read) => filled = filled.saturating_add(read),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let length = u32::from_le_bytes(length);
    if length > HEAD_BYTES {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "no message of a worker"));
    }
    let mut text = Vec::new();
    from.take(u64::from(length)).read_to_end(&mut text)?;
    Ok(Some(serde_json::from_slice(&text)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_comes_back_as_it_went() {
        let head = Request { name: "a\n.pdf".into(), bytes: 3, pretty: false, text: false };
        let mut stream = Vec::new();
        write_head(&mut stream, &head).unwrap();
        stream.extend(b"abc");
        let mut from = stream.as_slice();
        assert_eq!(read_head(&mut from).unwrap(), Some(head));
        assert_eq!(from, b"abc");
    }

    #[test]
    fn a_stream_that_ends_early_is_an_error_and_one_that_is_over_is_not() {
        assert!(matches!(read_head::<Request>(&mut b"".as_slice()), Ok(None)));
        assert!(read_head::<Request>(&mut b"\x01\0".as_slice()).is_err());
        assert!(read_head::<Request>(&mut b"\x05\0\0\0{}".as_slice()).is_err());
        assert!(read_head::<Request>(&mut b"\xff\xff\xff\xff".as_slice()).is_err());
    }
}
