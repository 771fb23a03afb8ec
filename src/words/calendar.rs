//! Words of dates and times of day.

use jiff::civil::Weekday;

use super::{Term, Words, all, term, words};

/// The months. "Febuary" is a frequent slip. Welsh names soften after "o" ("25 o Fawrth").
pub(crate) static MONTHS: [Term<i8>; 12] = [
    term(1, &["january", "jan"], &["ionawr"]),
    term(2, &["february", "feb", "febuary"], &["chwefror"]),
    term(3, &["march", "mar"], &["mawrth", "fawrth"]),
    term(4, &["april", "apr"], &["ebrill"]),
    term(5, &["may"], &["mai", "fai"]),
    term(6, &["june", "jun"], &["mehefin", "fehefin"]),
    term(7, &["july", "jul"], &["gorffennaf", "orffennaf"]),
    term(8, &["august", "aug"], &["awst"]),
    term(9, &["september", "sept", "sep"], &["medi", "fedi"]),
    term(10, &["october", "oct"], &["hydref"]),
    term(11, &["november", "nov"], &["tachwedd", "dachwedd"]),
    term(12, &["december", "dec"], &["rhagfyr", "ragfyr"]),
];

/// The days of the week; Welsh ones without "dydd", and softened as after "nos".
pub(crate) static WEEKDAYS: [Term<Weekday>; 7] = [
    term(Weekday::Monday, &["monday"], &["llun", "lun"]),
    term(Weekday::Tuesday, &["tuesday"], &["mawrth", "fawrth"]),
    term(Weekday::Wednesday, &["wednesday"], &["mercher", "fercher"]),
    term(Weekday::Thursday, &["thursday"], &["iau"]),
    term(Weekday::Friday, &["friday"], &["gwener", "wener"]),
    term(Weekday::Saturday, &["saturday"], &["sadwrn"]),
    term(Weekday::Sunday, &["sunday"], &["sul"]),
];

/// How the days of the week are shortened: what more letters may follow.
pub(crate) static SHORT_WEEKDAYS: [Term<Weekday>; 7] = [
    term(Weekday::Monday, &["mon"], &[]),
    term(Weekday::Tuesday, &["tue"], &[]),
    term(Weekday::Wednesday, &["wed"], &[]),
    term(Weekday::Thursday, &["thu"], &[]),
    term(Weekday::Friday, &["fri"], &[]),
    term(Weekday::Saturday, &["sat"], &[]),
    term(Weekday::Sunday, &["sun"], &[]),
];

/// The word for day or evening that stands before a Welsh day of the week.
pub(crate) static DAY_OF: Words = words(&[], &["dydd", "ddydd", "nos"]);

/// What makes a number an ordinal: "25th", "3ydd".
pub(crate) static ORDINALS: Words =
    words(&["st", "nd", "rd", "th"], &["af", "ail", "il", "ydd", "ed", "fed", "eg", "ain"]);

/// What stands between two days of a month: "3rd & 4th May".
pub(crate) static TWO_DAYS: Words = words(&["&", " and", "-", "–"], &[" a", " ac"]);

/// Before noon, behind a time.
pub(crate) static MORNING: Words =
    words(&["am", "a.m", "a m", "a. m"], &["yb", "y.b", "y b", "y. b", "y bore"]);

/// After noon, behind a time.
pub(crate) static AFTERNOON: Words = words(
    &["pm", "p.m", "p m", "p. m"],
    &["yp", "y.p", "y p", "y. p", "yh", "y.h", "y h", "y. h", "y prynhawn", "yr hwyr", "yr h"],
);

/// Twelve in the day.
pub(crate) static NOON: Words = words(&["noon", "midday"], &["hanner dydd", "canol dydd"]);

/// Twelve in the night.
pub(crate) static MIDNIGHT: Words = words(&["midnight"], &["hanner nos"]);

/// Behind four digits that are a time: "1930 hours".
pub(crate) static HOURS: Words = words(&["hours", "hrs", "h"], &[]);

/// Between the two ends of a time's range.
pub(crate) static UNTIL: Words = words(&["to", "until", "till"], &["tan", "hyd at"]);

/// What stands before a time of day, so that a bare "19.30" can be nothing else.
pub(crate) static BEFORE_TIME: Words = words(
    &[
        "at",
        "from",
        "until",
        "till",
        "time",
        "commencing",
        "starting",
        "start",
        "starts",
        "began",
        "closed",
        "ended",
        "finished",
        "today",
    ],
    &["amser"],
);

/// Behind a number that is a measure, not a time: "10.30 km".
pub(crate) static MEASURES: Words = words(
    &["m ", "m.", "million", "bn", "per cent", "percent", "km", "miles", "kg", "hectares"],
    &["miliwn", "y cant", "milltir"],
);

/// Behind a number that is a time or a measure, not a paragraph's label: "10.30 am the Chair left".
pub(crate) static AFTER_NUMBER: Words = words(
    &["am", "pm", "a.m.", "p.m.", "noon", "midday", "hours", "hrs", "fte", "million", "m", "bn"],
    &["yb", "yp", "yh", "y.b.", "y.p.", "y.h."],
);

/// A month's English name, with its capital.
pub(crate) fn month_name(number: i8) -> Option<String> {
    let month = MONTHS.iter().find(|month| month.means == number)?;
    month.english.first().map(|name| super::capitalised(name))
}

pub(super) fn named(name: &str) -> Option<Vec<&'static str>> {
    Some(match name {
        "month" => all(&MONTHS).collect(),
        "weekday" => all(&WEEKDAYS).collect(),
        "short_weekday" => all(&SHORT_WEEKDAYS)
            .chain(WEEKDAYS.iter().flat_map(|w| w.welsh.iter().copied()))
            .collect(),
        "day_of" => DAY_OF.words().collect(),
        "ordinal" => ORDINALS.words().collect(),
        "half_of_day" => {
            [&MORNING, &AFTERNOON, &NOON, &MIDNIGHT].iter().flat_map(|t| t.words()).collect()
        }
        "twelve" => NOON.words().chain(MIDNIGHT.words()).collect(),
        "hours" => HOURS.words().collect(),
        "until" => UNTIL.words().collect(),
        "before_time" => BEFORE_TIME.words().collect(),
        _ => return None,
    })
}
