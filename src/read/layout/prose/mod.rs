//! Lines → columns, paragraphs, and both over page breaks.

pub(crate) mod breaks;
pub(crate) mod columns;
pub(crate) mod flow;
pub(crate) mod hyphens;
pub(crate) mod paragraphs;
