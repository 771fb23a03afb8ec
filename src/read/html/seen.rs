//! What a reader of the page sees: which elements are hidden, and the text of the others.

use super::fold::fold;
use super::style::{hides, strikes};
use super::tree::{Element, Enter, Step, has_class, is_block, walk};
use crate::read::unseen::Why;

/// True where a reader of the page does not see the element.
pub(super) fn hidden(element: Element<'_>) -> bool {
    is_no_text(element) || has_class(element, "mgHide") || out_of_sight(element).is_some()
}

/// True for elements whose content is no text of the page: scripts, pictures, controls.
pub(super) fn is_no_text(element: Element<'_>) -> bool {
    matches!(
        element.value().name(),
        "script"
            | "style"
            | "noscript"
            | "template"
            | "head"
            | "svg"
            | "math"
            | "iframe"
            | "object"
            | "select"
            | "textarea"
            | "button"
            | "input"
            | "video"
            | "audio"
            | "map"
            | "datalist"
    )
}

/// Why a reader does not see the element's text, where its markup or style says so.
pub(super) fn out_of_sight(element: Element<'_>) -> Option<Why> {
    let name = element.value().name();
    let style = element.attr("style").unwrap_or_default();
    if element.attr("hidden").is_some() || hides(style) {
        return Some(Why::Hidden);
    }
    (matches!(name, "s" | "strike" | "del") || strikes(style)).then_some(Why::Struck)
}

/// The text that a reader sees in the element, white space folded, parts of which `skip` is true
/// left out.
pub(super) fn text_without(element: Element<'_>, skip: &dyn Fn(Element<'_>) -> bool) -> String {
    let mut text = String::new();
    walk(element, &mut |step| {
        match step {
            Step::Text(part) => text.push_str(part),
            Step::Open(inside) if hidden(inside) || skip(inside) => return Enter::No,
            Step::Open(inside) | Step::Close(inside) => {
                if is_block(inside.value().name()) {
                    text.push(' ');
                }
            }
        }
        Enter::Yes
    });
    fold(&text)
}

/// The text that a reader sees in the element, white space folded.
pub(super) fn text(element: Element<'_>) -> String {
    text_without(element, &|_| false)
}

/// All text in the element, seen or not, white space folded.
pub(super) fn all_text(element: Element<'_>) -> String {
    fold(&element.text().collect::<String>())
}
