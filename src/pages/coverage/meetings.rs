//! What the report says of meetings: which there are, which are missing, where their papers differ.

use maud::{Markup, html};

use crate::pages::words::day;
use crate::pages::{joined, wide};
use crate::record::report::{Body, Disagreeing, IncompleteLog, Proposal, ProposalKind, Report};

use super::cells::{ROWS, body, none, record, section, table, years};
use super::words::thousands;

/// The meetings by body and year.
pub(super) fn bodies(report: &Report) -> Markup {
    let years = years(report);
    let table = html! {
        table {
            thead {
                tr {
                    th scope="col" { "Body" }
                    th.n scope="col" { "All" }
                    @for year in &years { th.n scope="col" { (year) } }
                }
            } "\n"
            @for group in report.bodies.chunk_by(|a, b| a.authority == b.authority) {
                (authority(group, &years))
            }
        }
    };
    section(
        "bodies",
        "Meetings",
        report.meetings,
        "By body and year. A dash is a year without a meeting in the archive. Where the authority is not \
         known, meetings of bodies with one name stand together, and may be those of several councils.",
        &wide("bodies", &table),
    )
}

/// The bodies of one authority.
fn authority(bodies: &[Body], years: &[String]) -> Markup {
    let name = bodies.first().and_then(|body| body.authority.as_deref());
    html! {
        tbody {
            tr.authority {
                th scope="rowgroup" colspan=(years.len().saturating_add(2)) {
                    (name.unwrap_or("Authority not known"))
                }
            } "\n"
            @for one in bodies {
                tr {
                    th scope="row" { (body(one)) }
                    td.n { (thousands(one.meetings as u64)) }
                    @for year in years { td.n { (met(one, year)) } }
                } "\n"
            }
        }
    }
}

/// How often a body met in a year; a dash between its first and its last, nothing outside of them.
fn met(body: &Body, year: &str) -> Markup {
    let inside = year >= body.first.get(..4).unwrap_or_default()
        && year <= body.last.get(..4).unwrap_or_default();
    html! {
        @if let Some(count) = body.years.get(year) { (thousands(*count as u64)) }
        @else if inside { span.vh { "none" } span aria-hidden="true" { "–" } }
    }
}

/// How many meetings of a body seem to be missing.
pub(super) fn lacking(body: &Body) -> usize {
    body.gaps.len().saturating_add(body.announced.len())
}

/// The meetings that seem to be missing.
pub(super) fn gaps(report: &Report) -> Markup {
    let bodies: Vec<&Body> = report.bodies.iter().filter(|body| lacking(body) > 0).collect();
    let headings = ["Body", "Months without the usual meeting", "Announced, and not found"];
    section(
        "gaps",
        "Gaps",
        bodies.iter().map(|body| lacking(body)).sum(),
        "Months in which a body usually meets and nothing was found: it met in that month in at least \
         three years and in three of four, and not in a month beside it instead. And dates that papers \
         announce, without a meeting within two weeks. Only between a body's first meeting and its last.",
        &table("gaps", &headings, &bodies, |body| gap(body)),
    )
}

fn gap(one: &Body) -> Markup {
    let months: Vec<String> = one.gaps.iter().map(|month| day(month)).collect();
    let announced: Vec<Markup> = one
        .announced
        .iter()
        .map(|one| html! { (day(&one.date)) " (" (record(&one.record, "announced here")) ")" })
        .collect();
    html! {
        th scope="row" { (body(one)) }
        td { (months.join(", ")) }
        td { (joined(&announced, &html! { br; })) }
    }
}

/// The meetings whose action log has text that no row has.
pub(super) fn incomplete_logs(report: &Report) -> Markup {
    let headings = ["Meeting", "Date", "Record", "Texts", "Log in"];
    section(
        "incomplete-logs",
        "Action logs not read whole",
        report.incomplete_logs.len(),
        "Logs with text that no row has. What became of actions from the meeting before to the meeting after \
         is told without them. The record has the texts with their places.",
        &table("incomplete-logs", &headings, &report.incomplete_logs, incomplete_log),
    )
}

fn incomplete_log(one: &IncompleteLog) -> Markup {
    html! {
        th scope="row" { (one.body) }
        td { (day(&one.date)) }
        td { (record(&one.record, "record")) }
        td.n { (thousands(one.texts as u64)) }
        td.path { (one.document) }
    }
}

/// The meetings whose documents differ.
pub(super) fn disagreements(report: &Report) -> Markup {
    let all = &report.disagreements;
    let fields: Vec<String> =
        all.fields.iter().map(|(field, n)| format!("{} {field}", thousands(*n as u64))).collect();
    let headings = ["Meeting", "Date", "Record", "Number", "Fields"];
    section(
        "disagreements",
        "Disagreements",
        all.total,
        "Values that two documents of one meeting give differently, beyond typography. The record of \
         the meeting has both, with their places.",
        &html! {
            @if !fields.is_empty() { p { (fields.join(" · ")) } "\n" }
            (table("disagreements", &headings, &all.meetings, disagreement))
        },
    )
}

fn disagreement(one: &Disagreeing) -> Markup {
    html! {
        th scope="row" { (one.body) }
        td { (day(&one.date)) }
        td { (record(&one.record, "record")) }
        td.n { (one.count) }
        td { (one.fields.join(", ")) }
    }
}

/// The names that look like one.
pub(super) fn proposals(report: &Report) -> Markup {
    section(
        "proposals",
        "Names that look alike",
        report.proposals.len(),
        "They were not merged. If they are one, put these lines into the aliases file.",
        &html! {
            @if report.proposals.is_empty() { (none()) }
            @for one in report.proposals.iter().take(ROWS) { (proposal(one)) }
        },
    )
}

fn proposal(one: &Proposal) -> Markup {
    let kind = match one.kind {
        ProposalKind::Body => "Body",
        ProposalKind::Authority => "Authority",
    };
    let names: Vec<String> = one.names.iter().map(|name| format!("“{name}”")).collect();
    html! {
        h3 {
            (kind) @if let Some(authority) = &one.authority { " of " (authority) }
            ": " (names.join(" and "))
        } "\n"
        ul.list { @for reason in &one.reasons { li { (reason) } } } "\n"
        pre { (one.toml.trim_end_matches('\n')) } "\n"
    }
}
