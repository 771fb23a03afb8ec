//! The schemas, compiled once, and the only maker of [`Valid`].
//!
//! A JSON value goes in; a [`Valid`] comes out, or every [`Violation`] with its place. Whatever
//! writes records takes `Valid` alone, so no record leaves unchecked.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::LazyLock;

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{PatternOptions, ValidationError, Validator};
use serde::Serialize;
use serde_json::Value;

pub(crate) use super::former::brought_up;

/// A schema of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// What `extract` writes for one document.
    Document,
    /// What `diff` writes.
    Diff,
    /// What `history` writes.
    History,
    /// What `backfill` keeps of every document of an archive.
    Ledger,
    /// A meeting that `backfill` assembles.
    Meeting,
    /// What `backfill` understood of an archive.
    Report,
    /// The text of a document's pages, as `backfill` keeps it for searching.
    Text,
    /// What `extract` wrote up to 0.1.0.
    FormerDocument,
    /// What `diff` wrote up to 0.1.0.
    FormerDiff,
    /// What `history` wrote up to 0.1.0.
    FormerHistory,
    /// What `backfill` assembled up to 0.1.0.
    FormerMeeting,
    /// What `backfill` understood of an archive up to 0.1.0.
    FormerReport,
}

static DOCUMENT: LazyLock<Result<Validator, String>> = LazyLock::new(|| compile(Schema::Document));
static DIFF: LazyLock<Result<Validator, String>> = LazyLock::new(|| compile(Schema::Diff));
static HISTORY: LazyLock<Result<Validator, String>> = LazyLock::new(|| compile(Schema::History));
static LEDGER: LazyLock<Result<Validator, String>> = LazyLock::new(|| compile(Schema::Ledger));
static MEETING: LazyLock<Result<Validator, String>> = LazyLock::new(|| compile(Schema::Meeting));
static REPORT: LazyLock<Result<Validator, String>> = LazyLock::new(|| compile(Schema::Report));
static TEXT: LazyLock<Result<Validator, String>> = LazyLock::new(|| compile(Schema::Text));
static FORMER_DOCUMENT: LazyLock<Result<Validator, String>> =
    LazyLock::new(|| compile(Schema::FormerDocument));
static FORMER_DIFF: LazyLock<Result<Validator, String>> =
    LazyLock::new(|| compile(Schema::FormerDiff));
static FORMER_HISTORY: LazyLock<Result<Validator, String>> =
    LazyLock::new(|| compile(Schema::FormerHistory));
static FORMER_MEETING: LazyLock<Result<Validator, String>> =
    LazyLock::new(|| compile(Schema::FormerMeeting));
static FORMER_REPORT: LazyLock<Result<Validator, String>> =
    LazyLock::new(|| compile(Schema::FormerReport));

impl Schema {
    /// All schemas of what is written, in the contract's order.
    pub const ALL: &[Self] = &[
        Self::Document,
        Self::Diff,
        Self::History,
        Self::Ledger,
        Self::Meeting,
        Self::Report,
        Self::Text,
    ];

    /// The schemas of records that are still read.
    pub const FORMER: &[Self] = &[
        Self::FormerDocument,
        Self::FormerDiff,
        Self::FormerHistory,
        Self::FormerMeeting,
        Self::FormerReport,
    ];

    /// Finds a schema by its short name or its URN.
    pub fn find(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().chain(Self::FORMER).copied();
        all.find(|schema| schema.name() == name || schema.urn() == name)
    }

    /// Returns the short name, as in `schemas/NAME.schema.json`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Diff => "diff",
            Self::History => "history",
            Self::Ledger => "ledger",
            Self::Meeting => "meeting",
            Self::Report => "report",
            Self::Text => "text",
            Self::FormerDocument => "1/document",
            Self::FormerDiff => "1/diff",
            Self::FormerHistory => "1/history",
            Self::FormerMeeting => "1/meeting",
            Self::FormerReport => "1/report",
        }
    }

    /// Returns the value of a record's `$schema`.
    pub fn urn(self) -> &'static str {
        match self {
            Self::Document => "urn:minutebook:document:2",
            Self::Diff => "urn:minutebook:diff:2",
            Self::History => "urn:minutebook:history:2",
            Self::Ledger => "urn:minutebook:ledger:1",
            Self::Meeting => "urn:minutebook:meeting:2",
            Self::Report => "urn:minutebook:report:2",
            Self::Text => "urn:minutebook:text:1",
            Self::FormerDocument => "urn:minutebook:document:1",
            Self::FormerDiff => "urn:minutebook:diff:1",
            Self::FormerHistory => "urn:minutebook:history:1",
            Self::FormerMeeting => "urn:minutebook:meeting:1",
            Self::FormerReport => "urn:minutebook:report:1",
        }
    }

    /// Returns the schema as written in `schemas/`.
    pub fn text(self) -> &'static str {
        match self {
            Self::Document => include_str!("../../schemas/document.schema.json"),
            Self::Diff => include_str!("../../schemas/diff.schema.json"),
            Self::History => include_str!("../../schemas/history.schema.json"),
            Self::Ledger => include_str!("../../schemas/ledger.schema.json"),
            Self::Meeting => include_str!("../../schemas/meeting.schema.json"),
            Self::Report => include_str!("../../schemas/report.schema.json"),
            Self::Text => include_str!("../../schemas/text.schema.json"),
            Self::FormerDocument => include_str!("../../schemas/1/document.schema.json"),
            Self::FormerDiff => include_str!("../../schemas/1/diff.schema.json"),
            Self::FormerHistory => include_str!("../../schemas/1/history.schema.json"),
            Self::FormerMeeting => include_str!("../../schemas/1/meeting.schema.json"),
            Self::FormerReport => include_str!("../../schemas/1/report.schema.json"),
        }
    }

    fn validator(self) -> &'static Result<Validator, String> {
        match self {
            Self::Document => &DOCUMENT,
            Self::Diff => &DIFF,
            Self::History => &HISTORY,
            Self::Ledger => &LEDGER,
            Self::Meeting => &MEETING,
            Self::Report => &REPORT,
            Self::Text => &TEXT,
            Self::FormerDocument => &FORMER_DOCUMENT,
            Self::FormerDiff => &FORMER_DIFF,
            Self::FormerHistory => &FORMER_HISTORY,
            Self::FormerMeeting => &FORMER_MEETING,
            Self::FormerReport => &FORMER_REPORT,
        }
    }
}

fn compile(schema: Schema) -> Result<Validator, String> {
    let value: Value = serde_json::from_str(schema.text()).map_err(|error| error.to_string())?;
    jsonschema::draft202012::options()
        .should_validate_formats(true)
        .with_pattern_options(PatternOptions::regex())
        .build(&value)
        .map_err(|error| error.to_string())
}

/// Compiles a schema, so that it is ready when a record is.
pub(crate) fn prepare(schema: Schema) {
    schema.validator();
}

/// A record that has passed its schema. Only [`check`] makes one.
#[derive(Clone, Debug, PartialEq)]
pub struct Valid(Value);

/// How JSON is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// On one line.
    Compact,
    /// Indented by two spaces.
    Pretty,
}

impl Valid {
    /// Returns the record as JSON, keys in schema order.
    pub fn as_value(&self) -> &Value {
        &self.0
    }

    /// Writes the record without a closing line end.
    pub fn write(&self, out: &mut dyn Write, style: Style) -> io::Result<()> {
        match style {
            Style::Compact => serde_json::to_writer(out, &self.0),
            Style::Pretty => serde_json::to_writer_pretty(out, &self.0),
        }
        .map_err(io::Error::from)
    }
}

/// A place where a record does not fit its schema.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// JSON Pointer into the record; empty for the record itself.
    pub pointer: String,
    /// What is wrong there, as a short clause.
    pub reason: String,
}

/// Checks a record against the schema that its `$schema` names. A document or meeting of a former schema
/// comes out in the shape of the one in force.
///
/// # Errors
/// Every violation, sorted by place, none twice.
pub fn check(record: Value) -> Result<Valid, Vec<Violation>> {
    let at_schema = |reason: String| vec![Violation { pointer: "/$schema".into(), reason }];
    let schema = match record.get("$schema") {
        Some(Value::String(urn)) => Schema::find(urn)
            .ok_or_else(|| at_schema(format!("“{urn}” is no schema of minutebook's")))?,
        Some(_) => return Err(at_schema("is not a string".into())),
        None if record.is_object() => return Err(at_schema("is missing".into())),
        None => {
            let reason = format!("is {}, not a record", kind_of(&record));
            return Err(vec![Violation { pointer: String::new(), reason }]);
        }
    };
    let validator = match schema.validator() {
        Ok(validator) => validator,
        Err(reason) => return Err(at_schema(format!("does not compile: {reason}"))),
    };
    if validator.is_valid(&record) {
        return Ok(Valid(brought_up(record)));
    }
    let mut violations = BTreeSet::new();
    for error in validator.iter_errors(&record) {
        report(&error, &mut violations);
    }
    Err(violations.into_iter().collect())
}

/// Checks what is to be written against the schema that its `$schema` names.
///
/// # Errors
/// Every violation: a defect of minutebook.
pub fn checked(record: &impl Serialize) -> Result<Valid, Vec<Violation>> {
    check_written(serde_json::to_value(record))
}

/// Checks what is to be written, as [`checked`] does, where it has become JSON, or could not.
pub(crate) fn check_written(value: serde_json::Result<Value>) -> Result<Valid, Vec<Violation>> {
    let unwritable = |error: serde_json::Error| {
        vec![Violation { pointer: String::new(), reason: error.to_string() }]
    };
    check(value.map_err(unwritable)?)
}

/// Adds what one error of the validator says, told where it hurts: a choice between schemas is
/// told by the branch that fits best, a missing or unknown key at that key.
fn report(error: &ValidationError<'_>, violations: &mut BTreeSet<Violation>) {
    let pointer = error.instance_path().as_str().to_owned();
    let mut add = |key: Option<&str>, reason: String| {
        let pointer = match key {
            Some(key) => format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")),
            None => pointer.clone(),
        };
        violations.insert(Violation { pointer, reason });
    };
    match error.kind() {
        ValidationErrorKind::Required { property } => {
            add(property.as_str(), "is missing".into());
        }
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            for key in unexpected {
                add(Some(key), "is no key of the schema".into());
            }
        }
        ValidationErrorKind::AnyOf { .. } if pointer.is_empty() => {
            add(None, "holds no agenda, no minutes, no action log and no report".into());
        }
        ValidationErrorKind::AnyOf { context } => match best_branch(context, &pointer) {
            Some(branch) => branch.iter().for_each(|error| report(error, violations)),
            None => add(None, "has none of the shapes that the schema allows here".into()),
        },
        ValidationErrorKind::Type { kind } => {
            let wanted = match kind {
                TypeKind::Single(one) => one.to_string(),
                TypeKind::Multiple(set) => {
                    set.iter().map(|one| one.to_string()).collect::<Vec<_>>().join(" or ")
                }
            };
            add(None, format!("is {}, not {wanted}", kind_of(error.instance())));
        }
        ValidationErrorKind::Enum { options } => {
            add(None, format!("{} is none of {options}", shown(error.instance())));
        }
        ValidationErrorKind::Constant { expected_value } => {
            add(None, format!("{} is not {expected_value}", shown(error.instance())));
        }
        ValidationErrorKind::Pattern { pattern } => {
            add(None, format!("{} does not match {pattern}", shown(error.instance())));
        }
        ValidationErrorKind::Format { format } => {
            add(None, format!("{} is no {format}", shown(error.instance())));
        }
        _ => add(None, error.masked().to_string()),
    }
}

/// Returns the branch whose errors lie inside the value rather than in its type, and of several the
/// one with the fewest; none where two are as good.
fn best_branch<'a>(
    branches: &'a [Vec<ValidationError<'static>>],
    pointer: &str,
) -> Option<&'a Vec<ValidationError<'static>>> {
    let mistyped = |error: &ValidationError<'_>| {
        matches!(error.kind(), ValidationErrorKind::Type { .. })
            && error.instance_path().as_str() == pointer
    };
    let misfit = |errors: &&Vec<ValidationError<'_>>| (errors.iter().any(mistyped), errors.len());
    let least = branches.iter().map(|branch| misfit(&branch)).min()?;
    let mut best = branches.iter().filter(|branch| misfit(branch) == least);
    best.next().filter(|_| best.next().is_none())
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// A value as it stands in a message: a long one is cut.
fn shown(value: &Value) -> String {
    const CHARACTERS: usize = 60;
    let text = value.to_string();
    match text.char_indices().nth(CHARACTERS) {
        Some((cut, _)) => format!("{}…", text.get(..cut).unwrap_or_default()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn violations(record: Value) -> Vec<String> {
        match check(record) {
            Ok(_) => Vec::new(),
            Err(all) => all.into_iter().map(|v| format!("{}: {}", v.pointer, v.reason)).collect(),
        }
    }

    #[test]
    fn every_schema_compiles_and_names_itself() {
        for schema in Schema::ALL.iter().chain(Schema::FORMER) {
            assert!(schema.validator().is_ok(), "{schema:?}: {:?}", schema.validator());
            let value: Value = serde_json::from_str(schema.text()).unwrap();
            assert_eq!(value["$id"], schema.urn());
            assert_eq!(Schema::find(schema.name()), Some(*schema));
        }
    }

    #[test]
    fn a_record_must_name_its_schema() {
        assert_eq!(violations(json!({})), ["/$schema: is missing"]);
        assert_eq!(violations(json!([])), [": is an array, not a record"]);
        assert_eq!(violations(json!({"$schema": 1})), ["/$schema: is not a string"]);
        assert_eq!(
            violations(json!({"$schema": "urn:x"})),
            ["/$schema: “urn:x” is no schema of minutebook's"]
        );
    }

    #[test]
    fn long_values_are_cut() {
        assert_eq!(shown(&json!("ab")), "\"ab\"");
        assert_eq!(shown(&json!("é".repeat(80))).chars().count(), 61);
    }
}
