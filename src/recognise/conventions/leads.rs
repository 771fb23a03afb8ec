//! How the titles of numbered items are set before the text that runs on behind them.

use super::series::numbers;
use crate::recognise::prose::Prose;

/// How titles are set before the text that runs on behind them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Leads {
    /// In capitals: "4. HIGHWAYS The gate is broken."
    pub caps: bool,
}

/// At least so many titles run on.
const LEAST: usize = 3;

/// Looks at all numbered lines.
pub(super) fn leads(prose: &[Prose<'_>]) -> Leads {
    let numbered = prose.iter().filter(|p| p.label.as_ref().is_some_and(numbers));
    let (mut caps, mut all) = (0_usize, 0_usize);
    for p in numbered {
        all = all.saturating_add(1);
        caps = caps.saturating_add(usize::from(caps_lead(&p.body).is_some()));
    }
    Leads { caps: caps >= LEAST && caps.saturating_mul(5) >= all.saturating_mul(3) }
}

/// Where the words in capitals end that a text starts with, before others.
pub(crate) fn caps_lead(body: &str) -> Option<usize> {
    /// A title has at least so many letters.
    const LETTERS: usize = 4;
    let (mut end, mut letters, mut at) = (0_usize, 0_usize, 0_usize);
    for word in body.split_inclusive(' ') {
        at = at.saturating_add(word.len());
        let own = word.chars().filter(|c| c.is_alphabetic()).count();
        if word.chars().any(char::is_lowercase) {
            return (letters >= LETTERS).then_some(end);
        }
        letters = letters.saturating_add(own);
        // "A" may open the sentence.
        if own != 1 {
            end = body.get(..at).map_or(end, |title| title.trim_end().len());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_before_text() {
        for (body, title) in [
            ("GATES AND WALLS (5 MINUTES) A gate is broken.", Some("GATES AND WALLS (5 MINUTES)")),
            ("GATES: i. The gate is broken.", Some("GATES:")),
            ("GATES AND WALLS", None),
            ("The gate", None),
            ("NHS gates", None),
        ] {
            assert_eq!(caps_lead(body).map(|end| &body[..end]), title, "{body}");
        }
    }
}
