//! The lives of actions for people: a web page with a picture of all, and each in words.

mod html;
mod timeline;
mod words;

pub use html::html;
