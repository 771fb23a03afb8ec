//! Says where an element stands, and finds it again: the nearest anchor and the path below it.
//! Says where its links lead, too.
//!
//! An anchor is an element's `id` or, for the row of an agenda item, ModernGov's `AI…` name inside
//! it. Below it every step has the element's name and its number among siblings of that name:
//! `AI67157/td[2]/div[1]/p[3]`. Without an anchor the path starts at `html`.

use std::collections::HashMap;

use html5ever::tree_builder::TreeSink;
use scraper::{ElementRef, Html, HtmlTreeSink};

use super::seen::text;
use super::tree::{Element, parent};
use crate::record::{At, Place};
use crate::url;

/// The name of the page's root in a path.
const ROOT: &str = "html";

/// Longest path below an anchor, in steps. Real pages have some 30; what is deeper is given the
/// place of the element around it.
const MAX_STEPS: usize = 64;

type NodeId = <HtmlTreeSink as TreeSink>::Handle;

/// What is needed to write paths and to follow them: gathered once a page.
pub(super) struct Places<'a> {
    /// The element that paths without an anchor start from.
    root: Element<'a>,
    /// How such paths start.
    start: &'a str,
    /// The number of each element among its siblings of that name.
    numbers: HashMap<NodeId, u32>,
    /// The anchor of each element that has one.
    anchors: HashMap<NodeId, &'a str>,
    /// The element of each anchor.
    anchored: HashMap<&'a str, Element<'a>>,
    /// The address that links are resolved against.
    base: Option<String>,
}

impl<'a> Places<'a> {
    /// Gathers the anchors and sibling numbers of a page. Links resolve against `base`.
    pub(super) fn new(page: &'a Html, base: Option<String>) -> Self {
        let root = page.root_element();
        let mut places = Places::rooted(root, ROOT, base);
        for element in root.descendants().filter_map(ElementRef::wrap) {
            if let Some(name) = item_anchor(element) {
                // The row, since both its cells belong to the item.
                if let Some(row) = cell(element).and_then(parent) {
                    places.anchor(name, row);
                }
            }
        }
        for element in root.descendants().filter_map(ElementRef::wrap) {
            if let Some(id) = element.value().id().filter(|id| is_plain(id)) {
                places.anchor(id, element);
            }
        }
        places
    }

    /// Gathers the sibling numbers of a piece of HTML that was found in an XML element, whose path
    /// is `start`. Its own ids are no anchors.
    pub(super) fn of_fragment(page: &'a Html, start: &'a str) -> Self {
        let root = page.root_element();
        let body = root.child_elements().find(|element| element.value().name() == "body");
        Places::rooted(body.unwrap_or(root), start, None)
    }

    fn rooted(root: Element<'a>, start: &'a str, base: Option<String>) -> Self {
        let mut places = Places {
            root,
            start,
            numbers: HashMap::new(),
            anchors: HashMap::new(),
            anchored: HashMap::new(),
            base,
        };
        for element in root.descendants().filter_map(ElementRef::wrap) {
            places.number_children(element);
        }
        places
    }

    fn number_children(&mut self, element: Element<'a>) {
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for child in element.child_elements() {
            let count = counts.entry(child.value().name()).or_default();
            *count = count.saturating_add(1);
            self.numbers.insert(child.id(), *count);
        }
    }

    /// Takes the name as the element's anchor, unless either has one already.
    fn anchor(&mut self, name: &'a str, element: Element<'a>) {
        if !self.anchors.contains_key(&element.id()) && !self.anchored.contains_key(name) {
            self.anchors.insert(element.id(), name);
            self.anchored.insert(name, element);
        }
    }

    /// The element that paths without an anchor start from.
    pub(super) fn root(&self) -> Element<'a> {
        self.root
    }

    /// The path of an element, or of the element around it that is not too deep.
    pub(super) fn path(&self, element: Element<'a>) -> String {
        let mut steps: Vec<(&str, u32)> = Vec::new();
        let mut start = self.start;
        let mut at = Some(element);
        while let Some(here) = at.filter(|here| here.id() != self.root.id()) {
            if let Some(&anchor) = self.anchors.get(&here.id()) {
                start = anchor;
                break;
            }
            let Some(&number) = self.numbers.get(&here.id()) else { break };
            steps.push((here.value().name(), number));
            at = parent(here);
        }
        let mut path = start.to_owned();
        for (name, number) in steps.iter().rev().take(MAX_STEPS) {
            path.push_str(&format!("/{name}[{number}]"));
        }
        path
    }

    /// The place of an element.
    pub(super) fn place(&self, element: Element<'a>) -> Place {
        Place::Node { node: self.path(element) }
    }

    /// The place of an element, as a list.
    pub(super) fn at(&self, element: Element<'a>) -> At {
        vec![self.place(element)]
    }

    /// The address of a link, resolved where the page's own address is known.
    pub(super) fn link(&self, href: &str) -> String {
        url::resolve(self.base.as_deref(), href)
    }

    /// The element that a path leads to; `None` if it leads nowhere.
    pub(super) fn find(&self, path: &str) -> Option<Element<'a>> {
        let (anchor, rest) = path.split_once('/').unwrap_or((path, ""));
        let (mut at, steps) = match self.anchored.get(anchor) {
            Some(&anchored) => (anchored, rest),
            None => (self.root, path.strip_prefix(self.start)?),
        };
        for step in steps.split('/').filter(|step| !step.is_empty()) {
            let (name, rest) = step.split_once('[')?;
            let number: usize = rest.strip_suffix(']')?.parse().ok()?;
            at = at
                .child_elements()
                .filter(|child| child.value().name() == name)
                .nth(number.checked_sub(1)?)?;
        }
        Some(at)
    }

    /// The text at a path.
    pub(super) fn text_at(&self, path: &str) -> Option<String> {
        self.find(path).map(text)
    }
}

/// ModernGov's name for an item (`AI67157`), if the element is an anchor of that name.
pub(super) fn item_anchor<'a>(element: Element<'a>) -> Option<&'a str> {
    let name = element.attr("name").filter(|_| element.value().name() == "a")?;
    let digits = name.strip_prefix("AI")?;
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(name)
}

/// The table cell that the element stands in.
fn cell(element: Element<'_>) -> Option<Element<'_>> {
    let mut at = parent(element);
    while let Some(here) = at {
        if here.value().name() == "td" {
            return Some(here);
        }
        at = parent(here);
    }
    None
}

/// True if the id can stand in a path.
fn is_plain(id: &str) -> bool {
    id != ROOT && !id.is_empty() && !id.contains(|c: char| "/[]".contains(c) || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_back() {
        let page = Html::parse_document(
            "<table><tr><td><p><a name=AI12></a>1.<td><p>One<div><p>x<p>Two</div></table>\
             <div id=part><p>Three</div><p>Four",
        );
        let places = Places::new(&page, None);
        for (path, text) in [
            ("AI12/td[2]/p[1]", "One"),
            ("AI12/td[2]/div[1]/p[2]", "Two"),
            ("part/p[1]", "Three"),
            ("html/body[1]/p[1]", "Four"),
        ] {
            assert_eq!(places.text_at(path).as_deref(), Some(text));
            assert_eq!(places.find(path).map(|e| places.path(e)).as_deref(), Some(path));
        }
        assert_eq!(places.text_at("AI12/td[9]"), None);
    }
}
