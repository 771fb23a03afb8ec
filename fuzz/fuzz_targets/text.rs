//! Text through the reader of text renderings.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = minutebook::text::read(text);
});
