//! The words that head the columns of action logs and other tables.

/// Words that head a column, alone or as the first or last of a few.
const WORDS: [&str; 55] = [
    "action",
    "actions",
    "actioned",
    "assigned",
    "assurance",
    "comment",
    "comments",
    "completed",
    "completion",
    "contact",
    "date",
    "deadline",
    "decision",
    "description",
    "detail",
    "details",
    "due",
    "id",
    "issue",
    "item",
    "lead",
    "leads",
    "mitigation",
    "minute",
    "name",
    "no",
    "note",
    "notes",
    "number",
    "officer",
    "officers",
    "organisation",
    "outcome",
    "outstanding",
    "owner",
    "owners",
    "person",
    "priority",
    "progress",
    "rag",
    "raised",
    "rating",
    "recommendation",
    "ref",
    "reference",
    "response",
    "responsibility",
    "responsible",
    "risk",
    "status",
    "subject",
    "target",
    "timescale",
    "update",
    "who",
];

/// Longest header in words ("Responsible Officer and Target Date").
const LONGEST: usize = 6;

/// Whether a text heads a column.
pub(super) fn is_header_word(text: &str) -> bool {
    if text.len() > 48 {
        return false;
    }
    let folded = text.to_ascii_lowercase();
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let known = |word: Option<&&str>| word.is_some_and(|w| WORDS.contains(w) || *w == "when");
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
