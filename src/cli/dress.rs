//! How text for a terminal looks: its width, and whether it has colour.

use minutebook::pages::terminal::{Colour, Look};

/// The width of text that goes to no terminal, and the most that a terminal's is used, in columns:
/// longer lines are hard to read.
const WIDTH: usize = 100;

/// How text looks.
#[derive(Debug, clap::Args)]
pub(super) struct Dress {
    /// Whether text has colours; auto: on a terminal, unless NO_COLOR is set
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = When::Auto)]
    color: When,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

impl Dress {
    /// The width of the terminal, and colour where it is wanted.
    pub(super) fn look(&self, terminal: bool) -> Look {
        let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let coloured = match self.color {
            When::Auto => terminal && is_coloured(),
            When::Always => true,
            When::Never => false,
        };
        Look {
            width: width.filter(|_| terminal).map_or(WIDTH, |width| width.min(WIDTH)),
            colour: if coloured { Colour::Ansi } else { Colour::None },
        }
    }
}

/// Whether a terminal has colours and nobody asked for none.
fn is_coloured() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    !dumb && !set("NO_COLOR")
}
