//! What an archive lacks: months without the usual meeting, and meetings that were announced.
//!
//! A month is usual for a body when it met in it in at least three years, and in at least three of four
//! years between its first meeting and its last. A usual month is a gap when nothing was found in it, nor
//! in a month beside it in which the body does not usually meet: there the meeting may have been moved.
//! What is before the first meeting or after the last is unknown, not missing.
//!
//! A date that papers announce is missing when it lies between the first meeting and the last and the
//! body has no meeting within two weeks of it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::record::report::Announced;

/// A month is usual only after so many years with a meeting in it.
const LEAST_YEARS: usize = 3;
/// Of the years in question, so many in four have a meeting in a usual month.
const QUARTERS: usize = 3;
/// A meeting this near to an announced date, in days, is the one that was announced.
const MOVED_DAYS: i64 = 14;

type Month = (i16, i8);

/// The months in which a body usually meets, 1 to 12, and those of them in which nothing was found.
pub(super) fn months(dates: &BTreeSet<String>) -> (Vec<u8>, Vec<String>) {
    let met: BTreeSet<Month> =
        dates.iter().filter_map(|date| day(date)).map(|day| (day.year(), day.month())).collect();
    let (Some(first), Some(last)) = (met.first().copied(), met.last().copied()) else {
        return (Vec::new(), Vec::new());
    };
    let mut years: BTreeMap<i8, BTreeSet<i16>> = BTreeMap::new();
    for (year, month) in &met {
        years.entry(*month).or_default().insert(*year);
    }
    let within = |month: i8| -> Vec<i16> {
        let inside = |year: &i16| (*year, month) >= first && (*year, month) <= last;
        (first.0..=last.0).filter(inside).collect()
    };
    let is_usual = |(month, met): (&i8, &BTreeSet<i16>)| {
        let all = within(*month).len();
        met.len() >= LEAST_YEARS && met.len().saturating_mul(4) >= all.saturating_mul(QUARTERS)
    };
    let usual: BTreeSet<i8> =
        years.iter().filter(|one| is_usual((one.0, one.1))).map(|(month, _)| *month).collect();
    let mut gaps: BTreeSet<Month> = BTreeSet::new();
    for month in &usual {
        for year in within(*month) {
            let beside = [before((year, *month)), after((year, *month))];
            let moved = beside.iter().any(|one| met.contains(one) && !usual.contains(&one.1));
            if !met.contains(&(year, *month)) && !moved {
                gaps.insert((year, *month));
            }
        }
    }
    let usual = usual.into_iter().filter_map(|month| u8::try_from(month).ok()).collect();
    (usual, gaps.into_iter().map(|(year, month)| format!("{year:04}-{month:02}")).collect())
}

fn before((year, month): Month) -> Month {
    if month == 1 { (year.saturating_sub(1), 12) } else { (year, month.saturating_sub(1)) }
}

fn after((year, month): Month) -> Month {
    if month == 12 { (year.saturating_add(1), 1) } else { (year, month.saturating_add(1)) }
}

/// The announced dates of which nothing was found.
fn missing<'a>(
    dates: &BTreeSet<String>,
    announced: impl Iterator<Item = &'a String>,
) -> BTreeSet<&'a String> {
    let met: Vec<Date> = dates.iter().filter_map(|date| day(date)).collect();
    let (Some(first), Some(last)) = (met.first().copied(), met.last().copied()) else {
        return BTreeSet::new();
    };
    let apart = |a: Date, b: Date| {
        a.since(b).map_or(i64::MAX, |span| i64::from(span.get_days()).saturating_abs())
    };
    let lacks = |date: &&String| {
        day(date).is_some_and(|date| {
            date > first && date < last && met.iter().all(|one| apart(*one, date) > MOVED_DAYS)
        })
    };
    announced.filter(lacks).collect()
}

/// The meetings that records announce, each with its dates, and of which nothing was found.
pub(super) fn announced<'a>(
    dates: &BTreeSet<String>,
    records: impl Iterator<Item = (&'a str, &'a [String])>,
) -> Vec<Announced> {
    let mut told: BTreeMap<&String, &str> = BTreeMap::new();
    for (record, announced) in records {
        for date in announced {
            told.entry(date).or_insert(record);
        }
    }
    let missing = missing(dates, told.keys().copied());
    let one = |date: &String| {
        let record = told.get(date).copied().unwrap_or_default().to_owned();
        Announced { date: date.clone(), record }
    };
    missing.into_iter().map(one).collect()
}

fn day(iso: &str) -> Option<Date> {
    iso.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(list: &[&str]) -> BTreeSet<String> {
        list.iter().map(|date| (*date).to_owned()).collect()
    }

    #[test]
    fn a_usual_month_without_a_meeting_is_a_gap() {
        let met = dates(&[
            "2018-03-05",
            "2018-09-03",
            "2019-03-04",
            "2019-09-02",
            "2020-09-07",
            "2021-03-01",
            "2021-09-06",
            "2022-03-07",
        ]);
        assert_eq!(months(&met), (vec![3, 9], vec!["2020-03".to_owned()]));
    }

    #[test]
    fn a_meeting_put_off_to_the_next_month_is_no_gap() {
        let met = dates(&["2018-03-05", "2019-03-04", "2020-04-07", "2021-03-01", "2022-03-07"]);
        assert_eq!(months(&met), (vec![3], vec![]));
    }

    #[test]
    fn two_years_make_no_habit() {
        assert_eq!(months(&dates(&["2018-03-05", "2019-03-04"])), (vec![], vec![]));
        assert_eq!(months(&dates(&[])), (vec![], vec![]));
    }

    #[test]
    fn announced_meetings_are_missing_between_the_first_and_the_last() {
        let met = dates(&["2018-03-05", "2018-06-20", "2019-03-04"]);
        let told = dates(&["2018-01-01", "2018-06-13", "2018-09-10", "2019-06-03"]);
        assert_eq!(missing(&met, told.iter()), [&"2018-09-10".to_owned()].into_iter().collect());
    }
}
