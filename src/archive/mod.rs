//! A backfill: an archive of papers → one record a document, and a ledger of what became of each;
//! from them the meetings, the report and the database.
//!
//! Any run can be killed at any moment: what is finished is in the journal, and the next run goes on
//! from there to the same bytes.

pub mod coverage;
pub mod meetings;
pub mod papers;
mod run;
pub mod store;

pub use self::papers::error::Error;
pub use self::papers::known::Reread;
pub use self::run::{Event, Options, Summary, run};
