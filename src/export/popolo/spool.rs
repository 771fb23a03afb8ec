//! The lists of one JSON object, written side by side: each waits in a file of its own.

use std::fs::File;
use std::io::{self, BufWriter, Seek, Write};

use serde_json::Value;

use crate::export::Error;

/// A list on its way into an object.
pub(super) struct Spool {
    file: BufWriter<File>,
    /// How many values it has.
    pub(super) count: usize,
}

impl Spool {
    /// Makes an empty list, in a file without a name.
    pub(super) fn new() -> Result<Self, Error> {
        Ok(Self { file: BufWriter::new(tempfile::tempfile()?), count: 0 })
    }

    /// Adds a value, its nulls left out.
    pub(super) fn add(&mut self, value: Value) -> Result<(), Error> {
        self.file.write_all(if self.count == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut self.file, &without_nulls(value))?;
        self.count = self.count.saturating_add(1);
        Ok(())
    }

    /// Writes the list as JSON.
    pub(super) fn write(self, out: &mut dyn Write) -> Result<(), Error> {
        let mut file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        out.write_all(b"[")?;
        io::copy(&mut file, out)?;
        Ok(out.write_all(b"]")?)
    }
}

/// Leaves out the keys of an object that have no value.
pub(super) fn without_nulls(mut value: Value) -> Value {
    if let Value::Object(keys) = &mut value {
        keys.retain(|_, value| !value.is_null());
    }
    value
}
