//! What assembling learnt of an archive → the report.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::gaps::{announced, months};
use crate::archive::meetings::model::{
    Assembly, Evidence, IndexEntry, MeetingSummary, Name, Portion, Unplaced,
};
use crate::record::Severity;
use crate::record::ledger::{Entry, Ledger, Outcome};
use crate::record::report::{
    Body, Diagnosed, Disagreeing, Disagreements, Documents, Duplicates, Example, Failure,
    IncompleteLog, Nothing, Paper, Report, SameBytes, SamePart, Text, Unassembled, UnassembledPart,
};
use crate::record::schema::Schema;

/// So many examples are shown of a diagnostic.
const EXAMPLES: usize = 5;

/// Puts the report together.
pub(super) fn report(ledger: &Ledger, assembly: &Assembly) -> Report {
    let Assembly { indexed, meetings, .. } = assembly;
    let mut failures = Vec::new();
    let mut nothing = Vec::new();
    for entry in by_path(ledger) {
        match &entry.outcome {
            Outcome::Read { .. } => {}
            Outcome::Nothing { message } => {
                nothing.push(Nothing { document: paper(entry), message: message.clone() });
            }
            Outcome::Failed { reason, message } => failures.push(Failure {
                document: paper(entry),
                reason: *reason,
                message: message.clone(),
            }),
        }
    }
    Report {
        schema: Schema::Report.urn().to_owned(),
        tool: ledger.tool.clone(),
        documents: documents(ledger, assembly, [nothing.len(), failures.len()]),
        text: text(indexed),
        meetings: meetings.len(),
        bodies: bodies(assembly),
        diagnostics: diagnostics(indexed),
        failures,
        nothing,
        unassembled: unassembled(assembly),
        incomplete_logs: meetings.iter().filter_map(incomplete_log).collect(),
        disagreements: disagreements(meetings),
        duplicates: duplicates(ledger, meetings),
        passed_over: ledger.passed_over.clone(),
        proposals: assembly.proposals.clone(),
    }
}

fn by_path(ledger: &Ledger) -> Vec<&Entry> {
    let mut entries: Vec<&Entry> = ledger.documents.iter().collect();
    entries.sort_by_key(|entry| (entry.files.first().map(|file| &file.path), &entry.sha256));
    entries
}

fn paper(entry: &Entry) -> Paper {
    Paper {
        path: entry.files.first().map(|file| file.path.clone()).unwrap_or_default(),
        sha256: entry.sha256.clone(),
        url: entry.files.iter().find_map(|file| file.url.clone()),
    }
}

fn indexed_paper(entry: &IndexEntry) -> Paper {
    Paper { path: entry.path.clone(), sha256: entry.sha256.clone(), url: entry.url.clone() }
}

fn documents(ledger: &Ledger, assembly: &Assembly, [nothing, failed]: [usize; 2]) -> Documents {
    let mut authority: BTreeMap<String, usize> = BTreeMap::new();
    for evidence in &assembly.publishers.evidence {
        let word = match evidence {
            Evidence::Named => "named",
            Evidence::Site => "site",
            Evidence::Papers => "papers",
            Evidence::Name => "name",
            Evidence::None => "unknown",
        };
        let count = authority.entry(word.to_owned()).or_default();
        *count = count.saturating_add(1);
    }
    Documents {
        total: ledger.documents.len(),
        files: ledger.documents.iter().map(|entry| entry.files.len()).sum(),
        read: assembly.indexed.len(),
        nothing,
        failed,
        pages: assembly.indexed.iter().map(|entry| u64::from(entry.tally.pages)).sum(),
        authority,
    }
}

fn text(indexed: &[IndexEntry]) -> Text {
    let words: u64 = indexed.iter().map(|entry| entry.tally.words).sum();
    let unclaimed: u64 = indexed.iter().map(|entry| entry.tally.unclaimed).sum();
    let documents = indexed.iter().filter(|entry| entry.tally.unclaimed > 0).count();
    with_others(&Text { words, documents, ..Text::default() }, unclaimed)
}

/// The same with so many more words that stand in no record.
pub(super) fn with_others(text: &Text, others: u64) -> Text {
    let unclaimed = text.unclaimed.saturating_add(others);
    let all = text.words.saturating_add(unclaimed);
    let thousandths = text.words.saturating_mul(1000).checked_div(all);
    Text { unclaimed, thousandths, ..text.clone() }
}

fn bodies(assembly: &Assembly) -> Vec<Body> {
    type Key = (Option<usize>, String);
    let mut all: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (place, sitting) in assembly.sittings.iter().enumerate() {
        all.entry((sitting.authority, sitting.body_id.clone())).or_default().push(place);
    }
    let body = |((authority, id), places): (Key, Vec<usize>)| {
        let sittings = places.iter().filter_map(|place| assembly.sittings.get(*place));
        let dates: BTreeSet<String> = sittings.map(|sitting| sitting.date.clone()).collect();
        let mut years: BTreeMap<String, usize> = BTreeMap::new();
        let meetings: Vec<&MeetingSummary> =
            places.iter().filter_map(|place| assembly.meetings.get(*place)).collect();
        for one in &meetings {
            let year = one.date.get(.."YYYY".len()).unwrap_or_default().to_owned();
            let count = years.entry(year).or_default();
            *count = count.saturating_add(1);
        }
        let mut names: Vec<_> = assembly
            .bodies
            .names
            .iter()
            .filter(|name| name.authority == authority && name.id == id)
            .collect();
        names.sort_by_key(|name| (name.days.clone(), name.slug.clone()));
        let (usual, gaps) = months(&dates);
        let record = meetings.first().map(|one| one.record.as_str()).unwrap_or_default();
        let folder = Path::new(record).parent().map(|folder| folder.to_string_lossy().into_owned());
        Body {
            authority: authority
                .and_then(|place| assembly.publishers.all.get(place))
                .map(|one| one.name.clone()),
            body_id: id,
            folder: folder.unwrap_or_default(),
            names: names.into_iter().map(Name::as_printed).collect(),
            meetings: places.len(),
            first: dates.first().cloned().unwrap_or_default(),
            last: dates.last().cloned().unwrap_or_default(),
            years,
            usual_months: usual,
            gaps,
            announced: announced(
                &dates,
                meetings.iter().map(|one| (one.record.as_str(), one.announced.as_slice())),
            ),
        }
    };
    all.into_iter().map(body).collect()
}

fn diagnostics(indexed: &[IndexEntry]) -> Vec<Diagnosed> {
    let mut order: Vec<&IndexEntry> = indexed.iter().collect();
    order.sort_by_key(|entry| (&entry.path, &entry.sha256));
    let mut all: BTreeMap<(std::cmp::Reverse<Severity>, &str), Diagnosed> = BTreeMap::new();
    for entry in order {
        for coded in &entry.tally.codes {
            let one =
                all.entry((std::cmp::Reverse(coded.severity), &coded.code)).or_insert_with(|| {
                    Diagnosed {
                        code: coded.code.clone(),
                        severity: coded.severity,
                        count: 0,
                        documents: 0,
                        examples: Vec::new(),
                    }
                });
            one.count = one.count.saturating_add(u64::from(coded.count));
            one.documents = one.documents.saturating_add(1);
            if one.examples.len() < EXAMPLES {
                let (document, message) = (indexed_paper(entry), coded.message.clone());
                one.examples.push(Example { document, message });
            }
        }
    }
    all.into_values().collect()
}

fn unassembled(assembly: &Assembly) -> Vec<Unassembled> {
    let one = |one: &Unplaced| {
        let entry = assembly.indexed.get(one.document)?;
        let mention = entry.mentions.iter().find(|mention| mention.portion == one.portion);
        Some(Unassembled {
            document: indexed_paper(entry),
            part: match one.portion {
                Portion::Papers => UnassembledPart::Papers,
                Portion::Minutes(_) => UnassembledPart::Minutes,
            },
            reason: one.reason,
            body: mention.and_then(|mention| mention.body.clone()),
            date: mention.and_then(|mention| mention.date.clone()),
        })
    };
    let mut all: Vec<Unassembled> = assembly.unplaced.iter().filter_map(one).collect();
    all.sort_by(|a, b| (a.reason, &a.document, a.part).cmp(&(b.reason, &b.document, b.part)));
    all
}

fn incomplete_log(meeting: &MeetingSummary) -> Option<IncompleteLog> {
    let left = meeting.incomplete_log.as_ref()?;
    Some(IncompleteLog {
        record: meeting.record.clone(),
        body: meeting.body.clone(),
        date: meeting.date.clone(),
        document: left.path.clone(),
        texts: left.texts,
    })
}

fn disagreements(meetings: &[MeetingSummary]) -> Disagreements {
    let mut all = Disagreements::default();
    for one in meetings.iter().filter(|one| !one.disagreements.is_empty()) {
        all.total = all.total.saturating_add(one.disagreements.len());
        let mut fields: BTreeSet<String> = BTreeSet::new();
        for field in &one.disagreements {
            let count = all.fields.entry(unnumbered(field)).or_default();
            *count = count.saturating_add(1);
            fields.insert(field.clone());
        }
        all.meetings.push(Disagreeing {
            record: one.record.clone(),
            body: one.body.clone(),
            date: one.date.clone(),
            count: one.disagreements.len(),
            fields: fields.into_iter().collect(),
        });
    }
    all
}

/// A field without the number or title of its item: `items[5].title` → `items.title`.
fn unnumbered(field: &str) -> String {
    match (field.find('['), field.rfind(']')) {
        (Some(open), Some(close)) if open < close => {
            let head = field.get(..open).unwrap_or_default();
            let tail = field.get(close.saturating_add(1)..).unwrap_or_default();
            format!("{head}{tail}")
        }
        _ => field.to_owned(),
    }
}

fn duplicates(ledger: &Ledger, meetings: &[MeetingSummary]) -> Duplicates {
    let bytes =
        by_path(ledger).into_iter().filter(|entry| entry.files.len() > 1).map(|entry| SameBytes {
            sha256: entry.sha256.clone(),
            paths: entry.files.iter().map(|file| file.path.clone()).collect(),
        });
    let parts = meetings.iter().flat_map(|one| {
        one.shared.iter().map(|(part, papers)| SamePart {
            record: one.record.clone(),
            part: *part,
            taken: papers.first().cloned().unwrap_or_default(),
            others: papers.get(1..).unwrap_or_default().to_vec(),
        })
    });
    Duplicates { bytes: bytes.collect(), parts: parts.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_grouped_without_their_numbers() {
        assert_eq!(unnumbered("items[5].title"), "items.title");
        assert_eq!(unnumbered("action_log[6/2].extra: a]b"), "action_logb");
        assert_eq!(unnumbered("venue"), "venue");
    }
}
