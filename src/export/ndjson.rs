//! Meeting records, one a line: nothing is lost.

use std::path::Path;

use super::{Error, Report};
use crate::sink;
use crate::store::archive;

/// Writes all meetings, by authority, body and date.
pub(super) fn write(from: &Path, path: &Path) -> Result<Report, Error> {
    let mut report = Report::default();
    sink::write_whole(path, |out| {
        for body in archive::bodies(from)? {
            for record in archive::records(from, &body)? {
                serde_json::to_writer(&mut *out, &archive::meeting(from, &record)?)?;
                out.write_all(b"\n")?;
                report.wrote("meetings", 1);
            }
        }
        Ok::<(), Error>(())
    })?;
    Ok(report)
}
