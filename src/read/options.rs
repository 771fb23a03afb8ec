//! How a document is to be read.

use crate::budget::Budget;

/// How to extract.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// What one document may cost.
    pub budget: Budget,
}
