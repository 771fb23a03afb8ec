//! Documents → meetings: which documents speak of which sitting.
//!
//! A sitting is one body's, of one authority, on one day; where two fall on a day they are told apart by
//! their start times, and by ModernGov's numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::alike::{apart, overlap};
use super::model::{Bodies, IndexEntry, Mention, Portion, Publishers, Range, Sitting, Unplaced};
use super::union::Union;
use crate::record::report::UnassembledReason as Reason;

/// An agenda's start and the start that minutes print can be so far apart, in minutes, for one meeting.
const LATE_MINUTES: i32 = 45;

/// Authority, body and day.
type Key = (Option<usize>, String, String);

/// Puts documents together by meeting.
pub(super) fn sittings(
    indexed: &[IndexEntry],
    publishers: &Publishers,
    bodies: &Bodies,
    range: &Range,
) -> (Vec<Sitting>, Vec<Unplaced>) {
    let mut unplaced = Vec::new();
    let mut days: BTreeMap<Key, Vec<(usize, usize)>> = BTreeMap::new();
    for (document, entry) in indexed.iter().enumerate() {
        for (place, mention) in entry.mentions.iter().enumerate() {
            let reason = match (bodies.id(document, place), &mention.date) {
                (Some(id), Some(date)) if range.contains(date) => {
                    let key = (publishers.index(document), id.to_owned(), date.clone());
                    days.entry(key).or_default().push((document, place));
                    continue;
                }
                (_, Some(date)) if !range.contains(date) => Reason::OutsideDates,
                (None, None) => Reason::NoBodyAndNoDate,
                (None, Some(_)) => Reason::NoBody,
                (Some(_), _) => Reason::NoDate,
            };
            unplaced.push(Unplaced { document, portion: mention.portion, reason });
        }
    }
    let mut sittings = Vec::new();
    for ((authority, body_id, date), members) in days {
        let day = Day { indexed, members: &members };
        let (groups, left) = if authority.is_some() { day.apart() } else { day.contested() };
        for (place, reason) in left {
            let Some((document, mention)) = members.get(place).copied() else { continue };
            let portion =
                day.mention(place).map_or(Portion::Papers, |_| portion(indexed, document, mention));
            unplaced.push(Unplaced { document, portion, reason });
        }
        let several = groups.len() > 1;
        for (start, group) in groups {
            sittings.push(Sitting {
                authority,
                body_id: body_id.clone(),
                date: date.clone(),
                start: start.filter(|_| several),
                members: group.iter().filter_map(|place| members.get(*place).copied()).collect(),
            });
        }
    }
    unplaced.sort_by_key(|one| (one.document, one.portion));
    (sittings, unplaced)
}

fn portion(indexed: &[IndexEntry], document: usize, mention: usize) -> Portion {
    let mention = indexed.get(document).and_then(|entry| entry.mentions.get(mention));
    mention.map_or(Portion::Papers, |mention| mention.portion)
}

/// What speaks of a body on a day.
struct Day<'a> {
    indexed: &'a [IndexEntry],
    members: &'a [(usize, usize)],
}

/// Sittings with their start times, by places in a day's members; and what is left over.
type Groups = (Vec<(Option<String>, Vec<usize>)>, Vec<(usize, Reason)>);

impl<'a> Day<'a> {
    fn mention(&self, place: usize) -> Option<&'a Mention> {
        let (document, mention) = self.members.get(place)?;
        self.indexed.get(*document)?.mentions.get(*mention)
    }

    fn start(&self, place: usize) -> Option<&'a str> {
        self.mention(place)?.start_time.as_deref()
    }

    /// ModernGov's number of the meeting, where the document has one of its own.
    fn number(&self, place: usize) -> Option<&'a str> {
        let (document, _) = self.members.get(place)?;
        self.mention(place).filter(|mention| mention.own_ids)?;
        self.indexed.get(*document)?.meeting_id.as_deref()
    }

    fn sets(&self, one: &Union) -> BTreeMap<usize, Vec<usize>> {
        let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for place in 0..self.members.len() {
            sets.entry(one.root(place)).or_default().push(place);
        }
        sets
    }

    fn starts(&self, set: &[usize]) -> BTreeSet<&'a str> {
        set.iter().filter_map(|place| self.start(*place)).collect()
    }

    /// Tells the sittings of a day apart.
    fn apart(&self) -> Groups {
        let all: Vec<usize> = (0..self.members.len()).collect();
        if self.starts(&all).len() < 2 {
            return (vec![(None, all)], Vec::new());
        }
        let mut one = Union::new(self.members.len());
        for a in 0..self.members.len() {
            for b in 0..a {
                if self.together(a, b) {
                    one.join(a, b);
                }
            }
        }
        self.join_late(&mut one);
        let sets = self.sets(&one);
        let timed = sets.values().filter(|set| !self.starts(set).is_empty()).count();
        let mut groups: Vec<(Option<String>, Vec<usize>)> = Vec::new();
        let mut left = Vec::new();
        let mut untimed: Vec<usize> = Vec::new();
        for set in sets.into_values() {
            match self.starts(&set).first() {
                Some(start) => groups.push((Some((*start).to_owned()), set)),
                None => untimed.extend(set),
            }
        }
        match groups.first_mut() {
            Some((_, only)) if timed == 1 => {
                only.extend(untimed);
                only.sort_unstable();
            }
            _ => left.extend(untimed.into_iter().map(|place| (place, Reason::TwoMeetings))),
        }
        // One start is one sitting: no two records have one name.
        groups.sort();
        groups.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1.append(&mut next.1);
            }
            same
        });
        (groups, left)
    }

    /// Two papers of a day are of one sitting.
    fn together(&self, a: usize, b: usize) -> bool {
        let (Some(one), Some(other)) = (self.mention(a), self.mention(b)) else { return false };
        if self.members.get(a).map(|m| m.0) == self.members.get(b).map(|m| m.0) {
            return false;
        }
        match (self.number(a), self.number(b)) {
            (Some(x), Some(y)) => x == y,
            _ => match (&one.start_time, &other.start_time) {
                (Some(x), Some(y)) if x == y => true,
                _ => overlap(one, other),
            },
        }
    }

    /// Joins an agenda and minutes whose starts differ by some minutes: the meeting began late.
    fn join_late(&self, one: &mut Union) {
        let sets: Vec<Vec<usize>> = self.sets(one).into_values().collect();
        let roles = |set: &[usize]| -> BTreeSet<bool> {
            let mentions = set.iter().filter_map(|place| self.mention(*place));
            mentions.map(|mention| mention.portion == Portion::Papers).collect()
        };
        for (place, a) in sets.iter().enumerate() {
            for b in sets.iter().skip(place.saturating_add(1)) {
                let (Some(x), Some(y)) =
                    (self.starts(a).first().copied(), self.starts(b).first().copied())
                else {
                    continue;
                };
                let near = minutes(x)
                    .zip(minutes(y))
                    .is_some_and(|(x, y)| x.saturating_sub(y).abs() <= LATE_MINUTES);
                let numbers: BTreeSet<&str> =
                    a.iter().chain(b).filter_map(|place| self.number(*place)).collect();
                if near
                    && roles(a).is_disjoint(&roles(b))
                    && numbers.len() < 2
                    && let (Some(a), Some(b)) = (a.first(), b.first())
                {
                    one.join(*a, *b);
                }
            }
        }
    }

    /// Where no authority is known, a name and a day alone do not make a meeting: two agendas, or two
    /// minutes, that share next to no items are of two councils. Those of the greatest number stay.
    fn contested(&self) -> Groups {
        let mut one = Union::new(self.members.len());
        let mut conflict = false;
        for a in 0..self.members.len() {
            for b in 0..a {
                let (Some(x), Some(y)) = (self.mention(a), self.mention(b)) else { continue };
                let same_role = (x.portion == Portion::Papers) == (y.portion == Portion::Papers);
                if same_role && apart(x, y) {
                    conflict = true;
                } else {
                    one.join(a, b);
                }
            }
        }
        if !conflict {
            return self.apart();
        }
        let sets = self.sets(&one);
        let most = sets.values().map(Vec::len).max().unwrap_or_default();
        let mut left = Vec::new();
        let mut kept: Option<Vec<usize>> = None;
        for set in sets.into_values() {
            if set.len() == most && kept.is_none() {
                kept = Some(set);
            } else {
                left.extend(set.into_iter().map(|place| (place, Reason::Contested)));
            }
        }
        (kept.into_iter().map(|set| (None, set)).collect(), left)
    }
}

/// The minutes of the day of `HH:MM`.
fn minutes(time: &str) -> Option<i32> {
    let (hours, minutes) = time.split_once(':')?;
    hours.parse::<i32>().ok()?.checked_mul(60)?.checked_add(minutes.parse().ok()?)
}
