//! Papers that a page or web service links to: the agenda lists a paper's number (`s112219`), which is
//! the paper's own file name. So a report that names no body is known to be a paper of that meeting.

use std::collections::BTreeMap;

use super::model::{IndexEntry, Portion};
use super::names::words;

/// Gives papers without body or date those of the one meeting whose items link to them. Returns the
/// documents that belong together so.
pub(super) fn follow(indexed: &mut [IndexEntry]) -> Vec<(usize, usize)> {
    let mut listed: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (document, entry) in indexed.iter().enumerate() {
        for (place, mention) in entry.mentions.iter().enumerate().filter(|(_, m)| m.own_ids) {
            for id in &mention.attachments {
                listed.entry(id.clone()).or_default().push((document, place));
            }
        }
    }
    let mut pairs = Vec::new();
    for document in 0..indexed.len() {
        if let Some((page, body, date)) = found(indexed, document, &listed)
            && let Some(entry) = indexed.get_mut(document)
        {
            for mention in entry.mentions.iter_mut().filter(|m| m.portion == Portion::Papers) {
                mention.body.get_or_insert_with(|| body.clone());
                mention.date.get_or_insert_with(|| date.clone());
            }
            pairs.push((document, page));
        }
    }
    pairs
}

/// The page, body and date of the meeting that a paper is linked from, where it is one meeting.
fn found(
    indexed: &[IndexEntry],
    document: usize,
    listed: &BTreeMap<String, Vec<(usize, usize)>>,
) -> Option<(usize, String, String)> {
    let entry = indexed.get(document)?;
    let own = entry.mentions.iter().find(|mention| mention.portion == Portion::Papers)?;
    let pages = listed.get(entry.attachment_id.as_deref()?)?;
    let mut fitting = pages.iter().filter_map(|(page, place)| {
        let page_entry = indexed.get(*page)?;
        let mention = page_entry.mentions.get(*place)?;
        let (body, date) = (mention.body.as_ref()?, mention.date.as_ref()?);
        let apart =
            |a: Option<&String>, b: Option<&String>| matches!((a, b), (Some(a), Some(b)) if a != b);
        // Numbers are a site's own; two sites can have the same.
        let other = apart(entry.site.as_ref(), page_entry.site.as_ref())
            || apart(own.date.as_ref(), Some(date))
            || own.body.as_ref().is_some_and(|own| words(own) != words(body));
        (!other && *page != document).then(|| (*page, body.clone(), date.clone()))
    });
    let first = fitting.next()?;
    fitting.all(|next| words(&next.1) == words(&first.1) && next.2 == first.2).then_some(first)
}
