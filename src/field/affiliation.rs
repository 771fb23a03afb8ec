//! What stands beside a name: the post and the organisation, where they can be told apart.

use std::sync::LazyLock;

use regex::Regex;

use super::word_list::WordList;
use super::{head, tail};
use crate::words::pattern::pattern;
use crate::words::people::{GOVERNING_POSTS, OFFICE, PARTS, POST_RANKS, organisations, roles};

/// The parts of an affiliation; both null where they cannot be told apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Affiliation {
    /// The post: "Democratic Services Manager".
    pub role: Option<String>,
    /// The organisation: "Marshland Police".
    pub organisation: Option<String>,
}

/// What a phrase names, by its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// A post.
    Role,
    /// An organisation.
    Organisation,
    /// Neither, or nothing that can be told.
    Unknown,
}

static ROLE: LazyLock<WordList> = LazyLock::new(|| WordList::of(roles()));
static OFFICES: LazyLock<WordList> = LazyLock::new(|| WordList::of(OFFICE.words()));
static ORGANISATION: LazyLock<WordList> = LazyLock::new(|| WordList::of(organisations()));

/// A post at the front governs what follows: "Director of Public Health", "Clerk to the Board".
static ROLE_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:{post_rank}[\s-]+)*{governing_post}\b(?:\s+(?P<link>of|for|to|at|on|in|with)\b|\s*[,–—-]|\s+[A-Z]|$)",
    )
});

/// What such a post begins with.
static POST_BEGINS: LazyLock<WordList> =
    LazyLock::new(|| WordList::of_first(POST_RANKS.words().chain(GOVERNING_POSTS.words())));

static BRACKETS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\([^()]*\)"));
/// Where an affiliation may come apart.
static JOINT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s+[-–—]\s+|\s*[,;:]\s+"));
/// "Chief Executive of Marl District Council": the last "of", "at" or "for" before the organisation.
static LINK: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\s+(?:of|at|for|from|with)\s+(?:the\s+)?"));

/// Tells what a phrase names: its last telling word decides, since English posts and organisations
/// end in it, unless a post stands first with "of", "for" or "to".
pub fn names(phrase: &str) -> Names {
    let phrase = phrase.trim();
    if OFFICES.begins(phrase) {
        return Names::Organisation;
    }
    if POST_BEGINS.opens(phrase) && ROLE_FIRST.is_match(phrase) {
        return Names::Role;
    }
    // What is in brackets explains what is before them.
    let plain = match phrase.contains('(') {
        true => BRACKETS.replace_all(phrase, " "),
        false => phrase.into(),
    };
    let plain = if plain.trim().is_empty() { phrase.into() } else { plain };
    match (ROLE.last_end(&plain), ORGANISATION.last_end(&plain)) {
        (Some(role), Some(organisation)) if role >= organisation => Names::Role,
        (_, Some(_)) => Names::Organisation,
        (Some(_), None) => Names::Role,
        (None, None) => Names::Unknown,
    }
}

/// A longer text, in bytes, is prose, or a list that nothing cuts: of it nothing is told.
const LONGEST: usize = 500;

/// What is set apart by more dashes, commas and colons is a list.
const JOINTS: usize = 12;

/// Tells the post from the organisation.
pub fn parts(affiliation: &str) -> Affiliation {
    let whole = affiliation.trim();
    if whole.len() > LONGEST {
        return Affiliation::default();
    }
    let role = |s: &str| Some(s.trim().to_owned());
    for joint in JOINT.find_iter(whole).take(JOINTS) {
        let (before, after) = (head(whole, joint.start()), tail(whole, joint.end()));
        match (names(before), names(after)) {
            (Names::Role, Names::Organisation) if !continues_a_post(whole, joint.range()) => {
                return Affiliation { role: role(before), organisation: role(after) };
            }
            (Names::Organisation, Names::Role) => {
                return Affiliation { role: role(after), organisation: role(before) };
            }
            _ => {}
        }
    }
    match names(whole) {
        Names::Role => {
            for link in LINK.find_iter(whole) {
                let (before, after) = (head(whole, link.start()), tail(whole, link.end()));
                if is_organisation(after) && names(before) == Names::Role {
                    return Affiliation { role: role(before), organisation: role(after) };
                }
            }
            Affiliation { role: role(whole), organisation: None }
        }
        Names::Organisation => Affiliation { role: None, organisation: role(whole) },
        Names::Unknown => Affiliation::default(),
    }
}

/// Tells whether a comma stands inside a list that belongs to the post: "Director of Growth, Housing
/// and Community Services".
fn continues_a_post(whole: &str, joint: std::ops::Range<usize>) -> bool {
    let after = tail(whole, joint.end);
    whole.get(joint).is_some_and(|j| j.contains(',')) && !is_organisation(after)
}

/// Tells whether a phrase is an organisation's own name, and not a part of one ("Housing", "Services").
pub fn is_organisation(phrase: &str) -> bool {
    static PROPER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^[^,]*\b{own_organisation}\b(?:\s*\([^)]*\))?$|^{office}\b")
    });
    let words = phrase.split_whitespace().count();
    words > 1 && PROPER.is_match(phrase.trim()) && !PARTS.is_in(&phrase.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_prose_nothing_is_told() {
        let endless = "Head of Law, Marl Council ".repeat(40);
        assert_eq!(parts(&endless), Affiliation::default());
    }

    #[test]
    fn posts_and_organisations() {
        let table = [
            ("Democratic Services Manager", Some("Democratic Services Manager"), None),
            ("Marlshire Police", None, Some("Marlshire Police")),
            (
                "Community Safety Partnership Strategy Group Chair - Marl District Council",
                Some("Community Safety Partnership Strategy Group Chair"),
                Some("Marl District Council"),
            ),
            (
                "Public Health, Marlshire County Council",
                None,
                Some("Public Health, Marlshire County Council"),
            ),
            ("Director of Public Health", Some("Director of Public Health"), None),
            ("Clerk to the Board", Some("Clerk to the Board"), None),
            (
                "Director of Growth, Environment and Transport",
                Some("Director of Growth, Environment and Transport"),
                None,
            ),
            (
                "Head of Housing, Marl Borough Council",
                Some("Head of Housing"),
                Some("Marl Borough Council"),
            ),
            (
                "Chief Executive of Marl District Council",
                Some("Chief Executive"),
                Some("Marl District Council"),
            ),
            (
                "Office of the Police and Crime Commissioner",
                None,
                Some("Office of the Police and Crime Commissioner"),
            ),
            (
                "Marl County Council (Fire Authority)",
                None,
                Some("Marl County Council (Fire Authority)"),
            ),
            ("Clerk", Some("Clerk"), None),
            ("Road Review (RR) Support Officer", Some("Road Review (RR) Support Officer"), None),
            ("MDC", None, None),
        ];
        for (text, role, organisation) in table {
            let found = parts(text);
            assert_eq!(
                (found.role.as_deref(), found.organisation.as_deref()),
                (role, organisation),
                "{text}"
            );
        }
    }
}
