//! What people read: a comparison of two action logs, the lives of actions, the report of an archive.
//!
//! In: data of [`crate::diff`], [`crate::history`] and, of a backfill, [`crate::record::report`], none of
//! which knows of pages. Out: texts; nothing is printed. Each page is one file that needs nothing else,
//! no script and no network, and can be read on a screen by day and by night, on a telephone, on paper
//! and by a screen reader. [`diff`] is told as text for terminals and as Markdown too.
//!
//! What a document says is made harmless here: no markup of it reaches a page, no control character a
//! page or a terminal. This is the only folder that knows `maud`, which escapes by default.

#[cfg(feature = "archive")]
pub mod ask;
#[cfg(feature = "archive")]
pub mod coverage;
pub mod diff;
mod escape;
pub mod history;
pub mod terminal;
mod words;

use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The look of all pages.
const STYLE: &str = include_str!("style.css");

/// Whatever a paper smuggles in: a page runs no script and loads nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// What a page is made of, within the frame that all share.
struct Page<'a> {
    /// The class of its body: what the stylesheet knows it by.
    class: &'static str,
    /// Its title.
    title: &'a str,
    /// What it is headed.
    heading: &'a str,
    /// What stands under the heading, before what the page is about.
    head: Markup,
    /// What the page is about.
    main: Markup,
}

impl Page<'_> {
    /// The whole page.
    fn whole(&self) -> String {
        let page = html! {
            (DOCTYPE) "\n"
            html lang="en-GB" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    title { (self.title) }
                    style { "\n" (PreEscaped(STYLE)) }
                } "\n"
                body class=(self.class) {
                    header { h1 { (self.heading) } "\n" (self.head) } "\n"
                    main { "\n" (self.main) }
                }
            } "\n"
        };
        escape::harmless(&page.into_string())
    }
}

/// A table in a box of its own, in which it can go sideways; `label` is the id of what heads it.
fn wide(label: &str, table: &Markup) -> Markup {
    html! { div.wide role="region" aria-labelledby=(label) tabindex="0" { (table) } "\n" }
}

/// A link, where the address is one of the web; else the name alone.
fn link(name: &str, url: Option<&str>) -> Markup {
    let is_web = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
    html! {
        @match url.filter(is_web) {
            Some(url) => { a href=(url) rel="noreferrer" { (name) } }
            None => { (name) }
        }
    }
}

/// What is there, one after the other, with `between` between them.
fn joined(parts: &[Markup], between: &Markup) -> Markup {
    html! {
        @for (place, part) in parts.iter().enumerate() {
            @if place > 0 { (between) }
            (part)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        for (url, expected) in [
            (None, "&lt;x&gt;"),
            (Some("javascript:alert(1)"), "&lt;x&gt;"),
            (
                Some("https://a.example/?a=1&b='\""),
                "<a href=\"https://a.example/?a=1&amp;b='&quot;\" rel=\"noreferrer\">&lt;x&gt;</a>",
            ),
        ] {
            assert_eq!(link("<x>", url).into_string(), expected);
        }
    }

    #[test]
    fn nothing_in_a_page_steers() {
        let page = Page {
            class: "diff",
            title: "a\u{202e}b",
            heading: "<b>\u{1b}[31m",
            head: html! {},
            main: html! { p { "one\ntwo\u{0}" } },
        };
        let page = page.whole();
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">"), "{page}");
        assert!(page.contains("<title>a b</title>") && page.contains("<h1>&lt;b&gt; [31m</h1>"));
        assert!(page.contains("<p>one\ntwo </p>"));
    }

    #[test]
    fn the_stylesheet_asks_for_nothing() {
        assert!(!STYLE.contains("url(") && !STYLE.contains("@import") && !STYLE.contains('<'));
    }
}
