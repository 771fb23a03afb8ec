//! One meeting's papers → its record.

use std::collections::BTreeSet;

use crate::record::meeting::{MeetingRecord, MeetingSource, Part};
use crate::record::schema::Schema;
use crate::record::{ActionLog, Authority, Minutes, Report};

use super::model::{Publisher, Sitting};
use super::names::{shouts, words};
use super::paper::Paper;
use super::papers::{agendas, laid, minutes};

/// Which papers have a part: the one that gives it first.
pub(super) type Givers = Vec<usize>;

/// Puts a meeting's record together.
pub(super) fn merge(
    sitting: &Sitting,
    publisher: Option<&Publisher>,
    papers: &[Paper<'_>],
    logs: &[(usize, ActionLog)],
) -> MeetingRecord {
    let agendas = agendas(papers);
    let minuted = minutes(papers, |minutes| minutes.items.len());
    let present = minutes(papers, |minutes| minutes.attendance.len());
    let dates = minutes(papers, |minutes| minutes.future_meetings.len());
    let agenda = agendas.first().and_then(|place| papers.get(*place)?.agenda());
    let (reports, report_givers, report_also) = reports(papers);
    let announced = |place: &&usize| {
        let agenda = papers.get(**place).and_then(Paper::agenda);
        agenda.is_some_and(|agenda| !agenda.future_meetings.is_empty())
    };
    let mut date_givers: Givers = dates.iter().map(|one| one.paper).collect();
    date_givers.extend(agendas.iter().filter(announced));
    let future_meetings = match dates.first() {
        Some(minuted) => minuted.minutes.future_meetings.clone(),
        None => agendas
            .iter()
            .find(announced)
            .and_then(|place| papers.get(*place)?.agenda())
            .map(|agenda| agenda.future_meetings.clone())
            .unwrap_or_default(),
    };
    let taken: Option<&Minutes> = minuted.first().or(present.first()).map(|one| one.minutes);
    let facts = taken
        .map(|minutes| &minutes.meeting)
        .into_iter()
        .chain(agenda.map(|agenda| &agenda.meeting))
        .chain(minuted.iter().map(|one| &one.minutes.meeting))
        .chain(agendas.iter().filter_map(|place| Some(&papers.get(*place)?.agenda()?.meeting)));
    let facts: Vec<&crate::record::Meeting> = facts.collect();
    let parts = vec![
        (Part::Agenda, agendas.clone()),
        (Part::Attendance, present.iter().map(|one| one.paper).collect()),
        (Part::Items, minuted.iter().map(|one| one.paper).collect()),
        (Part::ActionLog, logs.iter().map(|(place, _)| *place).collect()),
        (Part::Reports, report_givers.clone()),
        (Part::FutureMeetings, date_givers),
    ];
    let body = body(sitting, &facts, papers);
    MeetingRecord {
        schema: Schema::Meeting.urn().to_owned(),
        authority: publisher.map(|one| Authority { name: one.name.clone(), gss: None }),
        body,
        body_id: sitting.body_id.clone(),
        date: sitting.date.clone(),
        start_time: facts.iter().find_map(|facts| facts.start_time.clone()),
        end_time: facts.iter().find_map(|facts| facts.end_time.clone()),
        venue: facts.iter().find_map(|facts| facts.venue.clone()),
        status: facts.iter().find_map(|facts| facts.status),
        agenda: agenda.cloned(),
        minutes_status: taken.and_then(|minutes| minutes.status),
        attendance: present.first().map(|one| one.minutes.attendance.clone()).unwrap_or_default(),
        public: present.first().and_then(|one| one.minutes.public),
        items: minuted.first().map(|one| one.minutes.items.clone()).unwrap_or_default(),
        action_log: logs.first().map(|(_, log)| log.clone()),
        log_incomplete: logs.first().is_some_and(|(_, log)| !log.unread.is_empty()),
        reports,
        future_meetings,
        sources: sources(papers, &parts, &report_givers, &report_also),
        disagreements: Vec::new(),
    }
}

/// The body's name as the meeting's own papers print it, not in capitals where one prints it so.
fn body(sitting: &Sitting, facts: &[&crate::record::Meeting], papers: &[Paper<'_>]) -> String {
    let printed = facts.iter().filter_map(|facts| facts.body.as_deref());
    let mentions = papers.iter().flat_map(|paper| &paper.entry.mentions);
    let beside = mentions
        .filter(|mention| mention.date.as_deref() == Some(&sitting.date))
        .filter_map(|mention| mention.body.as_deref());
    let names: Vec<&str> = printed.chain(beside).collect();
    let quiet = names.iter().find(|name| !shouts(name));
    quiet.or(names.first()).map_or_else(|| sitting.body_id.clone(), |name| (*name).to_owned())
}

/// The reports of all own papers, each once; those who give some, and those who only have them too.
fn reports(papers: &[Paper<'_>]) -> (Vec<Report>, Givers, Givers) {
    let mut reports: Vec<Report> = Vec::new();
    let mut known: BTreeSet<String> = BTreeSet::new();
    let (mut givers, mut also) = (Vec::new(), Vec::new());
    for place in laid(papers) {
        let Some(paper) = papers.get(place).filter(|paper| !paper.document.reports.is_empty())
        else {
            continue;
        };
        // A pack's reports are all its own: two under one title are two.
        let before = known.clone();
        let mut gives = false;
        for report in &paper.document.reports {
            let key = report_key(report);
            if key.as_ref().is_some_and(|key| before.contains(key)) {
                continue;
            }
            known.extend(key);
            reports.push(report.clone());
            gives = true;
        }
        if gives { givers.push(place) } else { also.push(place) }
    }
    (reports, givers, also)
}

/// What makes two reports one paper: the title, else what is recommended.
pub(super) fn report_key(report: &Report) -> Option<String> {
    let title = report.title.as_deref().map(words).unwrap_or_default();
    if !title.is_empty() {
        return Some(title.concat());
    }
    let asked: Vec<String> =
        report.recommendations.iter().flat_map(|one| words(&one.text)).collect();
    (!asked.is_empty()).then(|| asked.concat())
}

fn sources(
    papers: &[Paper<'_>],
    parts: &[(Part, Givers)],
    report_givers: &Givers,
    report_also: &Givers,
) -> Vec<MeetingSource> {
    let one = |(place, paper): (usize, &Paper<'_>)| {
        let gives = |part: Part, givers: &Givers| match part {
            Part::Reports => report_givers.contains(&place),
            _ => givers.first() == Some(&place),
        };
        let has = |part: Part, givers: &Givers| match part {
            Part::Reports => report_also.contains(&place),
            _ => givers.contains(&place),
        };
        let source = &paper.document.source;
        MeetingSource {
            sha256: paper.entry.sha256.clone(),
            path: paper.entry.path.clone(),
            url: source.url.clone().or_else(|| paper.entry.url.clone()),
            media_type: source.media_type.clone(),
            moderngov: source.moderngov.clone(),
            gives: parts.iter().filter(|(p, g)| gives(*p, g)).map(|(p, _)| *p).collect(),
            also: parts
                .iter()
                .filter(|(p, g)| !gives(*p, g) && has(*p, g))
                .map(|(p, _)| *p)
                .collect(),
        }
    };
    papers.iter().enumerate().map(one).collect()
}
