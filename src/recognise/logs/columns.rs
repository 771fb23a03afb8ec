//! The columns of an action log, told by their header words in any order and wording.

pub(crate) use crate::words::columns::Column;

use crate::words::columns::{ACTION_ALONE, COLUMNS, WHEN};

/// Tells what a column holds by its header.
pub(crate) fn column(header: &str) -> Column {
    let folded: String = header
        .to_lowercase()
        .replace('&', " and ")
        .chars()
        .map(|c| if c.is_alphanumeric() || c == '/' { c } else { ' ' })
        .collect();
    let folded = folded.split_whitespace().collect::<Vec<_>>().join(" ");
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

/// The column that the longest header tells that fits.
fn by_wording(folded: &str) -> Column {
    let plural = folded.strip_suffix('s').unwrap_or(folded);
    let fits = |words: &&str| {
        folded == *words
            || plural == *words
            || folded.strip_prefix(words).is_some_and(|rest| rest.starts_with(' '))
    };
    COLUMNS
        .iter()
        .flat_map(|term| term.words().map(|words| (words, term.means)))
        .filter(|(words, _)| fits(words))
        .max_by_key(|(words, _)| words.len())
        .map(|(_, column)| column)
        .or_else(|| ACTION_ALONE.has(folded).then_some(Column::Action))
        .unwrap_or(Column::Extra)
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
