//! The words that head the columns of action logs and other tables.

use crate::words::columns::{PARTS_OF_HEADERS, headers};

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
    let known = |word: Option<&&str>| {
        word.is_some_and(|word| headers().chain(PARTS_OF_HEADERS.words()).any(|own| own == *word))
    };
    !words.is_empty()
        && words.len() <= LONGEST
        && !text.ends_with([',', ';'])
        && (known(words.first()) || known(words.last()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_and_other_texts() {
        for text in ["No.", "Responsible Officer", "Date raised", "By when", "RAG", "Due date"] {
            assert!(is_header_word(text), "{text}");
        }
        for text in ["Cllr A. Moor", "Harbour Ward", "", "The action was to be taken by the clerk"]
        {
            assert!(!is_header_word(text), "{text}");
        }
    }
}
