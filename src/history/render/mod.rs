//! A history for people: a table for spreadsheets, and a web page with a picture of all lives.

mod csv;
mod html;
mod timeline;
mod words;

pub use csv::csv;
pub use html::html;
