//! The words that head the columns of action logs and other tables.

use crate::words::columns::{COLUMNS, Column, FOLLOWED, is_known};

/// Longest header in words ("Responsible Officer and Target Date").
const LONGEST: usize = 6;

/// Whether a text heads a column.
pub(crate) fn is_header_word(text: &str) -> bool {
    if text.len() > 48 {
        return false;
    }
    let folded = text.to_ascii_lowercase();
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let known = |word: Option<&&str>| word.is_some_and(|word| is_known(word));
    let whole = || is_known(&words.join(" ")) || FOLLOWED.has(&words.join(" "));
    !words.is_empty()
        && words.len() <= LONGEST
        && !text.ends_with([',', ';'])
        && (known(words.first()) || known(words.last()) || whole())
}

/// What a column holds by the longest header that its own, in lower case, starts with.
pub(crate) fn kind_of(lower: &str) -> Option<Column> {
    let starts = |words: &&str| {
        lower
            .strip_prefix(words)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() && c != 's'))
    };
    let known = COLUMNS.iter().flat_map(|term| term.words().map(|words| (words, term.means)));
    known
        .filter(|(words, _)| starts(words))
        .max_by_key(|(words, _)| words.len())
        .map(|(_, column)| column)
        .or_else(|| lower.starts_with('#').then_some(Column::Number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_and_other_texts() {
        for text in [
            "No.",
            "Responsible Officer",
            "Date raised",
            "By when",
            "RAG",
            "Due date",
            "Led by",
            "Motion",
        ] {
            assert!(is_header_word(text), "{text}");
        }
        for text in ["Cllr A. Moor", "Harbour Ward", "", "The action was to be taken by the clerk"]
        {
            assert!(!is_header_word(text), "{text}");
        }
    }
}
