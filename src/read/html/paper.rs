//! The papers linked to an item.

use std::sync::LazyLock;

use regex::Regex;

use super::head::links;
use super::place::Places;
use super::seen;
use super::tree::{Element, has_class, with_class, with_name};
use crate::record::diagnostic::Code;
use crate::record::{Attachment, AttachmentKind, Diagnostic};
use crate::url;
use crate::words::moderngov::RESTRICTED;
use crate::words::pattern::pattern;

/// `T` of the links to what was published later: supplements, addenda, notices.
const SUPPLEMENT: &str = "9";

static SIZE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\d[\d.,]*\s?(?:bytes|[KMG]B)\b"));

/// The papers of a list, in order.
pub(super) fn of_list<'a>(places: &Places<'a>, list: Element<'a>) -> Vec<Attachment> {
    with_name(list, "li").filter_map(|entry| of_entry(places, entry)).collect()
}

/// The paper of one entry; `None` where it names none.
fn of_entry<'a>(places: &Places<'a>, entry: Element<'a>) -> Option<Attachment> {
    let reasons = |(_, href): &(Element<'_>, &str)| {
        url::file_name(href).eq_ignore_ascii_case("mgReasonsRestricted.aspx")
    };
    if rest_of_list(entry).is_some() {
        return None;
    }
    let link = links(entry).find(|link| !reasons(link) && is_paper(link.1));
    if let Some((link, href)) = link {
        return Some(linked(places, link, href, AttachmentKind::Additional));
    }
    let title = seen::text_without(entry, &|element| element.value().name() == "a");
    let restricted = links(entry).any(|link| reasons(&link)) || is_restricted(&title);
    (restricted && !title.is_empty()).then(|| Attachment {
        title,
        attachment_id: None,
        url: None,
        size_text: size(entry),
        kind: AttachmentKind::Restricted,
        at: places.at(entry),
    })
}

/// The link of an entry that stands for papers which the page leaves out: "There are a further 3
/// documents. View the full list of documents for item 6."
fn rest_of_list(entry: Element<'_>) -> Option<&str> {
    let whole_item = |href: &str| url::file_name(href).eq_ignore_ascii_case("mgAi.aspx");
    links(entry).map(|(_, href)| href).find(|href| whole_item(href))
}

/// Says where the page leaves papers out.
pub(super) fn left_out<'a>(places: &Places<'a>, content: Element<'a>) -> Vec<Diagnostic> {
    with_class(content, "mgBulletList")
        .flat_map(|list| with_name(list, "li"))
        .filter_map(|entry| {
            let link = places.link(rest_of_list(entry)?);
            let said = seen::text_without(entry, &|element| element.value().name() == "a");
            let message = format!("the page leaves papers of an item out ({link}): {said}");
            Some(Code::PapersLeftOut.note(message, places.at(entry)))
        })
        .collect()
}

/// The paper that an item's title is linked to.
pub(super) fn of_title<'a>(places: &Places<'a>, title: Element<'a>) -> Option<Attachment> {
    let (link, href) = links(title).find(|(_, href)| is_paper(href))?;
    Some(linked(places, link, href, AttachmentKind::Main))
}

fn linked<'a>(
    places: &Places<'a>,
    link: Element<'a>,
    href: &str,
    kind: AttachmentKind,
) -> Attachment {
    let later = url::parameter(href, "T") == Some(SUPPLEMENT);
    Attachment {
        title: Some(title(link))
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| url::named(href)),
        attachment_id: id(href),
        url: Some(places.link(href)),
        size_text: size(link),
        kind: if later { AttachmentKind::Supplement } else { kind },
        at: places.at(link),
    }
}

/// A text without the size of the file behind it.
pub(super) fn title(element: Element<'_>) -> String {
    seen::text_without(element, &|inside| has_class(inside, "mgFileSize"))
}

fn size(element: Element<'_>) -> Option<String> {
    let text = seen::text(with_class(element, "mgFileSize").next()?);
    SIZE.find(&text).map(|found| found.as_str().to_owned())
}

/// ModernGov's attachment id: of `documents/s112219/…` and of `mgConvert2PDF.aspx?ID=112219`.
fn id(href: &str) -> Option<String> {
    if url::file_name(href).eq_ignore_ascii_case("mgConvert2PDF.aspx") {
        return url::parameter(href, "ID").map(str::to_owned);
    }
    let mut steps = href.split(['/', '?', '#']);
    steps.find(|step| step.eq_ignore_ascii_case("documents"))?;
    let digits = steps.next()?.strip_prefix(['s', 'S'])?;
    let all_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    all_digits.then(|| digits.to_owned())
}

fn is_paper(href: &str) -> bool {
    let lower = href.trim().to_ascii_lowercase();
    !lower.is_empty() && !["#", "javascript:", "mailto:"].iter().any(|no| lower.starts_with(no))
}

fn is_restricted(title: &str) -> bool {
    RESTRICTED.opens(&title.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use scraper::Html;

    #[test]
    fn reads_entries_of_every_kind() {
        let page = Html::parse_document(
            "<ul><li><a href='documents/s12/Map 1/one.pdf'>Map <span class=mgHide>, item 3.</span>\
             <span class=mgFileSize><img> PDF 1 MB</span></a></li>\
             <li><a href='documents/b5/Late.pdf?T=9'>Late paper</a></li>\
             <li>Restricted enclosure 4 <a href='mgReasonsRestricted.aspx?ID=1' \" title=x>View \
             the reasons</a></li></ul>",
        );
        let places = Places::new(&page, None);
        let papers = of_list(&places, places.root());
        let seen: Vec<_> = papers
            .iter()
            .map(|p| (p.title.as_str(), p.attachment_id.as_deref(), p.size_text.as_deref(), p.kind))
            .collect();
        assert_eq!(
            seen,
            [
                ("Map", Some("12"), Some("1 MB"), AttachmentKind::Additional),
                ("Late paper", None, None, AttachmentKind::Supplement),
                ("Restricted enclosure 4", None, None, AttachmentKind::Restricted),
            ]
        );
        assert_eq!(papers[0].url.as_deref(), Some("documents/s12/Map%201/one.pdf"));
    }

    #[test]
    fn a_link_without_words_is_called_by_its_file() {
        for (href, title) in [("documents/s12/a.pdf", "a.pdf"), ("documents/", "documents/")] {
            let page = Html::parse_document(&format!("<ul><li><a href='{href}'> </a></li></ul>"));
            let places = Places::new(&page, None);
            assert_eq!(of_list(&places, places.root())[0].title, title);
        }
    }
}
