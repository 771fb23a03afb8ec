//! Names of authorities and bodies as they are compared, and the slugs that folders are called by.
//!
//! Letter case, accents, quotes, dashes and "the" make no difference; nor does what a paper puts around
//! a body's name ("Minutes of the … meeting"), or the authority's name in front of it.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::words::bodies::{AFTER_BODY, ARTICLES, BEFORE_BODY, SOLE, SORTS, bodies};

/// A folder's name is at most this long, in bytes: titles of papers taken for names are longer.
const SLUG_BYTES: usize = 80;
/// What a slug that was cut ends in: so many hexadecimal digits of the whole name's digest.
const CUT_DIGITS: usize = 8;

/// The words of a name: small letters and digits, without accents and apostrophes.
pub(crate) fn words(name: &str) -> Vec<String> {
    let plain: String = name
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '’' | '‘' | '`' | '\u{ad}'))
        .flat_map(char::to_lowercase)
        .collect();
    let plain = plain.replace('&', " and ");
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The words of an authority's name; a heading that names it twice over is one name.
pub(crate) fn authority_words(name: &str) -> Vec<String> {
    let mut words = words(name);
    if words.first().is_some_and(|word| word == "the") {
        words.remove(0);
    }
    let length = words.len();
    let twice = (1..=length / 2).rev().find(|size| {
        let (head, last) = words.split_at(length.saturating_sub(*size));
        head.ends_with(last)
    });
    words.truncate(length.saturating_sub(twice.unwrap_or(0)));
    words
}

/// The words of a body's name under an authority.
///
/// The council itself, which papers call "Council", "County Council" or by the authority's whole name,
/// is called by the last word of the authority's name.
pub(crate) fn body_words(name: &str, authority: Option<&[String]>) -> Vec<String> {
    let mut words = words(name);
    // "Council Meeting of the Anyshire Parish Council": what comes after tells the body.
    let of = words.windows(2).rposition(|pair| pair == ["meeting", "of"]);
    if let Some(place) = of.filter(|place| place.saturating_add(2) < words.len()) {
        words.drain(..place);
    }
    while let Some(length) = lead(&words) {
        words.drain(..length);
    }
    let kind = |words: &[String]| {
        words.iter().nth_back(1).is_some_and(|word| bodies().any(|body| body == word))
    };
    if kind(&words) && words.last().is_some_and(|last| AFTER_BODY.has(last)) {
        words.pop();
    }
    let sole = words.len() > 1 && words.last().is_some_and(|word| SOLE.has(word));
    if sole && words.first().is_some_and(|word| SORTS.has(word)) {
        words.remove(0);
    }
    match authority {
        Some(authority) if !authority.is_empty() => under(words, authority),
        _ => words,
    }
}

/// Takes the authority's name off a body's.
fn under(mut words: Vec<String>, authority: &[String]) -> Vec<String> {
    if words.len() > authority.len() {
        if words.starts_with(authority) {
            words.drain(..authority.len());
        } else if words.ends_with(authority) {
            words.truncate(words.len().saturating_sub(authority.len()));
            while words.len() > 1 && words.last().is_some_and(|word| word == "of" || word == "the")
            {
                words.pop();
            }
        }
        let joins = |word: &String| word == "the" || word == "s";
        while words.len() > 1 && words.first().is_some_and(joins) {
            words.remove(0);
        }
    }
    let whole = authority.ends_with(&words);
    if whole { authority.last().cloned().into_iter().collect() } else { words }
}

/// How many words stand before a body's name in a heading.
fn lead(words: &[String]) -> Option<usize> {
    let mut leads = BEFORE_BODY.words().chain(ARTICLES.words());
    leads.find_map(|lead| {
        let length = lead.split(' ').count();
        let starts = words.iter().zip(lead.split(' ')).all(|(word, lead)| word == lead);
        (starts && words.len() > length).then_some(length)
    })
}

/// A name as a folder: words joined by hyphens; none for a name without a letter or digit.
pub(crate) fn slug(words: &[String]) -> Option<String> {
    // A letter outside a to z, such as "ø", is told by its number.
    let ascii = |c: char| match c.is_ascii_alphanumeric() {
        true => c.to_string(),
        false => format!("u{:x}", u32::from(c)),
    };
    let ascii = |word: &String| word.chars().map(ascii).collect::<String>();
    let whole = words.iter().map(ascii).collect::<Vec<_>>().join("-");
    if whole.is_empty() {
        return None;
    }
    if whole.len() <= SLUG_BYTES {
        return Some(whole);
    }
    let digest = Sha256::digest(whole.as_bytes());
    let digits: String =
        digest.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).map(char::from).collect();
    let room = SLUG_BYTES.saturating_sub(CUT_DIGITS).saturating_sub(1);
    let cut = whole.get(..room).unwrap_or_default();
    let cut = cut.rsplit_once('-').map_or(cut, |(head, _)| head);
    Some(format!("{cut}-{}", digits.get(..CUT_DIGITS).unwrap_or_default()))
}

/// A name is printed in capitals throughout.
pub(crate) fn shouts(name: &str) -> bool {
    !name.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(name: &str, authority: &str) -> String {
        let authority = authority_words(authority);
        slug(&body_words(name, (!authority.is_empty()).then_some(&authority))).unwrap_or_default()
    }

    #[test]
    fn typography_folds() {
        assert_eq!(body("ADULTS’ & HEALTH  PANEL", ""), "adults-and-health-panel");
        assert_eq!(body("The Adults' and Health Panel", ""), "adults-and-health-panel");
        assert_eq!(body("Cyngor Sir Ynys Fôn", ""), "cyngor-sir-ynys-fon");
        assert_eq!(body("–", ""), "");
    }

    #[test]
    fn what_stands_around_a_name_goes() {
        assert_eq!(body("Minutes of the Harbour Board", ""), "harbour-board");
        assert_eq!(body("Harbour Board Meeting", ""), "harbour-board");
        assert_eq!(body("Annual Parish Meeting", ""), "annual-parish-meeting");
        assert_eq!(body("Extraordinary Council", ""), "council");
        assert_eq!(body("Special Projects Committee", ""), "special-projects-committee");
        assert_eq!(
            body("Council Meeting of Anyham Parish Council", "Anyham Parish Council"),
            "council"
        );
        assert_eq!(body("Meeting", ""), "meeting");
        assert_eq!(body("Harbour Trust Meeting", ""), "harbour-trust");
        assert_eq!(body("Virtual Council", ""), "council");
        assert_eq!(body("Cofnodion cyfarfod y Pwyllgor Craffu", ""), "pwyllgor-craffu");
    }

    #[test]
    fn the_authority_in_front_is_no_part_of_the_body() {
        assert_eq!(body("Anyshire County Council Cabinet", "Anyshire County Council"), "cabinet");
        assert_eq!(
            body("Cabinet of the Anyshire County Council", "Anyshire County Council"),
            "cabinet"
        );
        assert_eq!(body("Anyshire County Council", "ANYSHIRE COUNTY COUNCIL"), "council");
        assert_eq!(body("County Council", "Anyshire County Council"), "council");
        assert_eq!(body("Full Council", "The Anyshire County Council"), "council");
        assert_eq!(body("Anyshire County Council", ""), "anyshire-county-council");
    }

    #[test]
    fn a_heading_that_names_the_authority_twice_is_one_name() {
        let twice = authority_words("ANYSHIRE COUNTY COUNCIL COUNTY COUNCIL");
        assert_eq!(twice, authority_words("Anyshire County Council"));
    }

    #[test]
    fn folders_are_short_and_apart() {
        let long = |end: &str| slug(&words(&format!("{} {end}", "word ".repeat(40)))).unwrap();
        assert!(long("one").len() <= SLUG_BYTES);
        assert_ne!(long("one"), long("two"));
        assert_eq!(slug(&words("Ω")), Some("u3c9".to_owned()));
    }
}
