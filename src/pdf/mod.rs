//! The PDF reader: bytes to pages of glyph runs, rules and fills. The only folder that knows a PDF
//! library.

mod page;

pub use self::page::*;
