//! The words of papers that rules ask for: one table a concept, all languages of it side by side.
//!
//! Code asks a table; it spells out no word of a paper itself. A word is added in one line, in the table
//! of its concept, and needs no other change. There is no language switch: papers are bilingual, and
//! every rule knows the words of all languages at once.
//!
//! Patterns name tables in braces, and [`pattern`](self::pattern::pattern) puts the words in. The words stand
//! as the name does: `{month}` in small letters, `{Month}` with a capital, `{MONTH}` in capitals.

pub(crate) mod actions;
pub(crate) mod attendance;
pub(crate) mod beside;
pub(crate) mod bodies;
pub(crate) mod calendar;
pub(crate) mod columns;
pub(crate) mod contacts;
pub(crate) mod headings;
pub(crate) mod joins;
pub(crate) mod lead_ins;
pub(crate) mod log_titles;
pub(crate) mod moderngov;
pub(crate) mod moving;
pub(crate) mod not_a_person;
pub(crate) mod pages;
pub(crate) mod pattern;
pub(crate) mod people;
pub(crate) mod reports;
pub(crate) mod roll;
pub(crate) mod status;
pub(crate) mod telling;
pub(crate) mod titles;
pub(crate) mod venues;

/// Words that mean one thing, by language. In lower case, words parted by one space.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term<T: 'static> {
    /// What they mean.
    pub means: T,
    /// English.
    pub english: &'static [&'static str],
    /// Welsh.
    pub welsh: &'static [&'static str],
}

/// Words of one concept that need no meaning beside it.
pub(crate) type Words = Term<()>;

/// Words of one concept.
pub(crate) const fn words(
    english: &'static [&'static str],
    welsh: &'static [&'static str],
) -> Words {
    term((), english, welsh)
}

/// Words and what they mean.
pub(crate) const fn term<T>(
    means: T,
    english: &'static [&'static str],
    welsh: &'static [&'static str],
) -> Term<T> {
    Term { means, english, welsh }
}

impl<T> Term<T> {
    /// The words of all languages.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static str> + Clone + use<T> {
        self.english.iter().chain(self.welsh).copied()
    }

    /// Whether a text in lower case is one of them.
    pub(crate) fn has(&self, lower: &str) -> bool {
        self.words().any(|word| word == lower)
    }

    /// Whether one of them stands anywhere in a text in lower case.
    pub(crate) fn is_in(&self, lower: &str) -> bool {
        self.words().any(|word| lower.contains(word))
    }

    /// Whether a text in lower case starts with one of them.
    pub(crate) fn opens(&self, lower: &str) -> bool {
        self.words().any(|word| lower.starts_with(word))
    }

    /// Whether a text in lower case ends with one of them.
    pub(crate) fn ends(&self, lower: &str) -> bool {
        self.words().any(|word| lower.ends_with(word))
    }
}

/// The words of several terms.
pub(crate) fn all<T>(terms: &[Term<T>]) -> impl Iterator<Item = &'static str> {
    terms.iter().flat_map(Term::words)
}

/// What a text in lower case means by a table.
pub(crate) fn means<T: Copy>(terms: &[Term<T>], lower: &str) -> Option<T> {
    terms.iter().find(|term| term.has(lower)).map(|term| term.means)
}

/// The words of the table of a name; none where a module has no such table.
type Table = fn(&str) -> Option<Vec<&'static str>>;

/// The tables that patterns can name: each module's, by a name in small letters.
const NAMED: &[Table] = &[
    actions::named,
    attendance::named,
    beside::named,
    bodies::named,
    calendar::named,
    contacts::named,
    headings::named,
    lead_ins::named,
    log_titles::named,
    moderngov::named,
    moving::named,
    pages::named,
    people::named,
    reports::named,
];

/// The alternatives of the table that a pattern names; none where there is no such table.
pub(crate) fn named(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let words = NAMED.iter().find_map(|table| table(&lower))?;
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    let written = match capitals {
        0 => words.into_iter().map(str::to_owned).collect(),
        1 => words.into_iter().map(capitalised).collect(),
        _ => words.into_iter().map(str::to_uppercase).collect(),
    };
    Some(alternatives(written))
}

/// A word with a capital at its start.
pub(crate) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The alternatives of a regular expression, the longer before those that it starts with, white space
/// between their words and either apostrophe in them. What they start with in common stands once: a
/// pattern of half the states is compiled and tried in half the time.
fn alternatives(words: Vec<String>) -> String {
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    words.sort_unstable();
    words.dedup();
    let mut out = String::from("(?:");
    join(&words, &mut out);
    out.push(')');
    out
}

/// Writes sorted words, what they start with in common once.
fn join(words: &[&str], out: &mut String) {
    let ends = words.first().is_some_and(|word| word.is_empty());
    let longer = words.get(usize::from(ends)..).unwrap_or_default();
    let letter = |word: &&str| word.chars().next();
    let one_way = longer.first().map(letter) == longer.last().map(letter);
    let grouped = ends && !longer.is_empty() || !one_way;
    if grouped {
        out.push_str("(?:");
    }
    for (place, group) in longer.chunk_by(|a, b| letter(a) == letter(b)).enumerate() {
        if place > 0 {
            out.push('|');
        }
        let Some(first) = group.first().and_then(letter) else { continue };
        spell(first, out);
        let rests: Vec<&str> =
            group.iter().filter_map(|word| word.get(first.len_utf8()..)).collect();
        join(&rests, out);
    }
    if grouped {
        out.push(')');
    }
    if ends && !longer.is_empty() {
        out.push('?');
    }
}

/// Writes a letter of a word as a pattern has it.
fn spell(letter: char, out: &mut String) {
    match letter {
        ' ' => out.extend(["[", pattern::SPACE, "]+"]),
        '\'' => out.push_str("['’]"),
        _ if letter.is_alphanumeric() => out.push(letter),
        _ => out.push_str(&regex::escape(letter.encode_utf8(&mut [0; 4]))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_spelt_for_patterns() {
        let spelt = |words: &[&str]| alternatives(words.iter().map(|w| (*w).to_owned()).collect());
        assert_eq!(spelt(&["a.m", "noon", "a.m"]), r"(?:(?:a\.m|noon))");
        assert_eq!(spelt(&["may", "mar", "march"]), "(?:ma(?:r(?:ch)?|y))");
        assert_eq!(spelt(&["council's seal"]), r"(?:council['’]s[\t\n\r\x20]+seal)");
    }

    #[test]
    fn words_are_found() {
        let greens = words(&["green", "lime"], &["gwyrdd"]);
        assert!(greens.has("gwyrdd") && !greens.has("limes"));
        assert!(greens.is_in("the lime tree") && !greens.opens("the lime tree"));
        assert!(greens.opens("limes") && greens.ends("two limes lime"));
    }
}
