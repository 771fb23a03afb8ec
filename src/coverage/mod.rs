//! What was and what was not understood of an archive: `report.json` and `report.html`.

mod tally;

pub(crate) use tally::Tally;
