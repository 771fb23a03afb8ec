//! Coming meetings that are announced without the year, or in the title of an item.
//!
//! What comes in: the title and the pieces of an item, and the day of the meeting. What goes out: the days that
//! weekday and order leave no doubt about, the lines that hold nothing else, and what is in doubt.

use jiff::civil;

use super::{closing, future};
use crate::field::{Found, date, time};
use crate::recognise::piece::Piece;
use crate::recognise::prose::Prose;
use crate::record::{At, FutureMeeting};
use crate::words::headings::{AGENDA, DATES_OF, MEETING};

/// A line of dates has at most this many words beside them.
const BESIDE: usize = 8;

/// What an item announces without a year.
#[derive(Default)]
pub(super) struct Announced {
    /// The days that are certain.
    pub days: Vec<FutureMeeting>,
    /// The pieces that hold nothing else, by their place.
    pub lines: Vec<usize>,
    /// What is in doubt, and where it stands.
    pub doubts: Vec<(String, At)>,
}

/// Reads what an item announces without a year, and what its title does.
pub(super) fn announced(title: &str, at: &At, pieces: &[Piece<'_>], met: &str) -> Announced {
    let mut out = Announced::default();
    let Ok(met) = met.parse::<civil::Date>() else { return out };
    let about = future::is_title(title);
    if about {
        out.days.extend(future::meetings(title, at));
        out.take(title, at, met, None);
    }
    let mut open = about;
    let mut year = None;
    for (place, piece) in pieces.iter().enumerate() {
        let Piece::Prose(p) = piece else { continue };
        let whole = p.whole();
        match see(p, &whole, about, open) {
            Line::Opens(named) => {
                open = true;
                year = named;
                out.take(&whole, &p.at(), met, year);
            }
            Line::Dates if open => {
                if out.take(&whole, &p.at(), met, year) {
                    out.lines.push(place);
                }
            }
            Line::Tells if open => {
                out.take(&whole, &p.at(), met, year);
            }
            Line::Ends => open = about,
            Line::Dates | Line::Tells | Line::Between => {}
        }
    }
    out
}

/// What a line has to do with coming meetings.
enum Line {
    /// It announces some, in a year where it names one.
    Opens(Option<i16>),
    /// It holds days and little else.
    Dates,
    /// A sentence about a meeting, with days.
    Tells,
    /// A few words between days: the names of two columns.
    Between,
    /// It has nothing to do with them.
    Ends,
}

/// Sees what a line has to do with coming meetings; `about` says that all of the item is about them, `open` that
/// those above are announced.
fn see(p: &Prose<'_>, whole: &str, about: bool, open: bool) -> Line {
    let lower = whole.to_lowercase();
    let short = || whole.split_whitespace().nth(BESIDE.saturating_mul(2)).is_none();
    let titled =
        || p.label.is_none() && short() && future::is_title(whole) && !AGENDA.is_in(&lower);
    let year = dates_of_year(&lower);
    let opens = future::announces(whole) || titled();
    let nothing = !open && !opens && year.is_none();
    if nothing || closing::is_closing(whole) {
        return Line::Ends;
    }
    if opens || year.is_some() {
        return Line::Opens(year.filter(|_| !opens));
    }
    let beside = beside(whole);
    match (date::partials(whole).is_empty(), beside <= BESIDE) {
        (false, true) => Line::Dates,
        (false, false) if about && MEETING.is_in(&lower) => Line::Tells,
        (true, true) => Line::Between,
        _ => Line::Ends,
    }
}

/// Whether a text heads the dates of a year's meetings.
pub(super) fn heads_dates(text: &str) -> bool {
    dates_of_year(&text.to_lowercase()).is_some()
}

/// The year of "Dates for 2031: last Thursday of the month".
fn dates_of_year(lower: &str) -> Option<i16> {
    let rest = DATES_OF.words().find_map(|of| lower.strip_prefix(of))?;
    let first = rest.split(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty())?;
    let near = rest.find(first).is_some_and(|at| at <= BESIDE.saturating_mul(2));
    first.parse().ok().filter(|_| near && first.len() == 4)
}

/// How many words of a text are no day.
fn beside(text: &str) -> usize {
    let days = date::partials(text).into_iter().map(|found| found.range);
    let within: usize =
        days.filter_map(|range| text.get(range)).map(|day| day.split_whitespace().count()).sum();
    text.split_whitespace().count().saturating_sub(within)
}

impl Announced {
    /// Takes the days of a text that have no year, which may be named above; whether all are certain.
    fn take(&mut self, text: &str, at: &At, met: civil::Date, year: Option<i16>) -> bool {
        let found = date::partials(text);
        let mut sure = true;
        for (place, partial) in found.iter().enumerate() {
            let next = found.get(place.saturating_add(1));
            let end = next.map_or(text.len(), |next| next.range.start);
            let tail = text.get(partial.range.end..end).unwrap_or_default();
            match day_of(partial.value, met, year) {
                Some(day) => self.days.push(FutureMeeting {
                    date: day.iso(),
                    start_time: time::first_time(tail).map(|found| found.value.hhmm()),
                    note: None,
                    at: at.clone(),
                }),
                None => {
                    sure = false;
                    self.doubts.push((printed(text, partial), at.clone()));
                }
            }
        }
        sure && !found.is_empty()
    }
}

/// The day that a day without a year is.
fn day_of(partial: date::Partial, met: civil::Date, year: Option<i16>) -> Option<date::Date> {
    let Some(year) = year else { return partial.after(met) };
    let day = partial.in_year(year).filter(|day| !day.contradicted)?;
    (day.civil()? > met).then_some(day)
}

/// A day as printed.
fn printed(text: &str, found: &Found<date::Partial>) -> String {
    text.get(found.range.clone()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::{piece::pieces, testing};

    #[test]
    fn days_without_a_year() {
        let none: &[&str] = &[];
        for (title, texts, days, lines, doubts) in [
            (
                "Next meeting",
                &["Tuesday 4th June at 7.30 in the Hall."][..],
                &["2030-06-04"][..],
                1,
                0,
            ),
            ("Roads", &["On Tuesday 4th June the road was shut."], none, 0, 0),
            (
                "Roads",
                &["Dates of next meetings:", "Council\tPlanning", "4 June\t25 June"],
                &["2030-06-04", "2030-06-25"],
                1,
                0,
            ),
            ("Roads", &["Dates for 2031: first Tuesday", "3rd December"], &["2031-12-03"], 1, 0),
            ("Next meeting", &["Monday 4th June at 7.30"], none, 0, 1),
            ("NEXT MEETING TUESDAY 4 JUNE at 7 p.m.", &[], &["2030-06-04"], 0, 0),
        ] {
            let blocks = testing::texts(texts);
            let found = announced(title, &Vec::new(), &pieces(&blocks), "2030-05-07");
            let dates: Vec<&str> = found.days.iter().map(|day| day.date.as_str()).collect();
            assert_eq!(dates, days, "{title} {texts:?}");
            assert_eq!(
                (found.lines.len(), found.doubts.len()),
                (lines, doubts),
                "{title} {texts:?}"
            );
        }
    }
}
