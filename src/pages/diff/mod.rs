//! A comparison of two action logs for people: on a terminal, as Markdown, as a web page.

mod html;
mod markdown;
mod marked;
mod text;
mod words;

pub use html::html;
pub use markdown::markdown;
pub use text::text;
