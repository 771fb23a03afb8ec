//! minutebook reads the papers that UK councils and boards publish into checked, located records.

pub mod block;
pub mod error;
pub mod layout;
pub mod pdf;
pub mod record;

pub use error::Error;
