//! The officer to ask: name, team, telephone and e-mail out of one line.

use std::sync::LazyLock;

use regex::Regex;

use super::head::{links, value_of};
use super::place::Places;
use super::tree::Element;
use crate::record::Contact;
use crate::words::pattern::pattern;
use crate::words::people::{HEAD, POSTS};

static TELEPHONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:\+44|\(?0)[\d ()-]{7,16}\d(?:\s?/\s?\d{3,})*(?:,?\s*(?:ext\.?|x)\s*\d+)?")
});
static EMAIL: LazyLock<Regex> = LazyLock::new(|| pattern(r"[\w.'+-]+@[\w-]+(?:\.[\w-]+)+"));
static LABEL: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)[(/,;\s]*\b{reached_by}\b.*$"));

/// Reads what stands behind "Contact:"; `None` if it is empty.
pub(super) fn read<'a>(places: &Places<'a>, holder: Element<'a>) -> Option<Contact> {
    let text = value_of(holder);
    let mut contact = parse(&text);
    let linked = links(holder)
        .find_map(|(_, href)| href.strip_prefix("mailto:"))
        .map(|address| address.trim_matches([' ', ';', ',']).to_owned());
    contact.email = linked.filter(|address| is_address(address)).or(contact.email);
    contact.at = places.at(holder);
    let known = contact.name.is_some() || contact.email.is_some() || contact.telephone.is_some();
    known.then_some(contact)
}

fn parse(text: &str) -> Contact {
    let found = |pattern: &Regex| pattern.find(text).map(|found| found.as_str().trim().to_owned());
    // The name ends where a label, a number or an address begins.
    let ends = [LABEL.find(text), TELEPHONE.find(text), EMAIL.find(text)];
    let end = ends.into_iter().flatten().map(|found| found.start()).min().unwrap_or(text.len());
    let before = text.get(..end).unwrap_or(text);
    let mut parts = before.split(',').map(tidy).filter(|part| !part.is_empty());
    let name = parts.next();
    let unit = parts.collect::<Vec<_>>().join(", ");
    let words = unit.to_lowercase();
    let is_post =
        words.split(|c: char| !c.is_alphabetic()).any(|word| POSTS.has(word) || HEAD.has(word));
    let unit = (!unit.is_empty()).then_some(unit);
    Contact {
        name,
        role: unit.clone().filter(|_| is_post),
        organisation: unit.filter(|_| !is_post),
        email: found(&EMAIL),
        telephone: found(&TELEPHONE),
        at: Vec::new(),
    }
}

/// Whether a link leads to one address, and to nothing more, as damaged markup makes it.
fn is_address(text: &str) -> bool {
    let local_and_host = text.split_once('@');
    local_and_host
        .is_some_and(|(local, host)| !local.is_empty() && !host.is_empty() && !host.contains('@'))
        && !text.contains(|c: char| c.is_whitespace() || "<>\"".contains(c))
}

fn tidy(part: &str) -> String {
    part.trim_matches(|c: char| c.is_whitespace() || "/;:-–(".contains(c)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_a_line_apart() {
        let parts = |text| {
            let Contact { name, role, organisation, email, telephone, .. } = parse(text);
            [name, role, organisation, email, telephone].map(Option::unwrap_or_default)
        };
        assert_eq!(
            parts("Ada Marsh Tel: 07700900123 / Email: ada.marsh@example.gov.uk"),
            ["Ada Marsh", "", "", "ada.marsh@example.gov.uk", "07700900123"]
        );
        assert_eq!(parts("Bo Reed (Tel. 0116 496 0583)"), ["Bo Reed", "", "", "", "0116 496 0583"]);
        assert_eq!(
            parts("Cy Hill, Democratic Services, Email: ch@example.gov.uk"),
            ["Cy Hill", "", "Democratic Services", "ch@example.gov.uk", ""]
        );
        assert_eq!(
            parts("Dee Fox and Al Ray Phone: 020 7946 4395/7055"),
            ["Dee Fox and Al Ray", "", "", "", "020 7946 4395/7055"]
        );
        assert_eq!(parts("Di Lane, Committee Clerk")[1], "Committee Clerk");
    }

    #[test]
    fn a_link_whose_quote_is_missing_is_no_address() {
        assert!(is_address("ada.marsh@example.gov.uk"));
        for text in ["ada@example.uk</a>\n<p>b", "ada", "@b", "a@", "a@b@c", "a b@c", "a@b<i>"] {
            assert!(!is_address(text), "{text}");
        }
    }
}
