//! A backfill: an archive of papers → one record a document, and a ledger of what became of each;
//! from them the meetings, the report and the database.
//!
//! Any run can be killed at any moment: what is finished is in the journal, and the next run goes on
//! from there to the same bytes.

#[cfg(feature = "cli")]
mod coverage;
#[cfg(feature = "cli")]
mod error;
#[cfg(feature = "cli")]
pub mod folder;
#[cfg(feature = "cli")]
pub mod meetings;
pub mod papers;
#[cfg(feature = "cli")]
pub mod records;
#[cfg(feature = "cli")]
mod run;
#[cfg(feature = "cli")]
pub mod store;
#[cfg(feature = "cli")]
pub mod write;

#[cfg(feature = "cli")]
pub use self::error::Error;
#[cfg(feature = "cli")]
pub use self::folder::Folder;
#[cfg(feature = "cli")]
pub use self::papers::Reread;
#[cfg(feature = "cli")]
pub use self::run::{Event, Options, Summary, assemble, run};
