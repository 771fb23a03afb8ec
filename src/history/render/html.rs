//! A history as one web page that needs nothing else: a picture of all lives, then each in words.

use std::fmt::Write;

use crate::diff::FieldValue;
use crate::diff::render::{STYLE, escaped, link, number};
use crate::history::{Action, BodyHistory, Event, EventState, History};

use super::timeline::{Grid, SIGNS, bar, head, patterns, sample, sign};
use super::words::{
    ENDS, Kind, counts, date_words, end_heading, end_word, life_words, state_words,
};

/// What only a history's page needs.
const OWN_STYLE: &str = "\
body{max-width:none}
.defs{position:absolute}
.f-red{fill:#f6c5bf}.f-amber{fill:#ffe3a8}.f-green,.f-closed{fill:#b5e0bf}.f-blue{fill:#bcd8f2}.f-open{fill:#e1e5ea}
.bar{stroke:#57606a;stroke-width:.7}
.l{fill:#fff;fill-opacity:.75}
.k{font:bold 9.5px system-ui,sans-serif;text-anchor:middle;fill:#1b1f24}
.y{font:bold 11px system-ui,sans-serif;fill:#1b1f24}
.d{font:10px system-ui,sans-serif;fill:#1b1f24}
.d.none{fill:#a40e26;text-decoration:line-through}
.year{stroke:#afb8c1;stroke-width:1}
.life{stroke:#57606a;stroke-width:1;stroke-dasharray:2 2}
.changed{stroke:#1b1f24;stroke-width:2}
.deferred{fill:#6639ba}
.end{font:bold 13px system-ui,sans-serif;text-anchor:middle;fill:#a40e26}
.hit{fill:transparent}
ul.legend{display:flex;flex-wrap:wrap;gap:.2rem 1rem;list-style:none;padding:0;margin:.5rem 0}
ul.legend svg{vertical-align:middle}
.wide{overflow-x:auto}
table.lives{border-collapse:collapse}
table.lives th,table.lives td{padding:.1rem .5rem .1rem 0;vertical-align:middle;text-align:left;\
font-weight:400;border-bottom:1px solid #eaeef2}
table.lives thead th{vertical-align:bottom;background:#fff;font-weight:600;position:sticky;top:0}
table.lives tbody.group th{font-weight:600;padding-top:.9rem;border-bottom:2px solid var(--line)}
table.lives tbody.dropped_open th{color:var(--alarm)}
table.lives svg{display:block}
.label{width:23rem;font-size:.85rem;line-height:1.25}
.label .text{display:block;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;width:23rem}
.label a{color:inherit;text-decoration:none}
.label .dim{font-size:.78rem}
.num{color:var(--dim);margin-right:.35rem}
table.meetings td,table.meetings th{padding:.1rem 1rem .1rem 0;text-align:left;vertical-align:top}
details{border-bottom:1px solid #eaeef2;padding:.3rem 0;break-inside:avoid}
summary{cursor:pointer}
ol.life-list{margin:.3rem 0 .5rem;padding-left:1.2rem}
@media print{@page{size:A4 landscape;margin:10mm}
.wide{overflow:visible}table.lives thead th{position:static}tr{break-inside:avoid}
.label,.label .text{width:var(--paper)}.label .text{white-space:normal}
table.lives tbody.group{break-after:avoid}
table.lives svg{max-width:100%;height:auto}
details::details-content{content-visibility:visible;display:block}}
";

/// The width of an A4 page on its side without its margins, and the least and the most of it that the
/// actions' words take on paper, in CSS pixels.
const PAPER: usize = 1030;
const LABEL: (usize, usize) = (240, 480);

/// Tells a history as a web page.
pub fn html(history: &History) -> String {
    let names: Vec<String> = history.bodies.iter().map(name).collect();
    let title = match names.as_slice() {
        [one] => format!("{one}: lives of its actions"),
        _ => "Lives of actions".to_owned(),
    };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{0}</title>\n<style>\n{STYLE}{OWN_STYLE}</style>\n</head>\n<body>\n{1}\
         <header>\n<h1>{0}</h1>\n{2}</header>\n<main>\n",
        escaped(&title),
        patterns(),
        legend(history),
    );
    for (place, body) in history.bodies.iter().enumerate() {
        tell(&mut out, place, body);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn push(out: &mut String, what: std::fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    let _ = out.write_fmt(what);
}

fn name(body: &BodyHistory) -> String {
    body.body.clone().unwrap_or_else(|| "A body that no paper names".to_owned())
}

fn legend(history: &History) -> String {
    let kinds = Kind::ALL.iter().map(|kind| format!("<li>{} {}</li>", sample(*kind), kind.words()));
    let signs = SIGNS.iter().map(|(drawn, words)| format!("<li>{} {words}</li>", sign(drawn)));
    let entries: String = kinds.chain(signs).collect();
    format!(
        "<p class=\"dim\">One bar an action, one column a meeting. Done is what has the status {}.</p>\n\
         <ul class=\"legend\" aria-label=\"Legend\">{entries}</ul>\n",
        escaped(&history.closed.join(", ")),
    )
}

fn tell(out: &mut String, place: usize, body: &BodyHistory) {
    let totals = &body.summary;
    let ends: Vec<String> = ENDS
        .iter()
        .map(|end| (body.actions.iter().filter(|action| action.end == *end).count(), end))
        .filter(|(count, _)| *count > 0)
        .map(|(count, end)| format!("{count} {}", end_heading(*end).to_lowercase()))
        .collect();
    push(
        out,
        format_args!(
            "<section aria-labelledby=\"body-{place}\">\n<h2 id=\"body-{place}\">{}</h2>\n\
             <p>{} actions in {} meetings: {}.</p>\n",
            escaped(&name(body)),
            totals.actions,
            body.meetings.len(),
            if ends.is_empty() { "none".to_owned() } else { ends.join(", ") },
        ),
    );
    picture(out, place, body);
    lives(out, place, body);
    meetings(out, body);
    out.push_str("</section>\n");
}

fn picture(out: &mut String, place: usize, body: &BodyHistory) {
    let grid = Grid::new(&body.meetings);
    push(
        out,
        format_args!(
            "<div class=\"wide\">\n<table class=\"lives\" style=\"--paper:{}px\">\n<thead><tr><th scope=\"col\" class=\"label\">Action</th>\
             <th scope=\"col\"><span class=\"vh\">Life</span>{}</th></tr></thead>\n",
            PAPER.saturating_sub(grid.width()).clamp(LABEL.0, LABEL.1),
            head(&grid, &body.meetings),
        ),
    );
    for end in ENDS {
        let actions: Vec<(usize, &Action)> =
            body.actions.iter().enumerate().filter(|(_, action)| action.end == end).collect();
        if actions.is_empty() {
            continue;
        }
        push(
            out,
            format_args!(
                "<tbody class=\"group {}\"><tr><th scope=\"rowgroup\" colspan=\"2\">{} ({})</th></tr></tbody>\n<tbody>\n",
                end_word(end),
                end_heading(end),
                actions.len(),
            ),
        );
        for (row, action) in actions {
            let text = action.action.as_deref().unwrap_or("(no action)");
            push(
                out,
                format_args!(
                    "<tr><th scope=\"row\" class=\"label\"><a href=\"#a-{place}-{row}\"><span class=\"text\" title=\"{1}\">\
                     <span class=\"num\">{0}</span>{1}</span></a><span class=\"dim\">{2}</span></th><td>{3}</td></tr>\n",
                    escaped(&number(action.number.as_deref(), action.part)),
                    escaped(text),
                    escaped(&under(action)),
                    bar(&grid, body, action),
                ),
            );
        }
        out.push_str("</tbody>\n");
    }
    out.push_str("</table>\n</div>\n");
}

/// The line under an action: owners and counts.
fn under(action: &Action) -> String {
    let owners = action.owners.join(", ");
    let parts = [owners, counts(action)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn lives(out: &mut String, place: usize, body: &BodyHistory) {
    out.push_str("<h3>Each action in words</h3>\n");
    for (row, action) in body.actions.iter().enumerate() {
        let mut joined = String::new();
        for (word, keys) in [("From", &action.from), ("Into", &action.into)] {
            if !keys.is_empty() {
                push(&mut joined, format_args!("<p>{word} {}</p>", escaped(&keys.join(", "))));
            }
        }
        push(
            out,
            format_args!(
                "<details id=\"a-{place}-{row}\"><summary>{} <span class=\"dim\">{}</span></summary>\n\
                 <p>{}. {}</p>{joined}\n<ol class=\"life-list\">\n",
                escaped(action.action.as_deref().unwrap_or("(no action)")),
                escaped(&action.key),
                escaped(&life_words(action)),
                escaped(&under(action)),
            ),
        );
        for event in &action.life {
            if !matches!(event.state, EventState::Unchanged) {
                push(out, format_args!("<li>{}</li>\n", told(event)));
            }
        }
        out.push_str("</ol></details>\n");
    }
}

/// One meeting of a life in words.
fn told(event: &Event) -> String {
    let mut out =
        format!("{}: {}", escaped(&date_words(event.date.as_deref())), state_words(event.state));
    if event.state.is_there() {
        let number = number(event.number.as_deref(), event.part);
        push(&mut out, format_args!(", number {}", escaped(&number)));
        if let Some(status) = &event.status {
            push(&mut out, format_args!(", {}", escaped(status)));
        }
    }
    if event.deferred {
        out.push_str(", put off");
    }
    for field in &event.fields {
        push(
            &mut out,
            format_args!(
                "; {}: <del><span class=\"vh\">removed: </span>{}</del> <ins><span class=\"vh\">added: </span>{}</ins>",
                escaped(&field.name),
                value(&field.before),
                value(&field.after),
            ),
        );
    }
    out
}

fn value(value: &FieldValue) -> String {
    match value {
        FieldValue::List(list) => escaped(&list.join(", ")),
        FieldValue::Text(text) => escaped(text.as_deref().unwrap_or_default()),
    }
}

fn meetings(out: &mut String, body: &BodyHistory) {
    out.push_str(
        "<h3>Meetings</h3>\n<table class=\"meetings\"><thead><tr><th scope=\"col\">Date</th>\
         <th scope=\"col\">Rows</th><th scope=\"col\">Log</th></tr></thead><tbody>\n",
    );
    for meeting in &body.meetings {
        let notes: String = meeting
            .problem
            .iter()
            .chain(&meeting.doubts)
            .map(|note| format!(" <span class=\"alarm\">{}</span>", escaped(note)))
            .collect();
        push(
            out,
            format_args!(
                "<tr><td>{}</td><td>{}</td><td>{}{notes}</td></tr>\n",
                escaped(&date_words(meeting.date.as_deref())),
                meeting.rows,
                link(&meeting.source, meeting.url.as_deref()),
            ),
        );
    }
    out.push_str("</tbody></table>\n");
}
