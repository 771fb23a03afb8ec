//! Bytes as a text rendering, from the reader to a record that fits its schema.
#![no_main]

mod whole;

use libfuzzer_sys::fuzz_target;
use minutebook::Format;

fuzz_target!(|bytes: &[u8]| whole::record_or_clear_error(bytes, Format::Markdown));
