//! The papers of an archive: found, read in worker processes, kept in the ledger.

pub(crate) mod error;
pub(crate) mod known;
pub(crate) mod lgsf;
pub(crate) mod lock;
pub(crate) mod log;
pub(crate) mod model;
pub(crate) mod names;
pub(crate) mod output;
pub(crate) mod plan;
pub(crate) mod pool;
pub mod protocol;
pub mod rules;
pub(crate) mod sidecar;
pub(crate) mod walk;
pub mod worker;

pub use self::error::Error;
pub use self::model::Reread;
