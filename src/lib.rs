//! minutebook reads the papers that UK councils and boards publish into checked, located records.
//!
//! A document goes through named passes, each a function from one type to the next:
//!
//! 1. [`source`]: name, bytes, digest; the format, told from the bytes
//! 2. [`read`]: one reader a format, PDF (then layout), HTML, XML, text → [`block::Block`]s
//! 3. [`recognise`], which no longer knows the format: blocks → the parts of a [`record::Document`]
//! 4. [`extract`](extract()): source, parts and diagnostics put together
//! 5. [`schema`]: the record checked; only a [`schema::Valid`] is ever written
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

pub mod archive;
pub mod block;
pub mod budget;
mod cores;
pub mod diff;
pub mod error;
#[cfg(feature = "cli")]
pub mod export;
pub mod extract;
pub mod field;
pub mod history;
pub mod pages;
pub mod read;
pub mod recognise;
pub mod record;
#[cfg(feature = "cli")]
pub mod sink;
pub mod source;
mod spreadsheet;
pub mod url;
mod words;

pub use budget::Budget;
pub use error::Error;
pub use extract::{Extraction, extract, prepare};
pub use read::Options;
pub use source::{Format, Source};

/// The README's examples, compiled with the documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
