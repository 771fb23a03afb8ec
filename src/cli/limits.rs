//! The flags that raise or lower the limits on what one PDF may cost.

use minutebook::Options;
use minutebook::pdf::Budget;

/// Limits on what one PDF may cost. The defaults are far above any real paper; what is read until a
/// limit is reached is kept, with a diagnostic that names the flag.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Limits")]
pub(crate) struct Limits {
    /// Pages read
    #[arg(long, value_name = "N", hide_short_help = true)]
    max_pages: Option<u64>,
    /// Bytes of one page's content, unpacked
    #[arg(long, value_name = "N", hide_short_help = true)]
    max_stream_bytes: Option<u64>,
    /// Bytes of all pages' content, unpacked
    #[arg(long, value_name = "N", hide_short_help = true)]
    max_document_bytes: Option<u64>,
    /// Operators of one page, its forms included
    #[arg(long, value_name = "N", hide_short_help = true)]
    max_operators: Option<u64>,
    /// Glyphs of one page
    #[arg(long, value_name = "N", hide_short_help = true)]
    max_glyphs: Option<u64>,
    /// Rules, fills and images of one page
    #[arg(long, value_name = "N", hide_short_help = true)]
    max_drawings: Option<u64>,
    /// Forms inside forms
    #[arg(long, value_name = "N", hide_short_help = true)]
    max_form_depth: Option<u64>,
    /// Bytes of one font program, unpacked
    #[arg(long, value_name = "N", hide_short_help = true)]
    max_font_bytes: Option<u64>,
    /// Bytes of one character map, unpacked
    #[arg(long, value_name = "N", hide_short_help = true)]
    max_cmap_bytes: Option<u64>,
}

impl Limits {
    /// Returns the options with the limits that were given.
    pub(crate) fn options(&self) -> Options {
        let standard = Budget::default();
        Options {
            budget: Budget {
                pages: self.max_pages.unwrap_or(standard.pages),
                stream_bytes: self.max_stream_bytes.unwrap_or(standard.stream_bytes),
                document_bytes: self.max_document_bytes.unwrap_or(standard.document_bytes),
                operators: self.max_operators.unwrap_or(standard.operators),
                glyphs: self.max_glyphs.unwrap_or(standard.glyphs),
                drawings: self.max_drawings.unwrap_or(standard.drawings),
                form_depth: self.max_form_depth.unwrap_or(standard.form_depth),
                font_bytes: self.max_font_bytes.unwrap_or(standard.font_bytes),
                cmap_bytes: self.max_cmap_bytes.unwrap_or(standard.cmap_bytes),
            },
        }
    }
}
