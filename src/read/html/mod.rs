//! Reads web pages: ModernGov's meeting, item, decision and attendance pages into facts and texts,
//! any other page into headings, paragraphs, lists and tables. Only this folder knows `scraper`.
//!
//! What comes in: the text of a page. What goes out: a [`WebPage`].
//!
//! 1. `tree`: parse within a budget
//! 2. `head`: what the page says of itself: title, address, ids
//! 3. `kind`: which page of ModernGov it is, if any; a server's error page is refused
//! 4. `meeting`, `item`, `decision`, `attendance`: facts of ModernGov pages
//! 5. `flow`: everything else, block by block, with `inline` for the text of one paragraph,
//!    `list` for computed labels, `table` for tables and `bare` for text that no element parts
//!
//! `unseen` tells of words that are struck through or hidden. `tree` also answers small questions about elements, `style` what their CSS says, `seen` what a reader of
//! the page sees of them, `fold` how white space is kept; `place` says where an element stands and finds it
//! again; `contact`, `paper` and `vote` read one thing each, wherever a page has it.

mod attendance;
mod bare;
mod contact;
mod decision;
mod flow;
mod fold;
mod head;
mod inline;
mod item;
mod kind;
mod list;
mod meeting;
mod paper;
mod place;
mod seen;
mod style;
mod table;
mod tree;
mod unseen;
mod vote;

use self::head::Head;
use self::place::Places;
use crate::block::{Block, Fact, words};
use crate::budget::{Budget, Reached};
use crate::error::Error;
use crate::read::unseen::Unseen;
use crate::read::web_page::{PageKind, WebPage};

pub(crate) use self::attendance::presence;
pub(crate) use self::fold::fold;

/// Reads a web page within the usual budget.
///
/// # Errors
/// Those of [`read_within`].
pub fn read(text: &str) -> Result<WebPage, Error> {
    read_within(text, &Budget::default())
}

/// Reads a web page; one that meets a limit of the budget up to there.
///
/// # Errors
/// [`Error::Empty`] if there is no text, [`Error::ErrorPage`] for a web server's error page.
pub fn read_within(text: &str, budget: &Budget) -> Result<WebPage, Error> {
    if text.trim().is_empty() {
        return Err(Error::Empty);
    }
    // 1. Parse.
    let (html, cut) = tree::parse(text, budget, 0);
    // 2. What the page says of itself.
    let head = Head::read(&html);
    let places = Places::new(&html, head.base.clone());
    // 3. Which page it is.
    if let Some(title) = kind::error_page(&head) {
        return Err(Error::ErrorPage { title });
    }
    let kind = kind::kind(&head);
    let mut notes = Vec::new();
    // 4. Its facts and texts.
    let blocks = match kind {
        PageKind::Meeting => {
            let mut blocks = meeting::read(&places, &head, &mut notes);
            blocks.extend(item::rows_of(&places, head.content));
            notes.extend(paper::left_out(&places, head.content));
            blocks
        }
        PageKind::Item => item::page(&places, &head),
        PageKind::Decision => decision::read(&places, &head),
        PageKind::Attendance => attendance::read(&places, &head, &mut notes),
        PageKind::MeetingList | PageKind::Calendar | PageKind::Committee | PageKind::Other => {
            flow::page(&places, head.content)
        }
    };
    let unseen = unseen::find(&places, head.content);
    Ok(WebPage {
        blocks,
        unseen,
        moderngov: head.moderngov(kind),
        authority: head.authority(),
        url: head.url,
        kind,
        printed: Some(words(&seen::text(places.root()))),
        notes,
        limit: cut,
    })
}

/// What is read of a piece of HTML that stands inside another document.
#[derive(Default)]
pub(crate) struct Fragment {
    /// What it says.
    pub(crate) blocks: Vec<Block>,
    /// Words that are left out.
    pub(crate) unseen: Vec<Unseen>,
    /// The limit of the budget that ended the reading, if one did.
    pub(crate) cut: Option<Reached>,
}

/// Reads a piece of HTML that stands inside another document. `prefix` is the path of the element
/// it was found in; the places of the blocks begin with it. `taken` counts the nodes of all pieces;
/// once they are more than the budget has, nothing more is read.
pub(crate) fn fragment(text: &str, prefix: &str, budget: &Budget, taken: &mut u64) -> Fragment {
    if *taken > budget.html_nodes {
        return Fragment::default();
    }
    let (html, cut) = tree::parse(text, budget, *taken);
    *taken = taken.saturating_add(tree::nodes(&html));
    let places = Places::of_fragment(&html, prefix);
    let unseen = unseen::find(&places, places.root());
    Fragment { blocks: flow::blocks(&places, places.root()), unseen, cut }
}

/// The text at a path in a piece of HTML that was found at `prefix`.
pub(crate) fn fragment_text_at(text: &str, prefix: &str, node: &str) -> Option<String> {
    let html = tree::parse_all(text);
    Places::of_fragment(&html, prefix).text_at(node)
}

/// The text that a browser shows for a character reference ("&rsquo;"); `None` for one that it
/// does not know.
pub(crate) fn reference(reference: &str) -> Option<String> {
    let html = tree::parse_all(reference);
    let text: String = html.root_element().text().collect();
    (text != reference).then_some(text)
}

/// The text found at a node path, as [`Place::Node`](crate::record::Place::Node) gives it; `None`
/// if the path leads nowhere.
pub fn text_at(text: &str, node: &str) -> Option<String> {
    texts_at(text, &[node]).pop().flatten()
}

/// The texts found at several node paths of one page.
pub fn texts_at(text: &str, nodes: &[&str]) -> Vec<Option<String>> {
    let html = tree::parse_all(text);
    let places = Places::new(&html, None);
    nodes.iter().map(|node| places.text_at(node)).collect()
}

/// True if the block is text or a table.
fn is_content(block: &Block) -> bool {
    !matches!(block, Block::Fact(fact) if !matches!(fact, Fact::Incomplete(..)))
}

#[cfg(test)]
mod tests;
