//! What a file's name says, where ModernGov gave it: date and body of the meeting, ids.
//!
//! ModernGov names the files that it makes of a meeting after kind, weekday, date, time and body
//! ("Printed minutes Thursday 15-Jan-2026 19.30 Example Committee.pdf", "Agenda frontsheet
//! 26th-Jan-2026 19.30 …"), and keeps them in folders of their number (`g10230`, `b5001`; `s112219`
//! for an attachment). People save them with that number in front, or alone.

use std::sync::LazyLock;

use jiff::civil;
use regex::Regex;

use crate::record::ModernGov;
use crate::record::ledger::File;
use crate::words::calendar::MONTHS;
use crate::words::means;
use crate::words::pattern::pattern;

/// Day, month and year, the time, and the body behind them.
static MEETING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|\s)(?P<day>\d{1,2}){ordinal}?-(?P<month>{month})-(?P<year>\d{4})\s\d{2}\.\d{2}(?:\s+(?P<body>\S.*))?$",
    )
});

/// A number at the start of a name.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([gsb]\d{4,})(?:$|[\s.-])"));

/// What a browser appends to the second copy of a download.
static COPY: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*\(\d{1,2}\)$"));

/// Ids in the address of a page that was saved under it.
static COMMITTEE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\.aspx[?@&\s-].*\bCId=(\d+)"));
static SITTING: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\.aspx[?@&\s-].*\bMId=(\d+)"));

/// Adds what a path says to what is known of the file. What is known already stays.
pub(crate) fn describe(file: &mut File) {
    let mut steps = file.path.rsplit('/');
    let name = steps.next().unwrap_or_default().replace("%20", " ").replace(['_', '\u{a0}'], " ");
    let stem = match name.rsplit_once('.') {
        Some((stem, ending)) if is_ending(ending) => stem,
        _ => name.as_str(),
    };
    let stem = COPY.find(stem).and_then(|copy| stem.get(..copy.start())).unwrap_or(stem);
    let (date, body) = meeting(stem);
    let folder = steps.next().filter(|folder| number(folder).as_deref() == Some(*folder));
    let found = number(stem).or_else(|| folder.map(str::to_owned));
    let ids = moderngov(&name);
    file.date = file.date.take().or(date);
    file.body = file.body.take().or(body);
    file.file_id = file.file_id.take().or(found);
    file.moderngov = file.moderngov.take().or(ids);
}

/// An ending is short and no part of a time ("10.00 Example Board").
fn is_ending(ending: &str) -> bool {
    (1..=5).contains(&ending.len())
        && ending.chars().all(|c| c.is_ascii_alphanumeric())
        && ending.starts_with(|c: char| c.is_ascii_alphabetic())
}

fn meeting(stem: &str) -> (Option<String>, Option<String>) {
    let Some(found) = MEETING.captures(stem) else { return (None, None) };
    let part = |name: &str| found.name(name).map_or("", |part| part.as_str());
    let month = means(&MONTHS, &part("month").to_ascii_lowercase());
    let date = month.and_then(|month| {
        let day = part("day").parse().ok()?;
        civil::Date::new(part("year").parse().ok()?, month, day).ok()
    });
    // A day that is none makes the rest doubtful too.
    let Some(date) = date else { return (None, None) };
    let body = part("body").trim();
    (Some(date.to_string()), (!body.is_empty()).then(|| body.to_owned()))
}

fn number(name: &str) -> Option<String> {
    Some(NUMBER.captures(name)?.get(1)?.as_str().to_owned())
}

fn moderngov(name: &str) -> Option<ModernGov> {
    let id = |pattern: &Regex| Some(pattern.captures(name)?.get(1)?.as_str().to_owned());
    let (committee_id, meeting_id) = (id(&COMMITTEE), id(&SITTING));
    let any = committee_id.is_some() || meeting_id.is_some();
    any.then_some(ModernGov { site: None, committee_id, meeting_id })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str) -> File {
        let mut file = File { path: path.to_owned(), ..File::default() };
        describe(&mut file);
        file
    }

    #[test]
    fn the_meeting_in_a_name() {
        for (path, date, body) in [
            (
                "a/Printed minutes Thursday 15-Jan-2026 19.30 Example Committee.pdf",
                Some("2026-01-15"),
                Some("Example Committee"),
            ),
            (
                "Agenda frontsheet 26th-Jan-2026 19.30 Example Board.pdf",
                Some("2026-01-26"),
                Some("Example Board"),
            ),
            (
                "Public%20reports%20pack%20Monday%2014-Oct-2019%2010.00%20Cabinet.pdf",
                Some("2019-10-14"),
                Some("Cabinet"),
            ),
            (
                "Decisions_Monday_14-Oct-2019_10.00_Cabinet (2).pdf",
                Some("2019-10-14"),
                Some("Cabinet"),
            ),
            ("Public reports pack Monday 14-Oct-2019 10.00 (1).pdf", Some("2019-10-14"), None),
            ("Public reports pack Monday 14-Oct-2019 10.00", Some("2019-10-14"), None),
            ("Minutes 31-Feb-2019 10.00 Cabinet.pdf", None, None),
            ("Minutes 14-Oct-2019.pdf", None, None),
        ] {
            let file = of(path);
            assert_eq!((file.date.as_deref(), file.body.as_deref()), (date, body), "{path}");
        }
    }

    #[test]
    fn the_number_of_a_file_or_of_its_folder() {
        for (path, id) in [
            ("s112219.pdf", Some("s112219")),
            ("s112219 Annex 2.pdf", Some("s112219")),
            ("g5318_Printed minutes.pdf", Some("g5318")),
            ("documents/s112219/Annex 2 - Example Road.pdf", Some("s112219")),
            ("b50018425/Supplemental Agenda No. 1.pdf", Some("b50018425")),
            ("s106 agreement.pdf", None),
            ("b2b 4000.pdf", None),
            ("minutes5318.pdf", None),
        ] {
            assert_eq!(of(path).file_id.as_deref(), id, "{path}");
        }
    }

    #[test]
    fn ids_of_a_page_saved_under_its_address() {
        let ids = |path: &str| of(path).moderngov.map(|ids| (ids.committee_id, ids.meeting_id));
        let both = Some((Some("771".to_owned()), Some("5318".to_owned())));
        assert_eq!(ids("x/ieListDocuments.aspx?CId=771&MId=5318&Ver=4"), both);
        assert_eq!(ids("ieListDocuments.aspx@CId=771&MId=5318.html"), both);
        assert_eq!(ids("GetMeeting 5318.xml"), None);
    }

    #[test]
    fn what_is_known_stays() {
        let known = Some("2020-01-01".to_owned());
        let path = "Decisions Monday 14-Oct-2019 10.00 Cabinet.pdf".to_owned();
        let mut file = File { path, date: known.clone(), ..File::default() };
        describe(&mut file);
        assert_eq!(file.date, known);
    }
}
