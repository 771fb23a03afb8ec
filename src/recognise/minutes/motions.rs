//! Motions under a heading that is a number and the names of who moved and who seconded: "R2030-7 A. Marl, B. Dunn:"
//! over "That the gate be mended." and "Carried."

use super::body::Body;
use super::heading::Heading;
use super::settled;
use crate::field::name;
use crate::record::{Paragraph, Resolution, ResolutionKind, Vote};
use crate::words::lead_ins::{LOST, THAT};
use crate::words::moving::AND;

/// Takes the clauses of a motion out of the narrative under such a heading.
pub(super) fn take(heading: &Heading, body: &mut Body) {
    let Some((proposer, seconder)) = heading.number.as_ref().and(movers(&heading.title)) else {
        return;
    };
    let opens = body.paragraphs.first().is_some_and(|first| is_clause(&first.text));
    if !opens || !body.resolutions.is_empty() {
        return;
    }
    let mut vote: Option<Vote> = None;
    body.paragraphs.retain_mut(|paragraph| settle(paragraph, &mut vote));
    let lost = vote.as_ref().and_then(|vote| vote.outcome.as_ref());
    if lost.is_some_and(|outcome| LOST.has(&outcome.to_lowercase())) {
        let vote =
            vote.map(|vote| Vote { proposer: Some(proposer), seconder: Some(seconder), ..vote });
        body.votes.extend(vote);
        return;
    }
    let many = body.paragraphs.iter().take_while(|one| is_clause(&one.text)).count();
    let clauses = body.paragraphs.drain(..many).enumerate().map(|(at, own)| Resolution {
        label: heading.number.clone().filter(|_| at == 0),
        text: own.text,
        kind: ResolutionKind::Resolved,
        proposer: Some(proposer.clone()),
        seconder: Some(seconder.clone()),
        at: own.at,
    });
    body.resolutions.extend(clauses);
    body.votes.extend(vote);
}

/// The two whom a title names, and nothing else.
fn movers(title: &str) -> Option<(String, String)> {
    let title = title.trim_end_matches([':', ' ']);
    let mut parts =
        title.split([',', '/', '&', ';']).map(str::trim).filter(|part| !part.is_empty());
    let pair = (parts.next()?, parts.next()?);
    let both = name::looks_like_name(pair.0) && name::looks_like_name(pair.1);
    (both && parts.next().is_none()).then(|| (pair.0.to_owned(), pair.1.to_owned()))
}

/// Whether a text is a clause by its first words: "That …", "AND THAT …".
fn is_clause(text: &str) -> bool {
    let mut words = text.split_whitespace().map(str::to_lowercase);
    let mut word = words.next().unwrap_or_default();
    if AND.has(&word) {
        word = words.next().unwrap_or_default();
    }
    THAT.has(word.trim_end_matches(','))
}

/// Cuts how the motion was voted off the end of a paragraph; whether something is left of it.
fn settle(paragraph: &mut Paragraph, vote: &mut Option<Vote>) -> bool {
    if vote.is_some() {
        return true;
    }
    if let Some(whole) = settled::whole(&paragraph.text, &paragraph.at) {
        *vote = whole.vote;
        return vote.is_none();
    }
    if let Some(tail) = settled::tail(&paragraph.text, &paragraph.at) {
        *vote = tail.vote;
        let told = paragraph.text.get(..tail.start).map_or(0, |told| told.trim_end().len());
        paragraph.text.truncate(told);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn motions_by_number_and_names() {
        for (title, texts, clauses, left) in [
            (
                "A. Marl, B. Dunn",
                &["That the gate be mended.", "Carried."][..],
                &["R7 That the gate be mended."][..],
                0,
            ),
            (
                "Ann Marl / Bo Dunn:",
                &["THAT it be so;", "AND THAT it be told. Carried.", "CF left."],
                &["R7 THAT it be so;", "- AND THAT it be told."],
                1,
            ),
            ("A. Marl, B. Dunn", &["That the gate be mended.", "Lost."], &[], 1),
            ("Roads, Trees", &["That the gate be mended.", "Carried."], &[], 2),
            ("A. Marl, B. Dunn", &["They spoke of the gate."], &[], 1),
        ] {
            let paragraph =
                |text: &&str| Paragraph { label: None, text: (*text).to_owned(), at: Vec::new() };
            let paragraphs = texts.iter().map(paragraph).collect();
            let mut body = Body { paragraphs, ..Body::default() };
            let (number, title) = (Some("R7".to_owned()), title.to_owned());
            take(&Heading { number, title, ..Heading::default() }, &mut body);
            let clause = |one: &Resolution| {
                assert_eq!(one.seconder.as_deref().map(|name| name.ends_with("Dunn")), Some(true));
                format!("{} {}", one.label.as_deref().unwrap_or("-"), one.text)
            };
            let found: Vec<String> = body.resolutions.iter().map(clause).collect();
            assert_eq!(
                (found.as_slice(), body.paragraphs.len()),
                (clauses.iter().map(|c| c.to_string()).collect::<Vec<_>>().as_slice(), left),
                "{texts:?}"
            );
        }
    }
}
