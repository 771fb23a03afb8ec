//! Who voted how, told one side after the other in a sentence: "For: Cllrs Marl and Dunn. Against: Cllr Fenn."

use super::{Heading, VoteText, cue, heading, names};
use crate::field::{action, tail};
use crate::record::VoteNames;
use crate::words::lead_ins::{NO_NAMES, Side, VOTED};

/// What parts a side from what stands before it.
const BOUNDS: [char; 6] = ['.', ';', ',', ':', '(', '\n'];

/// A side of a vote, and who took it.
struct Named {
    side: Side,
    count: Option<u32>,
    names: Vec<String>,
}

/// Reads the sides that a text names one after the other; null where it names fewer than two.
pub(super) fn sides(text: &str) -> Option<VoteText> {
    let places = cue::sides_named(text);
    if places.len() < 2 {
        return None;
    }
    let mut starts: Vec<usize> = places.iter().map(|at| start(text, *at)).collect();
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let parts = starts.iter().zip(ends).filter_map(|(from, to)| text.get(*from..to));
    let told: Vec<Named> = parts.filter_map(named).collect();
    (told.len() > 1).then(|| vote(told))
}

/// Where what heads a side starts: behind the sign before it, or at "voted for".
fn start(text: &str, side: usize) -> usize {
    let before = text.get(..side).unwrap_or_default();
    let sign = before.rfind(BOUNDS).map_or(0, |at| at.saturating_add(1));
    let own = text.get(sign..side).unwrap_or_default();
    let blank = own.len().saturating_sub(own.trim_start().len());
    let voted = own.split_whitespace().all(|word| VOTED.has(&word.to_lowercase()));
    if voted { sign.saturating_add(blank) } else { side }
}

/// Reads a side with the names behind it.
fn named(part: &str) -> Option<Named> {
    let part = part.trim();
    let Heading { side, count, rest_start } = super::opening(part)?;
    let rest = tail(part, rest_start).trim().trim_end_matches([',', ';', '.', ')']).trim();
    let nobody = NO_NAMES.has(&rest.to_lowercase());
    let initials = action::is_initials(rest);
    let names = if initials { initials_in(rest) } else { names(rest) };
    let is = heading(part).is_some() || nobody || initials;
    (is && (nobody || count.is_some() || !names.is_empty())).then_some(Named { side, count, names })
}

/// The initials of several.
fn initials_in(text: &str) -> Vec<String> {
    let parts = text.split(['/', ',', '&', '+']).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn vote(told: Vec<Named>) -> VoteText {
    let (mut vote, mut names) = (VoteText::default(), VoteNames::default());
    for one in told {
        let count = one.count.or_else(|| u32::try_from(one.names.len()).ok());
        let (slot, list) = match one.side {
            Side::For => (&mut vote.in_favour, &mut names.in_favour),
            Side::Against => (&mut vote.against, &mut names.against),
            Side::Abstain => (&mut vote.abstain, &mut names.abstain),
            Side::NotVoting => (&mut vote.not_voting, &mut names.not_voting),
        };
        *slot = slot.take().or(count);
        list.extend(one.names);
    }
    VoteText { names, ..vote }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_in_a_sentence() {
        for (text, counts, of_for) in [
            (
                "For: Cllrs Marl, Dunn and Fenn. Against: Cllr Hart.",
                [Some(3), Some(1), None],
                &["Marl", "Dunn", "Fenn"][..],
            ),
            (
                "Recorded vote: For – AM, BD; Against – none; Abstained – CF.",
                [Some(2), Some(0), Some(1)],
                &["AM", "BD"],
            ),
            (
                "Voted for: Ann Marl, Bo Dunn; voted against: Cy Fenn",
                [Some(2), Some(1), None],
                &["Ann Marl", "Bo Dunn"],
            ),
        ] {
            let vote = sides(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!([vote.in_favour, vote.against, vote.abstain], counts, "{text}");
            assert_eq!(vote.names.in_favour, of_for, "{text}");
        }
        for text in
            ["There were arguments for: cost; and against: time.", "For the motion, against time."]
        {
            assert_eq!(sides(text), None, "{text}");
        }
    }
}
