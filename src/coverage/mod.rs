//! What became of each word of a document: whether the record has it, and where those stand that it has not.
//!
//! In: the blocks of a document and its record. Out: [`Covered`], the record's coverage and the runs of words
//! that nobody read.
//!
//! - `words`: the words, each once, with their lines
//! - `places`, `standing`: which lines stand at a place, and in what of which part
//! - `beside`: rows of a log that no table has
//! - `values`, `mark`: the values of the record laid over them
//! - `runs`: what is left, neighbours together
//! - `telling`, `reasons`, `people`: the words by which a rule found a value
//! - `told`: what is told of it in diagnostics

mod beside;
mod mark;
mod people;
mod places;
mod reasons;
mod runs;
mod standing;
mod telling;
mod told;
mod values;
mod words;

pub(crate) use self::told::tell;

use std::cell::RefCell;

use self::mark::Marker;
use self::places::Index;
use self::runs::{Look, Run};
use self::standing::standing;
use self::words::Words;
use crate::block::{Block, Fact, Part, words as count};
use crate::record::{Coverage, Document};

/// What was counted of a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Covered {
    /// The record's coverage.
    pub coverage: Coverage,
    /// The runs of words that nobody read, those of the coverage with the part that they stand in.
    pub runs: Vec<Run>,
}

/// What a reader counted beside the blocks.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Aside {
    /// Words of running heads and feet, page numbers and stamps.
    pub furniture: u64,
    /// All words that a reader of the page sees, where a site's frame stands round the blocks.
    pub printed: Option<u64>,
    /// Words that a reader of the page does not see.
    pub unseen: u64,
}

/// Counts what became of the words of blocks, beside those that a reader took off.
pub(crate) fn cover(blocks: &[Block], aside: Aside, document: &Document) -> Covered {
    // 1. The words and their lines.
    let mut words = Words::of(blocks);
    let index = Index::of(&words.lines);
    // 2. The values over them.
    values::mark(document, &mut Marker::new(&mut words, &index));
    // 3. The words by which rules found them, and what is left.
    let mut standing = standing(document, &index, words.lines.len());
    beside::add(blocks, &words, &mut standing);
    let look = Look {
        words: &words,
        standing: &standing,
        parts: &parts_of_page(blocks),
        blocks,
        document,
        said: RefCell::default(),
    };
    let left = runs::left(&look);
    // 4. The sums.
    let stated: u64 = blocks.iter().map(stated).sum();
    let all = words.words.len() as u64;
    let unread: u64 = left.runs.iter().map(|run| run.unread.words).sum();
    let in_blocks = all.saturating_add(stated);
    let frame = aside
        .printed
        .map_or(0, |printed| printed.saturating_sub(in_blocks).saturating_sub(aside.furniture));
    let furniture = aside.furniture.saturating_add(frame);
    let coverage = Coverage {
        words: in_blocks.saturating_add(furniture).saturating_add(aside.unseen),
        read: in_blocks.saturating_sub(unread).saturating_sub(left.prose),
        prose: left.prose,
        furniture,
        unseen: aside.unseen,
        unread: left.runs.iter().map(|run| run.unread.clone()).collect(),
    };
    Covered { coverage, runs: left.runs }
}

/// The part of a page that each block stands in, where markup says so.
fn parts_of_page(blocks: &[Block]) -> Vec<Option<Part>> {
    let mut part = None;
    let of = |block: &Block| {
        match block {
            Block::Fact(Fact::Part(next, _)) => part = Some(*next),
            Block::Fact(Fact::Item { .. } | Fact::ItemsEnd) => part = None,
            _ => {}
        }
        part
    };
    blocks.iter().map(of).collect()
}

/// The words of a fact, which the record has as markup states them.
fn stated(block: &Block) -> u64 {
    let Block::Fact(fact) = block else { return 0 };
    let some = |text: &Option<String>| text.as_deref().map_or(0, count);
    match fact {
        Fact::Meeting { meeting, .. } => some(&meeting.body).saturating_add(some(&meeting.venue)),
        Fact::Contact(contact) => {
            [&contact.name, &contact.role, &contact.email, &contact.telephone]
                .into_iter()
                .map(some)
                .sum()
        }
        Fact::Attendee(person) => count(&person.name).saturating_add(some(&person.affiliation)),
        Fact::Item { number, title, .. } => some(number).saturating_add(count(title)),
        Fact::Attachment(paper) => count(&paper.title),
        Fact::Vote(vote) => some(&vote.subject),
        Fact::Part(..) | Fact::Incomplete(..) | Fact::ItemsEnd => 0,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, Source, extract};

    /// The record of a text, its codes, and what of it is unread.
    fn read(text: &str) -> (crate::record::Coverage, Vec<String>, Vec<String>) {
        let source = Source::new("paper.md", text.into()).unwrap();
        let document = extract(&source, &Options::default()).unwrap().document;
        let codes = document.diagnostics.iter().map(|note| note.code().to_owned()).collect();
        let coverage = document.source.coverage.unwrap();
        let unread = coverage.unread.iter().map(|run| run.text.clone()).collect();
        (coverage, codes, unread)
    }

    const HEAD: &str = "# Minutes of the Pier Board held on 6 May 2031 at the Old Mill\n\n";

    #[test]
    fn all_is_read() {
        let (coverage, codes, unread) = read(&format!(
            "{HEAD}Present: Cllr A Marsh (Chair), Cllr B Dunn\n\nApologies: Cllr C Fenn\n\n1. Dues\n\nThe dues were told.\n\n\
             RESOLVED: That the dues be noted.\n\n2. Gates\n\nThe gate is shut.\n\nThe meeting closed at 9.15 pm.\n\n\
             Signed ........ Dated 3rd June 2031\n"
        ));
        assert_eq!((unread, codes), (Vec::<String>::new(), Vec::<String>::new()));
        assert_eq!(coverage.words, coverage.read);
    }

    #[test]
    fn what_nobody_reads_is_told() {
        let many = "The pier was built of oak and iron by the people of the shore. ".repeat(9);
        for (body, code, text) in [
            (
                "Present: Cllr A Marsh\n\nBoard secretaries Olga Reed; Piet Sand\n\n1. Dues\n\nThe dues were told.\n",
                None,
                "",
            ),
            (
                "Councillor Olga Reed led\n\nPresent: Cllr A Marsh\n\n1. Dues\n\nThe dues were told.\n",
                Some("unread-text"),
                "Olga",
            ),
        ] {
            let (coverage, codes, unread) = read(&format!("{HEAD}{body}"));
            let sum: u64 = coverage.unread.iter().map(|run| run.words).sum();
            assert_eq!(coverage.words, coverage.read + coverage.furniture + sum, "{body}");
            assert_eq!(
                codes.iter().any(|one| Some(one.as_str()) == code),
                code.is_some(),
                "{body}"
            );
            assert!(unread.iter().any(|run| run.contains(text)) || text.is_empty(), "{unread:?}");
        }
        let (_, codes, _) = read(&format!(
            "{HEAD}Present: Cllr A Marsh\n\n1. Dues\n\nThe dues were told.\n\nCHAIRMAN\n\n{many}\n"
        ));
        assert!(codes.contains(&"mostly-unread".to_owned()), "{codes:?}");
        assert!(codes.contains(&"unclaimed-text".to_owned()), "{codes:?}");
    }
}
