//! Initials of those who came that stand alone between the paragraphs of minutes, or behind a finished sentence,
//! as those of a margin of actions do.

use std::collections::BTreeSet;

use super::told;
use crate::field::action::{initials_of, is_initials};
use crate::record::diagnostic::Code;
use crate::record::{Diagnostic, Minutes};

/// Tells of paragraphs that are nothing but initials of somebody who came, or end in them.
pub(super) fn of_minutes(minutes: &Minutes) -> Option<Diagnostic> {
    /// Initials of some people, bytes.
    const LONGEST: usize = 24;
    let known = initials(minutes);
    let paragraphs = minutes.items.iter().flat_map(|item| &item.paragraphs);
    let alone = paragraphs.filter(|paragraph| {
        let text = behind_sentence(paragraph.text.trim());
        text.len() <= LONGEST
            && is_initials(text)
            && text.split(SIGNS).any(|one| known.contains(one))
    });
    let found = alone.map(|paragraph| (paragraph.text.as_str(), &paragraph.at)).collect();
    told(Code::ActionDoubtful, "initials alone, as a margin of actions has them", found)
}

/// What stands behind the last finished sentence of a text; all of it where none is finished.
fn behind_sentence(text: &str) -> &str {
    let ends = [". ", "! ", "? "].into_iter().filter_map(|stop| text.rsplit_once(stop));
    ends.map(|(_, rest)| rest).min_by_key(|rest| rest.len()).unwrap_or(text)
}

/// What parts the initials of several.
const SIGNS: [char; 6] = ['/', ',', '&', '+', ' ', '.'];

/// The initials of all who came, with and without those of titles and first names.
fn initials(minutes: &Minutes) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for person in &minutes.attendance {
        known.extend(initials_of(&person.name));
        known.extend(person.affiliation.clone().filter(|text| is_initials(text)));
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doubts::testing::person;
    use crate::record::{MinutesItem, Paragraph};

    #[test]
    fn initials_alone() {
        for (text, doubtful) in [
            ("AM/BD", true),
            ("AM", true),
            ("The gate is broken. AM/BD", true),
            ("It was proposed by AM", false),
            ("AOB", false),
            ("None", false),
            ("The gate is shut.", false),
            ("AM spoke.", false),
        ] {
            let paragraph = Paragraph { label: None, text: text.to_owned(), at: Vec::new() };
            let item = MinutesItem { paragraphs: vec![paragraph], ..MinutesItem::default() };
            let attendance = vec![person("Mrs Ann Marl", None)];
            let minutes = Minutes { items: vec![item], attendance, ..Minutes::default() };
            assert_eq!(of_minutes(&minutes).is_some(), doubtful, "{text}");
        }
    }
}
