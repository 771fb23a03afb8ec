//! Meeting records, one a line: nothing is lost.

use std::path::Path;

use super::{Error, Report};
use crate::archive::Folder;
use crate::archive::records;
use crate::record::schema::Style;
use crate::sink;

/// Writes all meetings, by authority, body and date.
pub(super) fn write(from: &Folder, path: &Path) -> Result<Report, Error> {
    let mut report = Report::default();
    sink::write_whole(path, |out| {
        for body in from.bodies()? {
            for record in from.records(&body)? {
                records::valid_meeting(from, &record)?.write(&mut *out, Style::Compact)?;
                out.write_all(b"\n")?;
                report.wrote("meetings", 1);
            }
        }
        Ok::<(), Error>(())
    })?;
    Ok(report)
}
