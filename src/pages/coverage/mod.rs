//! The report of an archive for people: what was read of it, and what was not.

mod cells;
mod documents;
mod html;
mod meetings;
mod words;

pub use html::html;
