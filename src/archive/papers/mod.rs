//! The papers of an archive: found, read in worker processes, kept in the ledger.

#[cfg(feature = "cli")]
pub(crate) mod error;
#[cfg(feature = "cli")]
pub(crate) mod known;
#[cfg(feature = "cli")]
pub(crate) mod lgsf;
#[cfg(feature = "cli")]
pub(crate) mod lock;
#[cfg(feature = "cli")]
pub(crate) mod log;
#[cfg(feature = "cli")]
pub(crate) mod model;
#[cfg(feature = "cli")]
pub(crate) mod names;
#[cfg(feature = "cli")]
pub(crate) mod output;
#[cfg(feature = "cli")]
pub(crate) mod plan;
#[cfg(feature = "cli")]
pub(crate) mod pool;
pub mod protocol;
pub mod rules;
#[cfg(feature = "cli")]
pub(crate) mod sidecar;
#[cfg(feature = "cli")]
pub(crate) mod walk;
pub mod worker;

#[cfg(feature = "cli")]
pub use self::error::Error;
#[cfg(feature = "cli")]
pub use self::model::Reread;
