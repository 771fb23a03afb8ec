//! Resolves links, and writes them so that they can be fetched. The only file that knows `fluent-uri`.

use std::fmt::Write;

use fluent_uri::{Uri, UriRef};

/// Resolves `href` against the address of its page, as RFC 3986 has it. Without a base, or against one
/// that is no address, a relative link stays relative. What no address may hold is percent-encoded;
/// what is encoded already stays.
pub(crate) fn resolve(base: Option<&str>, href: &str) -> String {
    let href = encode(href.trim());
    base.and_then(|base| joined(base, &href)).unwrap_or(href)
}

/// Resolves a link that has no scheme of its own; none where one of both is no address.
fn joined(base: &str, href: &str) -> Option<String> {
    let href = reference(href).filter(|href| !href.has_scheme())?;
    // A place on the page is told without the page's parameters.
    let end = if href.path().is_empty() && !href.has_query() { ['?', '#'] } else { ['#', '#'] };
    let base = encode(base.trim().split(end).next()?);
    let base = Uri::parse(base).ok().filter(Uri::has_authority)?;
    href.resolve_against(&base).ok().map(Uri::into_string)
}

/// A link as a reference of RFC 3986. A colon in the first folder of a path would end a scheme, and
/// needs `./` before it ("Item 5: Plan.pdf").
fn reference(href: &str) -> Option<UriRef<String>> {
    UriRef::parse(href.to_owned()).or_else(|_| UriRef::parse(format!("./{href}"))).ok()
}

/// True if the link has a scheme of its own.
pub(crate) fn is_absolute(href: &str) -> bool {
    reference(&encode(href)).is_some_and(|href| href.has_scheme())
}

/// The value of a query parameter, its name in any case.
pub(crate) fn parameter<'a>(href: &'a str, name: &str) -> Option<&'a str> {
    let (_, query) = href.split_once('?')?;
    let query = query.split('#').next()?;
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| key.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
        .filter(|value| !value.is_empty())
}

/// The file name of a link, without folders, query and fragment.
pub(crate) fn file_name(href: &str) -> &str {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default()
}

/// What a link without words is called: its file, or all of it.
pub(crate) fn named(href: &str) -> String {
    let file = file_name(href).trim();
    if file.is_empty() { href.trim().to_owned() } else { file.to_owned() }
}

/// Percent-encodes what RFC 3986 allows in no reference and papers and ModernGov's pages have all the
/// same: spaces, quotes, letters beyond ASCII, a `%` that encodes nothing, brackets that hold no host's
/// number, a second `#`. Line ends and tabs are the source's wrapping inside an attribute, and go.
fn encode(href: &str) -> String {
    let mut encoded = String::with_capacity(href.len());
    let mut in_fragment = false;
    for (at, character) in href.char_indices() {
        let kept = match character {
            '\n' | '\r' | '\t' => continue,
            '%' => is_encoded(href, at),
            '[' | ']' => href.contains("//["),
            '#' => !std::mem::replace(&mut in_fragment, true),
            _ => character.is_ascii_alphanumeric() || "-._~:/?@!$&'()*+,;=".contains(character),
        };
        if kept {
            encoded.push(character);
            continue;
        }
        let mut buffer = [0; 4];
        for byte in character.encode_utf8(&mut buffer).bytes() {
            // Writing to a string does not fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// Whether two hexadecimal digits follow the `%` at a place.
fn is_encoded(href: &str, at: usize) -> bool {
    let digits = href.get(at..).unwrap_or_default().bytes().skip(1).take(2);
    digits.filter(u8::is_ascii_hexdigit).count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolves_as_a_browser_does() {
        let base =
            Some("https://democracy.example.gov.uk/council/ieListDocuments.aspx?CId=7&MId=9");
        for (href, whole) in [
            (
                "documents/s12/A b.pdf",
                "https://democracy.example.gov.uk/council/documents/s12/A%20b.pdf",
            ),
            ("/x/./y/../z", "https://democracy.example.gov.uk/x/z"),
            ("../up.pdf?T=9", "https://democracy.example.gov.uk/up.pdf?T=9"),
            ("//other.uk/a", "https://other.uk/a"),
            ("http://other.uk/a%20b", "http://other.uk/a%20b"),
            ("#AI3", "https://democracy.example.gov.uk/council/ieListDocuments.aspx#AI3"),
            ("mailto:a@b.uk", "mailto:a@b.uk"),
            (
                "Item 5: Plan, 50% [draft].pdf",
                "https://democracy.example.gov.uk/council/Item%205:%20Plan,%2050%25%20%5Bdraft%5D.pdf",
            ),
            ("?CId=8", "https://democracy.example.gov.uk/council/ieListDocuments.aspx?CId=8"),
            ("x#a#b", "https://democracy.example.gov.uk/council/x#a%23b"),
        ] {
            assert_eq!(resolve(base, href), whole);
        }
        assert_eq!(resolve(None, "documents/s1/Café 1.pdf"), "documents/s1/Caf%C3%A9%201.pdf");
        assert_eq!(resolve(Some("https://a.uk"), "b"), "https://a.uk/b");
        assert_eq!(resolve(Some("no address"), "a b"), "a%20b");
        assert_eq!(resolve(Some("https://a.uk/x y/z"), "b"), "https://a.uk/x%20y/b");
    }

    #[test]
    fn schemes() {
        for (href, expected) in [
            ("https://a.uk/x y", true),
            ("mailto:a@b.uk", true),
            ("//a.uk/x", false),
            ("x/y:z", false),
            ("Item 5: Plan.pdf", false),
            ("1:2", false),
            ("", false),
        ] {
            assert_eq!(is_absolute(href), expected, "{href}");
        }
    }

    #[test]
    fn finds_parameters_in_any_case() {
        assert_eq!(parameter("x.aspx?CId=7&MID=9#a", "mid"), Some("9"));
        assert_eq!(parameter("x.aspx?MId=", "MId"), None);
        assert_eq!(file_name("a/b.pdf?T=1"), "b.pdf");
    }
}
