//! A backfill: an archive of papers → one record a document, and a ledger of what became of each;
//! from them the meetings, the report and the database.
//!
//! Any run can be killed at any moment: what is finished is in the journal, and the next run goes on
//! from there to the same bytes.

#[cfg(feature = "cli")]
mod error;
#[cfg(feature = "cli")]
mod known;
pub mod ledger;
#[cfg(feature = "cli")]
mod lgsf;
#[cfg(feature = "cli")]
mod lock;
#[cfg(feature = "cli")]
mod log;
#[cfg(feature = "cli")]
mod names;
#[cfg(feature = "cli")]
mod output;
#[cfg(feature = "cli")]
mod plan;
#[cfg(feature = "cli")]
mod pool;
pub mod protocol;
pub mod rules;
#[cfg(feature = "cli")]
mod run;
#[cfg(feature = "cli")]
mod sidecar;
#[cfg(feature = "cli")]
mod walk;
pub mod worker;

#[cfg(feature = "cli")]
pub use error::Error;
#[cfg(feature = "cli")]
pub use known::Reread;
#[cfg(feature = "cli")]
pub use run::{Event, Options, Summary, run};
