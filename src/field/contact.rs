//! Whom to ask: e-mail, telephone, name and post out of a few lines.

use std::sync::LazyLock;

use regex::Regex;

use super::{Found, affiliation, name};
use crate::record::Contact;
use crate::words::pattern::{Patterns, pattern};

static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"[A-Za-z0-9._%+’'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
});
static TELEPHONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\+44\s?(?:\(0\)\s?)?|\(0\d{2,5}\)\s?|\b0)\d(?:[\d -]|\s\(\d+\)\s){6,13}\d\b(?:\s?{extension}\s?\d{2,6})?",
    )
});
/// Words that introduce a value and are none themselves.
static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)
        \b (?: (?:for\ )? {further} (?:\ {about_paper})? ,?\ * (?: {please_contact} | {contacted} )? | {introducer} ) \b \.? \s* :
        | ^ {contact_opener} \b [.:]?
        | \b {contact_closer} [.:]* \s* $
        | \b (?:for\ )? {further} ,?\ * {please_contact} \b :?",
    )
});

/// What [`emails`] and [`telephones`] try.
pub(crate) static PATTERNS: Patterns = &[&EMAIL, &TELEPHONE];

/// Finds e-mail addresses.
pub fn emails(text: &str) -> Vec<Found<String>> {
    let found = |m: regex::Match<'_>| Found { value: m.as_str().to_owned(), range: m.range() };
    EMAIL.find_iter(text).map(found).collect()
}

/// Finds telephone numbers, as printed.
pub fn telephones(text: &str) -> Vec<Found<String>> {
    let found =
        |m: regex::Match<'_>| Found { value: m.as_str().trim().to_owned(), range: m.range() };
    TELEPHONE.find_iter(text).map(found).collect()
}

/// Reads one contact out of the lines that name it: "Contact: Ann Marl (Tel. 01…) Email: a@b". Null
/// where they hold neither a name nor an address. The places are the caller's.
pub fn contact(lines: &[&str]) -> Option<Contact> {
    let mut contact = Contact::default();
    for line in lines {
        let mut rest = (*line).to_owned();
        for found in emails(line) {
            contact.email.get_or_insert(found.value.clone());
            rest = rest.replace(&found.value, "\u{1f}");
        }
        for found in telephones(line) {
            contact.telephone.get_or_insert(found.value.clone());
            rest = rest.replace(&found.value, "\u{1f}");
        }
        for piece in pieces(&rest) {
            place(&piece, &mut contact);
        }
    }
    // A name alone is a contact only where the line says so, or stands in a block.
    let said = lines.len() > 1 || lines.iter().any(|l| WORDS.is_match(l));
    let reachable = contact.email.is_some() || contact.telephone.is_some();
    (reachable || (said && contact.name.is_some())).then_some(contact)
}

/// What is left of a line when the values and the words before them are out.
fn pieces(rest: &str) -> Vec<String> {
    let plain = WORDS.replace_all(rest, "\u{1f}");
    plain
        .split(['\u{1f}', '(', ')', ',', ';', '|', '\t'])
        .flat_map(|p| p.split(" - "))
        .flat_map(|p| p.split(" – "))
        .map(|p| WORDS.replace_all(p.trim(), ""))
        .map(|p| p.trim_matches(|c: char| c.is_whitespace() || ".:,;-–—".contains(c)).to_owned())
        .filter(|p| p.chars().filter(|c| c.is_alphabetic()).count() > 1)
        .collect()
}

fn place(piece: &str, contact: &mut Contact) {
    if contact.name.is_none() && name::looks_like_name(piece) {
        contact.name = Some(piece.to_owned());
        return;
    }
    let parts = affiliation::parts(piece);
    if contact.role.is_none() && parts.role.is_some() {
        contact.role = parts.role;
    }
    if contact.organisation.is_none() && parts.organisation.is_some() {
        contact.organisation = parts.organisation;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_and_a_block() {
        let table: [&[&str]; 4] = [
            &["Contact: Ann Marl (Tel. 0116 496 0000)  Email. ann.marl@marl.example.uk"],
            &[
                "Ann Marl, Head of Law, Marl Borough Council",
                "Tel: 0116 496 0000",
                "Email: ann.marl@marl.example.uk",
            ],
            &[
                "Officer to Contact",
                "Ann Marl",
                "Head of Law",
                "Telephone: 0116 496 0000",
                "ann.marl@marl.example.uk",
            ],
            &[
                "Further information please contact: Ann Marl on 0116 496 0000, e-mail: ann.marl@marl.example.uk",
            ],
        ];
        for (at, lines) in table.into_iter().enumerate() {
            let found = contact(lines).unwrap();
            assert_eq!(found.email.as_deref(), Some("ann.marl@marl.example.uk"), "{at}");
            assert_eq!(found.telephone.as_deref(), Some("0116 496 0000"), "{at}");
            if at < 3 {
                assert_eq!(found.name.as_deref(), Some("Ann Marl"), "{at}");
            }
            if at == 1 || at == 2 {
                assert_eq!(found.role.as_deref(), Some("Head of Law"), "{at}");
            }
        }
        assert_eq!(contact(&["The meeting closed."]), None);
    }
}
