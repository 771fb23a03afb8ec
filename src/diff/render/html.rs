//! A diff as one web page that needs nothing else: readable on paper and by a screen reader.

use std::fmt::Write;

use crate::diff::{Change, Diff, Field, FieldValue, Row, SideRecord, State};

use super::escape::{html as escaped, link};
use super::marked::{Piece, marked};
use super::words::{
    alike, counts, facts, heading, is_same, meaning, number, numbers, side_day, title,
};

/// The look of all pages that minutebook writes. Colours keep a contrast of 4.5 to 1 on white, and
/// none of them tells anything alone.
pub(crate) const STYLE: &str = "\
:root{--ink:#1b1f24;--dim:#57606a;--line:#d0d7de;--gone:#a40e26;--new:#116329;--alarm:#a40e26}
*{box-sizing:border-box}
body{font:16px/1.45 system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;color:var(--ink);\
background:#fff;margin:0 auto;max-width:60rem;padding:1.5rem}
h1{font-size:1.5rem;line-height:1.2;margin:0 0 1rem}
h2{font-size:1.15rem;margin:2rem 0 .25rem;border-bottom:2px solid var(--line);padding-bottom:.25rem}
h3{font-size:1rem;margin:0;font-weight:600}
p{margin:.25rem 0}
.dim{color:var(--dim)}
.alarm{color:var(--alarm);font-weight:600}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
del{color:var(--gone);text-decoration:line-through}
ins{color:var(--new);text-decoration:underline}
a{color:#0550ae}
@media print{body{max-width:none;padding:0;font-size:10.5pt}a{color:inherit}}
";

/// What only a diff's page needs.
const OWN_STYLE: &str = "\
table.sides{border-collapse:collapse;margin:0 0 1rem}
table.sides th,table.sides td{text-align:left;vertical-align:top;padding:.15rem 1rem .15rem 0}
ul.counts{display:flex;flex-wrap:wrap;gap:.4rem;list-style:none;padding:0;margin:1rem 0}
ul.counts li{border:1px solid var(--line);border-radius:.3rem;padding:.1rem .6rem}
ul.counts a{text-decoration:none;color:inherit}
ul.counts li.first{border-color:var(--alarm);border-width:2px;font-weight:600}
article{border:1px solid var(--line);border-left-width:4px;border-radius:.3rem;padding:.6rem .9rem;\
margin:.6rem 0;break-inside:avoid}
section.dropped_open article{border-left-color:var(--alarm)}
section.dropped_open h2{border-color:var(--alarm)}
article h3{display:flex;gap:.6rem}
.number{flex:none;min-width:3rem;color:var(--dim)}
dl{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.15rem .9rem;margin:.4rem 0 0}
dt{color:var(--dim)}
dd{margin:0}
@media (max-width:34rem){dl{grid-template-columns:1fr}}
@media print{article{border-color:#999}}
";

/// Tells a diff as a web page.
pub fn html(diff: &Diff) -> String {
    let title = escaped(&title(diff));
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}, {} to {}</title>\n<style>\n{STYLE}{OWN_STYLE}</style>\n</head>\n<body>\n\
         <header>\n<h1>{title}</h1>\n",
        escaped(&side_day(&diff.before)),
        escaped(&side_day(&diff.after)),
    );
    sides(&mut out, diff);
    summary(&mut out, diff);
    out.push_str("</header>\n<main>\n");
    for changes in diff.changes.chunk_by(|a, b| a.state == b.state) {
        let Some(first) = changes.first() else { continue };
        let (id, count) = (first.state.as_str(), changes.len());
        push(
            &mut out,
            format_args!(
                "<section class=\"{id}\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{} ({count})</h2>\n\
                 <p class=\"dim\">{}</p>\n",
                heading(first.state),
                capital(meaning(first.state)),
            ),
        );
        for change in changes {
            tell(&mut out, change);
        }
        out.push_str("</section>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn push(out: &mut String, what: std::fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    let _ = out.write_fmt(what);
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}

fn sides(out: &mut String, diff: &Diff) {
    out.push_str("<table class=\"sides\">\n");
    for (name, side) in [("Before", &diff.before), ("After", &diff.after)] {
        push(
            out,
            format_args!(
                "<tr><th scope=\"row\">{name}</th><td>{}</td><td>{} rows</td><td>{}{}</td></tr>\n",
                escaped(&side_day(side)),
                side.rows,
                link(&side.source, side.url.as_deref()),
                notes(side),
            ),
        );
    }
    out.push_str("</table>\n");
}

fn notes(side: &SideRecord) -> String {
    let note = |note: &String| format!("<p class=\"alarm\">{}</p>", escaped(note));
    side.problem.iter().chain(&side.doubts).map(note).collect()
}

fn summary(out: &mut String, diff: &Diff) {
    if is_same(&diff.summary) {
        push(out, format_args!("<p>No differences: {}.</p>\n", counts(&diff.summary)));
        return;
    }
    out.push_str("<ul class=\"counts\" aria-label=\"Summary\">\n");
    for state in State::ALL.iter().filter(|state| diff.summary.of(**state) > 0) {
        let (count, name) = (diff.summary.of(*state), heading(*state).to_lowercase());
        let class = if *state == State::DroppedOpen { " class=\"first\"" } else { "" };
        let listed = diff.changes.iter().any(|change| change.state == *state);
        let text = format!("{count} {name}");
        let text =
            if listed { format!("<a href=\"#{}\">{text}</a>", state.as_str()) } else { text };
        push(out, format_args!("<li{class}>{text}</li>\n"));
    }
    out.push_str("</ul>\n");
}

fn tell(out: &mut String, change: &Change) {
    if change.state == State::NotComparable {
        return push(out, format_args!("<article><h3>{}</h3></article>\n", escaped(&change.key)));
    }
    let row = change.after.first().or(change.before.first());
    let action = row.and_then(|row| row.action.as_deref()).unwrap_or("(no action)");
    let grouped = matches!(change.state, State::Split | State::Merged);
    let title = if grouped { "" } else { action };
    push(
        out,
        format_args!(
            "<article>\n<h3><span class=\"number\">{}</span> <span>{}</span></h3>\n",
            escaped(&numbers(change)),
            escaped(title),
        ),
    );
    let mut list = String::new();
    if grouped {
        for (name, rows) in [("Before", &change.before), ("After", &change.after)] {
            for row in rows {
                entry(&mut list, &format!("{name} {}", told_number(row)), &action_of(row));
            }
        }
    }
    for field in &change.fields {
        let name =
            if field.grew { format!("{} (only grew)", field.name) } else { field.name.clone() };
        entry(&mut list, &name, &told(field));
    }
    let facts = row.filter(|_| !grouped).map(facts).unwrap_or_default();
    if change.fields.is_empty() && !facts.is_empty() {
        push(out, format_args!("<p class=\"dim\">{}</p>\n", escaped(&facts.join(" · "))));
    }
    if let (State::DroppedOpen | State::Added, Some(comments)) =
        (change.state, row.and_then(|row| row.comments.as_deref()))
    {
        push(out, format_args!("<p>{}</p>\n", escaped(comments)));
    }
    if !list.is_empty() {
        push(out, format_args!("<dl>\n{list}</dl>\n"));
    }
    let open = row.filter(|_| !change.fields.is_empty()).and_then(|row| row.days_open);
    let open = open.map(|days| format!("open {}", super::counted(days, "day")));
    let foot: Vec<String> = alike(change).into_iter().chain(open).collect();
    if !foot.is_empty() {
        push(out, format_args!("<p class=\"dim\">{}</p>\n", foot.join(" · ")));
    }
    out.push_str("</article>\n");
}

fn entry(list: &mut String, name: &str, value: &str) {
    push(list, format_args!("<dt>{}</dt><dd>{value}</dd>\n", escaped(name)));
}

fn told_number(row: &Row) -> String {
    number(row.number.as_deref(), row.part)
}

fn action_of(row: &Row) -> String {
    escaped(row.action.as_deref().unwrap_or_default())
}

/// A field's pieces; what colour and line say is said in words too, for those who hear the page.
fn told(field: &Field) -> String {
    let separator = if matches!(field.after, FieldValue::List(_)) { ", " } else { " " };
    let pieces: Vec<String> = marked(&field.before, &field.after)
        .iter()
        .map(|piece| match piece {
            Piece::Same(text) => escaped(text),
            Piece::Gone(text) => {
                format!("<del><span class=\"vh\">removed: </span>{}</del>", escaped(text))
            }
            Piece::New(text) => {
                format!("<ins><span class=\"vh\">added: </span>{}</ins>", escaped(text))
            }
        })
        .collect();
    pieces.join(separator)
}
