//! What a vote came to, where the paper says so.

/// Whether the printed outcome of a vote says that it was carried or lost; none where it says neither
/// ("tied"), or nothing. Counts are not asked: the paper may know of a majority that was needed.
pub(super) fn carried(outcome: Option<&str>) -> Option<bool> {
    const LOST: [&str; 9] =
        ["lost", "defeated", "rejected", "fell", "falls", "fails", "failed", "refused", "not"];
    const CARRIED: [&str; 10] = [
        "carried",
        "passed",
        "agreed",
        "approved",
        "adopted",
        "resolved",
        "won",
        "unanimous",
        "unanimously",
        "nem",
    ];
    let outcome = outcome?.to_lowercase();
    let words: Vec<&str> = outcome.split(|c: char| !c.is_alphanumeric()).collect();
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    match (has(&LOST), has(&CARRIED)) {
        (true, _) => Some(false),
        (false, true) => Some(true),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes() {
        for (outcome, expected) in [
            (Some("Carried"), Some(true)),
            (Some("agreed unanimously"), Some(true)),
            (Some("nem con"), Some(true)),
            (Some("Motion lost"), Some(false)),
            (Some("not carried"), Some(false)),
            (Some("tied"), None),
            (None, None),
        ] {
            assert_eq!(carried(outcome), expected, "{outcome:?}");
        }
    }
}
