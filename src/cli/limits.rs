//! The flags that raise or lower the limits on what one document may cost.

use std::env;
use std::time::Duration;

use anyhow::{Context, Result};
use minutebook::archive::papers::worker::Setup;
use minutebook::budget::{LimitKind, Reached};
use minutebook::record::ledger::Reason;
use minutebook::{Budget, Options};

/// Limits on what one document may cost. The defaults are far above any real paper; what is read until a
/// limit is reached is kept, with a diagnostic.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Limits")]
pub(crate) struct Limits {
    /// Pages read of a PDF
    #[arg(long, value_name = "N", hide_short_help = true)]
    max_pages: Option<u64>,
    /// Bytes of one PDF page's content, unpacked
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
    /// Nodes of a web page, or of all HTML in an XML answer
    #[arg(long, value_name = "N", hide_short_help = true)]
    max_html_nodes: Option<u64>,
    /// Elements inside elements of a web page
    #[arg(long, value_name = "N", hide_short_help = true)]
    max_html_depth: Option<u64>,
    /// Nodes of an XML answer
    #[arg(long, value_name = "N", hide_short_help = true)]
    max_xml_nodes: Option<u64>,
    /// Paragraphs and tables of a document
    #[arg(long, value_name = "N", hide_short_help = true)]
    max_blocks: Option<u64>,
    /// Cells of all tables of a document
    #[arg(long, value_name = "N", hide_short_help = true)]
    max_cells: Option<u64>,
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
                html_nodes: self.max_html_nodes.unwrap_or(standard.html_nodes),
                html_depth: self.max_html_depth.unwrap_or(standard.html_depth),
                xml_nodes: self.max_xml_nodes.unwrap_or(standard.xml_nodes),
                blocks: self.max_blocks.unwrap_or(standard.blocks),
                cells: self.max_cells.unwrap_or(standard.cells),
            },
        }
    }

    /// Returns the flags that were given, for a worker.
    pub(crate) fn flags(&self) -> Vec<String> {
        let given = [
            ("--max-pages", self.max_pages),
            ("--max-stream-bytes", self.max_stream_bytes),
            ("--max-document-bytes", self.max_document_bytes),
            ("--max-operators", self.max_operators),
            ("--max-glyphs", self.max_glyphs),
            ("--max-drawings", self.max_drawings),
            ("--max-form-depth", self.max_form_depth),
            ("--max-font-bytes", self.max_font_bytes),
            ("--max-cmap-bytes", self.max_cmap_bytes),
            ("--max-html-nodes", self.max_html_nodes),
            ("--max-html-depth", self.max_html_depth),
            ("--max-xml-nodes", self.max_xml_nodes),
            ("--max-blocks", self.max_blocks),
            ("--max-cells", self.max_cells),
        ];
        let mut flags = Vec::new();
        for (flag, value) in given {
            flags.extend(value.map(|value| format!("{flag}={value}")));
        }
        flags
    }
}

/// The flag that raises a limit.
fn flag(kind: LimitKind) -> &'static str {
    match kind {
        LimitKind::Pages => "--max-pages",
        LimitKind::StreamBytes => "--max-stream-bytes",
        LimitKind::DocumentBytes => "--max-document-bytes",
        LimitKind::Operators => "--max-operators",
        LimitKind::Glyphs => "--max-glyphs",
        LimitKind::Drawings => "--max-drawings",
        LimitKind::FormDepth => "--max-form-depth",
        LimitKind::FontBytes => "--max-font-bytes",
        LimitKind::CmapBytes => "--max-cmap-bytes",
        LimitKind::HtmlNodes => "--max-html-nodes",
        LimitKind::HtmlDepth => "--max-html-depth",
        LimitKind::XmlNodes => "--max-xml-nodes",
        LimitKind::Blocks => "--max-blocks",
        LimitKind::Cells => "--max-cells",
    }
}

/// What raises limits that were met; none where none was.
pub(crate) fn raised_by(limits: &[Reached]) -> Option<String> {
    let flags: Vec<&str> = limits.iter().map(|reached| flag(reached.kind)).collect();
    match flags.split_last()? {
        (only, []) => Some(format!("{only} raises it")),
        (last, rest) => Some(format!("{} and {last} raise them", rest.join(", "))),
    }
}

/// What raises the limit that a document failed for, if it failed for one; `told` is what its reader says
/// to do.
pub(crate) fn failed_for(reason: Reason, told: Option<&str>) -> Option<String> {
    match reason {
        Reason::Time => Some("--max-seconds raises it".to_owned()),
        Reason::Memory => Some("--max-memory raises it".to_owned()),
        Reason::Budget => told.map(str::to_owned),
        Reason::Document | Reason::Text | Reason::Crash | Reason::Io => None,
    }
}

/// What reading one document may take. It is read in a process of its own, which is ended where it
/// takes more.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Limits")]
pub(crate) struct Costs {
    /// Seconds that one document may take
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..))]
    max_seconds: u64,
    /// Memory that one document may take, in bytes or as 512M, 2G (on Linux)
    #[arg(long, value_name = "SIZE", default_value = "1G", value_parser = size)]
    max_memory: u64,
}

impl Costs {
    /// Returns how workers are started.
    ///
    /// # Errors
    /// Where this program cannot tell where it lies.
    pub(crate) fn workers(&self, limits: &Limits, threads: usize) -> Result<Setup> {
        let program = env::current_exe().context("minutebook cannot find its own program")?;
        let (budget, time) = (limits.flags(), Duration::from_secs(self.max_seconds));
        Ok(Setup { program, threads, budget, time, memory: self.max_memory })
    }
}

/// Memory without which no document can be read, in bytes.
const LEAST_MEMORY: u64 = 64 << 20;

/// Reads a number of bytes: `1073741824`, `1048576K`, `1024M`, `1G`.
fn size(text: &str) -> Result<u64, String> {
    let text = text.trim();
    let units = [(['K', 'k'], 10), (['M', 'm'], 20), (['G', 'g'], 30)];
    let with_unit = units.iter().find_map(|(unit, shift)| Some((text.strip_suffix(unit)?, *shift)));
    let (number, shift) = with_unit.unwrap_or((text, 0));
    let number: u64 = number.parse().map_err(|_| "is not a size: 512M, 2G".to_owned())?;
    match number.checked_mul(1 << shift) {
        Some(bytes) if bytes >= LEAST_MEMORY => Ok(bytes),
        Some(_) => Err(format!("at least {}M are needed", LEAST_MEMORY >> 20)),
        None => Err("is more than any machine has".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::Args;
    use minutebook::record::diagnostic::Code;
    use minutebook::record::explain::explain;

    use super::*;

    #[test]
    fn what_raises_limits_in_words() {
        let of = |kinds: &[LimitKind]| {
            let reached: Vec<_> =
                kinds.iter().map(|kind| Reached { kind: *kind, limit: 1 }).collect();
            raised_by(&reached)
        };
        let (pages, cells, glyphs) = (LimitKind::Pages, LimitKind::Cells, LimitKind::Glyphs);
        for (kinds, told) in [
            (&[][..], None),
            (&[pages], Some("--max-pages raises it")),
            (&[pages, cells], Some("--max-pages and --max-cells raise them")),
            (&[pages, glyphs, cells], Some("--max-pages, --max-glyphs and --max-cells raise them")),
        ] {
            assert_eq!(of(kinds).as_deref(), told);
        }
    }

    /// `explain` tells of each flag: a record's diagnostic names the limit alone.
    #[test]
    fn the_diagnostic_of_a_limit_tells_of_each_flag() {
        let told = explain(Code::LimitReached).unwrap();
        let command = Limits::augment_args(clap::Command::new("limits"));
        for flag in command.get_arguments().filter_map(clap::Arg::get_long) {
            assert!(told.remedy.contains(&format!("--{flag}")), "{flag}: {}", told.remedy);
        }
    }

    #[test]
    fn sizes_in_words() {
        assert_eq!(size("1G"), Ok(1 << 30));
        assert_eq!(size("512m"), Ok(512 << 20));
        assert_eq!(size("134217728"), Ok(128 << 20));
        for wrong in ["", "G", "1T", "-1", "1.5G", "99999999999G", "1M"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }
}
