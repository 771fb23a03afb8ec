//! How the titles of numbered items are set before the text that runs on behind them.

/// How titles are set before the text that runs on behind them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Leads {
    /// In capitals: "4. HIGHWAYS The gate is broken."
    pub caps: bool,
    /// Before a colon: "4. Highways:- The gate is broken."
    pub colon: bool,
}

/// At least so many titles run on.
const LEAST: usize = 3;
/// A title before a colon has at most this many words.
const COLON_WORDS: usize = 20;

/// Looks at the texts behind all numbers.
pub(super) fn leads<'t>(bodies: impl Iterator<Item = &'t str>) -> Leads {
    let (mut caps, mut colons, mut all) = (0_usize, 0_usize, 0_usize);
    for body in bodies {
        all = all.saturating_add(1);
        caps = caps.saturating_add(usize::from(caps_lead(body).is_some()));
        colons = colons.saturating_add(usize::from(colon_lead(body).is_some()));
    }
    Leads {
        caps: caps >= LEAST && caps.saturating_mul(5) >= all.saturating_mul(3),
        colon: is_habit(colons, all),
    }
}

/// Whether so many titles of all make a colon the way of a section.
pub(crate) fn is_habit(some: usize, all: usize) -> bool {
    some >= LEAST && some.saturating_mul(4) >= all
}

/// Where the first colon behind a few words stands, before a text that is no part of the title: a sentence,
/// a dash, or nothing.
pub(crate) fn colon_lead(text: &str) -> Option<usize> {
    let at = text.find(':')?;
    let words = text.get(..at)?.split_whitespace().count();
    let rest = text.get(at.saturating_add(1)..)?;
    let text = rest.trim_start();
    let open = text.is_empty() || text.starts_with(['-', '–']);
    // What goes on in capitals goes on with a title.
    let small = text.contains(char::is_lowercase);
    let sentence =
        small && rest.starts_with(' ') && (text.ends_with(['.', '!', '?']) || is_long(text));
    ((open || sentence) && (1..=COLON_WORDS).contains(&words)).then_some(at)
}

/// Whether a text has more words than the rest of a title.
fn is_long(text: &str) -> bool {
    /// The rest of a title has at most this many words.
    const WORDS: usize = 8;
    text.split_whitespace().count() > WORDS
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
