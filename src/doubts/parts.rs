//! Parts that lack what makes them: minutes without people or items, logs without rows.

use crate::record::diagnostic::Code;
use crate::record::{ActionLog, Diagnostic, Group, Minutes};
use crate::words::attendance::{HEADINGS, PRESENT};

/// Tells of minutes without people though they have a heading of attendance, or without items.
pub(super) fn of_minutes(minutes: &Minutes) -> impl Iterator<Item = Diagnostic> {
    let bare = |is: bool, what: &str| is.then(|| Code::MinutesBare.note(what, minutes.at.clone()));
    let people = minutes.attendance.is_empty() && heads_people(minutes);
    let people = bare(people, "nobody is read under a heading of attendance");
    people.into_iter().chain(bare(minutes.items.is_empty(), "the minutes have no items"))
}

/// Whether a title or paragraph starts with a heading of those who came or sent apologies.
fn heads_people(minutes: &Minutes) -> bool {
    let titles = minutes.items.iter().map(|item| &item.title);
    let texts = minutes.items.iter().flat_map(|item| &item.paragraphs).map(|p| &p.text);
    titles.chain(texts).any(|text| {
        let lower = text.to_lowercase();
        PRESENT.words().chain(apologies()).any(|words| {
            let rest = lower.strip_prefix(words);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    })
}

fn apologies() -> impl Iterator<Item = &'static str> {
    let terms = HEADINGS.iter().filter(|term| term.means.group == Group::Apologies);
    terms.flat_map(|term| term.words())
}

/// Tells of a log without rows.
pub(super) fn of_log(log: &ActionLog) -> Option<Diagnostic> {
    let message = "the action log has no rows";
    log.rows.is_empty().then(|| Code::ActionLogEmpty.note(message, log.at.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::MinutesItem;

    #[test]
    fn what_parts_lack() {
        let item = |title: &str| MinutesItem { title: title.to_owned(), ..MinutesItem::default() };
        for (items, told) in [
            (vec![], 1),
            (vec![item("Roads")], 0),
            (vec![item("Presentation of the mill"), item("Members' questions")], 0),
            (vec![item("Apologies for absence"), item("Roads")], 1),
        ] {
            let minutes = Minutes { items, ..Minutes::default() };
            assert_eq!(of_minutes(&minutes).count(), told, "{minutes:?}");
        }
        assert!(of_log(&ActionLog::default()).is_some());
    }
}
