//! The key beside a log: what its colours say.

use crate::field::status;
use crate::record::ActionState;
use crate::words::means;
use crate::words::status::{COLOURS, Rag};

use crate::block::Block;
use crate::recognise::seen::Seen;
use crate::recognise::table::cell_text;

/// How far from its log a key stands, in blocks.
const NEAR: usize = 4;

/// What colours say, where a key tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Key(Vec<Entry>);

/// A colour that is explained, and what that says of the state.
type Entry = (Rag, Option<ActionState>);

impl Key {
    /// Reads a key from texts: "Green – on track", "Blue = complete". One colour alone is none.
    pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut found: Vec<Entry> = texts.flat_map(entries).collect();
        found.sort_by_key(|(rag, _)| *rag);
        found.dedup_by_key(|(rag, _)| *rag);
        if found.len() > 1 { Self(found) } else { Self::default() }
    }

    /// Reads the key beside the log at a place.
    pub(crate) fn beside(seen: &[Seen<'_>], at: usize) -> Self {
        let from = at.saturating_sub(NEAR);
        let until = at.saturating_add(NEAR).saturating_add(1).min(seen.len());
        let near = seen.get(from..until).unwrap_or_default();
        let texts: Vec<String> =
            near.iter().filter(|one| one.log.is_none()).flat_map(texts).collect();
        Self::of(texts.iter().map(String::as_str))
    }

    /// What a colour says, where the key tells.
    pub(super) fn state(&self, rag: Rag) -> Option<ActionState> {
        self.0.iter().find(|(own, _)| *own == rag).and_then(|(_, state)| *state)
    }
}

/// The texts of a block in which a key may stand: those of prose, and the rows of a small table.
fn texts(seen: &Seen<'_>) -> Vec<String> {
    /// The longest key, in bytes.
    const LONGEST: usize = 400;
    /// The most rows that a table has that is a key.
    const ROWS: usize = 8;
    match seen.block {
        Block::Text(_) => {
            let prose = seen.prose.as_ref().map(|prose| prose.whole().into_owned());
            prose.into_iter().filter(|text| text.len() <= LONGEST).collect()
        }
        Block::Table(table) if table.rows.len() <= ROWS => {
            let row = |row: &crate::block::Row| {
                let cells: Vec<String> = row.cells.iter().map(cell_text).collect();
                cells.join(" = ")
            };
            table.rows.iter().map(row).collect()
        }
        Block::Table(_) | Block::Fact(_) => Vec::new(),
    }
}

/// The colours that a text explains.
fn entries(text: &str) -> Vec<Entry> {
    let lower = text.to_lowercase();
    let mut out = Vec::new();
    let words = COLOURS.iter().flat_map(|term| term.words());
    for colour in words {
        for (at, _) in lower.match_indices(colour) {
            let rest = lower.get(at.saturating_add(colour.len())..).unwrap_or_default();
            let alone = !lower.get(..at).unwrap_or_default().ends_with(char::is_alphabetic);
            let said = rest.trim_start().strip_prefix(['-', '–', '—', '=', ':', '(']);
            let state = said.filter(|_| alone).map(status::first_words);
            out.extend(means(COLOURS, colour).zip(state));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys() {
        let key =
            Key::of(["RAG: Red – not started, Green – on track, Blue: completed"].into_iter());
        assert_eq!(key.state(Rag::Green), Some(ActionState::Open));
        assert_eq!(key.state(Rag::Blue), Some(ActionState::Done));
        assert_eq!(key.state(Rag::Amber), None);
        let prose = Key::of(["The Green - open since 1904 - is to be mown."].into_iter());
        assert_eq!(prose, Key::default());
    }
}
