//! Follows each `at` of a record back into its document, and tells the values whose words do not
//! stand there.

use std::collections::BTreeMap;

use minutebook::read::layout::{Word, words};
use minutebook::read::pdf::{Budget, Pdf};
use minutebook::read::{html, pdf, xml};
use minutebook::{Format, Source};
use serde_json::{Map, Value};

/// Keys whose values are the document's own words. Dates, times, ids, flags and addresses are left
/// out: a record has them in a form of its own.
const PRINTED: &[&str] = &[
    "action",
    "affiliation",
    "arrived",
    "body",
    "comments",
    "email",
    "label",
    "left",
    "name",
    "note",
    "notes",
    "number",
    "organisation",
    "outcome",
    "owners",
    "role",
    "size_text",
    "status",
    "subject",
    "substitute_for",
    "telephone",
    "text",
    "title",
    "venue",
];

/// A point of slack on each side of a box: the record's boxes are rounded.
const SLACK: f32 = 1.0;

/// Returns a line for each value that is not found at its place.
pub(crate) fn strays(source: &Source, record: &Value) -> Vec<String> {
    let mut values = Vec::new();
    gather(record, "", &mut values);
    let document = Document::open(source, &values);
    values.iter().filter_map(|located| document.stray(located)).collect()
}

/// The values of one object of a record, and the places that they share.
struct Located<'a> {
    pointer: String,
    values: Vec<(&'a str, &'a str)>,
    at: &'a [Value],
}

fn gather<'a>(value: &'a Value, pointer: &str, into: &mut Vec<Located<'a>>) {
    match value {
        Value::Object(map) => {
            if let Some(at) = map.get("at").and_then(Value::as_array) {
                let values = printed(map);
                // The message of a diagnostic is ours, and its place may be the whole document.
                if !values.is_empty() && !pointer.starts_with("/diagnostics") {
                    into.push(Located { pointer: pointer.to_owned(), values, at });
                }
            }
            for (key, value) in map {
                gather(value, &format!("{pointer}/{key}"), into);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                gather(value, &format!("{pointer}/{index}"), into);
            }
        }
        _ => {}
    }
}

/// The texts of an object that should stand at its place.
fn printed(map: &Map<String, Value>) -> Vec<(&str, &str)> {
    let inherited = map.get("inherited").and_then(Value::as_array);
    let is_inherited = |key: &str| inherited.is_some_and(|keys| keys.iter().any(|k| k == key));
    // The status of minutes is a word of ours, and that of an action may be told by colour alone.
    let of_ours = |key: &str| {
        let printed = map.get("printed").and_then(Value::as_object);
        key == "status" && printed.is_none_or(|cells| cells.values().any(Value::is_null))
    };
    // Browsers number the entries of a list; the label is computed, not printed.
    let at = map.get("at").and_then(Value::as_array).into_iter().flatten();
    let in_list = at.filter_map(|place| place["node"].as_str()).any(|node| node.contains("/ol["));
    let computed = |key: &str| key == "label" && in_list;
    let mut values = Vec::new();
    for (key, value) in map {
        if !PRINTED.contains(&key.as_str()) || is_inherited(key) || of_ours(key) || computed(key) {
            continue;
        }
        let texts: Vec<&Value> = match value {
            Value::Array(list) => list.iter().collect(),
            one => vec![one],
        };
        values.extend(texts.into_iter().filter_map(Value::as_str).map(|text| (key.as_str(), text)));
    }
    values
}

/// A document that can be asked what stands at a place.
enum Document {
    Pdf(Box<Pdf>, BTreeMap<u64, Vec<Word>>),
    /// The text at each node that the record names.
    Markup(BTreeMap<String, String>),
    Lines(Vec<String>),
}

impl Document {
    fn open(source: &Source, values: &[Located<'_>]) -> Self {
        match source.format {
            Format::Pdf => {
                let pdf = pdf::read(&source.bytes, &Budget::default()).unwrap();
                let words = pdf.pages.iter().map(|p| (u64::from(p.number), words(p))).collect();
                Self::Pdf(Box::new(pdf), words)
            }
            Format::Html | Format::Xml => {
                let places = values.iter().flat_map(|value| value.at);
                let nodes: Vec<&str> = places.filter_map(|place| place["node"].as_str()).collect();
                let text = source.text();
                let texts = match source.format {
                    Format::Html => html::texts_at(&text, &nodes),
                    _ => xml::texts_at(&text, &nodes),
                };
                let found = nodes.iter().zip(texts);
                Self::Markup(
                    found.filter_map(|(node, text)| Some(((*node).to_owned(), text?))).collect(),
                )
            }
            Format::Markdown | Format::Plain => {
                Self::Lines(source.text().lines().map(str::to_owned).collect())
            }
        }
    }

    /// Tells what is wrong with the places of some values.
    fn stray(&self, located: &Located<'_>) -> Option<String> {
        let Located { pointer, values, at } = located;
        if at.is_empty() {
            return Some(format!("{pointer}: has no place"));
        }
        let there = squeezed(&at.iter().map(|place| self.text_at(place)).collect::<String>());
        let missing = |text: &str| {
            text.split_whitespace().map(squeezed).find(|word| !there.contains(word.as_str()))
        };
        values.iter().find_map(|(key, text)| {
            let word = missing(text)?;
            Some(format!(
                "{pointer}/{key}: “{word}” of “{text}” is not at {}",
                Value::from(at.to_vec())
            ))
        })
    }

    fn text_at(&self, place: &Value) -> String {
        match self {
            Self::Pdf(pdf, words) => text_in_box(pdf, words, place).unwrap_or_default(),
            Self::Markup(texts) => {
                place["node"].as_str().and_then(|node| texts.get(node)).cloned().unwrap_or_default()
            }
            Self::Lines(lines) => {
                let index = place["line"].as_u64().and_then(|line| line.checked_sub(1));
                index.and_then(|index| lines.get(index as usize)).cloned().unwrap_or_default()
            }
        }
    }
}

/// The words whose centre lies in a box, in drawing order.
fn text_in_box(pdf: &Pdf, words: &BTreeMap<u64, Vec<Word>>, place: &Value) -> Option<String> {
    let number = place["page"].as_u64()?;
    let page = pdf.pages.iter().find(|page| u64::from(page.number) == number)?;
    let edges: Vec<f32> =
        place["box"].as_array()?.iter().map(|v| v.as_f64().unwrap() as f32).collect();
    let inside = |word: &&Word| {
        let x = (word.area.x0 + word.area.x1) / 2.0;
        let y = (word.area.y0 + word.area.y1) / 2.0;
        (edges[0] - SLACK..=edges[2] + SLACK).contains(&x)
            && (edges[1] - SLACK..=edges[3] + SLACK).contains(&y)
    };
    Some(words.get(&number)?.iter().filter(inside).map(|word| word.text(&page.text)).collect())
}

/// Letters and digits alone, in lower case: hyphens at line ends, spacing and typography do not
/// count.
fn squeezed(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
