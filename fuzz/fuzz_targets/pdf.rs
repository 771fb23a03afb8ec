//! Bytes through the PDF reader and the layout.
#![no_main]

use libfuzzer_sys::fuzz_target;
use minutebook::pdf::Budget;

fuzz_target!(|data: &[u8]| {
    if let Ok(pdf) = minutebook::pdf::read(data, &Budget::default()) {
        let _ = minutebook::layout::layout(&pdf);
    }
});
