//! Inflates the content of every page and goes over its operators, and nothing else: the floor that
//! `bench/compare.sh` holds reading against.
//!
//! `floor FILE`

use std::error::Error;
use std::io::Write;

use hayro_syntax::Pdf;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: floor FILE")?;
    let pdf = Pdf::new(std::fs::read(path)?).map_err(|error| format!("{error:?}"))?;
    let pages = pdf.pages().iter().map(|page| {
        let mut operations = page.typed_operations();
        std::iter::from_fn(|| operations.next().map(|_| ())).count()
    });
    let operators: usize = pages.sum();
    writeln!(std::io::stdout(), "{operators} operators on {} pages", pdf.pages().len())?;
    Ok(())
}
