//! Follows a path below `meeting` to its text.

use roxmltree::Node;

use super::parse::unescape;
use crate::read::html::{fold, fragment_text_at};

/// The children of the name, in any case.
pub(super) fn children<'d>(
    parent: Node<'d, 'd>,
    name: &'static str,
) -> impl Iterator<Item = Node<'d, 'd>> {
    parent.children().filter(move |child| is_named(*child, name))
}

fn is_named(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name().eq_ignore_ascii_case(name)
}

/// The text directly in the element, as it stands there.
pub(super) fn raw(element: Node<'_, '_>) -> String {
    element.children().filter_map(|child| child.text()).collect()
}

/// The text at a path: through the XML as far as it goes, then through the HTML inside.
pub(super) fn text_at(meeting: Node<'_, '_>, path: &str) -> Option<String> {
    let mut at = meeting;
    let mut done = path.find('/').unwrap_or(path.len());
    if path.get(..done)? != "meeting" {
        return None;
    }
    while let Some(rest) = path.get(done..).filter(|rest| !rest.is_empty()) {
        let step = rest.get(1..)?.split('/').next()?;
        let (name, number) = match step.split_once('[') {
            Some((name, number)) => (name, number.strip_suffix(']')?.parse::<usize>().ok()?),
            None => (step, 1),
        };
        let mut namesakes = at.children().filter(|child| is_named(*child, name));
        let Some(next) = namesakes.nth(number.checked_sub(1)?) else {
            return fragment_text_at(&raw(at), path.get(..done)?, path);
        };
        at = next;
        done = done.saturating_add(1).saturating_add(step.len());
    }
    let mut texts: Vec<String> = at.attributes().map(|a| a.value().to_owned()).collect();
    for node in at.descendants().filter(|node| node.is_text()) {
        let text = node.text().unwrap_or_default();
        let html = text.contains('<').then(|| fragment_text_at(text, "", "")).flatten();
        texts.push(html.unwrap_or_else(|| unescape(text)));
    }
    Some(fold(&texts.join(" ")))
}
