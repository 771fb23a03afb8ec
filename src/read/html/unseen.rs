//! What stands in a page's text and is not seen: struck through, or taken out of sight by its style.
//! Controls, navigation and what a browser never draws are no text, and not told.

use std::collections::BTreeSet;

use html5ever::tendril::StrTendril;
use html5ever::{LocalName, QualName, ns};
use scraper::{Html, Node};

use super::flow::is_furniture;
use super::place::Places;
use super::seen;
use super::style::{declarations, is_off_screen};
use super::tree::{Element, Enter, Step, walk};
use crate::read::unseen::{Unseen, words};

/// Finds what is told of the text below `root`.
pub(super) fn find<'a>(places: &Places<'a>, root: Element<'a>) -> Vec<Unseen> {
    let mut found = Vec::new();
    walk(root, &mut |step| {
        let Step::Open(element) = step else { return Enter::Yes };
        if seen::is_no_text(element) || is_furniture(element) {
            return Enter::No;
        }
        if let Some(why) = seen::out_of_sight(element) {
            let words = words(&seen::all_text(element));
            found.extend((words > 0).then(|| Unseen { why, words, place: places.place(element) }));
        }
        if seen::hidden(element) { Enter::No } else { Enter::Yes }
    });
    found
}

/// Hides the elements of classes that the page's own style sheet moves off the screen, as it does with
/// words for screen readers.
pub(super) fn hide_off_screen(page: &mut Html) {
    let classes = off_screen_classes(page);
    if classes.is_empty() {
        return;
    }
    for node in page.tree.values_mut() {
        let Node::Element(element) = node else { continue };
        if element.classes().any(|class| classes.contains(class)) {
            let hidden = QualName::new(None, ns!(), LocalName::from("hidden"));
            element.attrs.push((hidden, StrTendril::new()));
        }
    }
}

fn off_screen_classes(page: &Html) -> BTreeSet<String> {
    let mut classes = BTreeSet::new();
    for node in page.tree.nodes() {
        if node.value().as_element().is_some_and(|element| element.name() == "style") {
            let text = node.children().filter_map(|child| child.value().as_text());
            text.for_each(|text| add_classes(text, &mut classes));
        }
    }
    classes
}

/// Adds the classes that a style sheet's plain rules move off the screen.
fn add_classes(sheet: &str, classes: &mut BTreeSet<String>) {
    let mut depth = 0_usize;
    for rule in sheet.split('}') {
        let opened = rule.matches('{').count();
        // What holds on paper or on small screens alone stands a level down.
        if let (0, 1, Some((selectors, body))) = (depth, opened, rule.split_once('{'))
            && is_off_screen(declarations(body))
        {
            let class = |selector: &str| selector.trim().strip_prefix('.').map(str::to_owned);
            classes.extend(selectors.split(',').filter_map(class));
        }
        depth = depth.saturating_add(opened).saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use crate::block::Block;
    use crate::read::html::read;
    use crate::read::unseen::Why;

    #[test]
    fn what_is_struck_or_hidden_is_no_text_and_told() {
        const FRAME: &str = "<style>.sr{position:absolute;left:-9999px}.open{display:block}
            @media print{.kept{position:absolute;left:-9999px}}</style>";
        for (text, seen, why) in [
            ("one <s>two three</s> four", "one four", Some((Why::Struck, 2))),
            ("one <del>two</del> <b>four</b>", "one four", Some((Why::Struck, 1))),
            (
                "one <span style='text-decoration: line-through red'>two</span> four",
                "one four",
                Some((Why::Struck, 1)),
            ),
            ("one <i style='display:none'>two</i> four", "one four", Some((Why::Hidden, 1))),
            ("one <i hidden>two</i> four", "one four", Some((Why::Hidden, 1))),
            ("one <i class='x sr'>two</i> four", "one four", Some((Why::Hidden, 1))),
            ("one <i class=kept>two</i> <i class=open>four</i>", "one two four", None),
            ("one <u>two</u> <ins>four</ins>", "one two four", None),
            ("one <script hidden>two()</script> four<nav hidden>menu</nav>", "one four", None),
        ] {
            let page = read(&format!("{FRAME}<p>{text}</p><table><tr><td>a<td>b</table>")).unwrap();
            let Some(Block::Text(paragraph)) = page.blocks.first() else { panic!("{text}") };
            assert_eq!(crate::block::flow(&paragraph.lines), seen, "{text}");
            let told: Vec<_> = page.unseen.iter().map(|u| (u.why, u.words)).collect();
            assert_eq!(told, why.into_iter().collect::<Vec<_>>(), "{text}");
        }
    }
}
