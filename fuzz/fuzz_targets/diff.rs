//! Two action logs made from arbitrary data through the comparison and its check against the schema.
#![no_main]

use libfuzzer_sys::{arbitrary, fuzz_target};
use minutebook::diff::{self, Options, Side};
use minutebook::record::{ActionLog, ActionRow};

/// A row: number, date raised, action, owners, comments, status.
#[derive(Debug, arbitrary::Arbitrary)]
struct Row(
    Option<String>,
    Option<String>,
    Option<String>,
    Vec<String>,
    Option<String>,
    Option<String>,
);

fuzz_target!(|logs: (Vec<Row>, Vec<Row>)| {
    let (before, after) = (side(logs.0), side(logs.1));
    let _ = diff::check(&diff::diff(&before, &after, &Options::default()));
});

fn side(rows: Vec<Row>) -> Side {
    let row = |Row(number, raised, action, owners, comments, status)| ActionRow {
        number,
        raised,
        action,
        owners,
        comments,
        status,
        ..ActionRow::default()
    };
    Side {
        source: "log".to_owned(),
        url: None,
        authority: None,
        body: None,
        series: None,
        date: None,
        logs: vec![ActionLog { rows: rows.into_iter().map(row).collect(), ..ActionLog::default() }],
        problem: None,
        doubts: Vec::new(),
    }
}
