//! Parses a page into a tree within a budget, and answers small questions about its elements.

use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::{StrTendril, TendrilSink};
use scraper::{CaseSensitivity, ElementRef, Html, HtmlTreeSink, Node};

use super::unseen;
use crate::budget::{Budget, LimitKind, Reached};

/// Bytes that are fed to the parser between two looks at the budget. Small, because a run of open
/// formatting elements is repeated in every paragraph that follows it.
const FEED: usize = 1024;

/// An element of a page.
pub(super) type Element<'a> = ElementRef<'a>;

/// Parses a page. A page beyond the budget is read as far as the budget goes. `taken` is
/// how many nodes other pieces of the document have taken.
pub(super) fn parse(text: &str, budget: &Budget, taken: u64) -> (Html, Option<Reached>) {
    let mut parser = parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts::default());
    let mut rest = text;
    let mut cut = None;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(boundary(rest, FEED));
        parser.process(StrTendril::from_slice(chunk));
        rest = after;
        let page = parser.tokenizer.sink.sink.0.borrow();
        cut = over_budget(&page, budget, taken);
        if cut.is_some() {
            break;
        }
    }
    let mut page = parser.finish();
    unseen::hide_off_screen(&mut page);
    (page, cut)
}

/// How many nodes a page has.
pub(super) fn nodes(page: &Html) -> u64 {
    page.tree.nodes().len() as u64
}

/// Parses a page that has been read before, or is none of a stranger's.
pub(super) fn parse_all(text: &str) -> Html {
    parse(text, &Budget::default(), 0).0
}

/// The first character boundary at or after `at`.
fn boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len())
}

fn over_budget(page: &Html, budget: &Budget, taken: u64) -> Option<Reached> {
    let Budget { html_nodes, html_depth, .. } = *budget;
    if nodes(page).saturating_add(taken) > html_nodes {
        return Some(LimitKind::HtmlNodes.reached(budget));
    }
    let newest = page.tree.nodes().next_back()?;
    let deep = usize::try_from(html_depth).is_ok_and(|most| newest.ancestors().nth(most).is_some());
    deep.then(|| LimitKind::HtmlDepth.reached(budget))
}

/// True if the element has the class, in any case.
pub(super) fn has_class(element: Element<'_>, class: &str) -> bool {
    element.value().has_class(class, CaseSensitivity::AsciiCaseInsensitive)
}

/// The elements below `root`, in document order, without `root` itself.
pub(super) fn below<'a>(root: Element<'a>) -> impl Iterator<Item = Element<'a>> {
    root.descendants().skip(1).filter_map(ElementRef::wrap)
}

/// The elements below `root` that have the class.
pub(super) fn with_class<'a>(
    root: Element<'a>,
    class: &'static str,
) -> impl Iterator<Item = Element<'a>> {
    below(root).filter(move |&element| has_class(element, class))
}

/// The elements below `root` with the tag name.
pub(super) fn with_name<'a>(
    root: Element<'a>,
    name: &'static str,
) -> impl Iterator<Item = Element<'a>> {
    below(root).filter(move |element| element.value().name() == name)
}

/// The element's parent element.
pub(super) fn parent<'a>(element: Element<'a>) -> Option<Element<'a>> {
    element.parent().and_then(ElementRef::wrap)
}

/// One step of a walk over a tree.
pub(super) enum Step<'a> {
    /// An element opens.
    Open(Element<'a>),
    /// An element closes.
    Close(Element<'a>),
    /// Text.
    Text(&'a str),
}

/// Whether a walk goes into the element that has just opened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Enter {
    /// It does; `Close` follows in time.
    Yes,
    /// It does not; no `Close` follows.
    No,
}

/// Walks over everything below `root` in document order, without recursion.
pub(super) fn walk<'a>(root: Element<'a>, visit: &mut dyn FnMut(Step<'a>) -> Enter) {
    let mut next = root.first_child();
    while let Some(node) = next {
        let mut enter = false;
        match node.value() {
            Node::Element(_) => {
                if let Some(element) = ElementRef::wrap(node) {
                    enter = visit(Step::Open(element)) == Enter::Yes;
                    if enter && !node.has_children() {
                        visit(Step::Close(element));
                        enter = false;
                    }
                }
            }
            Node::Text(text) => {
                visit(Step::Text(text));
            }
            _ => {}
        }
        next = if enter { node.first_child() } else { node.next_sibling() };
        // Climb out of every element that ends here.
        let mut last = node;
        while next.is_none() && !enter {
            let Some(up) = last.parent().filter(|up| up.id() != root.id()) else { break };
            if let Some(element) = ElementRef::wrap(up) {
                visit(Step::Close(element));
            }
            next = up.next_sibling();
            last = up;
        }
    }
}

/// True for the elements that start a paragraph of their own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    ) || is_item_tag(name)
}

/// True for the tags that mark the parts of printed minutes: `<AI1>`, `<TRAILER_SECTION>`.
pub(super) fn is_item_tag(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let digits = name.strip_prefix("ai").unwrap_or_default();
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
        || name.ends_with("_section")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(page: &str, budget: &Budget, taken: u64) -> Option<LimitKind> {
        parse(page, budget, taken).1.map(|reached| reached.kind)
    }

    #[test]
    fn deep_nesting_is_cut_and_said() {
        let page = "<div>".repeat(100_000) + "end";
        let (html, reached) = parse(&page, &Budget::default(), 0);
        assert!(nodes(&html) < 10_000);
        assert_eq!(reached, Some(Reached { kind: LimitKind::HtmlDepth, limit: 512 }));
        let page = "<div>".repeat(1_000) + "end";
        assert_eq!(met(&page, &Budget { html_depth: 2_000, ..Budget::default() }, 0), None);
    }

    #[test]
    fn many_nodes_are_cut_those_of_other_pieces_counted() {
        let page = "<p>x".repeat(1_000);
        let few = Budget { html_nodes: 3_000, ..Budget::default() };
        assert_eq!(met(&page, &few, 0), None);
        assert_eq!(met(&page, &few, 2_000), Some(LimitKind::HtmlNodes));
    }

    #[test]
    fn repeated_formatting_does_not_fill_the_memory() {
        let open: String = (0..400).map(|i| format!("<font size={i}>")).collect();
        let budget = Budget::default();
        let (html, _) = parse(&(open + &"<p>x".repeat(100_000)), &budget, 0);
        assert!(nodes(&html) < 2 * budget.html_nodes);
    }

    #[test]
    fn walk_closes_what_it_opens() {
        let html = parse_all("<div id=a><p>x<b>y</b></p><br><i></i></div><p>z");
        let mut seen = String::new();
        walk(html.root_element(), &mut |step| {
            match step {
                Step::Open(e) => seen += &format!("<{}>", e.value().name()),
                Step::Close(e) => seen += &format!("</{}>", e.value().name()),
                Step::Text(text) => seen += text,
            }
            Enter::Yes
        });
        assert_eq!(
            seen,
            "<head></head><body><div><p>x<b>y</b></p><br></br><i></i></div><p>z</p></body>"
        );
    }
}
