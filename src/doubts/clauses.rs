//! Words of resolving in an item of which no resolution was read.

use super::told;
use crate::record::diagnostic::Code;
use crate::record::{Diagnostic, Minutes, MinutesItem};
use crate::words::lead_ins::{LONG_AGO, RESOLVED, THAT, TO};

/// Tells of paragraphs that resolve something in items without a resolution.
pub(super) fn of_minutes(minutes: &Minutes) -> Option<Diagnostic> {
    let bare = minutes.items.iter().filter(|item| item.resolutions.is_empty());
    let found = bare.flat_map(resolving).collect();
    told(Code::ClauseDoubtful, "resolves something, and is read as narrative", found)
}

fn resolving(item: &MinutesItem) -> impl Iterator<Item = (&str, &crate::record::At)> {
    let paragraphs = item.paragraphs.iter().filter(|paragraph| resolves(&paragraph.text));
    paragraphs.map(|paragraph| (paragraph.text.as_str(), &paragraph.at))
}

/// "RESOLVED", or "resolved that", "resolved to"; not "had been resolved to".
fn resolves(text: &str) -> bool {
    let (mut before, mut above) = ("", "");
    text.split_whitespace().any(|word| {
        let told = leads_in(before, above, word);
        (before, above) = (above, word);
        told
    })
}

/// Whether the last two of three words lead a clause in, or the last alone, in capitals.
fn leads_in(before: &str, above: &str, word: &str) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let capitals = |word: &str| word.chars().all(|c| !c.is_lowercase());
    let leads = |word: &str| RESOLVED.has(&bare(word));
    let goes_on = || THAT.has(&bare(word)) || TO.has(&bare(word));
    leads(word) && capitals(word) || leads(above) && goes_on() && !LONG_AGO.has(&bare(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_resolving() {
        for (text, is) in [
            ("It was unanimously RESOLVED to mend the gate.", true),
            ("Members resolved that the gate be mended.", true),
            ("The matter of the gate was resolved.", false),
            ("The gate was mended.", false),
            ("It was unclear whether this had been resolved to help the mill.", false),
        ] {
            assert_eq!(resolves(text), is, "{text}");
        }
    }
}
