//! Lists of names: one a line, with or without a second column, or run on.

use crate::block::{Line, Segment, flow, merge};
use crate::field::person::LONGEST;
use crate::field::{head, roster, tail};
use crate::recognise::minutes::groups::{self, GroupHeading};
use crate::record::{At, Attendee};

use super::lines::{Entry, entries, without_brackets};
use super::person::{
    add_beside, attendee, attendee_named, beside_name, is_nobody, is_whole_name, names_a_post,
    under_name, unseparated,
};
use super::under::tell_of_above;
use super::{Attendance, Reader, ends};

/// How far apart the left edges of names may be and still be one column, in points.
pub(super) const COLUMN_SLACK: f32 = 12.0;

impl Reader {
    /// Names run on, and the headings among them.
    pub(super) fn run_on(&mut self, text: &str, at: &At, group: &GroupHeading) {
        if let Some((cut, heading)) = groups::within(text) {
            self.run_on(head(text, cut), at, group);
            self.run_on(tail(text, cut.saturating_add(heading.end)), at, &heading);
            return;
        }
        let names = ends::names_in(text);
        let rest = tail(text, names.len());
        if !rest.trim().is_empty() {
            self.out.unread.push((rest.trim().to_owned(), at.clone()));
        }
        for part in roster::split_names(names) {
            self.add(&part.value, at, group);
        }
    }

    /// Adds a person of a list; what is no name is told.
    fn add(&mut self, part: &roster::NamePart, at: &At, group: &GroupHeading) -> bool {
        let person = attendee(part, at.clone(), group);
        let added = person.is_some();
        if !added && !is_nobody(&part.name) {
            self.out.unread.push((part.name.clone(), at.clone()));
        }
        self.out.people.extend(person);
        added
    }

    /// One person a line; a line that starts in the second column goes on with the one above.
    pub(super) fn list(&mut self, lines: &[Line], starts: &[bool], group: &GroupHeading) {
        let entries = entries(lines, starts);
        let lines: Vec<&Line> = entries.iter().map(|entry| &entry.line).collect();
        let left = lines
            .iter()
            .filter_map(|line| line.segments.first())
            .map(|s| s.x0)
            .fold(f32::INFINITY, f32::min);
        let second = second_column(&lines, left);
        let mut above: Option<&Line> = None;
        let told = tell_of_above(&entries, self.turns);
        self.turns |= told.contains(&true);
        for (Entry { line, starts, at }, told) in entries.iter().zip(told) {
            let (previous, at) = (above.replace(line), at.clone());
            let segments: Vec<&Segment> =
                line.segments.iter().filter(|s| !s.text().is_empty()).collect();
            let Some(first) = segments.first() else { continue };
            if told && let Some(last) = self.out.people.last_mut() {
                under_name(last, &first.text());
                last.at = merge(last.at.drain(..).chain(at));
                continue;
            }
            let continues = second.is_some_and(|x| first.x0 > x - COLUMN_SLACK);
            if continues {
                self.continue_last(&line.text(), &at);
                continue;
            }
            let beside: Vec<String> = segments.iter().skip(1).map(|s| s.text()).collect();
            let post = segments.len() == 1 && names_a_post(&first.text());
            if segments.len() == 1 && !starts && !post {
                // A line that is no whole name goes on with the person above: with the name where
                // that stands in the first of two columns, else with what is beside it.
                let two_columns = previous.is_some_and(|line| line.segments.len() > 1);
                let cut = previous.is_some_and(|line| {
                    line.segments.first().is_some_and(|s| s.text().ends_with('-'))
                });
                if two_columns && (cut || !is_whole_name(&first.text())) {
                    self.continue_name(&first.text(), &at);
                    continue;
                }
                let whole = is_whole_name(&first.text()) || unseparated(&first.text()).is_some();
                if !two_columns && !whole && group_has(&self.out, group) {
                    self.continue_last(&first.text(), &at);
                    continue;
                }
            }
            if segments.len() == 1
                && !post
                && (self.continues_wrapped(&first.text()) || self.continues_lost_gap(&first.text()))
            {
                self.continue_last(&first.text(), &at);
                continue;
            }
            self.person(&first.text(), &beside, at, group);
        }
    }

    /// Whether a line alone goes on with the person above: an open bracket or a dash at the end, or
    /// a dash at its start.
    fn continues_wrapped(&self, text: &str) -> bool {
        let Some(last) = self.out.people.last() else { return false };
        let above = last.affiliation.as_deref().unwrap_or(&last.name);
        let open = above.matches('(').count() > above.matches(')').count();
        // "Chair - Anyshire Council" under "… Strategy Group" names nobody.
        let nobody = last.affiliation.is_some() && roster::split_names(text).is_empty();
        open || nobody
            || above.ends_with(['-', '–', ',', '&'])
            || text.starts_with(['-', '–'])
            || above.ends_with(" and")
            || above.ends_with(" of")
    }

    /// Whether a paragraph goes on with a person whose affiliation a rendering ran on to the name.
    fn continues_lost_gap(&self, text: &str) -> bool {
        let Some(last) = self.out.people.last() else { return false };
        let from_there = self.out.unseparated.last().is_some_and(|(_, at)| *at == last.at);
        from_there && !is_whole_name(text) && unseparated(text).is_none()
    }

    fn continue_name(&mut self, text: &str, at: &At) {
        let is_open = |person: &&mut Attendee| person.name.len() < LONGEST;
        let Some(last) = self.out.people.last_mut().filter(is_open) else {
            self.out.unread.push((text.to_string(), at.clone()));
            return;
        };
        if !last.name.ends_with('-') {
            last.name.push(' ');
        }
        last.name.push_str(text);
        last.at = merge(last.at.drain(..).chain(at.clone()));
    }

    pub(super) fn continue_last(&mut self, text: &str, at: &At) {
        let is_open =
            |person: &&mut Attendee| person.affiliation.as_ref().is_none_or(|a| a.len() < LONGEST);
        let Some(last) = self.out.people.last_mut().filter(is_open) else {
            self.out.unread.push((text.to_string(), at.clone()));
            return;
        };
        if last.affiliation.is_none() && text.starts_with('(') {
            beside_name(last, text);
        } else {
            add_beside(last, text);
        }
        last.at = merge(last.at.drain(..).chain(at.clone()));
    }

    /// Reads one person, with what stands beside the name.
    pub(super) fn person(&mut self, text: &str, beside: &[String], at: At, group: &GroupHeading) {
        if let Some((name, tail)) = unseparated(text).filter(|_| beside.is_empty()) {
            self.out.unseparated.push((text.to_string(), at.clone()));
            self.person(&name, &[tail], at, group);
            return;
        }
        let parts = roster::split_names(text);
        let several = parts.len() > 1 && beside.is_empty();
        let mut read = false;
        for part in parts {
            if let Some(mut person) = attendee(&part.value, at.clone(), group) {
                for text in beside {
                    beside_name(&mut person, text);
                }
                self.out.people.push(person);
                read = true;
                if !several {
                    break;
                }
            }
        }
        if !read && names_a_post(text) {
            let mut person = attendee_named(text.trim_end_matches('.'), at);
            person.group = group.group;
            self.out.people.push(person);
        } else if !read && text.chars().any(char::is_alphabetic) && !is_nobody(text) {
            self.out.unread.push((format!("{text} {}", beside.join(" ")).trim().to_string(), at));
        }
    }
}

fn group_has(out: &Attendance, group: &GroupHeading) -> bool {
    out.people.last().is_some_and(|person| person.group == group.group)
}

/// The left edge of the second column: where most of the second segments start.
fn second_column(lines: &[&Line], left: f32) -> Option<f32> {
    let mut starts: Vec<f32> = lines
        .iter()
        .filter_map(|line| line.segments.get(1))
        .map(|s| s.x0)
        .filter(|x| *x > left + 2.0 * COLUMN_SLACK)
        .collect();
    starts.sort_by(f32::total_cmp);
    starts.get(starts.len() / 2).copied()
}

/// Whether lines run from one edge to the other, with commas in them, as those of a paragraph do and names one a
/// line do not.
fn is_set_full(lines: &[Line]) -> bool {
    /// A paragraph is at least so wide, in points.
    const WIDE: f32 = 250.0;
    /// Its lines are at least so long, of the longest.
    const FULL: f32 = 0.85;
    let Some((_, wrapped)) = lines.split_last() else { return false };
    let width = |line: &Line| match (line.segments.first(), line.segments.last()) {
        (Some(first), Some(last)) => last.x1 - first.x0,
        _ => 0.0,
    };
    let longest = lines.iter().map(width).fold(0.0, f32::max);
    let full = |line: &Line| width(line) >= longest * FULL && line.text().contains([',', ';']);
    wrapped.len() > 1 && longest > WIDE && wrapped.iter().all(full)
}

/// Whether lines are a list of names run on as prose: they wrap in the middle of the list.
pub(super) fn runs_on(lines: &[Line]) -> bool {
    if lines.iter().any(|line| line.segments.len() > 1) && lines.len() > 1 {
        // Justified run-on text has gaps too; it still ends its lines with commas.
        let commas = lines.iter().filter(|line| line.text().contains(',')).count();
        let gapped = lines.iter().filter(|line| line.segments.len() > 1).count();
        // The first line ends in the middle of the list.
        let open = lines.first().is_some_and(|line| line.text().trim_end().ends_with(" and"));
        if open {
            return true;
        }
        return commas.saturating_mul(2) > lines.len() && gapped.saturating_mul(2) < lines.len();
    }
    if is_set_full(lines) {
        return true;
    }
    let whole = flow(lines);
    let text = ends::names_in(&whole);
    let names = roster::split_names(text).len();
    if lines.len() == 1 {
        return names > 1;
    }
    // A name that goes on in the next line, behind another.
    let and = |line: &Line| without_brackets(&line.text()).contains(" and ");
    let breaks =
        |pair: &[Line]| matches!(pair, [line, next] if and(line) && !is_whole_name(&next.text()));
    if lines.windows(2).any(breaks) {
        return true;
    }
    // More names than lines, or lines that end in the middle of the list.
    let Some((_, wrapped)) = lines.split_last() else { return false };
    let cut = wrapped
        .iter()
        .filter(|line| {
            let t = line.text();
            t.ends_with(',')
                || t.ends_with(" and")
                || t.matches('(').count() > t.matches(')').count()
        })
        .count();
    names > lines.len() || cut.saturating_mul(3) >= wrapped.len() && cut > 0 && names > 1
}
