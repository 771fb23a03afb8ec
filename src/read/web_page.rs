//! What the readers of HTML and XML hand on: a page of ModernGov, or its web service's answer, as read.

use super::unseen::Unseen;
use crate::block::Block;
use crate::budget::Reached;
use crate::record::{Diagnostic, ModernGov};

/// A web page or an answer of the web service, as read.
#[derive(Clone, Debug, PartialEq)]
pub struct WebPage {
    /// What it says, in reading order.
    pub blocks: Vec<Block>,
    /// The address that it gives for itself.
    pub url: Option<String>,
    /// ModernGov's ids; `None` for pages of other systems.
    pub moderngov: Option<ModernGov>,
    /// The council or partnership, where the page names it.
    pub authority: Option<String>,
    /// What kind of page it is.
    pub kind: PageKind,
    /// Words that are left out, for a reader of the page does not see them.
    pub unseen: Vec<Unseen>,
    /// All words that a reader of the page sees, its frame included; none where it has no frame.
    pub printed: Option<u64>,
    /// What could not be read, or is worth telling.
    pub notes: Vec<Diagnostic>,
    /// The limit of the budget that ended the reading, if one did.
    pub limit: Option<Reached>,
}

/// What kind of page it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// A ModernGov meeting, `ieListDocuments.aspx`, or the web service's `GetMeeting`.
    Meeting,
    /// One item of a meeting with its whole text, `mgAi.aspx`.
    Item,
    /// A decision, `ieDecisionDetails.aspx`.
    Decision,
    /// Who came to a meeting, `mgMeetingAttendance.aspx`.
    Attendance,
    /// The meetings of a committee, `ieListMeetings.aspx`.
    MeetingList,
    /// A calendar of meetings.
    Calendar,
    /// A committee, or a list of committees.
    Committee,
    /// Any other page, minutes as plain HTML included.
    Other,
}

impl PageKind {
    /// Says what it is, for the error where it holds neither agenda nor minutes.
    pub fn describe(self) -> Option<&'static str> {
        match self {
            Self::Meeting => {
                Some("a meeting's page without items: cancelled, or nothing published")
            }
            Self::Item => Some("the page of one item, without its text"),
            Self::Decision => Some("the page of one decision, without its text"),
            Self::Attendance => Some("the attendance of a meeting, without names"),
            Self::MeetingList => Some("a list of meetings; its links lead to them"),
            Self::Calendar => Some("a calendar of meetings; its links lead to them"),
            Self::Committee => Some("a page about committees; its links lead to their meetings"),
            Self::Other => None,
        }
    }
}
