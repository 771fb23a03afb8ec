//! The columns of an action log, told by their header words in any order and wording.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Column {
    /// "No.", "Ref".
    Number,
    /// "Date", "Raised", "Meeting".
    Raised,
    /// "Due", "Target date", "By when".
    Due,
    /// "Action", "Agreed action", "Task".
    Action,
    /// "Owner", "Lead", "Responsible officer".
    Owners,
    /// "Responsible officer and target date".
    OwnersAndDue,
    /// "Comments", "Update", "Progress".
    Comments,
    /// "Status", "RAG".
    Status,
    /// Any other.
    Extra,
}

/// Header wordings, whole or as the start of a header; the longest that fits decides.
const WORDINGS: &[(&str, Column)] = &[
    ("no", Column::Number),
    ("number", Column::Number),
    ("ref", Column::Number),
    ("reference", Column::Number),
    ("item", Column::Number),
    ("item no", Column::Number),
    ("action no", Column::Number),
    ("action ref", Column::Number),
    ("action number", Column::Number),
    ("minute", Column::Number),
    ("minute no", Column::Number),
    ("minute ref", Column::Number),
    ("id", Column::Number),
    ("date", Column::Raised),
    ("date raised", Column::Raised),
    ("date of meeting", Column::Raised),
    ("date added", Column::Raised),
    ("date agreed", Column::Raised),
    ("meeting", Column::Raised),
    ("meeting date", Column::Raised),
    ("raised", Column::Raised),
    ("date set", Column::Raised),
    ("due", Column::Due),
    ("due date", Column::Due),
    ("date due", Column::Due),
    ("by when", Column::Due),
    ("when", Column::Due),
    ("deadline", Column::Due),
    ("target", Column::Due),
    ("target date", Column::Due),
    ("timescale", Column::Due),
    ("timeframe", Column::Due),
    ("completion date", Column::Due),
    ("date for completion", Column::Due),
    ("review date", Column::Due),
    ("action", Column::Action),
    ("actions", Column::Action),
    ("action required", Column::Action),
    ("action agreed", Column::Action),
    ("agreed action", Column::Action),
    ("action point", Column::Action),
    ("action description", Column::Action),
    ("description", Column::Action),
    ("description of action", Column::Action),
    ("task", Column::Action),
    ("outstanding action", Column::Action),
    ("action to be taken", Column::Action),
    ("owner", Column::Owners),
    ("action owner", Column::Owners),
    ("lead", Column::Owners),
    ("lead officer", Column::Owners),
    ("action by", Column::Owners),
    ("by whom", Column::Owners),
    ("who", Column::Owners),
    ("officer", Column::Owners),
    ("responsible", Column::Owners),
    ("responsible officer", Column::Owners),
    ("officer responsible", Column::Owners),
    ("responsible person", Column::Owners),
    ("person responsible", Column::Owners),
    ("responsibility", Column::Owners),
    ("assigned to", Column::Owners),
    ("allocated to", Column::Owners),
    ("comment", Column::Comments),
    ("comments", Column::Comments),
    ("update", Column::Comments),
    ("progress", Column::Comments),
    ("progress update", Column::Comments),
    ("latest update", Column::Comments),
    ("latest position", Column::Comments),
    ("notes", Column::Comments),
    ("response", Column::Comments),
    ("outcome", Column::Comments),
    ("current position", Column::Comments),
    ("status", Column::Status),
    ("rag", Column::Status),
    ("rag status", Column::Status),
    ("rag rating", Column::Status),
    ("status update", Column::Comments),
    ("complete", Column::Status),
    ("completed", Column::Status),
    ("open/closed", Column::Status),
    ("state", Column::Status),
];

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
            Column::Owners
                if ["date", "due", "deadline", "when"].iter().any(|w| folded.ends_with(w)) =>
            {
                Column::OwnersAndDue
            }
            whole => whole,
        },
    }
}

fn by_wording(folded: &str) -> Column {
    WORDINGS
        .iter()
        .filter(|(words, _)| {
            let plural = folded.strip_suffix('s').unwrap_or(folded);
            folded == *words
                || plural == *words
                || folded.strip_prefix(words).is_some_and(|rest| rest.starts_with(' '))
        })
        .max_by_key(|(words, _)| words.len())
        .map(|(_, column)| *column)
        // "What" stands alone; "What we have achieved" heads something else.
        .or_else(|| (folded == "what").then_some(Column::Action))
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
        ] {
            assert_eq!(column(header), expected, "{header}");
        }
    }
}
