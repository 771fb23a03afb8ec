//! Two action logs made from arbitrary data through the comparison and its check against the schema.
//! The rows hold what a record can hold, since the comparison is given checked records.
#![no_main]

use libfuzzer_sys::{arbitrary, fuzz_target};
use minutebook::diff::{self, Options, Side};
use minutebook::record::{ActionLog, ActionRow};

/// A row: number, date raised (year, month, day), action, owners, comments, status.
#[derive(Debug, arbitrary::Arbitrary)]
struct Row(
    Option<String>,
    Option<(u8, u8, u8)>,
    Option<String>,
    Vec<String>,
    Option<String>,
    Option<String>,
);

fuzz_target!(|logs: (Vec<Row>, Vec<Row>)| {
    let (before, after) = (side(logs.0), side(logs.1));
    let checked = diff::check(&diff::diff(&before, &after, &Options::default()));
    assert!(checked.is_ok(), "{checked:?}");
});

fn side(rows: Vec<Row>) -> Side {
    let row = |Row(number, raised, action, owners, comments, status)| ActionRow {
        number: number.filter(has_words),
        raised: raised.map(date),
        action: action.filter(has_words),
        owners: owners.into_iter().filter(has_words).collect(),
        comments: comments.filter(has_words),
        status: status.filter(has_words),
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

fn has_words(text: &String) -> bool {
    !text.trim().is_empty()
}

fn date((year, month, day): (u8, u8, u8)) -> String {
    format!("{:04}-{:02}-{:02}", 1990 + u16::from(year % 64), month % 12 + 1, day % 28 + 1)
}
