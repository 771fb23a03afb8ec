//! Tells which page of ModernGov it is, and a web server's error page from a document.

use super::head::{Head, labels, links};
use super::seen;
use super::tree::{Element, below, with_class, with_name};
use crate::read::web_page::PageKind;
use crate::url;
use crate::words::moderngov::{
    ATTENDANCE_TABLE, COMMITTEE_PAGE, DECISION_LABELS, DECISION_PAGE, ERROR, ERRORS, ITEM_PAGE,
    MEETING_PAGE, NOT_FOUND, is_venue,
};

/// The title of a web server's error page; `None` for a document.
pub(super) fn error_page(head: &Head<'_>) -> Option<String> {
    if head.h2.is_some() {
        return None;
    }
    let h1 = head.h1.map(seen::text);
    [Some(head.title.clone()), h1].into_iter().flatten().find(|title| is_error(title))
}

fn is_error(title: &str) -> bool {
    let title = title.trim().to_lowercase();
    let title = ERROR.words().find_map(|word| title.strip_prefix(word)).unwrap_or(&title);
    let title = title.trim_start_matches([' ', ':', '-', '–', '|']);
    // "404 Not Found", "404 - page not found", "502": a status, then nothing or words.
    let rest = title.trim_start_matches(|c: char| c.is_ascii_digit());
    let status = matches!(title.strip_suffix(rest), Some(code)
        if code.len() == 3 && code.starts_with(['4', '5']));
    let rest = rest.trim_start_matches([' ', ':', '-', '–', '|', '.']);
    let known = ERRORS.opens(rest);
    known || (status && (rest.is_empty() || ERROR.is_in(rest) || NOT_FOUND.is_in(rest)))
}

/// What kind of page it is.
pub(super) fn kind(head: &Head<'_>) -> PageKind {
    let content = head.content;
    if !head.is_moderngov {
        return PageKind::Other;
    }
    let heading = head.h1.map(seen::text).unwrap_or_default().to_lowercase();
    let has = |class| with_class(content, class).next().is_some();
    if has("mgItemTable") || item_table(content).is_some() {
        PageKind::Meeting
    } else if attendance_table(content).is_some() {
        PageKind::Attendance
    } else if DECISION_PAGE.has(&heading) || decision_labels(content) {
        PageKind::Decision
    } else if ITEM_PAGE.opens(&heading) {
        PageKind::Item
    } else if has("mgMeetingTableLnk") {
        PageKind::MeetingList
    } else if below(content)
        .any(|element| element.value().classes().any(|class| class.starts_with("mgCalendar")))
    {
        PageKind::Calendar
    } else if COMMITTEE_PAGE.opens(&heading) {
        PageKind::Committee
    } else if is_meeting(head, &heading) {
        PageKind::Meeting
    } else {
        PageKind::Other
    }
}

/// The table of agenda items: by class, else by the rows' own classes in older pages.
pub(super) fn item_table(content: Element<'_>) -> Option<Element<'_>> {
    with_class(content, "mgItemTable").find(|element| element.value().name() == "table").or_else(
        || {
            with_name(content, "table")
                .find(|table| with_class(*table, "mgItemNumberCell").next().is_some())
        },
    )
}

/// The table of who came.
pub(super) fn attendance_table(content: Element<'_>) -> Option<Element<'_>> {
    with_name(content, "table").find(|table| {
        table.attr("summary").is_some_and(|text| ATTENDANCE_TABLE.is_in(&text.to_lowercase()))
    })
}

fn decision_labels(content: Element<'_>) -> bool {
    labels(content).iter().any(|(name, _)| DECISION_LABELS.has(name))
}

/// A meeting without papers has no table of items, only its date, its venue and links.
fn is_meeting(head: &Head<'_>, heading: &str) -> bool {
    let named = MEETING_PAGE.opens(heading);
    let linked = links(head.content)
        .any(|(_, href)| url::file_name(href).eq_ignore_ascii_case("mgMeetingAttendance.aspx"));
    let venue = labels(head.content).iter().any(|(name, _)| is_venue(name));
    head.h2.is_some() && named && (linked || venue || super::meeting::names_meeting(head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_error_pages_by_title() {
        for title in [
            "404 Not Found",
            "Error 404 - Page not found | Westmarch Council",
            "504 Gateway Time-out",
            "Just a moment...",
            "Page not found - Westmarch Council",
            "502",
        ] {
            assert!(is_error(title), "{title}");
        }
        for title in [
            "Agenda for Cabinet on Monday 5 May 2025, 7.00 pm",
            "500 new homes: report",
            "Errors in the minutes of 4 May",
            "404 Squadron Memorial Committee",
        ] {
            assert!(!is_error(title), "{title}");
        }
    }
}
