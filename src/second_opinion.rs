//! A second decoder for PDFs whose text looks doubtful: `pdf-extract` reads the same bytes, and its
//! words are compared with ours. It gives no positions, and its text never goes into a record.

use std::collections::BTreeSet;
use std::panic::catch_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::diagnostic::Code;
use crate::record::Diagnostic;

/// Whether a second decoder is asked where text looks doubtful.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SecondOpinion {
    /// It is asked.
    #[default]
    Asked,
    /// It is not: it has broken down over the file before, and would take the process with it.
    Left,
}

/// Decoders that are at work, those among them that nobody waits for any more.
static AT_WORK: AtomicUsize = AtomicUsize::new(0);

/// Whether a decoder is still at work though its answer came too late.
pub fn goes_on() -> bool {
    AT_WORK.load(Ordering::Acquire) > 0
}

/// Stack of the thread that the decoder runs in, in bytes; it follows nested objects by recursion.
const STACK: usize = 256 << 20;

/// How long an answer is waited for. The decoder has no limits of its own; a page takes it a few
/// milliseconds.
const PATIENCE: Duration = Duration::from_secs(20);

/// Larger files are not asked about: the decoder keeps the whole file decoded in memory.
const BYTES: usize = 32 << 20;

/// Words shorter than this are cut differently by different decoders.
const LETTERS: usize = 4;

/// The share of words in common below which two decoders disagree: on sound files it is above 0.9,
/// and the rest is hyphens and words that touch.
const AGREEMENT: f64 = 0.6;

/// Asks the second decoder about a file, and tells where it reads other words than those of `ours`, the
/// texts of all pages.
///
/// No answer (it fails, breaks down or takes too long) is no opinion.
pub fn ask(bytes: &[u8], ours: impl Iterator<Item = String>) -> Option<Diagnostic> {
    if bytes.len() > BYTES {
        return None;
    }
    let theirs = words(&decode(bytes.to_vec())?);
    let ours = ours.flat_map(|page| words(&page)).collect();
    let share = agreement(&ours, &theirs);
    (share < AGREEMENT).then(|| {
        let percent = (share * 100.0).round();
        let message =
            format!("a second decoder has {percent} % of the words in common with this one");
        Code::DecoderDisagrees.note(message, Vec::new())
    })
}

fn decode(bytes: Vec<u8>) -> Option<String> {
    let (send, receive) = mpsc::channel();
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || {
            AT_WORK.fetch_add(1, Ordering::AcqRel);
            let text = catch_unwind(|| pdf_extract::extract_text_from_mem(&bytes).ok());
            AT_WORK.fetch_sub(1, Ordering::AcqRel);
            // Nobody waits any more where it took too long.
            let _ = send.send(text.ok().flatten());
        })
        .ok()?;
    receive.recv_timeout(PATIENCE).ok()?
}

fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= LETTERS)
        .map(str::to_lowercase)
        .collect()
}

/// The share of words that two sets have in common (Dice); 1 where both are empty.
fn agreement(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    let all = a.len().saturating_add(b.len());
    if all == 0 {
        return 1.0;
    }
    2.0 * a.intersection(b).count() as f64 / all as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreement_is_by_longer_words() {
        let agree = |a: &str, b: &str| agreement(&words(a), &words(b));
        assert_eq!(agree("the winter shelters", "Winter-shelters of a"), 1.0);
        assert_eq!(agree("winter shelters", "zlqwhu vkhowhuv"), 0.0);
        assert_eq!(agree("", "a b"), 1.0);
    }

    #[test]
    fn no_answer_is_no_opinion() {
        assert_eq!(ask(b"%PDF-1.4 nothing", std::iter::empty()), None);
    }
}
