//! Run-on lists of people: "Mr A B (Chairman), Mrs C D, MBE and Ms E F (Director of Housing)".

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

pub use super::person::{NamePart, person};
use super::person::{core, is_the_post, title_alone, with_post};
use super::word_list::WordList;
use super::{Found, head, inverted, name, tail};
use crate::words::beside;
use crate::words::pattern::pattern;
use crate::words::people::POSTS_BEFORE_NAME;

/// Where one person may end and the next begin.
static SEPARATOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)[,;\n•]|\s+(?:and|&|{plus})\s+|\)\.?\s+(?:(?:and|&)\s+)?|\.\s+")
});
/// A title that opens the next person where no sign parts the two.
static NEXT_TITLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s{Courtesy}\.?\s+[A-Z]"));

/// Posts right before names.
static POSTS_FIRST: LazyLock<WordList> = LazyLock::new(|| WordList::of(POSTS_BEFORE_NAME.words()));

/// Those who looked on, at the end of a list: "and two members of the public". They are no names.
static ONLOOKERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)[\s,;.]+(?:(?:and|plus|with|together with|&)\s+)?(?:\d{1,3}|{count}|{some})\s+(?:other\s+)?{onlooker}\b.*$",
    )
});

/// A list is read up to this many bytes; a council of hundreds has a tenth of it.
const LONGEST: usize = 40_000;

/// The ends of the words for them, without which no list ends so.
static LOOKED_ON: LazyLock<WordList> =
    LazyLock::new(|| WordList::of_last(beside::ONLOOKERS.words()));

/// Splits a list of people. A piece that is no name belongs to the one before it: letters to its
/// name, anything else to its affiliation.
pub fn split_names(text: &str) -> Vec<Found<NamePart>> {
    let text = head(text, text.floor_char_boundary(LONGEST));
    let looked_on = LOOKED_ON.is_in(text).then(|| ONLOOKERS.find(text)).flatten();
    let text = head(text, looked_on.map_or(text.len(), |found| found.start()));
    let Some((mut people, end)) = inverted::people(text) else { return names_in(text) };
    let moved = |one: Found<NamePart>| {
        let Range { start, end: last } = one.range;
        Found { range: start.saturating_add(end)..last.saturating_add(end), ..one }
    };
    let rest = tail(text, end);
    if rest.contains(char::is_alphabetic) {
        people.extend(names_in(rest).into_iter().map(moved));
    }
    people
}

/// Splits a list in which names come first.
fn names_in(text: &str) -> Vec<Found<NamePart>> {
    let mut start = name::shared_title(text);
    if name::titles(tail(text, start)) == 0 && start == 0 {
        start = text.len().saturating_sub(text.trim_start().len());
    }
    let mut people: Vec<Found<NamePart>> = Vec::new();
    for piece in gathered(text, start) {
        let printed = text.get(piece.clone()).unwrap_or("");
        if let Some(person) = person(printed) {
            people.push(Found { value: person, range: piece });
        }
    }
    people
}

/// Joins the pieces between separators into the stretch of one person each.
fn gathered(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut people: Vec<Range<usize>> = Vec::new();
    let (mut titled_names, mut names) = (0_usize, 0_usize);
    let mut in_affiliation = false;
    let mut after_bracket = false;
    // "Councillors Marl, Dunn and Fenn": under a title for several, a surname alone is somebody.
    let mut surnames = start > 0;
    for piece in pieces(text, start) {
        let printed = text.get(piece.clone()).unwrap_or("");
        let core = core(printed);
        // "the Clerk" is somebody, though unnamed.
        let the_post = is_the_post(core);
        // "the Clerk, Mrs C Fenn": the post before the name.
        let after_post = people.last().is_some_and(|last| {
            let printed = text.get(last.start..piece.end).unwrap_or("");
            let gap = text.get(last.end..piece.start).unwrap_or("");
            let own = text.get(last.clone()).unwrap_or("");
            gap.trim() == ","
                && !with_post(own)
                && with_post(printed)
                && follows_post(printed, core)
        });
        // A title for the rest of the list: "and Councillors C and D".
        let shared = name::shared_title(printed);
        let titled = name::titles(core) > 0 && name::looks_like_name(core);
        let surname = is_surname(tail(core, name::shared_title(core)));
        surnames = surname && (surnames || shared > 0);
        let title_only = people.last().and_then(|p| text.get(p.clone())).is_some_and(title_alone);
        // "Planning and Technology Officer Ann Marl": what was no name begins the post of this one.
        let begins_post = people.last().is_some_and(|last| {
            let own = text.get(last.clone()).unwrap_or("");
            let printed = text.get(last.start..piece.end).unwrap_or("");
            !name::looks_like_name(self::core(own))
                && !is_the_post(own)
                && with_post(core)
                && with_post(printed)
                && !with_post(own)
        });
        // "Clerk: Ann Marl" has its name behind the sign.
        let posted = with_post(core) || with_post(printed);
        let opens = if title_only || after_post || begins_post {
            false
        } else if shared > 0 || the_post || surnames {
            true
        } else if name::is_letters(core) {
            false
        } else if people.is_empty() {
            true
        } else if in_affiliation && names > 1 && titled_names == names {
            // "Director of Children, Young Persons and Mr X": only a title ends the affiliation.
            // "; " ends it too, and so does a name with a bracket of its own.
            let apart = people.last().is_some_and(|last| {
                text.get(last.end..piece.start).is_some_and(|gap| gap.trim_start().starts_with(';'))
            });
            let own = (apart || printed.ends_with(')')) && name::looks_like_name(core);
            titled || posted || own
        } else {
            // "(Director of Housing) and Marlowe (Accountant)": a surname with a bracket of its own.
            let bracketed =
                printed.ends_with(')') && !core.contains(char::is_whitespace) && !core.is_empty();
            name::looks_like_name(core) || posted || (bracketed && after_bracket)
        };
        after_bracket = printed.ends_with(')');
        match people.last_mut() {
            Some(last) if !opens => {
                last.end = piece.end;
                in_affiliation |= !title_only
                    && !after_post
                    && !begins_post
                    && !name::is_letters(core)
                    && !printed.trim_start().starts_with('(');
            }
            _ => {
                titled_names = titled_names.saturating_add(usize::from(titled));
                names = names.saturating_add(1);
                in_affiliation = false;
                people.push(piece.start.saturating_add(shared)..piece.end);
            }
        }
    }
    people
}

/// Whether a text is one word that can be a surname: no letters behind a name, and no post.
fn is_surname(text: &str) -> bool {
    let text = text.trim();
    let letters = |c: char| c.is_alphabetic() || "-'’".contains(c);
    text.starts_with(char::is_uppercase)
        && text.contains(char::is_lowercase)
        && text.chars().all(letters)
        && !name::is_letters(text)
        && !with_post(text)
}

/// Whether a name can be that of a post right before it: a councillor is no clerk, but may be the chair.
fn follows_post(printed: &str, name: &str) -> bool {
    !name::is_councillor(name) || person(printed).is_some_and(|p| p.chair || p.vice_chair)
}

/// The stretches between separators outside brackets.
fn pieces(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut from = start;
    for separator in SEPARATOR.find_iter(text) {
        let (sign, after) = (separator.as_str(), tail(text, separator.end()));
        // A closing bracket is part of the piece that it ends.
        let end = separator.start().saturating_add(usize::from(sign.starts_with(')')));
        let splits = match sign.trim() {
            _ if sign.contains('\n') => true,
            ")" | ")." => opens_with_a_name(after),
            "." => ends_a_sentence(head(text, separator.start())) && opens_with_a_name(after),
            // "A" is an initial, "a" the "and" of another language.
            "A" => false,
            word if beside::PLUS.has(&word.to_lowercase()) => opens_with_a_name(after),
            _ => true,
        };
        if separator.start() < from || !splits || open_brackets(text, from, end) {
            continue;
        }
        push_each(text, from..end, &mut pieces);
        from = separator.end();
    }
    push_each(text, from..text.len(), &mut pieces);
    pieces
}

/// Adds a stretch, cut before each title or post that follows a whole name: "Cllr A Marl Cllr B Dunn", "Ann
/// Marl Clerk Bob Dunn".
fn push_each(text: &str, range: Range<usize>, pieces: &mut Vec<Range<usize>>) {
    let stretch = text.get(range.clone()).unwrap_or("");
    let mut from = range.start;
    let titles = NEXT_TITLE.find_iter(stretch).map(|title| title.start());
    let posts = POSTS_FIRST.places(stretch).filter_map(|post| post.start.checked_sub(1));
    let mut cuts: Vec<usize> = titles.chain(posts).collect();
    cuts.sort_unstable();
    for cut in cuts {
        let at = range.start.saturating_add(cut);
        let own = text.get(from..at).unwrap_or("");
        let next = text.get(at..range.end).unwrap_or("").trim_start();
        let opens = name::titles(next) > 0 || with_post(next);
        let whole = !own.contains('(') || own.trim_end().ends_with(')');
        if opens && whole && name::looks_like_name(core(own)) {
            push(text, from..at, pieces);
            from = at;
        }
    }
    push(text, from..range.end, pieces);
}

/// Tells whether a name, a post for one, or a title for several, stands up to the next sign.
pub(crate) fn opens_with_a_name(text: &str) -> bool {
    let stretch = head(text, text.find([',', ';', '(', '\n']).unwrap_or(text.len()));
    let stretch = stretch.split(" and ").next().unwrap_or(stretch);
    name::shared_title(text) > 0 || name::looks_like_name(stretch) || is_the_post(stretch)
}

/// Tells whether a full stop after this ends a sentence: not after an initial or "Cllr".
pub(crate) fn ends_a_sentence(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or(before);
    word.chars().filter(|c| c.is_alphabetic()).count() > 2 && name::titles(word) == 0
}

fn push(text: &str, range: Range<usize>, pieces: &mut Vec<Range<usize>>) {
    let printed = text.get(range.clone()).unwrap_or("");
    // "A, B, and C" leaves an "and" behind its comma.
    let trimmed = printed.trim_start();
    let trimmed = trimmed.strip_prefix("and ").unwrap_or(trimmed).trim_start();
    let start = range.start.saturating_add(printed.len().saturating_sub(trimmed.len()));
    let end = start.saturating_add(trimmed.trim_end().len());
    if start < end {
        pieces.push(start..end);
    }
}

fn open_brackets(text: &str, from: usize, to: usize) -> bool {
    let stretch = text.get(from..to).unwrap_or("");
    let count = |c: char| stretch.matches(c).count();
    // A bracket that never closes in the whole text holds nothing together.
    count('(') > count(')') && tail(text, to).contains(')')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Option<String>)> {
        split_names(text).into_iter().map(|f| (f.value.name, f.value.affiliation)).collect()
    }

    fn names(text: &str) -> Vec<String> {
        read(text).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn run_on_lists() {
        let table: [(&str, &[&str]); 23] = [
            (
                "Cllrs Marl, Dunn, Fenn & Hart, County Cllr Webb and the Clerk.",
                &["Marl", "Dunn", "Fenn", "Hart", "County Cllr Webb", "the Clerk"],
            ),
            (
                "Chairman Cllr Mrs Marl, Councillors Dunn (B), Dunn (J) and O’Fenn",
                &["Cllr Mrs Marl", "Dunn", "Dunn", "O’Fenn"],
            ),
            (
                "Councillors A Marl (Chair), B Dunn and C Fenn, and County Councillor D Hart",
                &["A Marl", "B Dunn", "C Fenn", "County Councillor D Hart"],
            ),
            ("Cllrs A Marl, B Dunn and the Town Clerk.", &["A Marl", "B Dunn", "the Town Clerk"]),
            ("Cllr A Marl, the Clerk, Mrs B Dunn", &["Cllr A Marl", "Mrs B Dunn"]),
            ("Cllr A Marl, the Clerk, Cllr B Dunn", &["Cllr A Marl", "the Clerk", "Cllr B Dunn"]),
            ("Cllr A Marl together with Mrs B Dunn", &["Cllr A Marl", "Mrs B Dunn"]),
            ("A Marl, Clerk B Dunn, and two members of the public.", &["A Marl", "B Dunn"]),
            (
                "Cllr A Marl (Chair) Cllr B Dunn Cllr C Fenn",
                &["Cllr A Marl", "Cllr B Dunn", "Cllr C Fenn"],
            ),
            (
                "Dr A Marl, Chair (AM), Bob Dunn (BD). Cy Fenn (CF)",
                &["Dr A Marl", "Bob Dunn", "Cy Fenn"],
            ),
            ("Ann Marl (AM) Bob Dunn (BD) Cy Fenn", &["Ann Marl", "Bob Dunn", "Cy Fenn"]),
            (
                "Councillors A Marl and B Dunn. Ann Fenn (Head of Law)",
                &["A Marl", "B Dunn", "Ann Fenn"],
            ),
            ("Ms G Hart (Head of Law) and Fenn (Accountant)", &["Ms G Hart", "Fenn"]),
            (
                "Y Cynghorydd A Marl, Cynghorydd B Dunn",
                &["Y Cynghorydd A Marl", "Cynghorydd B Dunn"],
            ),
            (
                "Mr A Marl and Mrs B Dunn, Councillors, Mr C Fenn, Clerk",
                &["Mr A Marl", "Mrs B Dunn", "Mr C Fenn"],
            ),
            (
                "Mr A B Marl (Chairman), Mrs C Dunn, MBE, Mr E Fenn and Ms G Hart (Director of X, Y and Z)",
                &["Mr A B Marl", "Mrs C Dunn, MBE", "Mr E Fenn", "Ms G Hart"],
            ),
            ("Councillors A Marl, B Dunn and C Fenn", &["A Marl", "B Dunn", "C Fenn"]),
            ("Cllrs Ann Marl (Chair), Bob Dunn & Cy Fenn", &["Ann Marl", "Bob Dunn", "Cy Fenn"]),
            ("Ann Marl; Bob Dunn; Dr Fenn", &["Ann Marl", "Bob Dunn", "Dr Fenn"]),
            (
                "Councillor A Marl and Councillor B Dunn.",
                &["Councillor A Marl", "Councillor B Dunn"],
            ),
            ("Mr A Marl, MBE, JP and Lady Dunn", &["Mr A Marl, MBE, JP", "Lady Dunn"]),
            (
                "The Worshipful the Mayor, Councillor Ann Marl",
                &["The Worshipful the Mayor, Councillor Ann Marl"],
            ),
            ("Mr A Marl", &["Mr A Marl"]),
        ];
        for (text, expected) in table {
            assert_eq!(names(text), expected, "{text}");
        }
    }

    #[test]
    fn affiliations() {
        let table: [(&str, &str, Option<&str>); 10] = [
            ("Ms G Hart (Director of X, Y and Z)", "Ms G Hart", Some("Director of X, Y and Z")),
            (
                "Sue Hart, Cabinet Member for Housing",
                "Sue Hart",
                Some("Cabinet Member for Housing"),
            ),
            (
                "Sue Hart – Cabinet Member for Housing",
                "Sue Hart",
                Some("Cabinet Member for Housing"),
            ),
            ("Clerk J Hart", "J Hart", Some("Clerk")),
            ("Mr J Hart (Clerk to the Council)", "Mr J Hart", Some("Clerk to the Council")),
            ("Sue Hart (Chair)", "Sue Hart", None),
            (
                "Cllr Hart (Marl District Council) (Chair)",
                "Cllr Hart",
                Some("Marl District Council"),
            ),
            ("Mrs S Hart OBE", "Mrs S Hart OBE", None),
            ("Ann Hart (AH)", "Ann Hart", None),
            ("J Hart (Marlshire Police", "J Hart", Some("Marlshire Police")),
        ];
        for (text, name, affiliation) in table {
            assert_eq!(read(text), [(name.to_owned(), affiliation.map(str::to_owned))], "{text}");
        }
        assert_eq!(
            read(
                "Mr A Marl, Director of Growth, Environment and Transport, and Mrs B Dunn, Head of Law"
            ),
            [
                ("Mr A Marl".into(), Some("Director of Growth, Environment and Transport".into())),
                ("Mrs B Dunn".into(), Some("Head of Law".into()))
            ]
        );
    }
}
