//! Runs one pass over one document, once and on one core, and does nothing else in `measured`: what
//! `bench/guard.sh` counts.
//!
//! `pass start|open|interpret|layout|recognise|validate|write|whole FILE`

use std::error::Error;
use std::hint::black_box;

use minutebook::read::layout;
use minutebook::read::pdf::{self, Budget};
use minutebook::record::schema::{self, Style};
use minutebook::{Format, Options, Source, extract, read, recognise};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(pass), Some(path)) = (args.next(), args.next()) else {
        return Err("usage: pass PASS FILE".into());
    };
    rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global()?;
    let source = Source::new(path.as_str(), std::fs::read(&path)?)?;
    let options = Options::default();
    let is_pdf = source.format == Format::Pdf;
    // Patterns and the schema are compiled once a process, before anything is counted, but for `start`.
    if pass != "start" {
        extract(&source, &options)?;
    }
    match pass.as_str() {
        "start" | "whole" => measured(|| extract(&source, &options).is_ok()),
        "open" if is_pdf => {
            let none = Budget { pages: 0, ..Budget::default() };
            measured(|| pdf::read(&source.bytes, &none).is_ok());
        }
        "interpret" if is_pdf => {
            measured(|| pdf::read(&source.bytes, &options.budget).is_ok());
        }
        "layout" if is_pdf => {
            let pdf = pdf::read(&source.bytes, &options.budget)?;
            measured(|| layout::layout(&pdf).blocks.len());
        }
        "recognise" => {
            let reading = read::read(&source, &options)?;
            measured(|| recognise::recognise(&reading.blocks, &reading.stamps).minutes.len());
        }
        "validate" => {
            let document = extract(&source, &options)?.document;
            measured(|| schema::checked(&document).is_ok());
        }
        "write" => {
            let record = extract(&source, &options)?.record;
            measured(|| record.write(&mut Vec::new(), Style::Pretty).is_ok());
        }
        _ => return Err(format!("no pass “{pass}” of {path}").into()),
    }
    Ok(())
}

/// What is counted.
#[inline(never)]
fn measured<T>(run: impl FnOnce() -> T) {
    black_box(run());
}
