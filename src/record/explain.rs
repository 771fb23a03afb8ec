//! What a diagnostic means and what to do: `docs/diagnostics.md`, embedded and taken apart.

use super::diagnostic::{Code, Severity};

const PAGE: &str = include_str!("../../docs/diagnostics.md");

/// One entry of `docs/diagnostics.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The code.
    pub code: &'static str,
    /// Its severity, as printed there.
    pub severity: &'static str,
    /// What makes it appear.
    pub cause: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
}

/// Returns what is known about a code; none for a code that does not exist.
pub fn explain(code: Code) -> Option<Explanation> {
    entries().into_iter().find(|entry| entry.code == code.as_str())
}

/// Returns the word that a record has for a severity.
pub fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// Takes the page apart: a section a code, with a line each for severity, cause and remedy.
fn entries() -> Vec<Explanation> {
    PAGE.split("\n## ").skip(1).map(entry).collect()
}

fn entry(section: &'static str) -> Explanation {
    let field = |name: &str| {
        section
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
            .unwrap_or_default()
            .trim()
    };
    Explanation {
        code: section.lines().next().unwrap_or_default().trim(),
        severity: field("Severity"),
        cause: field("Cause"),
        remedy: field("Remedy"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_and_every_explanation_has_a_code() {
        let documented: Vec<_> = entries().iter().map(|e| (e.code, e.severity)).collect();
        let coded: Vec<_> =
            Code::ALL.iter().map(|c| (c.as_str(), severity_word(c.severity()))).collect();
        assert_eq!(documented, coded, "docs/diagnostics.md and Code, in the same order");
    }

    #[test]
    fn no_explanation_is_empty() {
        for entry in entries() {
            assert!(!entry.cause.is_empty() && !entry.remedy.is_empty(), "{}", entry.code);
        }
    }
}
