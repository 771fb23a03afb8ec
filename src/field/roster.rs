//! Run-on lists of people: "Mr A B (Chairman), Mrs C D, MBE and Ms E F (Director of Housing)".

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::affiliation::{self, Names};
use super::{Found, head, name, pattern, tail};

/// A person of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamePart {
    /// As printed, honorific and letters included, flags and affiliation left out.
    pub name: String,
    /// What stands beside the name, flags left out.
    pub affiliation: Option<String>,
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
        r"(?i)^(?:(?:in|took) the chair|(?:acting |interim )?(?:chair|chairman|chairwoman|chairperson|presiding)(?: of the (?:meeting|council|board|committee))?|chairing|(?:town |city )?mayor in the chair|in the chair.*)$",
    )
});
static GROUP_WORD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:parish|town|district|borough|county|city)\s+)?(?:councillors|members|cllrs)$",
    )
});
static VICE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:acting )?(?:vice|deputy)[\s-]*(?:chair|chairman|chairwoman|chairperson)|vice(?: of the (?:meeting|council|board|committee))?)$",
    )
});
static SUBSTITUTE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:as |a )?(?:substitut(?:e|es|ing)|subs?\.?|deputy|deputising|reserve|in place of|instead of|on behalf of|representing|replacing)\b\s*(?:member\b\s*)?(?:for|of)?\s*[:–-]?\s*|for\s+)(.*)$",
    )
});
static REMOTE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:attended |attending |joined |joining |present |in attendance |by |via |on |through )*(?:virtual(?:ly)?|remote(?:ly)?|online|on-line|(?:ms |microsoft )?teams|zoom|skype|video(?: ?link| ?conference)?|telephone|phone|dial(?:led)?[ -]in)(?: link| meeting| attendance| participation)?)$",
    )
});
static ARRIVED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:from\b|arrived\b|joined\b|arriving\b|joining\b|entered\b|late\b)[\s\w.:,’'-]*$",
    )
});
static LEFT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:left\b|until\b|till\b|up to\b|to item\b|departed\b|leaving\b|to \d)[\s\w.:,’'-]*$",
    )
});
/// Where one person may end and the next begin.
static SEPARATOR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[,;\n•]|\s+(?:and|&)\s+|\)\s+(?:(?:and|&)\s+)?|\.\s+"));
/// A dash between a name and what belongs to it.
static DASH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\s+[-–—]\s*|\s*[–—]\s+|:\s+|\s+as\s+(?:the\s+)?(?i:chair)"));

/// Splits a list of people. A piece that is no name belongs to the one before it: letters to its
/// name, anything else to its affiliation.
pub fn split_names(text: &str) -> Vec<Found<NamePart>> {
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
    let mut titled_list = false;
    let mut in_affiliation = false;
    let mut after_bracket = false;
    for piece in pieces(text, start) {
        let printed = text.get(piece.clone()).unwrap_or("");
        let core = core(printed);
        // A title for the rest of the list: "and Councillors C and D".
        let shared = name::shared_title(printed);
        let titled = name::titles(core) > 0 && name::looks_like_name(core);
        let title_only = people.last().and_then(|p| text.get(p.clone())).is_some_and(title_alone);
        let opens = if title_only {
            false
        } else if shared > 0 {
            true
        } else if name::is_letters(core) {
            false
        } else if people.is_empty() {
            true
        } else if in_affiliation && titled_list {
            // "Director of Children, Young Persons and Mr X": only a title ends the affiliation.
            titled || with_post(core)
        } else {
            // "(Director of Housing) and Marlowe (Accountant)": a surname with a bracket of its own.
            let bracketed =
                printed.ends_with(')') && !core.contains(char::is_whitespace) && !core.is_empty();
            name::looks_like_name(core) || with_post(core) || (bracketed && after_bracket)
        };
        after_bracket = printed.ends_with(')');
        match people.last_mut() {
            Some(last) if !opens => {
                last.end = piece.end;
                in_affiliation |= !title_only
                    && !name::is_letters(core)
                    && !printed.trim_start().starts_with('(');
            }
            _ => {
                titled_list |= titled;
                in_affiliation = false;
                people.push(piece.start.saturating_add(shared)..piece.end);
            }
        }
    }
    people
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
            ")" => opens_with_a_name(after),
            "." => ends_a_sentence(head(text, separator.start())) && opens_with_a_name(after),
            _ => true,
        };
        if separator.start() < from || !splits || open_brackets(text, from, end) {
            continue;
        }
        push(text, from..end, &mut pieces);
        from = separator.end();
    }
    push(text, from..text.len(), &mut pieces);
    pieces
}

/// Tells whether a name, or a title for several, stands up to the next sign.
fn opens_with_a_name(text: &str) -> bool {
    let stretch = head(text, text.find([',', ';', '(', '\n']).unwrap_or(text.len()));
    let stretch = stretch.split(" and ").next().unwrap_or(stretch);
    name::shared_title(text) > 0 || name::looks_like_name(stretch)
}

/// Tells whether a full stop after this ends a sentence: not after an initial or "Cllr".
fn ends_a_sentence(before: &str) -> bool {
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

/// A piece without its brackets and what stands after a dash.
fn core(piece: &str) -> &str {
    let plain = head(piece, piece.find(['(', '[']).unwrap_or(piece.len()));
    let plain = head(plain, DASH.find(plain).map_or(plain.len(), |m| m.start()));
    plain.trim().trim_end_matches('.')
}

/// Tells whether a piece is a post and a name: "Clerk J Fenwick", "Chairman: Mr Fenwick".
fn with_post(piece: &str) -> bool {
    leading_post(piece).is_some()
}

/// Splits "Clerk J Fenwick" into the post and the name.
fn leading_post(piece: &str) -> Option<(&str, &str)> {
    static POST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?i:(?:the\s+)?(?:(?:parish|town|deputy|assistant|acting|district|county|borough)\s+)*(?:clerk(?:\s+to\s+the\s+\w+)?|rfo|treasurer|secretary|chairman|chair|chairwoman|vice[\s-]chair(?:man)?|warden|caretaker))\b[\s:–-]+",
        )
    });
    let post = POST.find(piece)?;
    let rest = tail(piece, post.end());
    name::looks_like_name(core(rest))
        .then(|| (post.as_str().trim_end_matches([':', ' ', '-', '–']), rest))
}

/// Reads one person's stretch of the list.
pub fn person(text: &str) -> Option<NamePart> {
    let mut part = NamePart::default();
    let mut beside: Vec<String> = Vec::new();
    let mut rest = text.trim().trim_end_matches(['.', ',', ';']).to_owned();
    if let Some((post, after)) = leading_post(&rest) {
        if !flag(post, &mut part) {
            beside.push(post.to_owned());
        }
        rest = after.to_owned();
    }
    // Brackets, from the left; each says something of the person.
    while let Some((range, inner)) = bracket(&rest) {
        let cut_name = range.start == 0;
        for clause in clauses(&inner) {
            let initials = are_initials(head(&rest, range.start), clause);
            if !initials && !flag(clause, &mut part) {
                beside.push(clause.to_owned());
            }
        }
        let after = tail(&rest, range.end).to_owned();
        rest.truncate(range.start);
        let gap = if rest.ends_with(' ') && after.starts_with([' ', ',']) {
            after.trim_start()
        } else {
            &after
        };
        let gap = gap.to_owned();
        rest.push_str(&gap);
        if cut_name && rest.trim().is_empty() {
            return None;
        }
    }
    let rest = rest.trim().trim_end_matches(',').trim();
    let (printed, after) = name_and_rest(rest);
    if let Some(after) = after
        && !flag(after, &mut part)
    {
        beside.insert(0, after.to_owned());
    }
    part.name = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    part.affiliation = (!beside.is_empty()).then(|| beside.join(", "));
    part.name.chars().any(char::is_alphabetic).then_some(part)
}

/// Cuts what follows a dash, or a comma that no letters follow.
fn name_and_rest(text: &str) -> (&str, Option<&str>) {
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

/// "The Worshipful the Mayor, Councillor X": the comma is inside the name.
fn title_alone(before: &str) -> bool {
    let titles = name::titles(before);
    titles > 0 && tail(before, titles).trim().is_empty()
}

fn bracket(text: &str) -> Option<(Range<usize>, String)> {
    let open = text.find(['(', '['])?;
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

/// Tells whether a bracket holds the initials that the paper uses for the person: "Ann Marl (AM)".
fn are_initials(before: &str, clause: &str) -> bool {
    let bare = tail(before, name::titles(before));
    let initials: String = bare
        .split([' ', '-'])
        .filter_map(|w| w.chars().next())
        .filter(|c| c.is_uppercase())
        .collect();
    clause.chars().count() > 1 && clause.chars().filter(|c| *c != '.').eq(initials.chars())
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
    if GROUP_WORD.is_match(clause) {
        // "A Marl, B Dunn and C Fenn, Councillors" says what they all are, as a title before them would.
    } else if CHAIR.is_match(clause) {
        part.chair = true;
    } else if VICE.is_match(clause) {
        part.vice_chair = true;
    } else if REMOTE.is_match(clause) {
        part.remote = true;
    } else if ARRIVED.is_match(clause) && mentions_a_moment(clause) {
        part.arrived = Some(clause.to_owned());
    } else if LEFT.is_match(clause) && mentions_a_moment(clause) {
        part.left = Some(clause.to_owned());
    } else if let Some(c) = SUBSTITUTE.captures(clause)
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
    clause.chars().any(|c| c.is_ascii_digit())
        || ["item", "minute", "noon", "midday", "meeting", "late", "early", "during", "part"]
            .iter()
            .any(|w| lower.contains(w))
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
        let table: [(&str, &[&str]); 12] = [
            ("Ann Marl (AM) Bob Dunn (BD) Cy Fenn", &["Ann Marl", "Bob Dunn", "Cy Fenn"]),
            (
                "Councillors A Marl and B Dunn. Ann Fenn (Head of Law)",
                &["A Marl", "B Dunn", "Ann Fenn"],
            ),
            ("Ms G Hart (Head of Law) and Fenn (Accountant)", &["Ms G Hart", "Fenn"]),
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

    #[test]
    fn flags() {
        let one = |text: &str| split_names(text).remove(0).value;
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
