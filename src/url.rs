//! Resolves links as a browser does, and writes them so that they can be fetched.

/// Resolves `href` against the address of its page. Without a base, or against one that is no
/// address, a relative link stays relative. Spaces and other characters that no address may hold
/// are percent-encoded; what is encoded already stays.
pub fn resolve(base: Option<&str>, href: &str) -> String {
    let href = encode(href.trim());
    match base.and_then(|base| Parts::of(base.trim())) {
        Some(base) => base.join(&href),
        None => href,
    }
}

/// True if the link has a scheme of its own.
pub fn is_absolute(href: &str) -> bool {
    href.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

/// The value of a query parameter, its name in any case.
pub fn parameter<'a>(href: &'a str, name: &str) -> Option<&'a str> {
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
pub fn file_name(href: &str) -> &str {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default()
}

/// What a link without words is called: its file, or all of it.
pub fn named(href: &str) -> String {
    let file = file_name(href).trim();
    if file.is_empty() { href.trim().to_owned() } else { file.to_owned() }
}

/// An address taken apart: `https://example.gov.uk` and `/folder/`.
struct Parts<'a> {
    scheme: &'a str,
    /// Scheme and host.
    origin: &'a str,
    /// The path's folder, with both slashes.
    folder: &'a str,
    /// The whole path.
    path: &'a str,
}

impl<'a> Parts<'a> {
    fn of(address: &'a str) -> Option<Parts<'a>> {
        let (scheme, rest) = address.split_once("://")?;
        if !is_absolute(address) || rest.is_empty() {
            return None;
        }
        let tail = rest.find(['/', '?', '#']).and_then(|host| rest.get(host..)).unwrap_or_default();
        let origin = address.strip_suffix(tail)?;
        let path = tail.split(['?', '#']).next().unwrap_or_default();
        let folder = path.rfind('/').and_then(|slash| path.get(..=slash)).unwrap_or("/");
        Some(Parts { scheme, origin, folder, path: if path.is_empty() { "/" } else { path } })
    }

    fn join(&self, href: &str) -> String {
        let Parts { scheme, origin, folder, path } = self;
        if is_absolute(href) {
            href.to_owned()
        } else if let Some(rest) = href.strip_prefix("//") {
            format!("{scheme}://{rest}")
        } else if href.starts_with('/') {
            format!("{origin}{}", without_dots(href))
        } else if href.starts_with(['?', '#']) || href.is_empty() {
            format!("{origin}{path}{href}")
        } else {
            format!("{origin}{}", without_dots(&format!("{folder}{href}")))
        }
    }
}

/// Works `.` and `..` out of a path; query and fragment stay as they are.
fn without_dots(path: &str) -> String {
    let end = path.find(['?', '#']).unwrap_or(path.len());
    let (path, tail) = path.split_at(end);
    let mut kept: Vec<&str> = Vec::new();
    let mut steps = path.split('/').peekable();
    while let Some(step) = steps.next() {
        let last = steps.peek().is_none();
        match step {
            "." | ".." => {
                if step == ".." && kept.len() > 1 {
                    kept.pop();
                }
                if last {
                    kept.push("");
                }
            }
            _ => kept.push(step),
        }
    }
    kept.join("/") + tail
}

fn encode(href: &str) -> String {
    let mut encoded = String::with_capacity(href.len());
    for character in href.chars() {
        match character {
            // A line end inside an attribute is the source's wrapping.
            '\n' | '\r' | '\t' => {}
            ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => {
                encoded.push_str(&format!("%{:02X}", u32::from(character)));
            }
            _ if character.is_ascii() => encoded.push(character),
            _ => {
                let mut buffer = [0; 4];
                for byte in character.encode_utf8(&mut buffer).bytes() {
                    encoded.push_str(&format!("%{byte:02X}"));
                }
            }
        }
    }
    encoded
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
        ] {
            assert_eq!(resolve(base, href), whole);
        }
        assert_eq!(resolve(None, "documents/s1/Café 1.pdf"), "documents/s1/Caf%C3%A9%201.pdf");
        assert_eq!(resolve(Some("https://a.uk"), "b"), "https://a.uk/b");
    }

    #[test]
    fn finds_parameters_in_any_case() {
        assert_eq!(parameter("x.aspx?CId=7&MID=9#a", "mid"), Some("9"));
        assert_eq!(parameter("x.aspx?MId=", "MId"), None);
        assert_eq!(file_name("a/b.pdf?T=1"), "b.pdf");
    }
}
