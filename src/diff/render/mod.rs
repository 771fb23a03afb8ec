//! A diff for people: on a terminal, as Markdown, as a web page.
//!
//! Each returns a text and prints nothing. What a document says is escaped for where it goes: no
//! control characters reach a terminal, no markup a page.

mod escape;
mod html;
mod markdown;
mod marked;
mod text;
mod words;

pub use html::html;
pub use markdown::markdown;
pub use text::{Colour, Look, text};

pub(crate) use escape::{html as escaped, link};
pub(crate) use html::STYLE;
pub(crate) use words::{counted, day, number};
