//! A comparison as one web page.

use maud::{Markup, html};

use crate::diff::{Change, Diff, Field, FieldValue, Row, SideRecord, State};
use crate::pages::words::{counted, date, number};
use crate::pages::{Page, joined, link, wide};

use super::marked::{Piece, marked};
use super::words::{alike, counts, facts, heading, is_alarm, is_same, meaning, numbers, title};

/// The id of the page's heading.
const TOP: &str = "logs";

/// Tells a diff as a web page.
pub fn html(diff: &Diff) -> String {
    let heading = title(diff);
    let (before, after) = (date(diff.before.date.as_deref()), date(diff.after.date.as_deref()));
    let page = Page {
        class: "diff",
        title: &format!("{heading}, {before} to {after}"),
        heading: &heading,
        head: html! { (sides(diff)) (summary(diff)) },
        main: html! {
            @for changes in diff.changes.chunk_by(|a, b| a.state == b.state) { (group(changes)) }
        },
    };
    page.whole()
}

fn sides(diff: &Diff) -> Markup {
    let table = html! {
        table.sides id=(TOP) aria-label="The logs" {
            tbody {
                @for (name, side) in [("Before", &diff.before), ("After", &diff.after)] {
                    tr {
                        th scope="row" { (name) }
                        td { (date(side.date.as_deref())) }
                        td { (side.rows) " rows" }
                        td.path { (link(&side.source, side.url.as_deref())) (notes(side)) }
                    } "\n"
                }
            }
        }
    };
    wide(TOP, &table)
}

fn notes(side: &SideRecord) -> Markup {
    html! { @for note in side.problem.iter().chain(&side.doubts) { p.alarm { (note) } } }
}

fn summary(diff: &Diff) -> Markup {
    if is_same(&diff.summary) {
        return html! { p { "No differences: " (counts(&diff.summary)) "." } };
    }
    html! {
        ul.chips aria-label="Summary" {
            @for state in State::ALL.iter().filter(|state| diff.summary.of(**state) > 0) {
                (count(diff, *state))
            }
        }
    }
}

/// How many changes there are of a state, and the way to them where they are listed.
fn count(diff: &Diff, state: State) -> Markup {
    let text = format!("{} {}", diff.summary.of(state), heading(state).to_lowercase());
    let listed = diff.changes.iter().any(|change| change.state == state);
    html! {
        li.alarm[is_alarm(state)] {
            @if listed { a href={ "#" (state.as_str()) } { (text) } } @else { (text) }
        } "\n"
    }
}

/// All changes of one state.
fn group(changes: &[Change]) -> Markup {
    let Some(state) = changes.first().map(|first| first.state) else { return html! {} };
    let id = state.as_str();
    html! {
        section class=(id) aria-labelledby=(id) {
            h2 id=(id) { (heading(state)) " (" (changes.len()) ")" } "\n"
            p.dim { (capital(meaning(state))) } "\n"
            @for change in changes { (tell(change)) }
        } "\n"
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}

fn tell(change: &Change) -> Markup {
    html! {
        article {
            @match change.state {
                State::NotComparable => { h3 { (change.key) } }
                State::Split | State::Merged => { (regrouped(change)) }
                _ => { (one(change)) }
            }
        } "\n"
    }
}

/// Rows that became one, or one that became several.
fn regrouped(change: &Change) -> Markup {
    let rows = [("Before", &change.before), ("After", &change.after)];
    html! {
        h3 { span.number { (numbers(change)) } }
        dl {
            @for (name, row) in rows.iter().flat_map(|(name, rows)| rows.iter().map(move |row| (name, row))) {
                dt { (name) " " (number(row.number.as_deref(), row.part)) }
                dd { (row.action.as_deref().unwrap_or_default()) } "\n"
            }
            (fields(change))
        }
        (foot(change, change.after.first().or(change.before.first())))
    }
}

/// A row, and what became of it.
fn one(change: &Change) -> Markup {
    let row = change.after.first().or(change.before.first());
    let whole = row.filter(|_| change.fields.is_empty());
    let news = is_alarm(change.state) || change.state == State::Added;
    html! {
        h3 {
            span.number { (numbers(change)) } " "
            span { (row.and_then(|row| row.action.as_deref()).unwrap_or("(no action)")) }
        } "\n"
        @if let Some(facts) = whole.map(facts).filter(|facts| !facts.is_empty()) {
            p.dim { (facts.join(" · ")) } "\n"
        }
        @if let Some(comments) = row.filter(|_| news).and_then(|row| row.comments.as_deref()) {
            p { (comments) } "\n"
        }
        @if !change.fields.is_empty() { dl { (fields(change)) } }
        (foot(change, row))
    }
}

fn fields(change: &Change) -> Markup {
    html! {
        @for field in &change.fields {
            dt { (field.name) @if field.grew { " (only grew)" } }
            dd { (told(field)) } "\n"
        }
    }
}

/// How alike the rows are, and how long the action has been open where nothing above says so.
fn foot(change: &Change, row: Option<&Row>) -> Markup {
    let days = row.filter(|_| !change.fields.is_empty()).and_then(|row| row.days_open);
    let open = days.map(|days| format!("open {}", counted(days, "day")));
    let foot: Vec<String> = alike(change).into_iter().chain(open).collect();
    html! { @if !foot.is_empty() { p.dim { (foot.join(" · ")) } } }
}

/// A field's pieces; what colour and line say is said in words too, for those who hear the page.
fn told(field: &Field) -> Markup {
    let between = if matches!(field.after, FieldValue::List(_)) { ", " } else { " " };
    let pieces: Vec<Markup> = marked(&field.before, &field.after)
        .iter()
        .map(|piece| match piece {
            Piece::Same(text) => html! { (text) },
            Piece::Gone(text) => html! { del { span.vh { "removed: " } (text) } },
            Piece::New(text) => html! { ins { span.vh { "added: " } (text) } },
        })
        .collect();
    joined(&pieces, &html! { (between) })
}
