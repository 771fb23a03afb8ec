//! Inflates the content of every page and goes over its operators, and nothing else: the floor that
//! `bench/compare.sh` holds reading against.
//!
//! `floor FILE`

use std::error::Error;

use hayro_syntax::Pdf;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: floor FILE")?;
    let pdf = Pdf::new(std::fs::read(path)?).map_err(|error| format!("{error:?}"))?;
    let mut operators = 0_usize;
    for page in pdf.pages().iter() {
        let mut operations = page.typed_operations();
        while operations.next().is_some() {
            operators += 1;
        }
    }
    println!("{operators} operators on {} pages", pdf.pages().len());
    Ok(())
}
