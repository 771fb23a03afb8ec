//! What a page says of itself: title, headings, own address, ModernGov's ids.

use scraper::{Html, Node};

use super::seen;
use super::tree::{self, Element, has_class, with_class, with_name};
use crate::field::date;
use crate::read::web_page::PageKind;
use crate::record::ModernGov;
use crate::url;
use crate::words::moderngov::PLACEHOLDERS;

/// What a page says of itself.
pub(super) struct Head<'a> {
    /// Where the content is: `#modgov`, else the main part, else the body.
    pub(super) content: Element<'a>,
    /// True if the page is ModernGov's.
    pub(super) is_moderngov: bool,
    /// `<title>`, white space folded.
    pub(super) title: String,
    /// The element of the title.
    pub(super) title_element: Option<Element<'a>>,
    /// `DC.title`.
    pub(super) dc_title: Option<String>,
    /// `DC.date`.
    pub(super) dc_date: Option<String>,
    /// The first heading of the content.
    pub(super) h1: Option<Element<'a>>,
    /// The second heading of the content, where ModernGov names committee and date.
    pub(super) h2: Option<Element<'a>>,
    /// The address that the page gives for itself.
    pub(super) url: Option<String>,
    /// The address that links are resolved against.
    pub(super) base: Option<String>,
    site_name: Option<String>,
}

impl<'a> Head<'a> {
    /// Reads what the page says of itself.
    pub(super) fn read(page: &'a Html) -> Self {
        let root = page.root_element();
        let modgov = with_id(root, "modgov");
        let content = modgov.unwrap_or_else(|| main_part(root));
        let title_element =
            with_name(root, "head").next().and_then(|head| with_name(head, "title").next());
        let meta = |names: &[&str]| meta(root, names);
        let h2 = with_class(content, "mgSubTitleTxt").next();
        let is_moderngov = modgov.is_some()
            || h2.is_some()
            || with_class(root, "mgItemTable").next().is_some()
            || with_class(root, "mgWordPara").next().is_some();
        // ModernGov's pages are made from a template, whose address and metadata are not theirs.
        let url = own_address(root, page)
            .filter(|url| !is_moderngov || url::file_name(url).to_lowercase().ends_with(".aspx"));
        let base = with_name(root, "base")
            .find_map(|base| base.attr("href"))
            .map(|href| url::resolve(url.as_deref(), href))
            .filter(|base| is_web(base))
            .or_else(|| url.clone())
            .or_else(|| shared_address(content));
        Head {
            content,
            is_moderngov,
            title: title_element.map(seen::all_text).unwrap_or_default(),
            title_element,
            dc_title: meta(&["dc.title", "dcterms.title", "egms.title"]),
            dc_date: meta(&["dc.date", "dcterms.date"]),
            h1: with_name(content, "h1").next(),
            h2,
            url,
            base,
            site_name: meta(&["dc.publisher", "dcterms.publisher", "og:site_name"]),
        }
    }

    /// The council or partnership, where the page names it.
    pub(super) fn authority(&self) -> Option<String> {
        let named = |name: &str| {
            let name = name.trim();
            let known = !PLACEHOLDERS.has(&name.to_lowercase());
            (known && !name.is_empty() && date::first_iso(name).is_none()).then(|| name.to_owned())
        };
        // "Agenda for X on D - Site" and "Agenda for X on D | Site". Only ModernGov's own titles
        // are known to end in the site's name behind a dash.
        let marks: &[&str] = if self.is_moderngov { &[" | ", " - ", " – "] } else { &[" | "] };
        let of_title = marks.iter().find_map(|mark| self.title.rsplit_once(mark));
        let of_title = of_title.and_then(|(_, site)| named(site));
        // ModernGov's other metadata is the site's template, the same on every page.
        let of_site = || self.site_name.as_deref().filter(|_| !self.is_moderngov).and_then(named);
        of_title.or_else(of_site)
    }

    /// ModernGov's ids, where the page's address or links give them.
    pub(super) fn moderngov(&self, kind: PageKind) -> Option<ModernGov> {
        if !self.is_moderngov {
            return None;
        }
        let own = self.url.as_deref();
        // The page of an item or a decision links back to its meeting; on any other page such a
        // link may lead to another meeting.
        let of_back_link = |name| match kind {
            PageKind::Item | PageKind::Decision => self.linked("ieListDocuments.aspx", name),
            _ => None,
        };
        let of_heading = || {
            let (_, href) = links(self.h2?).next()?;
            let page = url::file_name(href);
            page.eq_ignore_ascii_case("mgCommitteeDetails.aspx")
                .then(|| url::parameter(href, "ID"))?
        };
        let votes = ["mgListRecordedVotesShort.aspx", "mgListRecordedVotes.aspx"];
        Some(ModernGov {
            site: self.base.as_deref().map(|base| url::resolve(Some(base), ".")),
            committee_id: own
                .and_then(|own| url::parameter(own, "CId"))
                .or_else(|| of_back_link("CId"))
                .or_else(of_heading)
                .map(str::to_owned),
            meeting_id: own
                .and_then(|own| {
                    url::parameter(own, "MId").or_else(|| url::parameter(own, "MeetingId"))
                })
                .or_else(|| of_back_link("MId"))
                .or_else(|| self.linked("mgMeetingAttendance.aspx", "ID"))
                .or_else(|| votes.iter().find_map(|page| self.linked(page, "MID")))
                .map(str::to_owned),
        })
    }

    /// A parameter of the first link in the content to one of ModernGov's pages.
    pub(super) fn linked(&self, page: &str, parameter: &str) -> Option<&'a str> {
        links(self.content)
            .filter(|(_, href)| url::file_name(href).eq_ignore_ascii_case(page))
            .find_map(|(_, href)| url::parameter(href, parameter))
    }
}

/// The links below `root`, with their addresses as written.
pub(super) fn links<'a>(root: Element<'a>) -> impl Iterator<Item = (Element<'a>, &'a str)> {
    with_name(root, "a").filter_map(|link| Some((link, link.attr("href")?)))
}

fn with_id<'a>(root: Element<'a>, id: &str) -> Option<Element<'a>> {
    tree::below(root).find(|element| element.value().id() == Some(id))
}

/// The part of a page that is not navigation: `<main>`, else the body.
fn main_part(root: Element<'_>) -> Element<'_> {
    let main = |element: &Element<'_>| {
        element.value().name() == "main" || element.attr("role") == Some("main")
    };
    tree::below(root).find(main).or_else(|| with_name(root, "body").next()).unwrap_or(root)
}

/// The content of the first `<meta>` of one of the names, which are in lower case.
fn meta(root: Element<'_>, names: &[&str]) -> Option<String> {
    let named = |meta: &Element<'_>| {
        let name = meta.attr("name").or_else(|| meta.attr("property")).unwrap_or_default();
        names.contains(&name.to_ascii_lowercase().as_str())
    };
    with_name(root, "meta")
        .filter(named)
        .find_map(|meta| meta.attr("content"))
        .map(super::fold::fold)
        .filter(|content| !content.is_empty())
}

fn is_web(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    address.starts_with("http://") || address.starts_with("https://")
}

/// The address that the page gives for itself: its canonical link, `og:url`, or the comment that a
/// browser leaves when it saves a page.
fn own_address(root: Element<'_>, page: &Html) -> Option<String> {
    let canonical = with_name(root, "link")
        .filter(|link| link.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")))
        .find_map(|link| link.attr("href"))
        .map(str::to_owned);
    let saved = || {
        page.tree.nodes().find_map(|node| match node.value() {
            Node::Comment(comment) => {
                let (_, address) = comment.trim().split_once("saved from url=(")?;
                Some(address.split_once(')')?.1.trim().to_owned())
            }
            _ => None,
        })
    };
    canonical
        .or_else(|| meta(root, &["og:url", "dc.identifier"]))
        .or_else(saved)
        .map(|address| url::resolve(None, &address))
        .filter(|address| is_web(address))
}

/// The address that ModernGov offers for sharing an item. It is in the same folder as the page, so
/// links resolve against it as well.
fn shared_address(content: Element<'_>) -> Option<String> {
    with_class(content, "mgSocialShareButton")
        .find_map(|button| button.attr("data-link-to"))
        .map(|address| url::resolve(None, address))
        .filter(|address| is_web(address))
}

/// The labels of the content ("Venue:"), each with the element that holds it and its value.
/// Those inside the items are left out.
pub(super) fn labels<'a>(content: Element<'a>) -> Vec<(String, Element<'a>)> {
    let items = with_class(content, "mgItemTable").next();
    with_class(content, "mgLabel")
        .filter(|label| {
            items.is_none_or(|items| !label.ancestors().any(|up| up.id() == items.id()))
        })
        .filter_map(|label| {
            let name = seen::text(label).trim_end_matches([' ', ':']).to_lowercase();
            let holder = if label.value().name() == "span" { tree::parent(label)? } else { label };
            Some((name, holder))
        })
        .collect()
}

/// The text of a label's holder without the label itself and without links to directions.
pub(super) fn value_of(holder: Element<'_>) -> String {
    seen::text_without(holder, &|element| {
        has_class(element, "mgLabel")
            || element.attr("href").is_some_and(|href| {
                url::file_name(href).eq_ignore_ascii_case("mgLocationDetails.aspx")
            })
    })
}
