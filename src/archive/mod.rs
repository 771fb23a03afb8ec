//! A backfill: an archive of papers → one record a document, and a ledger of what became of each;
//! from them the meetings, the report and the database.
//!
//! Any run can be killed at any moment: what is finished is in the journal, and the next run goes on
//! from there to the same bytes.

mod coverage;
mod error;
pub mod folder;
pub mod meetings;
pub mod papers;
pub mod records;
mod run;
pub mod store;
pub mod write;

pub use self::error::Error;
pub use self::folder::Folder;
pub use self::papers::Reread;
pub use self::run::{Event, Options, Summary, assemble, run};
