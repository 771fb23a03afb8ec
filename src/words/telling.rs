//! The words by which rules find values, and that no value keeps: headings, lead-ins, labels, headers.

use super::{all, attendance, beside, calendar, columns, headings, joins, lead_ins, moving, roll};

/// Tables of patterns whose words tell what stands beside them.
const OF_PATTERNS: &[&str] = &[
    "meeting",
    "meeting_kind",
    "paper_state",
    "agenda",
    "order_of_business",
    "agenda_item",
    "number",
    "minutes",
    "minutes_of",
    "held",
    "took_place",
    "ended",
    "end",
    "signed",
    "dated",
    "true_record",
    "next",
    "chair",
    "vice_chair",
    "page",
    "courtesy",
    "contact_caption",
    "author",
];

/// Every word that tells and is not kept, as the tables have it: a phrase is several.
pub(crate) fn telling() -> impl Iterator<Item = &'static str> {
    of_patterns().chain(of_people()).chain(of_minutes()).chain(of_days()).chain(columns::headers())
}

fn of_patterns() -> impl Iterator<Item = &'static str> {
    let table = |name: &&str| super::NAMED.iter().find_map(|table| table(name));
    OF_PATTERNS.iter().filter_map(table).flatten()
}

fn of_people() -> impl Iterator<Item = &'static str> {
    let attendance = all(attendance::HEADINGS)
        .chain(attendance::COLUMNS.words())
        .chain(attendance::IN_THE_CHAIR.words())
        .chain(attendance::REMOTELY.words())
        .chain(attendance::NOBODY.words());
    attendance.chain(beside::MOMENTS.words()).chain(roll::telling())
}

fn of_minutes() -> impl Iterator<Item = &'static str> {
    all(lead_ins::LEAD_INS)
        .chain(lead_ins::THAT.words())
        .chain(lead_ins::VOTE_HEADINGS.words())
        .chain(lead_ins::BECAME.words())
        .chain(moving::PROPOSED.words())
        .chain(moving::SECONDED.words())
        .chain(moving::BY.words())
        .chain(headings::LABELS.iter().flat_map(super::Term::words))
        .chain(headings::ITEM.words())
        .chain(columns::ACTION_WORD.words())
        .chain(columns::AGENDA_COLUMNS.words())
        .chain(columns::BUSINESS.words())
        .chain(joins::FUNCTION_WORDS.words())
        .chain(joins::OPEN.words())
}

fn of_days() -> impl Iterator<Item = &'static str> {
    all(&calendar::MONTHS)
        .chain(all(&calendar::WEEKDAYS))
        .chain(all(&calendar::SHORT_WEEKDAYS))
        .chain(calendar::AFTER_NUMBER.words())
        .chain(calendar::NOON.words())
        .chain(calendar::MIDNIGHT.words())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_that_is_named_is_there() {
        for name in OF_PATTERNS {
            assert!(super::super::named(name).is_some(), "{name}");
        }
        assert!(telling().any(|word| word == "apologies"));
    }
}
