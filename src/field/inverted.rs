//! Lists that give the post first and the name in brackets: "Chief Executive (Mr A Marl), Director of Roads
//! (Ms B Dunn)".

use super::affiliation::{self, Names};
use super::person::NamePart;
use super::{Found, head, name, tail};

/// What stands between the people of such a list.
const BETWEEN: [char; 6] = [',', ';', '.', '&', ' ', '\n'];

/// The people of such a list, and where it ends; none where a bracket holds anything but a name with a title,
/// or another than a post stands before it.
pub(super) fn people(text: &str) -> Option<(Vec<Found<NamePart>>, usize)> {
    let mut people = Vec::new();
    let mut from = 0;
    while let Some(open) = tail(text, from).find('(').map(|at| from.saturating_add(at)) {
        let close = open.saturating_add(tail(text, open).find(')')?);
        let post = post_in(text.get(from..open)?);
        let name = text.get(open.saturating_add(1)..close)?.trim();
        let named = name::titles(name) > 0 && name::looks_like_name(name);
        let told =
            affiliation::names(post) == Names::Role || affiliation::parts(post).role.is_some();
        if !named || name::looks_like_name(post) || !told {
            return None;
        }
        let start =
            open.saturating_sub(tail(head(text, open), from).trim_start_matches(BETWEEN).len());
        let end = close.saturating_add(1);
        let (name, affiliation) = (folded(name), Some(folded(post)));
        let value = NamePart { name, affiliation, ..NamePart::default() };
        people.push(Found { value, range: start..end });
        from = end;
    }
    (!people.is_empty()).then_some((people, from))
}

/// A text with each stretch of white space as one space.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A post without what parts it from the one before.
fn post_in(text: &str) -> &str {
    let post = text.trim_matches(BETWEEN);
    post.strip_prefix("and ").unwrap_or(post).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_before_names_in_brackets() {
        let of = |text| {
            let told = |one: Found<NamePart>| {
                format!("{} | {}", one.value.name, one.value.affiliation.unwrap_or_default())
            };
            people(text).map(|(people, _)| people.into_iter().map(told).collect::<Vec<_>>())
        };
        let text = "Chief Executive (Mr. A. Marl), Director, Housing (Ms B Dunn) and Senior Engineer (Mr C Fenn)";
        let list = [
            "Mr. A. Marl | Chief Executive",
            "Ms B Dunn | Director, Housing",
            "Mr C Fenn | Senior Engineer",
        ];
        assert_eq!(of(text).unwrap(), list);
        for text in ["Mr A Marl (Director)", "Ann Marl (Ms B Dunn)", "Director (Roads)", "None"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
