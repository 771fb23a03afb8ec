//! The first pass: of every document only what tells which meetings it speaks of, some hundred bytes.
//!
//! In: the ledger and `documents/`. Out: one [`IndexEntry`] a document that was read, in the ledger's order.
//! No record is kept.

use std::fs;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::archive::folder::Folder;
use crate::record::ledger::{Entry, File, Ledger, Outcome};
use crate::record::{ActionLog, Document, Meeting, Report};

use super::Error;
use super::model::{Form, IndexEntry, Mention, Portion};
use super::tally::tally;

/// Reads what every document that was read tells.
///
/// # Errors
/// A record that is not there, or is none.
pub(super) fn index(folder: &Folder, ledger: &Ledger) -> Result<Vec<IndexEntry>, Error> {
    let read = |entry: &&Entry| matches!(entry.outcome, Outcome::Read { .. });
    let entries: Vec<&Entry> = ledger.documents.iter().filter(read).collect();
    entries
        .par_iter()
        .map(|entry| Ok(index_entry(entry, &document(folder, &entry.sha256)?)))
        .collect()
}

/// Reads one document's record.
///
/// # Errors
/// A record that is not there, or is none.
pub(super) fn document(folder: &Folder, sha256: &str) -> Result<Document, Error> {
    let path = folder.document(sha256);
    let bytes = fs::read(&path).map_err(|error| Error::io(&path, error))?;
    serde_json::from_slice(&bytes)
        .map_err(|error| Error::Record { path: path.clone(), reason: error.to_string() })
}

fn index_entry(entry: &Entry, document: &Document) -> IndexEntry {
    let files = &entry.files;
    let first = |pick: fn(&File) -> Option<&String>| files.iter().find_map(pick).cloned();
    let source = &document.source;
    let sidecar = files.iter().find_map(|file| file.moderngov.as_ref());
    let id = |pick: fn(&crate::record::ModernGov) -> Option<&String>| {
        source.moderngov.as_ref().and_then(pick).or_else(|| sidecar.and_then(pick)).cloned()
    };
    let file_id = first(|file| file.file_id.as_ref());
    let numbered = |letter: char| {
        let id = file_id.as_deref().and_then(|id| id.strip_prefix(letter))?;
        (!id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit())).then(|| id.to_owned())
    };
    IndexEntry {
        sha256: entry.sha256.clone(),
        path: files.first().map(|file| file.path.clone()).unwrap_or_default(),
        url: first(|file| file.url.as_ref()),
        form: Form::of(&source.media_type),
        authority: document.authority.as_ref().map(|authority| authority.name.clone()),
        sidecar_authority: first(|file| file.authority.as_ref()),
        site: id(|ids| ids.site.as_ref()).map(|site| folded_site(&site)),
        committee_id: id(|ids| ids.committee_id.as_ref()),
        meeting_id: id(|ids| ids.meeting_id.as_ref()).or_else(|| numbered('g')),
        attachment_id: numbered('s'),
        mentions: mentions(files, document),
        fingerprint: fingerprint(document),
        tally: tally(document),
    }
}

/// A site's address as it is compared: scheme, "www." and a closing slash make no difference.
fn folded_site(site: &str) -> String {
    let lower = site.trim().to_lowercase();
    let host = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    host.strip_prefix("www.").unwrap_or(host).trim_end_matches('/').to_owned()
}

fn mentions(files: &[File], document: &Document) -> Vec<Mention> {
    let body = files.iter().find_map(|file| file.body.clone());
    let date = files.iter().find_map(|file| file.date.clone());
    let papers = !document.action_logs.is_empty() || !document.reports.is_empty();
    let mut mentions = Vec::new();
    if let Some(agenda) = &document.agenda {
        let meeting = &agenda.meeting;
        let titles = agenda.items.iter().map(|item| item.title.as_str());
        let links = agenda.items.iter().flat_map(|item| &item.attachments);
        mentions.push(Mention {
            portion: Portion::Papers,
            // What surrounds a paper tells the meeting that it was laid before.
            body: meeting.body.clone().or(body.clone()),
            date: meeting.date.clone().or(date.clone()),
            own_ids: true,
            ..mention(meeting, titles, links.filter_map(|link| link.attachment_id.clone()))
        });
    } else if papers && document.minutes.is_empty() {
        mentions.push(Mention {
            portion: Portion::Papers,
            body: log_body(&document.action_logs).or(body.clone()),
            date: report_date(&document.reports).or(date.clone()),
            own_ids: true,
            ..mention(&Meeting::default(), [].into_iter(), [].into_iter())
        });
    }
    let alone = document.agenda.is_none() && document.minutes.len() == 1;
    let page = matches!(Form::of(&document.source.media_type), Form::Page | Form::Xml);
    for (place, minutes) in document.minutes.iter().enumerate() {
        let meeting = &minutes.meeting;
        let titles = minutes.items.iter().map(|item| item.title.as_str());
        let links = minutes.items.iter().flat_map(|item| &item.attachments);
        // Minutes are tabled at a later meeting too, and a sidecar then tells that one.
        let own = alone && (page || (date.is_some() && meeting.date == date));
        mentions.push(Mention {
            portion: Portion::Minutes(place),
            body: meeting.body.clone().or_else(|| body.clone().filter(|_| own)),
            own_ids: own,
            ..mention(meeting, titles, links.filter_map(|link| link.attachment_id.clone()))
        });
    }
    mentions
}

fn mention<'a>(
    meeting: &Meeting,
    titles: impl Iterator<Item = &'a str>,
    attachments: impl Iterator<Item = String>,
) -> Mention {
    let mut titles: Vec<u32> = titles.filter_map(hash).collect();
    titles.sort_unstable();
    titles.dedup();
    let mut attachments: Vec<String> = attachments.collect();
    attachments.sort_unstable();
    attachments.dedup();
    Mention {
        portion: Portion::Papers,
        body: meeting.body.clone(),
        date: meeting.date.clone(),
        start_time: meeting.start_time.clone(),
        own_ids: false,
        titles,
        attachments,
    }
}

/// The hash of a title's letters and digits; none for a title without any.
fn hash(title: &str) -> Option<u32> {
    let words = super::names::words(title);
    if words.is_empty() {
        return None;
    }
    let digest = Sha256::digest(words.concat().as_bytes());
    let first = digest.iter().take(size_of::<u32>());
    Some(first.fold(0, |sum: u32, byte| sum.wrapping_shl(u8::BITS) | u32::from(*byte)))
}

/// A number for all that was read, whatever the file was called and made by.
fn fingerprint(document: &Document) -> u64 {
    let Document { source, authority, agenda, minutes, action_logs, reports, .. } = document;
    let about = (&source.media_type, &source.url, &source.moderngov, authority);
    let read = serde_json::to_vec(&(about, agenda, minutes, action_logs, reports));
    let digest = Sha256::digest(read.unwrap_or_default());
    let first = digest.iter().take(size_of::<u64>());
    first.fold(0, |sum: u64, byte| sum.wrapping_shl(u8::BITS) | u64::from(*byte))
}

/// The body that all logs name that name one.
fn log_body(logs: &[ActionLog]) -> Option<String> {
    let mut named = logs.iter().filter_map(|log| log.body.as_deref());
    let first = named.next()?;
    let wanted = super::names::words(first);
    named.all(|other| super::names::words(other) == wanted).then(|| first.to_owned())
}

/// The date of the meeting that all reports name that name one.
fn report_date(reports: &[Report]) -> Option<String> {
    let mut named = reports.iter().filter_map(|report| report.meeting_date.as_deref());
    let first = named.next()?;
    named.all(|other| other == first).then(|| first.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_fold() {
        assert_eq!(folded_site("http://moderngov.anyham.gov.uk/"), "moderngov.anyham.gov.uk");
        assert_eq!(folded_site("https://www.Moderngov.anyham.gov.uk"), "moderngov.anyham.gov.uk");
    }

    #[test]
    fn titles_hash_by_their_letters() {
        assert_eq!(hash("Minutes of the last Meeting."), hash("MINUTES OF THE LAST MEETING"));
        assert_ne!(hash("Minutes"), hash("Minute"));
        assert_eq!(hash("–"), None);
    }

    #[test]
    fn a_pack_speaks_of_two_meetings_and_its_logs_go_with_the_agenda() {
        let minutes = crate::record::Minutes {
            meeting: Meeting { date: Some("2024-01-09".into()), ..Meeting::default() },
            ..Default::default()
        };
        let document = Document {
            agenda: Some(crate::record::Agenda {
                meeting: Meeting { date: Some("2024-03-05".into()), ..Meeting::default() },
                ..Default::default()
            }),
            minutes: vec![minutes],
            ..super::super::testing::document()
        };
        let told: Vec<_> =
            mentions(&[], &document).into_iter().map(|m| (m.portion, m.date)).collect();
        assert_eq!(
            told,
            [
                (Portion::Papers, Some("2024-03-05".to_owned())),
                (Portion::Minutes(0), Some("2024-01-09".to_owned()))
            ]
        );
    }
}
