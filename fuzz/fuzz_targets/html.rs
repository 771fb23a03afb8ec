//! Text through the reader of web pages.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = minutebook::html::read(text);
});
