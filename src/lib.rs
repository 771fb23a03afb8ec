//! minutebook reads the papers that UK councils and boards publish into checked, located records.
//!
//! A paper goes through named passes, each a function from one type to the next:
//!
//! 1. [`Source`]: name, bytes, digest; the format, told from the bytes
//! 2. `read`: one reader a format, PDF (glyphs, then layout), web pages, XML, text → blocks
//! 3. `recognise`, which no longer knows the format: blocks → the parts of a [`record::Document`], asking the
//!    scanners of `field` and the tables of `words`
//! 4. [`extract`](extract()): source, parts and diagnostics put together
//! 5. [`schema`]: the record checked; only a [`schema::Valid`] is ever written
//!
//! [`diff`] and [`history`] follow the actions of records from meeting to meeting; [`pages`] has both for people to
//! read. With the feature `archive`, a whole archive of papers becomes meetings, a database and exports; with
//! `inspect`, what stands between two passes can be looked at. `docs/architecture.md` has the whole picture.
//!
//! ```
//! use minutebook::{Options, Source, extract};
//!
//! let text = "Minutes of the Anyshire Board held on Monday, 3 June 2024.\n\nPresent\n\nMrs A. Example";
//! let source = Source::new("minutes.txt", text.into()).unwrap();
//! match extract(&source, &Options::default()) {
//!     Ok(extraction) => println!("{}", extraction.record.as_value()),
//!     Err(error) => eprintln!("{error}"),
//! }
//! ```
//!
//! The library prints nothing, reads no environment and never exits. The same bytes give the same
//! record.

#![cfg_attr(test, allow(clippy::restriction, reason = "tests fail so"))]
// Private without the feature `internals`, where this crate does not use all of what it offers there.
#![cfg_attr(not(feature = "internals"), allow(dead_code, unreachable_pub, unused_imports))]

#[cfg(feature = "archive")]
pub mod archive;
#[cfg(feature = "archive")]
pub mod ask;
pub mod budget;
mod cores;
mod coverage;
pub mod diff;
mod doubts;
mod error;
#[cfg(feature = "archive")]
pub mod export;
mod extract;
pub mod history;
#[cfg(feature = "inspect")]
pub mod inspect;
pub mod pages;
pub mod record;
#[cfg(feature = "archive")]
pub mod sink;
mod source;
mod spreadsheet;
mod url;
mod words;

#[cfg(feature = "internals")]
pub mod block;
#[cfg(not(feature = "internals"))]
mod block;
#[cfg(feature = "internals")]
pub mod field;
#[cfg(not(feature = "internals"))]
mod field;
#[cfg(feature = "internals")]
pub mod read;
#[cfg(not(feature = "internals"))]
mod read;
#[cfg(feature = "internals")]
pub mod recognise;
#[cfg(not(feature = "internals"))]
mod recognise;

pub use budget::Budget;
pub use error::Error;
pub use extract::{Extraction, extract, extract_with_text, prepare, recount};
pub use read::Options;
pub use record::schema;
pub use source::{Format, Source};

/// The README's examples, compiled with the documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
