//! What stands in the report's tables, and the tables themselves.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::archive::folder::Folder;
use crate::pages::{joined, link, wide};
use crate::record::report::{Body, Paper, Report};

use super::words::thousands;

/// So many rows of a list are shown; all are in `report.json`.
pub(super) const ROWS: usize = 500;

/// An archive of more years than these shows only those with a meeting.
const YEARS: u16 = 60;

/// A part of the report, headed with what it counts.
pub(super) fn section(id: &str, title: &str, count: usize, words: &str, told: &Markup) -> Markup {
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (title) " (" (thousands(count as u64)) ")" } "\n"
            p.dim { (words) } "\n"
            (told)
        } "\n"
    }
}

/// A table of the section `id`, of which [`ROWS`] rows are shown at most.
pub(super) fn table<T>(
    id: &str,
    headings: &[&str],
    list: &[T],
    row: impl Fn(&T) -> Markup,
) -> Markup {
    if list.is_empty() {
        return none();
    }
    let rows = html! {
        table {
            thead { tr { @for heading in headings { th scope="col" { (heading) } } } } "\n"
            tbody { @for one in list.iter().take(ROWS) { tr { (row(one)) } "\n" } }
        }
    };
    let more = list.len().saturating_sub(ROWS);
    html! {
        (wide(id, &rows))
        @if more > 0 { p.dim { "and " (thousands(more as u64)) " more, in report.json" } "\n" }
    }
}

/// What stands in place of an empty table.
pub(super) fn none() -> Markup {
    html! { p { "None." } "\n" }
}

/// All years from the first meeting to the last.
pub(super) fn years(report: &Report) -> Vec<String> {
    let year = |text: &String| text.parse::<u16>().ok();
    let met: BTreeSet<u16> =
        report.bodies.iter().flat_map(|b| b.years.keys().filter_map(year)).collect();
    let (Some(first), Some(last)) = (met.first().copied(), met.last().copied()) else {
        return Vec::new();
    };
    let told = |year: u16| format!("{year:04}");
    // A misprinted year would make thousands of columns.
    if last.saturating_sub(first) > YEARS {
        return met.into_iter().map(told).collect();
    }
    (first..=last).map(told).collect()
}

/// A body's name, and those that it had before.
pub(super) fn body(body: &Body) -> Markup {
    html! {
        @match body.names.split_last() {
            None => { (body.body_id) }
            Some((last, [])) => { (last) }
            Some((last, before)) => { (last) " " span.dim { "before: " (before.join("; ")) } }
        }
    }
}

/// The two cells of a document: where it was met, and its record.
pub(super) fn paper_and_record(paper: &Paper) -> Markup {
    let folder = Folder::default();
    let place = folder.below(&folder.document(&paper.sha256));
    html! {
        (self::paper(paper))
        td { (record(&place, "record")) }
    }
}

/// The cell of a document: where it was met.
pub(super) fn paper(paper: &Paper) -> Markup {
    html! { td.path { (link(&paper.path, paper.url.as_deref())) } }
}

/// A link to a file of the output folder: the paths of records have no other signs than these.
pub(super) fn record(path: &str, words: &str) -> Markup {
    let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c));
    let below = plain && !path.contains("..") && !path.starts_with('/') && !path.is_empty();
    html! { @if below { a href=(path) { (words) } } @else { (words) } }
}

/// Several of something, a line each.
pub(super) fn lines(texts: &[String]) -> Markup {
    let lines: Vec<Markup> = texts.iter().map(|text| html! { (text) }).collect();
    joined(&lines, &html! { br; })
}
