//! Reports: the title, the meeting they went to, what the body is asked to do, whom to ask.
//!
//! What comes in: the pieces of a section. What goes out: a [`Report`], where they are one.
//!
//! - `head`: title and meeting, from heading lines or from labels with values
//! - `recommendations`: what stands under the heading of that name
//! - `contacts`: who stands under "Officer to contact", "Report author" and the like

mod contacts;
mod head;
mod recommendations;

use crate::record::Report;
use crate::words::pattern::Patterns;
use crate::words::reports::REPORT;

use super::prose::Prose;
use crate::recognise::piece::Piece;
use crate::recognise::piece::section_at;

pub(crate) use self::contacts::is_reachable;
pub(crate) use self::recommendations::is_recommendations;

/// What [`is_opening`] and [`is_recommendations`] try.
pub(super) static PATTERNS: Patterns = &[&head::OPENING, &recommendations::HEADING];

/// Whether a text opens a report's text.
pub(crate) fn is_opening(p: &Prose<'_>) -> bool {
    p.stands_out() && head::opens(&p.body) && REPORT.is_in(&p.body.to_lowercase())
}

/// Reads a report from the pieces of its section; none where it neither recommends anything nor names
/// anyone to ask.
pub(crate) fn read(pieces: &[Piece<'_>]) -> Option<Report> {
    let mut report = Report { at: section_at(pieces), ..Report::default() };
    let head = head::read(pieces);
    report.title = head.title;
    report.meeting_date = head.meeting_date;
    report.recommendations = recommendations::read(pieces);
    report.contacts = contacts::read(pieces);
    let told = !report.recommendations.is_empty() || !report.contacts.is_empty();
    told.then_some(report)
}
