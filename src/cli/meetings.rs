//! Meetings of a backfill as a user names them: by day, month or year, or as the latest and the previous one.

use std::collections::BTreeSet;

use minutebook::diff::Side;

/// The last meeting that has a log.
const LATEST: &str = "latest";

/// The last meeting that has a log before the other one that is named.
const PREVIOUS: &str = "previous";

/// How many meetings are named where none fits.
const NEAREST: usize = 2;

/// All pairs of meetings that two names mean, each of one body, or of any two.
pub(super) fn pairs<'a>(
    sides: &'a [Side],
    (first, second): (&str, &str),
    any_bodies: bool,
) -> Vec<(&'a Side, &'a Side)> {
    let mut pairs = Vec::new();
    for series in series(sides) {
        let own: Vec<&Side> =
            sides.iter().filter(|side| any_bodies || side.series.as_deref() == series).collect();
        let later = named(&own, second, first);
        for earlier in named(&own, first, second) {
            pairs.extend(later.iter().map(|later| (earlier, *later)));
        }
        if any_bodies {
            break;
        }
    }
    pairs
}

fn series(sides: &[Side]) -> BTreeSet<Option<&str>> {
    sides.iter().map(|side| side.series.as_deref()).collect()
}

/// The meetings that a name means, where another is named too.
fn named<'a>(sides: &[&'a Side], name: &str, other: &str) -> Vec<&'a Side> {
    let logged = || sides.iter().copied().filter(|side| !side.logs.is_empty());
    let last_before = |day: Option<&str>| {
        let before = |side: &&Side| day.is_none_or(|day| side.date.as_deref() < Some(day));
        logged().filter(before).max_by(|a, b| a.date.cmp(&b.date)).into_iter().collect()
    };
    match name {
        LATEST => last_before(None),
        PREVIOUS => {
            let others = named(sides, if other == PREVIOUS { LATEST } else { other }, LATEST);
            match others.first() {
                Some(one) => last_before(one.date.as_deref()),
                None => Vec::new(),
            }
        }
        // A day behind which a time stands, as a record's file has it, is the day.
        _ => {
            let begin = name.get(..10).unwrap_or(name);
            let is = |side: &&Side| side.date.as_deref().is_some_and(|day| day.starts_with(begin));
            sides.iter().copied().filter(is).collect()
        }
    }
}

/// Says why two names mean no pair, and which meetings are nearest.
pub(super) fn why_none(sides: &[Side], (first, second): (&str, &str)) -> String {
    let all: Vec<&Side> = sides.iter().collect();
    let missing = [(first, second), (second, first)]
        .into_iter()
        .find(|(name, other)| named(&all, name, other).is_empty());
    match missing {
        Some((name, _)) => {
            let near = nearest(sides, name);
            let near = if near.is_empty() { "there is none".to_owned() } else { near.join(", ") };
            format!("no meeting is “{name}”; the nearest with a log: {near}")
        }
        None => format!("no body met on {first} and on the other day"),
    }
}

/// The days with a log that are next to a day, on both sides.
fn nearest(sides: &[Side], name: &str) -> Vec<String> {
    let days: BTreeSet<&str> = sides
        .iter()
        .filter(|side| !side.logs.is_empty())
        .filter_map(|side| side.date.as_deref())
        .collect();
    let before = days.iter().rev().filter(|day| **day < name).take(NEAREST);
    let after = days.iter().filter(|day| **day >= name).take(NEAREST);
    let mut near: Vec<String> = before.chain(after).map(|day| (*day).to_owned()).collect();
    near.sort();
    near
}

/// Says which pairs there are to choose from.
pub(super) fn which(pairs: &[(&Side, &Side)]) -> String {
    let bodies: BTreeSet<&str> =
        pairs.iter().filter_map(|(side, _)| side.series.as_deref()).collect();
    if bodies.len() > 1 {
        let bodies: Vec<&str> = bodies.into_iter().collect();
        return format!("several bodies have both; choose one with --body: {}", bodies.join(", "));
    }
    let days = |side: fn(&(&Side, &Side)) -> Option<String>| {
        let days: BTreeSet<String> = pairs.iter().filter_map(side).collect();
        days.into_iter().collect::<Vec<_>>().join(", ")
    };
    let (first, second) = (days(|pair| pair.0.date.clone()), days(|pair| pair.1.date.clone()));
    format!("several meetings fit; name the day: {first}; and for the later: {second}")
}

#[cfg(test)]
mod tests {
    use minutebook::record::ActionLog;

    use super::*;

    fn side(series: &str, date: &str, logged: bool) -> Side {
        let logs = if logged { vec![ActionLog::default()] } else { Vec::new() };
        Side {
            series: Some(series.to_owned()),
            date: Some(date.to_owned()),
            logs,
            ..Side::default()
        }
    }

    fn sides() -> Vec<Side> {
        vec![
            side("a/board", "2024-01-10", true),
            side("a/board", "2024-06-12", true),
            side("a/board", "2024-09-01", false),
            side("a/board", "2025-03-05", true),
            side("a/panel", "2024-06-12", true),
        ]
    }

    #[test]
    fn meetings_by_their_names() {
        let sides = sides();
        for (first, second, expected) in [
            ("previous", "latest", Some(("2024-06-12", "2025-03-05"))),
            ("previous", "2024-06-12", Some(("2024-01-10", "2024-06-12"))),
            ("2024-01", "2025", Some(("2024-01-10", "2025-03-05"))),
            ("2024-01-10-1400", "2024-06-12", Some(("2024-01-10", "2024-06-12"))),
            ("2024", "2025", None),
            ("2023", "latest", None),
        ] {
            let pairs = pairs(&sides, (first, second), false);
            let days = match pairs.as_slice() {
                [(a, b)] => a.date.as_deref().zip(b.date.as_deref()),
                _ => None,
            };
            assert_eq!(days, expected, "{first} {second}");
        }
    }

    #[test]
    fn where_none_fits_the_nearest_are_named() {
        let sides = sides();
        let why = why_none(&sides, ("2024-06-13", "latest"));
        assert_eq!(
            why,
            "no meeting is “2024-06-13”; the nearest with a log: 2024-01-10, 2024-06-12, 2025-03-05"
        );
        let several = pairs(&sides, ("2024", "2025"), false);
        assert!(
            which(&several).contains("2024-01-10, 2024-06-12, 2024-09-01"),
            "{}",
            which(&several)
        );
    }
}
