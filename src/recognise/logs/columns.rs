//! The columns of an action log, told by their header words in any order and wording.

use std::collections::HashMap;
use std::sync::LazyLock;

pub(crate) use crate::words::columns::Column;

use crate::words::columns::{ACTION_ALONE, COLUMNS, FOLLOWED, NUMBER_OF_OTHERS, NUMBERED, WHEN};

/// Tells what a column holds by its header.
pub(crate) fn column(header: &str) -> Column {
    /// Bytes; what is longer is a row of the log, or a text.
    const LONGEST: usize = 250;
    if header.len() > LONGEST {
        return Column::Extra;
    }
    let folded = folded(header);
    if folded.is_empty() {
        return if header.trim() == "#" { Column::Number } else { Column::Extra };
    }
    let parts: Vec<&str> = folded
        .split('/')
        .flat_map(|part| part.split(" and "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let kinds: Vec<Column> = parts.iter().map(|part| by_wording(part)).collect();
    match kinds.as_slice() {
        [Column::Owners, Column::Due] | [Column::Due, Column::Owners] => Column::OwnersAndDue,
        [first, rest @ ..] if rest.iter().all(|kind| kind == first || *kind == Column::Extra) => {
            match by_wording(&folded) {
                Column::Extra => *first,
                whole => whole,
            }
        }
        // "Responsible officer target date", without a word between.
        _ => match by_wording(&folded) {
            Column::Owners if WHEN.ends(&folded) => Column::OwnersAndDue,
            whole => whole,
        },
    }
}

/// A header's words in small letters, a space between: of other signs only "/" is kept.
fn folded(header: &str) -> String {
    let mut out = String::with_capacity(header.len());
    for word in header.split(|c: char| !c.is_alphanumeric() && !"/&".contains(c)) {
        for (i, part) in word.split('&').enumerate() {
            let joint = if i == 0 { "" } else { "and" };
            for part in [joint, part].into_iter().filter(|part| !part.is_empty()) {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.extend(part.chars().flat_map(char::to_lowercase));
            }
        }
    }
    out
}

/// The column that a header is called as; else what its last word says it is a column of; else the column
/// that the longest header tells that it begins with; else an action of whatever sort, by its last word.
fn by_wording(folded: &str) -> Column {
    let joined = folded.contains('/') || folded.contains(" and ");
    exactly(folded)
        .or_else(|| of_last_word(folded).filter(|_| !joined))
        .or_else(|| of_first_words(folded))
        .or_else(|| is_sort_of_action(folded).filter(|_| !joined))
        .or_else(|| ACTION_ALONE.has(folded).then_some(Column::Action))
        .unwrap_or(Column::Extra)
}

fn singular(folded: &str) -> &str {
    folded.strip_suffix('s').unwrap_or(folded)
}

/// What each header tells.
static KNOWN: LazyLock<HashMap<&'static str, Column>> = LazyLock::new(|| {
    let followed = FOLLOWED.words().map(|words| (words, Column::Followed));
    let known = COLUMNS.iter().flat_map(|term| term.words().map(|words| (words, term.means)));
    let mut all = HashMap::new();
    for (words, column) in known.chain(followed) {
        all.entry(words).or_insert(column);
    }
    all
});

fn exactly(folded: &str) -> Option<Column> {
    let own = |word: &str| KNOWN.get(word).copied();
    own(folded).or_else(|| own(singular(folded)))
}

/// "Action update", "Decision ref", "Motion status".
fn of_last_word(folded: &str) -> Option<Column> {
    /// "What needs to be done" is a sentence.
    const WORDS: usize = 3;
    let (before, last) = folded.rsplit_once(' ')?;
    if before.split(' ').count() >= WORDS {
        return None;
    }
    if NUMBERED.has(last) {
        return Some(Column::Number);
    }
    let kind = KNOWN.get(last).copied().filter(|kind| *kind != Column::Followed)?;
    matches!(kind, Column::Owners | Column::Comments | Column::Status).then_some(kind)
}

/// "Details of action", "Follow-up actions".
fn is_sort_of_action(folded: &str) -> Option<Column> {
    let (_, last) = folded.rsplit_once(' ')?;
    (exactly(last) == Some(Column::Action)).then_some(Column::Action)
}

fn of_first_words(folded: &str) -> Option<Column> {
    let ends: Vec<usize> = folded.match_indices(' ').map(|(at, _)| at).take(*MOST_WORDS).collect();
    ends.into_iter().rev().filter_map(|end| folded.get(..end)).find_map(exactly)
}

/// The words of the longest header that is known.
static MOST_WORDS: LazyLock<usize> =
    LazyLock::new(|| KNOWN.keys().map(|words| words.split(' ').count()).max().unwrap_or_default());

/// Whether a header is one of those known, whole.
pub(super) fn is_called(header: &str) -> bool {
    exactly(header.to_lowercase().trim_end_matches(['.', ':', '?']).trim()).is_some()
}

/// Whether a header of numbers is of others' numbers before it is of the action's: "Minute no."
pub(crate) fn is_of_others(header: &str) -> bool {
    let folded = header.to_lowercase();
    let folded = folded.trim_end_matches('.').trim();
    NUMBER_OF_OTHERS.contains(&folded) || FOLLOWED.opens(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers() {
        for (header, expected) in [
            ("No.", Column::Number),
            ("Ref", Column::Number),
            ("Date", Column::Raised),
            ("Action", Column::Action),
            ("Actions Required", Column::Action),
            ("Responsible Officer", Column::Owners),
            ("Lead(s)", Column::Owners),
            ("Responsible Officer and Target Date", Column::OwnersAndDue),
            ("Owner / Due", Column::OwnersAndDue),
            ("Lead Officer & Target Date", Column::OwnersAndDue),
            ("Progress Update", Column::Comments),
            ("Comments", Column::Comments),
            ("RAG", Column::Status),
            ("Status", Column::Status),
            ("Status / RAG", Column::Status),
            ("Impact", Column::Extra),
            ("Minute no.", Column::Number),
            ("Decision ref", Column::Number),
            ("Meeting date", Column::Raised),
            ("Date of Meeting", Column::Raised),
            ("Date completed", Column::Status),
            ("What needs to be done", Column::Extra),
            ("Details of action", Column::Action),
            ("Follow-up Actions", Column::Action),
            ("Officer to action", Column::Owners),
            ("Progress status", Column::Status),
            ("Action update", Column::Comments),
            ("Action taken", Column::Taken),
            ("Position", Column::Comments),
            ("By Whom", Column::Owners),
            ("Timescale", Column::Due),
            ("Recommendation", Column::Followed),
            ("Motions agreed", Column::Followed),
            ("Target Date", Column::Due),
            ("What", Column::Action),
            ("What we will have achieved", Column::Extra),
            ("Accountable", Column::Owners),
            ("Accountable officer", Column::Owners),
            ("Rhif", Column::Number),
            ("Dyddiad", Column::Raised),
            ("Cam Gweithredu", Column::Action),
            ("Perchennog", Column::Owners),
            ("Statws", Column::Status),
            ("Diweddariad", Column::Comments),
            ("Dyddiad targed", Column::Due),
        ] {
            assert_eq!(column(header), expected, "{header}");
        }
    }
}
