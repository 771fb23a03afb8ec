//! What every input must end in, whatever it is: a valid record, or a clear error.

use std::panic::{AssertUnwindSafe, catch_unwind};

use minutebook::record::schema;
use minutebook::{Error, Options, Source, extract};
use rayon::prelude::*;

/// Stack of the command's reading threads, in bytes.
pub(crate) const STACK: usize = 64 << 20;

/// Runs a check over named inputs in parallel, on stacks as large as the command's, and returns the
/// complaints in the order of the inputs. A panic is one.
pub(crate) fn complaints<T: Sync>(
    inputs: &[T],
    name: impl Fn(&T) -> String + Sync,
    check: impl Fn(&T) -> Vec<String> + Sync,
) -> Vec<String> {
    let pool = rayon::ThreadPoolBuilder::new().stack_size(STACK).build().unwrap();
    let one = |input: &T| match catch_unwind(AssertUnwindSafe(|| check(input))) {
        Ok(found) => found.iter().map(|line| format!("{}: {line}", name(input))).collect(),
        Err(_) => vec![format!("{}: panicked", name(input))],
    };
    let all: Vec<Vec<String>> = pool.install(|| inputs.par_iter().map(one).collect());
    all.concat()
}

/// A record that fits its schema, or an error that is the document's fault and says what it is.
pub(crate) fn record_or_clear_error(bytes: Vec<u8>, options: &Options) -> Vec<String> {
    let outcome = Source::new("document", bytes).and_then(|source| extract(&source, options));
    match outcome {
        Ok(extraction) => {
            let again = schema::check(extraction.record.as_value().clone());
            again.err().unwrap_or_default().iter().map(|v| format!("{v:?}")).collect()
        }
        Err(error @ Error::InvalidRecord { .. }) => vec![error.to_string()],
        Err(error) if error.to_string().len() < 20 => vec![format!("unclear: {error}")],
        Err(_) => Vec::new(),
    }
}

/// Fails where there are complaints, and prints them.
pub(crate) fn assert_none(complaints: &[String], of: usize) {
    assert!(
        complaints.is_empty(),
        "{} complaints over {of} documents:\n{}",
        complaints.len(),
        complaints.join("\n")
    );
}
