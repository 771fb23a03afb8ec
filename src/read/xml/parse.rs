//! Parses XML; where it is not well-formed, mends what can be mended without guessing.

use std::borrow::Cow;

use roxmltree::{Document, ParsingOptions};

use crate::budget::{Budget, LimitKind};
use crate::error::Error;
use crate::read::html::reference;
use crate::record::Diagnostic;
use crate::record::diagnostic::Code;

/// Longest name of a character reference: "&CounterClockwiseContourIntegral;".
const MAX_REFERENCE: usize = 34;

/// Parses well-formed XML without a document type.
pub(super) fn document<'t>(text: &'t str, budget: &Budget) -> Result<Document<'t>, Error> {
    let nodes_limit = u32::try_from(budget.xml_nodes).unwrap_or(u32::MAX);
    let options = ParsingOptions { allow_dtd: false, nodes_limit, ..Default::default() };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => Error::Limit(LimitKind::XmlNodes.reached(budget)),
        error => broken(&error),
    })
}

fn broken(error: &roxmltree::Error) -> Error {
    let reason = match error {
        roxmltree::Error::DtdDetected => {
            "it declares a document type, which no answer of the web service does".to_owned()
        }
        _ => {
            // The library ends its sentences with the position, which stands before this one.
            let text = error.to_string();
            text.rsplit_once(" at ").map_or(text.clone(), |(reason, _)| reason.to_owned())
        }
    };
    let at = error.pos();
    Error::BrokenXml { line: at.row, column: at.col, reason }
}

/// The text as it is if it is well-formed; else with stray ampersands escaped, HTML's character
/// references written out and control characters left out, if that is enough.
pub(super) fn repaired<'t>(
    text: &'t str,
    budget: &Budget,
    notes: &mut Vec<Diagnostic>,
) -> Result<Cow<'t, str>, Error> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(Error::Empty);
    }
    let error = match document(text, budget) {
        Ok(_) => return Ok(Cow::Borrowed(text)),
        Err(error @ Error::Limit(_)) => return Err(error),
        Err(error) => error,
    };
    let mended = mend(text);
    if document(&mended, budget).is_err() {
        return Err(error);
    }
    let message = format!(
        "{error}; stray ampersands, HTML's character references and control characters were mended"
    );
    notes.push(Code::XmlRepaired.note(message, Vec::new()));
    Ok(Cow::Owned(mended))
}

fn mend(text: &str) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let after = rest.get(character.len_utf8()..).unwrap_or_default();
        if character != '&' {
            if !character.is_control() || matches!(character, '\n' | '\r' | '\t') {
                mended.push(character);
            }
            rest = after;
            continue;
        }
        match reference_at_start(rest) {
            Some((written, length)) => {
                mended.push_str(&written);
                rest = rest.get(length..).unwrap_or_default();
            }
            None => {
                mended.push_str("&amp;");
                rest = after;
            }
        }
    }
    mended
}

/// The character reference at the start of the text as XML has it, and its length in the source.
fn reference_at_start(text: &str) -> Option<(String, usize)> {
    let end = text.bytes().take(MAX_REFERENCE).position(|byte| byte == b';')?;
    let whole = text.get(..=end)?;
    let name = text.get(1..end)?;
    let xml = matches!(name, "amp" | "lt" | "gt" | "quot" | "apos");
    if !name.starts_with('#') && xml {
        return Some((whole.to_owned(), whole.len()));
    }
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#') {
        return None;
    }
    let shown = reference(whole)?;
    // What a browser shows may be markup in XML: "&#60;".
    let written = shown.chars().filter(|c| !c.is_control() || c.is_whitespace()).map(|c| match c {
        '<' => "&lt;".to_owned(),
        '&' => "&amp;".to_owned(),
        other => other.to_string(),
    });
    Some((written.collect(), whole.len()))
}

/// Replaces every character reference by what it stands for; a stray ampersand stays.
pub(super) fn unescape(text: &str) -> String {
    let mut unescaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, found) = rest.split_at(at);
        unescaped.push_str(before);
        let end = found.bytes().take(MAX_REFERENCE).position(|byte| byte == b';');
        let whole = end.and_then(|end| found.get(..=end));
        match whole.and_then(|whole| Some((reference(whole)?, whole.len()))) {
            Some((shown, length)) => {
                unescaped.push_str(&shown);
                rest = found.get(length..).unwrap_or_default();
            }
            None => {
                unescaped.push('&');
                rest = found.get(1..).unwrap_or_default();
            }
        }
    }
    unescaped.push_str(rest);
    unescaped
}
