//! The page's look, and what stands in its tables.

use std::collections::BTreeSet;

use crate::diff::render::{escaped, link};

use super::{Body, Paper, Report};

/// An archive of more years than these shows only those with a meeting.
const YEARS: u16 = 60;

/// What only this page needs.
pub(super) const OWN_STYLE: &str = "\
body{max-width:72rem}
nav ul{display:flex;flex-wrap:wrap;gap:.4rem;list-style:none;padding:0;margin:1rem 0}
nav li{border:1px solid var(--line);border-radius:.3rem;padding:.1rem .6rem}
nav li.alarm{border-color:var(--alarm)}
nav a{text-decoration:none;color:inherit}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1.2rem;margin:.5rem 0}
dl.facts dt{color:var(--dim)}
dl.facts dd{margin:0}
.wide{overflow-x:auto}
table{border-collapse:collapse;margin:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.2rem 1rem .2rem 0;border-bottom:1px solid #eaeef2;\
font-weight:400}
thead th{font-weight:600;border-bottom:2px solid var(--line);white-space:nowrap}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
tbody th{min-width:14rem}\
td.path{overflow-wrap:anywhere;min-width:14rem}
tr.authority th{font-weight:600;padding-top:.8rem}
pre{background:#f6f8fa;border:1px solid var(--line);border-radius:.3rem;padding:.5rem .7rem;\
white-space:pre-wrap;overflow-wrap:anywhere;margin:.4rem 0}
details{border-bottom:1px solid #eaeef2;padding:.3rem 0}
summary{cursor:pointer}
ul.list{margin:.3rem 0;padding-left:1.2rem}
.bar{display:block;width:20rem;max-width:100%;height:.8rem;border:1px solid #57606a}
@media print{@page{size:A4;margin:12mm}.wide{overflow:visible}tr{break-inside:avoid}\
td.path{min-width:0}details::details-content{content-visibility:visible;display:block}nav{display:none}}
";

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

pub(super) fn body_cell(body: &Body) -> String {
    match body.names.split_last() {
        None => escaped(&body.body_id),
        Some((last, [])) => escaped(last),
        Some((last, before)) => {
            let before: Vec<String> = before.iter().map(|name| escaped(name)).collect();
            format!("{} <span class=\"dim\">before: {}</span>", escaped(last), before.join("; "))
        }
    }
}

pub(super) fn paper_cells(paper: &Paper) -> String {
    format!(
        "<td class=\"path\">{}</td><td>{}</td>",
        link(&paper.path, paper.url.as_deref()),
        record_link(&format!("documents/{}.json", paper.sha256), "record"),
    )
}

/// A link to a file of the output folder: the paths of records have no other signs than these.
pub(super) fn record_link(path: &str, words: &str) -> String {
    let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c));
    if plain && !path.contains("..") && !path.starts_with('/') && !path.is_empty() {
        format!("<a href=\"{path}\">{}</a>", escaped(words))
    } else {
        escaped(words)
    }
}
