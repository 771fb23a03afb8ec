//! minutebook reads the papers that UK councils and boards publish into checked, located records.

pub mod block;
pub mod error;
pub mod html;
pub mod pdf;
pub mod record;
pub mod url;
pub mod xml;

pub use error::Error;
