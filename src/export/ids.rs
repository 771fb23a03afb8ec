//! Ids of exported objects: UUIDs of version 5, out of what the objects are, the same on every run.

use uuid::Uuid;

/// The name that the namespace is made of, in the namespace of URLs (RFC 9562).
const NAMESPACE: &[u8] = b"urn:minutebook:export:1";

/// Returns the id of a thing: its kind, and the names that tell it from others of its kind.
///
/// Version 5 in a namespace of version 5: anybody can compute it, from `KIND` and the names joined by
/// line ends. The names are paths below `meetings/`, places in a list, printed names.
pub(super) fn id(kind: &str, names: &[&str]) -> String {
    let namespace = Uuid::new_v5(&Uuid::NAMESPACE_URL, NAMESPACE);
    let name = [&[kind], names].concat().join("\n");
    Uuid::new_v5(&namespace, name.as_bytes()).hyphenated().to_string()
}

/// The meeting's name in ids: its record's path without the ending.
pub(super) fn of_record(path: &str) -> &str {
    path.strip_suffix(".json").unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_do_not_change() {
        let a = id("meeting", &["anyshire/flood-board/2024-06-03"]);
        assert_eq!(a, id("meeting", &["anyshire/flood-board/2024-06-03"]));
        assert_ne!(a, id("event", &["anyshire/flood-board/2024-06-03"]));
        assert_eq!(a.len(), 36);
        assert_eq!(a.as_bytes().get(14), Some(&b'5'), "version 5: {a}");
    }
}
