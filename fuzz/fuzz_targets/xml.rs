//! Text through the reader of the web service's answers.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = minutebook::xml::read(text);
});
