//! Papers that a page or web service links to: the agenda lists a paper's number (`s112219`), which is
//! the paper's own file name. So a report that names no body is known to be a paper of that meeting.

use std::collections::BTreeMap;

use super::model::{Light, Speaks};
use super::names::words;

/// Gives papers without body or date those of the one meeting whose items link to them. Returns the
/// documents that belong together so.
pub(super) fn follow(lights: &mut [Light]) -> Vec<(usize, usize)> {
    let mut listed: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (document, light) in lights.iter().enumerate() {
        for (place, mention) in light.mentions.iter().enumerate().filter(|(_, m)| m.own) {
            for id in &mention.attachments {
                listed.entry(id.clone()).or_default().push((document, place));
            }
        }
    }
    let mut pairs = Vec::new();
    for document in 0..lights.len() {
        if let Some((page, body, date)) = found(lights, document, &listed)
            && let Some(light) = lights.get_mut(document)
        {
            for mention in light.mentions.iter_mut().filter(|m| m.speaks == Speaks::Own) {
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
    lights: &[Light],
    document: usize,
    listed: &BTreeMap<String, Vec<(usize, usize)>>,
) -> Option<(usize, String, String)> {
    let light = lights.get(document)?;
    let own = light.mentions.iter().find(|mention| mention.speaks == Speaks::Own)?;
    let pages = listed.get(light.attachment_id.as_deref()?)?;
    let mut fitting = pages.iter().filter_map(|(page, place)| {
        let page_light = lights.get(*page)?;
        let mention = page_light.mentions.get(*place)?;
        let (body, date) = (mention.body.as_ref()?, mention.date.as_ref()?);
        let apart =
            |a: Option<&String>, b: Option<&String>| matches!((a, b), (Some(a), Some(b)) if a != b);
        // Numbers are a site's own; two sites can have the same.
        let other = apart(light.site.as_ref(), page_light.site.as_ref())
            || apart(own.date.as_ref(), Some(date))
            || own.body.as_ref().is_some_and(|own| words(own) != words(body));
        (!other && *page != document).then(|| (*page, body.clone(), date.clone()))
    });
    let first = fitting.next()?;
    fitting.all(|next| words(&next.1) == words(&first.1) && next.2 == first.2).then_some(first)
}
