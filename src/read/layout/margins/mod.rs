//! What belongs to the page and not to the document: running heads and feet, page numbers, stamps.

pub(crate) mod furniture;
pub(crate) mod page_numbers;
pub(crate) mod running;
