//! The words of papers that rules ask for: one table a concept, all languages of it side by side.
//!
//! Code asks a table; it spells out no word of a paper itself. A word is added in one line, in the table
//! of its concept, and needs no other change. There is no language switch: papers are bilingual, and
//! every rule knows the words of all languages at once.
//!
//! Patterns name tables in braces (`{month}`), and [`pattern`](crate::pattern::pattern) puts the words in.

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

impl<T> Term<T> {
    /// The words of all languages.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static str> + use<T> {
        self.english.iter().chain(self.welsh).copied()
    }
}

/// Words of a table that patterns can name: the alternatives of a regular expression, longest first, any
/// white space between their words.
pub(crate) fn alternatives(words: impl IntoIterator<Item = &'static str>) -> String {
    let mut words: Vec<&str> = words.into_iter().collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.dedup();
    let spelt = words.iter().map(|word| {
        word.split(' ').map(regex::escape).collect::<Vec<_>>().join(r"\s+")
    });
    format!("(?:{})", spelt.collect::<Vec<_>>().join("|"))
}
