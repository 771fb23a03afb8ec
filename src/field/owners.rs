//! Who owns an action: one cell, several persons or posts.

use std::sync::LazyLock;

use regex::Regex;

use super::affiliation::{self, Names};
use super::{date, head, name, tail};
use crate::words::beside::{ALL, NO_OWNER};
use crate::words::pattern::pattern;

static JOINT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\s*[/;\n|]\s*|\s*,\s+|\s*&\s*|\s+and\s+|\s*\+\s+"));

/// When, in a cell that also says who: "Director of Finance On-going to March 2026".
static WHEN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)[\s,;(–-]+(?:{before_due}\s+|mid[\s-]+|q[1-4]\s+)*{due}\b"));

/// The part of a cell that says who: what stands before a date or a word of time.
pub fn who(text: &str) -> &str {
    let text = text.trim();
    let days = date::dates(text).into_iter().map(|d| d.range.start);
    let parts = date::partials(text).into_iter().map(|d| d.range.start);
    let words = WHEN.find(text).map(|m| m.start());
    let end = days.chain(parts).chain(words).filter(|at| *at > 0).min().unwrap_or(text.len());
    head(text, end).trim_end_matches(|c: char| c.is_whitespace() || ",;:-–(".contains(c))
}

/// Splits a cell at "/", ",", "&" and "and" between persons or posts, never inside an organisation's
/// name or a post's title.
pub fn owners(text: &str) -> Vec<String> {
    let mut owners: Vec<String> = Vec::new();
    let mut from = 0;
    // Brackets that are open since `from`, and how far they are counted.
    let (mut open, mut counted) = (0_isize, 0);
    let text = who(text);
    let titled = name::titles(text) > 0;
    for joint in JOINT.find_iter(text) {
        let (left, right) = (text.get(from..joint.start()).unwrap_or(""), tail(text, joint.end()));
        open = open.saturating_add(brackets(text.get(counted..joint.start()).unwrap_or("")));
        counted = joint.start();
        if open <= 0 && splits(left, joint.as_str().trim(), next(right), titled) {
            push(left, &mut owners);
            (from, open, counted) = (joint.end(), 0, joint.end());
        }
    }
    push(tail(text, from), &mut owners);
    owners
}

fn push(piece: &str, owners: &mut Vec<String>) {
    let piece = piece.split_whitespace().collect::<Vec<_>>().join(" ");
    let piece = piece.trim_matches([',', ';', '/', ' ']).trim_end_matches('.');
    if piece.chars().any(char::is_alphanumeric) && !NO_OWNER.has(&piece.to_lowercase()) {
        owners.push(piece.to_owned());
    }
}

/// How many brackets a text opens more than it closes.
fn brackets(text: &str) -> isize {
    text.bytes().fold(0, |open: isize, byte| match byte {
        b'(' => open.saturating_add(1),
        b')' => open.saturating_sub(1),
        _ => open,
    })
}

/// What stands up to the next joint.
fn next(right: &str) -> &str {
    head(right, JOINT.find(right).map_or(right.len(), |m| m.start()))
}

/// Whether a joint parts two owners; `titled`: the cell starts with a title, which the surnames share.
fn splits(left: &str, joint: &str, right: &str, titled: bool) -> bool {
    let (l, r) = (owner(left), owner(right));
    if titled && r == Owner::Word && (l.stands_alone() || l == Owner::Word) {
        return true;
    }
    match joint {
        // "n/a" and a department's "Health/Care" are one.
        "/" => left.len() > 1 && right.len() > 1 && !(l == Owner::Other && r == Owner::Other),
        ";" | "|" | "" => true,
        // A comma before an organisation, or before more of a post's field, belongs to what it follows.
        "," => r.stands_alone() && (l.stands_alone() || l == Owner::Word),
        // "Marl and Fenn" may be a firm.
        _ => l.stands_alone() && r.stands_alone() || are_initials(left) && are_initials(right),
    }
}

/// "AM", "J-P": what a person is called by for short.
fn are_initials(piece: &str) -> bool {
    /// The longest, in letters.
    const LONGEST: usize = 4;
    let letters = piece.trim();
    (1..=LONGEST).contains(&letters.chars().count())
        && letters.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-'))
}

/// Splits two words at "and" or "&" where the log has one of them as an owner, or as a person's surname
/// or forename: "Ann and Bob" where another row has "Bob"; initials at spaces where it has one of them.
pub(crate) fn known(owner: &str, others: &[&str]) -> Option<Vec<String>> {
    if let Some(each) = each_by_initials(owner, others) {
        return Some(each);
    }
    let (left, right) = owner.split_once(" and ").or_else(|| owner.split_once(" & "))?;
    let is_word = |piece: &str| self::owner(piece) == Owner::Word;
    let is_known = |piece: &str| {
        let named =
            |other: &&str| self::owner(other).is_one() && other.split(' ').any(|w| w == piece);
        others.iter().any(named)
    };
    let two = is_word(left) && is_word(right) && (is_known(left) || is_known(right));
    two.then(|| vec![left.trim().to_owned(), right.trim().to_owned()])
}

/// Splits initials that only a space parts where the log has one of them as an owner: "AM BF" where another row
/// has "BF".
fn each_by_initials(owner: &str, others: &[&str]) -> Option<Vec<String>> {
    let each: Vec<&str> = owner.split(' ').collect();
    let all = each.len() > 1 && each.iter().all(|piece| are_initials(piece));
    let known = each.iter().any(|piece| others.contains(piece));
    (all && known).then(|| each.into_iter().map(str::to_owned).collect())
}

#[derive(Clone, Copy, PartialEq)]
enum Owner {
    Person,
    Post,
    /// One capitalised word: a forename, initials, or a department.
    Word,
    Organisation,
    Other,
}

impl Owner {
    fn stands_alone(self) -> bool {
        matches!(self, Owner::Person | Owner::Post)
    }

    /// A person, by name or by a word.
    fn is_one(self) -> bool {
        matches!(self, Owner::Person | Owner::Word)
    }
}

fn owner(piece: &str) -> Owner {
    /// A longer piece, in bytes, is prose.
    const LONGEST: usize = 300;
    let piece = piece.trim();
    if piece.len() > LONGEST {
        return Owner::Other;
    }
    let before_dash =
        piece.split(" - ").next().unwrap_or(piece).split(" – ").next().unwrap_or(piece);
    let plain = head(before_dash, before_dash.find('(').unwrap_or(before_dash.len())).trim();
    if name::looks_like_name(plain) {
        return Owner::Person;
    }
    if piece.split_once(' ').is_some_and(|(first, _)| ALL.has(&first.to_lowercase())) {
        return Owner::Post;
    }
    match affiliation::names(plain) {
        Names::Role => Owner::Post,
        Names::Organisation => Owner::Organisation,
        Names::Unknown
            if !plain.contains(char::is_whitespace) && plain.starts_with(char::is_uppercase) =>
        {
            Owner::Word
        }
        Names::Unknown => Owner::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_and_posts() {
        let table: [(&str, &[&str]); 24] = [
            ("Ann Marl", &["Ann Marl"]),
            ("Ann Marl/Bob Dunn", &["Ann Marl", "Bob Dunn"]),
            ("Ann Marl & Bob Dunn", &["Ann Marl", "Bob Dunn"]),
            ("Ann Marl, Bob Dunn and Cy Fenn", &["Ann Marl", "Bob Dunn", "Cy Fenn"]),
            ("Ann Marl - VRN", &["Ann Marl - VRN"]),
            ("Director of Payroll & Pensions", &["Director of Payroll & Pensions"]),
            ("Director of Housing and Head of Law", &["Director of Housing", "Head of Law"]),
            (
                "Director of Growth, Environment and Transport",
                &["Director of Growth, Environment and Transport"],
            ),
            (
                "Director of Housing / Interim Director of Finance",
                &["Director of Housing", "Interim Director of Finance"],
            ),
            ("Ann Marl, Marlshire Police", &["Ann Marl, Marlshire Police"]),
            ("Marl and Fenn Borough Council", &["Marl and Fenn Borough Council"]),
            ("All Directors", &["All Directors"]),
            ("Ann/Bob", &["Ann", "Bob"]),
            ("Ann Marl (Law, Roads)/Bob Dunn", &["Ann Marl (Law, Roads)", "Bob Dunn"]),
            ("AM & BD", &["AM", "BD"]),
            ("Cllrs Marl & Dunn", &["Cllrs Marl", "Dunn"]),
            ("Cllrs Marl, Fenn and Dunn", &["Cllrs Marl", "Fenn", "Dunn"]),
            ("Marl and Fenn", &["Marl and Fenn"]),
            ("Ann Marl\nBob Dunn", &["Ann Marl", "Bob Dunn"]),
            ("Director of Law On-going to March 2026", &["Director of Law"]),
            (
                "Director of Law and Head of Roads July 2025 and ongoing",
                &["Director of Law", "Head of Roads"],
            ),
            ("All Directors, 4 May 2024", &["All Directors"]),
            ("TBC", &[]),
            (" ", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(owners(text), expected, "{text}");
        }
    }

    #[test]
    fn words_that_the_log_knows() {
        let two = |others: &[&str]| known("Ann and Bob", others).is_some();
        assert!(two(&["Bob"]) && two(&["Ann Marl"]));
        assert!(!two(&["Cy"]) && !two(&["Ann and Bob"]));
        let initials = |others: &[&str]| known("AM BF", others);
        assert_eq!(initials(&["BF"]), Some(vec!["AM".to_owned(), "BF".to_owned()]));
        assert_eq!(initials(&["AM BF", "CG"]), None);
    }
}
