//! One person of a list: name, affiliation and the remarks beside them.
//!
//! - `cue`: what a text must have before a pattern is tried
//! - `initials`: what a paper calls the person by

mod cue;
pub(crate) mod initials;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::affiliation::{self, Names};
use super::{head, name, tail};
use crate::words::beside::MOMENTS;
use crate::words::pattern::pattern;
use crate::words::people::is_article;

/// A person of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamePart {
    /// As printed, honorific and letters included, flags and affiliation left out.
    pub name: String,
    /// What stands beside the name, flags and initials left out.
    pub affiliation: Option<String>,
    /// The initials that the paper calls the person by: "(AM)".
    pub initials: Option<String>,
    /// In the chair.
    pub chair: bool,
    /// Vice-chair.
    pub vice_chair: bool,
    /// "(substitute for Cllr X)"; empty where only "(substitute)" is printed.
    pub substitute_for: Option<String>,
    /// "(virtual)", "(via Teams)".
    pub remote: bool,
    /// "from 2.15 pm", as printed.
    pub arrived: Option<String>,
    /// "left at item 6", as printed.
    pub left: Option<String>,
}

static CHAIR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:{acting}\s+)?(?:{chair}|{presiding})(?:\s+of\s+the\s+{of_meeting})?|{mayor}\s+{in_the_chair}|{in_the_chair}.*)$",
    )
});
static GROUP_WORD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:(?:{council_kind}|{ward})\s+)?{shared_title}$"));
static VICE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:{acting}\s+)?(?:{vice_chair}|{vice}[\s-]*{chair})|vice)(?:\s+of\s+the\s+{of_meeting})?$",
    )
});
static SUBSTITUTE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:(?:as |a )?{substitute}\b\.?\s*(?:for|of)?\s*[:–-]?\s*|for\s+)(.*)$")
});
static REMOTE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:{took_part}\s+)*{afar}(?:\s+{afar_noun})?$"));
static ARRIVED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^{arrived}\b[\s\w.:,’'-]*$"));
static LEFT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?:{left}\b|to \d)[\s\w.:,’'-]*$"));
/// A dash between a name and what belongs to it.
static DASH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\s+[-–—]+\s*|\s*[–—]\s+|—|\s*(?:\.{3,}|…+|_{3,})\s*|:\s+|\s+as\s+(?:the\s+)?(?i:{chair})",
    )
});

/// A longer stretch, in bytes, is no person.
pub(crate) const LONGEST: usize = 1000;

/// Reads one person's stretch of the list.
pub fn person(text: &str) -> Option<NamePart> {
    if text.len() > LONGEST {
        return None;
    }
    let mut part = NamePart::default();
    let mut beside: Vec<String> = Vec::new();
    let mut rest = text.trim().trim_end_matches(['.', ',', ';']).to_owned();
    if let Some((post, after)) = leading_post(&rest) {
        if !flag(post, &mut part) {
            beside.push(post.to_owned());
        }
        rest = after.to_owned();
    }
    // Brackets, from the left; each says something of the person, or goes on with what a dash or a
    // comma has set beside the name.
    let mut from = 0;
    while let Some((range, inner)) = bracket(&rest, from) {
        let before = head(&rest, range.start);
        let (own, set_beside) = name_and_rest(before.trim());
        let of_affiliation = set_beside.is_some();
        let mut left_in = false;
        for clause in clauses(&inner) {
            if initials::are_of(own, clause) {
                part.initials = Some(clause.to_owned());
                continue;
            }
            if flag(clause, &mut part) || names_a_substitute(clause) {
                continue;
            }
            left_in = of_affiliation;
            if !of_affiliation {
                beside.push(clause.to_owned());
            }
        }
        if left_in {
            from = range.end;
            continue;
        }
        if before.trim().is_empty() && tail(&rest, range.end).trim().is_empty() {
            return None;
        }
        let mut after = tail(&rest, range.end).to_owned();
        if !of_affiliation && let Some((told, left)) = behind_bracket(&after) {
            if !flag(told, &mut part) {
                beside.push(told.to_owned());
            }
            after = left.to_owned();
        }
        rest.truncate(range.start);
        let spaced = rest.ends_with(' ') && after.starts_with([' ', ',']);
        rest.push_str(if spaced { after.trim_start() } else { &after });
    }
    let rest = rest.trim().trim_end_matches(',').trim();
    let (mut printed, after) = name_and_rest(rest);
    if let Some((name, mark)) = initials::cut(printed) {
        part.initials = Some(mark.to_owned());
        printed = name;
    }
    match after {
        Some(mark) if initials::are_of(printed, mark) => part.initials = Some(mark.to_owned()),
        Some(after) if !flag(after, &mut part) => beside.insert(0, after.to_owned()),
        _ => {}
    }
    part.name = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    part.name.truncate(part.name.trim_end_matches([',', ';', ' ']).len());
    part.affiliation = (!beside.is_empty()).then(|| beside.join(", "));
    // "Chair - Marl Council" is nobody's name; "the Clerk" is somebody by the post.
    let post = name::titles(&part.name) == 0
        && affiliation::names(&part.name) == Names::Role
        && !is_the_post(&part.name);
    (!post && part.name.chars().any(char::is_alphabetic)).then_some(part)
}

/// Cuts what follows a dash, or a comma that no letters follow; or, where nothing sets it apart,
/// the post or organisation that a name is followed by.
fn name_and_rest(text: &str) -> (&str, Option<&str>) {
    if let Some((name, beside)) = standing_in(text).or_else(|| run_together(text)) {
        return (name, Some(beside));
    }
    let mut cuts: Vec<Range<usize>> = DASH.find_iter(text).map(|m| m.range()).collect();
    cuts.extend(text.match_indices(',').map(|(at, _)| at..at.saturating_add(1)));
    cuts.sort_by_key(|c| c.start);
    for cut in cuts {
        let (before, after) = (head(text, cut.start).trim(), tail(text, cut.end).trim());
        let first = after.split(',').next().unwrap_or(after).trim();
        if after.is_empty() || name::is_letters(first) || title_alone(before) {
            continue;
        }
        return (before, Some(after));
    }
    (text, None)
}

/// "Ann Marl in place of Bob Dunn": a name, and for whom the person came.
fn standing_in(text: &str) -> Option<(&str, &str)> {
    let cut = |place: Range<usize>| {
        let (name, beside) = (head(text, place.start).trim(), tail(text, place.start));
        (!name.is_empty() && name::looks_like_name(name)).then_some((name, beside))
    };
    cue::STANDS_IN.places(text).find_map(cut)
}

/// "(Cllr Dunn substituting)" beside who is away: it tells nothing of the person.
fn names_a_substitute(clause: &str) -> bool {
    let told = cue::STANDS_IN.places(clause).find(|place| place.end == clause.len());
    told.is_some_and(|place| name::looks_like_name(head(clause, place.start)))
}

/// The post or flag right behind a bracket, and what follows it: "Ann Marl (AM) CLERK".
fn behind_bracket(after: &str) -> Option<(&str, &str)> {
    let (told, left) = after.split_at(after.find(['(', ',', ';']).unwrap_or(after.len()));
    let told = told.trim();
    let apart = told.starts_with(|c: char| !c.is_alphabetic());
    let says = flag(told, &mut NamePart::default()) || affiliation::names(told) != Names::Unknown;
    (!told.is_empty() && !apart && says).then_some((told, left))
}

/// Tells whether a text names a person by the post alone: "the Clerk", "the Town Clerk".
pub(crate) fn is_the_post(text: &str) -> bool {
    /// A post has at most this many words, the article included.
    const WORDS: usize = 6;
    let text = text.trim().trim_end_matches('.');
    let (article, post) = text.split_once(' ').unwrap_or_default();
    is_article(&article.to_lowercase())
        && text.split_whitespace().count() <= WORDS
        && post.starts_with(char::is_uppercase)
        && !post.contains(|c: char| c.is_ascii_digit())
        && affiliation::names(post) == Names::Role
}

/// Splits "Ann Marl Marlshire Police": a name of a forename or initials and a surname, and what is
/// plainly a post or an organisation. Null where anything sets the two apart.
fn run_together(text: &str) -> Option<(&str, &str)> {
    let whole = head(text, text.find([',', '(']).unwrap_or(text.len()));
    let whole = head(whole, DASH.find(whole).map_or(whole.len(), |dash| dash.start()));
    if name::looks_like_name(whole) {
        return None;
    }
    let starts = name::titles(text);
    let mut ends: Vec<usize> = tail(text, starts)
        .match_indices(' ')
        .map(|(at, _)| starts.saturating_add(at))
        .take(LONGEST_NAME)
        .collect();
    let initial = |end: usize| {
        let last = head(text, end).rsplit(' ').next().unwrap_or("");
        last.chars().filter(|c| c.is_alphabetic()).count() < 2
    };
    ends.retain(|end| !initial(*end));
    // "Mr Marl Marlshire Police" has one word where "Ann Marl Marlshire Police" has two.
    let two = |end: &usize| head(text, *end).get(starts..).is_some_and(|n| n.contains(' '));
    ends.sort_by_key(|end| (!two(end), *end));
    ends.into_iter().find_map(|end| {
        let end = letters_end(text, end);
        let (name, beside) = (head(text, end), tail(text, end).trim_start());
        let several =
            beside.split_whitespace().count() > 1 && beside.starts_with(char::is_uppercase);
        let told = affiliation::names(beside) != Names::Unknown;
        (several && told && name::looks_like_name(name)).then_some((name, beside))
    })
}

/// A name that runs into what follows has at most this many words.
const LONGEST_NAME: usize = 5;

/// Where the letters after a name end: "Mr. N. Marl CC Fire Authority".
fn letters_end(text: &str, end: usize) -> usize {
    let mut end = end;
    while let Some(word) = tail(text, end).split_whitespace().next().filter(|w| name::is_letters(w))
    {
        end = end.saturating_add(word.len()).saturating_add(1);
    }
    end.min(text.len())
}

/// "The Worshipful the Mayor, Councillor X": the comma is inside the name.
pub(super) fn title_alone(before: &str) -> bool {
    let titles = name::titles(before);
    titles > 0 && tail(before, titles).trim().is_empty()
}

fn bracket(text: &str, from: usize) -> Option<(Range<usize>, String)> {
    let open = from.saturating_add(tail(text, from).find(['(', '['])?);
    let mut depth: usize = 0;
    for (at, c) in tail(text, open).char_indices() {
        match c {
            '(' | '[' => depth = depth.saturating_add(1),
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            let end = open.saturating_add(at).saturating_add(1);
            let inner = text.get(open.saturating_add(1)..end.saturating_sub(1))?;
            return Some((open..end, inner.trim().to_owned()));
        }
    }
    // A bracket that a line end or a slip left open.
    Some((open..text.len(), tail(text, open.saturating_add(1)).trim().to_owned()))
}

/// Splits what a bracket says where each clause is a flag: "(Chair, left at item 6)".
fn clauses(inner: &str) -> Vec<&str> {
    let split: Vec<&str> =
        inner.split([',', ';']).map(str::trim).filter(|c| !c.is_empty()).collect();
    let mut scratch = NamePart::default();
    if split.iter().any(|c| flag(c, &mut scratch)) && split.iter().all(|c| is_clause(c)) {
        split
    } else {
        vec![inner]
    }
}

fn is_clause(clause: &str) -> bool {
    flag(clause, &mut NamePart::default()) || affiliation::names(clause) != Names::Unknown
}

/// Sets the flag that a clause stands for; false where it is an affiliation.
fn flag(clause: &str, part: &mut NamePart) -> bool {
    let clause = clause.trim().trim_end_matches('.');
    // A clause mostly lacks the words of most patterns.
    if cue::GROUP.begins_in(clause) && GROUP_WORD.is_match(clause) {
        // "A Marl, B Dunn and C Fenn, Councillors" says what they all are, as a title before them would.
    } else if cue::CHAIR.begins_in(clause) && CHAIR.is_match(clause) {
        part.chair = true;
    } else if cue::VICE.begins_in(clause) && VICE.is_match(clause) {
        part.vice_chair = true;
    } else if cue::AFAR.begins_in(clause) && REMOTE.is_match(clause) {
        part.remote = true;
    } else if cue::ARRIVED.opens(clause) && ARRIVED.is_match(clause) && mentions_a_moment(clause) {
        part.arrived = Some(clause.to_owned());
    } else if cue::LEFT.opens(clause) && LEFT.is_match(clause) && mentions_a_moment(clause) {
        part.left = Some(clause.to_owned());
    } else if cue::SUBSTITUTE.begins_in(clause)
        && let Some(c) = SUBSTITUTE.captures(clause)
        && let Some(whom) = c.get(1)
        && (whom.as_str().is_empty() || name::looks_like_name(whom.as_str()))
    {
        part.substitute_for = Some(whom.as_str().to_owned());
    } else {
        return false;
    }
    true
}

/// "from 2.15 pm", "left at item 6", "joined the meeting"; not "from Marl District Council".
fn mentions_a_moment(clause: &str) -> bool {
    let lower = clause.to_lowercase();
    clause.chars().any(|c| c.is_ascii_digit()) || MOMENTS.is_in(&lower)
}

/// A piece without its brackets and what stands after a dash.
pub(super) fn core(piece: &str) -> &str {
    let plain = head(piece, piece.find(['(', '[']).unwrap_or(piece.len()));
    let plain = head(plain, DASH.find(plain).map_or(plain.len(), |m| m.start()));
    plain.trim().trim_end_matches('.')
}

/// Tells whether a piece is a post and a name: "Clerk J Fenwick", "Chairman: Mr Fenwick".
pub(crate) fn with_post(piece: &str) -> bool {
    leading_post(piece).is_some()
}

/// Splits "Clerk J Fenwick" into the post and the name.
fn leading_post(piece: &str) -> Option<(&str, &str)> {
    static POST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?i:(?:the\s+)?(?:(?:{council_kind}|{post_rank})\s+)*{post_before_name}(?:\s+to\s+the\s+\w+)?)\b[\s:,–-]+",
        )
    });
    let post = cue::POST.opens(piece).then(|| POST.find(piece)).flatten();
    let told = post.and_then(|post| {
        let rest = tail(piece, post.end());
        let printed = post.as_str().trim_end_matches([':', ',', ' ', '-', '–']);
        name::looks_like_name(core(rest)).then_some((printed, rest))
    });
    told.or_else(|| post_run_on(piece)).or_else(|| post_set_apart(piece))
}

/// Splits "Director of Roads – Ann Marl": a post, a dash, and a whole name.
fn post_set_apart(piece: &str) -> Option<(&str, &str)> {
    let dash = DASH.find(piece)?;
    let (post, name) = (head(piece, dash.start()), tail(piece, dash.end()));
    let own = core(head(name, name.find(',').unwrap_or(name.len())));
    let told = affiliation::names(post) == Names::Role && !name::looks_like_name(post);
    (told && name::looks_like_name(own) && !post.contains([',', '(']))
        .then_some((post.trim(), name))
}

/// Splits "City Manager Ann Marl": a word that names a post and nothing else, with what stands before it, and a
/// whole name behind it.
fn post_run_on(piece: &str) -> Option<(&str, &str)> {
    /// A post has at most this many words.
    const WORDS: usize = 7;
    let mut ends = cue::POSTS.places(piece).map(|place| place.end).peekable();
    ends.peek()?;
    if name::titles(piece) > 0 || !piece.starts_with(char::is_uppercase) {
        return None;
    }
    let cut = |end: usize| {
        let (post, name) = (head(piece, end), tail(piece, end).strip_prefix(' ')?);
        // What a comma parts stands beside the name.
        let own = core(head(name, name.find(',').unwrap_or(name.len())));
        let whole = name::titles(name) > 0 || own.contains(' ');
        let short = post.split(' ').count() <= WORDS && !post.contains([',', '(', ':']);
        (whole && short && name::looks_like_name(own)).then_some((post, name))
    };
    ends.find_map(cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_person_takes_a_page() {
        assert!(person(&format!("Ann Marl {}", "(b c) ".repeat(200))).is_none());
    }

    #[test]
    fn a_name_run_together_with_what_stands_beside_it() {
        let table = [
            ("Ann Marl Marlshire Police", "Ann Marl", "Marlshire Police"),
            (
                "Cllr. C. Dunn Community Safety Group Chair - Marl Council",
                "Cllr. C. Dunn",
                "Community Safety Group Chair - Marl Council",
            ),
            ("Cllr. Ann Marl Marl County Council", "Cllr. Ann Marl", "Marl County Council"),
            ("Mr. N. Marl CC Combined Fire Authority", "Mr. N. Marl CC", "Combined Fire Authority"),
            ("Mr Marl Marlshire Police", "Mr Marl", "Marlshire Police"),
            (
                "Ch. Insp Ann Harbottle-Reed Marlshire Police",
                "Ch. Insp Ann Harbottle-Reed",
                "Marlshire Police",
            ),
            ("Ann Marl Public Health, Marl Council", "Ann Marl", "Public Health, Marl Council"),
            ("Ann Marl Head of Law", "Ann Marl", "Head of Law"),
            (
                "Cllr. A. Marl Marl Council (Fire Authority)",
                "Cllr. A. Marl",
                "Marl Council (Fire Authority)",
            ),
            (
                "Cllr. A. Marl - Marl Council (Fire Authority)",
                "Cllr. A. Marl",
                "Marl Council (Fire Authority)",
            ),
        ];
        for (text, name, affiliation) in table {
            let part = person(text).unwrap();
            assert_eq!(
                (part.name.as_str(), part.affiliation.as_deref()),
                (name, Some(affiliation)),
                "{text}"
            );
        }
        assert_eq!(person("Chair - Marl Council"), None);
        for text in ["Ann Mary Marl", "Mr A Marl", "Ann van der Marl"] {
            assert_eq!(person(text).unwrap().affiliation, None, "{text}");
        }
    }

    #[test]
    fn what_patterns_match_has_their_cue() {
        for (pattern, cue, texts) in [
            (&GROUP_WORD, &cue::GROUP, ["Ward Councillors", "y cynghorwyr"]),
            (&CHAIR, &cue::CHAIR, ["Town Mayor in  the chair", "Interim Chairwoman of the Board"]),
            (&VICE, &cue::VICE, ["vicechair", "is gadeirydd"]),
            (&REMOTE, &cue::AFAR, ["joined via MS\nTeams meeting", "o bell"]),
            (&SUBSTITUTE, &cue::SUBSTITUTE, ["as substitute: A Marl", "for A Marl"]),
        ] {
            for text in texts {
                assert!(pattern.is_match(text) && cue.begins_in(text), "{text}");
            }
        }
        for (pattern, cue, texts) in [
            (&ARRIVED, &cue::ARRIVED, ["From 3pm", "ymunodd 3pm"]),
            (&LEFT, &cue::LEFT, ["to 3pm", "hyd\nat 3pm"]),
        ] {
            for text in texts {
                assert!(pattern.is_match(text) && cue.opens(text), "{text}");
            }
        }
    }

    #[test]
    fn flags() {
        let one = |text: &str| person(text).unwrap();
        for text in [
            "Mr Marl (in the Chair)",
            "Mr Marl (Chairman)",
            "Mr Marl – Chair",
            "Chair: Mr Marl",
            "Mr Marl, Chair",
        ] {
            let part = one(text);
            assert!(
                part.chair && part.affiliation.is_none() && part.name == "Mr Marl",
                "{text} {part:?}"
            );
        }
        for text in ["Mr Marl (Vice-Chair)", "Mr Marl (Vice Chair)", "Mr Marl (Vice-Chairman)"] {
            assert!(one(text).vice_chair && one(text).affiliation.is_none(), "{text}");
        }
        assert_eq!(
            one("Cllr Marl (substitute for Cllr Dunn)").substitute_for.as_deref(),
            Some("Cllr Dunn")
        );
        assert_eq!(
            one("Cllr Marl (for Councillor B Dunn)").substitute_for.as_deref(),
            Some("Councillor B Dunn")
        );
        for text in
            ["Mr Marl (virtual)", "Mr Marl (via Teams)", "Mr Marl (online)", "Mr Marl (remote)"]
        {
            assert!(one(text).remote, "{text}");
        }
        assert_eq!(one("Mr Marl (from 2.15 pm)").arrived.as_deref(), Some("from 2.15 pm"));
        assert_eq!(one("Mr Marl (left at item 6)").left.as_deref(), Some("left at item 6"));
        assert_eq!(one("Mr Marl (until 3pm)").left.as_deref(), Some("until 3pm"));
    }
}
