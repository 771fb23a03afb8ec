//! The aliases file: bodies and authorities that go by several names.

use serde::Deserialize;
use thiserror::Error;

use super::names::{authority_words, body_words, slug, words};

/// Names that are one body's, or one authority's: what `aliases.toml` says.
///
/// ```toml
/// [[body]]
/// id = "resilience-board"
/// names = ["Old Resilience Board", "New Resilience Board"]
/// authority = "Anyshire County Council"   # left out: in every authority
///
/// [[authority]]
/// name = "Anytown Council"
/// names = ["Borough of Anytown"]
/// ```
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aliases {
    /// The bodies.
    #[serde(default)]
    pub body: Vec<BodyAlias>,
    /// The authorities.
    #[serde(default)]
    pub authority: Vec<AuthorityAlias>,
}

/// Names of one body.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyAlias {
    /// The body's id, and its folder: small letters, digits and hyphens.
    pub id: String,
    /// Its names, as any paper prints them.
    pub names: Vec<String>,
    /// The authority that the body is of; none for every authority of the archive.
    pub authority: Option<String>,
}

/// Names of one authority.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuthorityAlias {
    /// The name that records bear.
    pub name: String,
    /// Its other names, as any paper prints them.
    pub names: Vec<String>,
}

/// Why an aliases file cannot be used.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum AliasError {
    /// It is not TOML, or has other keys.
    #[error("{0}")]
    Unreadable(String),
    /// An id that is no folder's name.
    #[error("the id “{0}” is not of small letters, digits and hyphens alone")]
    Id(String),
    /// A name without a letter or digit.
    #[error("the name “{0}” has neither letter nor digit")]
    Name(String),
    /// One name for two bodies, or for two authorities.
    #[error("the name “{0}” stands for two: it must be clear which one it is")]
    Twice(String),
}

impl Aliases {
    /// Reads an aliases file.
    ///
    /// # Errors
    /// TOML that is broken or has unknown keys, an id that is no folder's name, a name that stands for
    /// two bodies of one authority.
    pub fn parse(text: &str) -> Result<Self, AliasError> {
        let aliases: Self =
            toml::from_str(text).map_err(|error| AliasError::Unreadable(error.to_string()))?;
        aliases.check()?;
        Ok(aliases)
    }

    fn check(&self) -> Result<(), AliasError> {
        for body in &self.body {
            let wanted = slug(&words(&body.id));
            if wanted.as_deref() != Some(&body.id) {
                return Err(AliasError::Id(body.id.clone()));
            }
        }
        let bodies = self.body.iter().flat_map(|body| body.names.iter());
        let authorities = self.authority.iter().flat_map(|one| one.names.iter().chain([&one.name]));
        if let Some(name) = bodies.chain(authorities).find(|name| words(name).is_empty()) {
            return Err(AliasError::Name(name.clone()));
        }
        for (place, one) in self.body.iter().enumerate() {
            for other in self.body.iter().skip(place.saturating_add(1)) {
                let apart = match (&one.authority, &other.authority) {
                    (Some(a), Some(b)) => authority_words(a) != authority_words(b),
                    _ => false,
                };
                let shared = |name: &&String| {
                    other
                        .names
                        .iter()
                        .any(|other| body_words(other, None) == body_words(name, None))
                };
                if let Some(name) =
                    one.names.iter().find(shared).filter(|_| !apart && one.id != other.id)
                {
                    return Err(AliasError::Twice(name.clone()));
                }
            }
        }
        for (place, one) in self.authority.iter().enumerate() {
            let names = |of: &AuthorityAlias| {
                of.names.iter().chain([&of.name]).map(|n| authority_words(n)).collect::<Vec<_>>()
            };
            for other in self.authority.iter().skip(place.saturating_add(1)) {
                if names(one).iter().any(|name| names(other).contains(name)) {
                    return Err(AliasError::Twice(other.name.clone()));
                }
            }
        }
        Ok(())
    }

    /// The name that an authority goes by in records.
    pub(super) fn authority<'a>(&'a self, name: &'a str) -> &'a str {
        let wanted = authority_words(name);
        let known = self.authority.iter().find(|one| {
            one.names.iter().chain([&one.name]).any(|name| authority_words(name) == wanted)
        });
        known.map_or(name, |one| &one.name)
    }

    /// The id of a body, where the file names it. `authority` as its words.
    pub(super) fn body(&self, name: &str, authority: Option<&[String]>) -> Option<&str> {
        let wanted = body_words(name, authority);
        let of = |alias: &&BodyAlias| match (&alias.authority, authority) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(named), Some(authority)) => authority_words(self.authority(named)) == authority,
        };
        let named = |alias: &&BodyAlias| {
            alias.names.iter().any(|name| body_words(name, authority) == wanted)
        };
        self.body.iter().filter(of).find(named).map(|alias| alias.id.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "
        [[body]]
        id = \"quay\"
        names = [\"Old Quay Board\", \"New Quay Board\"]
        authority = \"Anyham Council\"
        [[authority]]
        name = \"Anyham Council\"
        names = [\"Borough of Anyham\"]
    ";

    #[test]
    fn names_find_their_body() {
        let aliases = Aliases::parse(FILE).unwrap();
        let authority = authority_words(aliases.authority("THE BOROUGH OF ANYHAM"));
        assert_eq!(aliases.body("the OLD QUAY BOARD", Some(&authority)), Some("quay"));
        assert_eq!(aliases.body("Minutes of the New Quay Board", Some(&authority)), Some("quay"));
        assert_eq!(aliases.body("New Quay Board", Some(&words("Other Council"))), None);
        assert_eq!(aliases.body("Quay Board", Some(&authority)), None);
    }

    #[test]
    fn a_poor_file_is_told() {
        let poor = |text: &str| Aliases::parse(text).unwrap_err().to_string();
        assert!(poor("[[bodies]]").contains("unknown field"));
        assert!(
            poor("[[body]]\nid = \"../x\"\nnames = []").contains("“../x” is not of small letters")
        );
        assert!(poor("[[body]]\nid = \"x\"\nnames = [\"-\"]").contains("neither letter"));
        let two = "[[body]]\nid = \"a\"\nnames = [\"Board\"]\n[[body]]\nid = \"b\"\nnames = [\"The Board\"]";
        assert!(poor(two).contains("stands for two"));
    }
}
