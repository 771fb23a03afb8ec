//! A second decoder for PDFs, to be asked where a text layer looks doubtful: `pdf-extract` reads the same
//! bytes, and its words are compared with ours. It gives no positions, and its text never goes into a
//! record. It has no limits of its own: where it is asked about files that are not trusted, a worker
//! process must bound it.

use std::collections::BTreeSet;
use std::thread;

/// The words that two decoders have read of one file, as far as they have [`LETTERS`] letters.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Opinion {
    /// The share of the words that both have, 0 to 1 (Dice; 1 where neither has any): on sound files above
    /// 0.9, and the rest is hyphens and words that touch.
    pub(super) share: f64,
    /// The words that this crate alone has, in lower case and in order.
    pub(super) ours: BTreeSet<String>,
    /// The words that the second decoder alone has, in lower case and in order.
    pub(super) theirs: BTreeSet<String>,
}

/// Why the second decoder gives no text.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("the second decoder gives no text: {reason}")]
pub struct NoOpinion {
    /// What it says.
    pub reason: String,
}

/// Words shorter than this are cut differently by different decoders.
pub(super) const LETTERS: usize = 4;

/// Stack of the thread that the decoder runs in, in bytes; it follows nested objects by recursion.
const STACK: usize = 256 << 20;

/// Asks the second decoder about a PDF, and compares its words with those of `ours`, the texts of all
/// pages.
///
/// # Errors
/// [`NoOpinion`] where it cannot read the file, or breaks down over it.
pub(super) fn ask(bytes: &[u8], ours: impl Iterator<Item = String>) -> Result<Opinion, NoOpinion> {
    let theirs = decode(bytes).map_err(|reason| NoOpinion { reason })?;
    Ok(compare(&ours.flat_map(|page| words(&page)).collect(), &words(&theirs)))
}

fn decode(bytes: &[u8]) -> Result<String, String> {
    let decode = || pdf_extract::extract_text_from_mem(bytes).map_err(|error| error.to_string());
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, decode);
        let thread = thread.map_err(|error| error.to_string())?;
        thread.join().unwrap_or_else(|_| Err("it breaks down".to_owned()))
    })
}

fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= LETTERS)
        .map(str::to_lowercase)
        .collect()
}

fn compare(ours: &BTreeSet<String>, theirs: &BTreeSet<String>) -> Opinion {
    let all = ours.len().saturating_add(theirs.len());
    let common = ours.intersection(theirs).count();
    Opinion {
        share: if all == 0 { 1.0 } else { 2.0 * common as f64 / all as f64 },
        ours: ours.difference(theirs).cloned().collect(),
        theirs: theirs.difference(ours).cloned().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opinions_are_compared_by_longer_words() {
        for (ours, theirs, share, ours_alone, theirs_alone) in [
            ("the winter shelters", "Winter-shelters of a", 1.0, "", ""),
            ("winter shelters", "zlqwhu vkhowhuv", 0.0, "shelters winter", "vkhowhuv zlqwhu"),
            ("Winter shelter", "winter shelters", 0.5, "shelter", "shelters"),
            ("", "a b", 1.0, "", ""),
        ] {
            let opinion = compare(&words(ours), &words(theirs));
            assert_eq!(opinion.share, share, "{ours}");
            assert_eq!(opinion.ours, words(ours_alone), "{ours}");
            assert_eq!(opinion.theirs, words(theirs_alone), "{ours}");
        }
    }

    #[test]
    fn what_cannot_be_decoded_is_told() {
        let told = ask(b"%PDF-1.4 nothing", std::iter::empty()).unwrap_err().to_string();
        assert!(told.starts_with("the second decoder gives no text: "), "{told}");
    }
}
