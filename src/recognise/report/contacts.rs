//! Whom to ask: one person under another, side by side in columns, or in rows of a table.

use std::sync::LazyLock;

use regex::Regex;

use super::super::prose::Prose;
use super::super::table::cell_text;
use crate::block::{Cell, Line, Segment, Span, Table, merge, places};
use crate::field::word_list::WordList;
use crate::field::{affiliation, contact, label, name, person};
use crate::recognise::piece::Piece;
use crate::record::{At, Contact};
use crate::words::contacts::{CONTACT_STEM, FIRST_WORDS};
use crate::words::joins::NAMES_GO_ON;
use crate::words::pattern::pattern;
use smallvec::smallvec;

/// "Officer to contact", "Contact officers", "Report author", "Contact details"; "Director: Ann Marl".
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)^(?:(?:
            (?: {officer_kind}\ )? {contact_officer} (?: \(s\) )? \ {to_contact}
            | {contact} \ {contact_noun} (?: \(s\) )?
            | {contact} \ for \ {asked_about}
            | (?: {author_kind}\ )? {author} (?:\(s\))? (?: \ {author_noun} | \ {and_contact}.* )?
            | (?: {report}\ )? {contact} (?: \(s\) )?
            | {report_author}
            | {officer_kind} \ (?: {officer_rank}\ )? (?: {contact_officer} | {director} ) (?: \(s\) )?
            | {for_information} .{0,40} {contacted}
        )\s*(?:[:–-]|$)?\s*
        | (?: {director_kind}\ )? {director} \s*:\s*
        )",
    )
});
/// Words that say what the next line holds.
static CAPTION: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^{contact_caption}\s*[:.]?$"));
/// A caption before a number or an address, at the end of what stands before that.
static REACHED_AT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:{Reached_at}[.:]?|\()$"));

/// The block under the heading has at most this many lines.
const LINES: usize = 40;
/// A line with more words is prose.
const LONGEST_LINE: usize = 24;
/// A column may be off its heading by this much, in points.
const COLUMN_SLACK: f32 = 40.0;

/// Whether a text starts with a word that [`HEADING`] may start with: the pattern is tried on no other.
fn may_head(text: &str) -> bool {
    static BEGINNINGS: LazyLock<WordList> = LazyLock::new(|| WordList::of(FIRST_WORDS.words()));
    BEGINNINGS.begins(text)
}

/// Where a heading of contacts ends at the start of a text; none where there is none.
fn heading(text: &str) -> Option<usize> {
    may_head(text).then(|| HEADING.find(text).map(|m| m.end())).flatten()
}

/// Whether a text heads the officers to contact, or runs on with one.
pub(super) fn is_contacts(p: &Prose<'_>) -> bool {
    is_heading(&p.body, p.stands_out() || p.label.is_none())
        || p.text.lines.iter().skip(1).any(|line| {
            // Most lines start as no heading does, and need not be joined from their spans.
            line.start().is_none_or(may_head) && is_heading(&line.text(), false)
        })
}

fn is_heading(text: &str, stands_out: bool) -> bool {
    let Some(end) = heading(text) else { return false };
    let (head, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let colon = head.trim_end().ends_with([':', '–', '-']);
    if rest.is_empty() {
        return stands_out || colon;
    }
    // "Officers to contact Ann Marl", "Report author: Ann Marl"; two headings side by side.
    (colon || CONTACT_STEM.is_in(&head.to_lowercase())) && names_someone(rest)
        || heading(rest).is_some()
}

/// Whether a text holds an e-mail address or a telephone number.
pub(crate) fn is_reachable(text: &str) -> bool {
    !contact::emails(text).is_empty() || !contact::telephones(text).is_empty()
}

fn names_someone(text: &str) -> bool {
    is_reachable(text) || named(text).is_some()
}

fn named(text: &str) -> Option<person::NamePart> {
    person::person(text).filter(|p| name::looks_like_name(&p.name))
}

/// Reads the people to ask.
pub(super) fn read(pieces: &[Piece<'_>]) -> Vec<Contact> {
    let mut out: Vec<Contact> = Vec::new();
    let mut at = 0;
    let mut under_heading = false;
    while let Some(piece) = pieces.get(at) {
        match piece {
            Piece::Prose(p) if is_contacts(p) => {
                let taken = block(pieces.get(at..).unwrap_or_default(), &mut out);
                at = at.saturating_add(taken.max(1));
                under_heading = true;
                continue;
            }
            Piece::Table(table) => in_table(table, under_heading, &mut out),
            Piece::Prose(_) => {}
        }
        under_heading = false;
        at = at.saturating_add(1);
    }
    out
}

/// Reads the people of a table: beside a label ("Report Author | Ann Marl, Head of Law"), or one
/// column after the other where the headings stand in the cells.
fn in_table(table: &Table, under_heading: bool, out: &mut Vec<Contact>) {
    let lines = |cell: &Cell| -> Vec<(String, At)> {
        let lines = cell.texts.iter().flat_map(|t| &t.lines);
        lines.map(|line| (line.text(), cell.at.clone())).collect()
    };
    let is_label = |cell: &Cell| {
        let text = cell_text(cell);
        heading(&text).is_some_and(|end| end == text.len())
    };
    let mut beside = false;
    for row in &table.rows {
        if let [label, value, ..] = row.cells.as_slice()
            && is_label(label)
            && !is_label(value)
        {
            people(lines(value), out);
            beside = true;
        }
    }
    let headed =
        table.rows.iter().take(2).flat_map(|r| &r.cells).any(|cell| {
            lines(cell).first().is_some_and(|(line, _)| is_heading(line, under_heading))
        });
    if beside || !headed {
        return;
    }
    for column in 0..table.columns {
        let cells = table.rows.iter().flat_map(|r| &r.cells).filter(|c| c.column == column);
        people(cells.flat_map(lines).collect(), out);
    }
}

/// Reads the block under a heading; how many pieces it takes.
fn block(pieces: &[Piece<'_>], out: &mut Vec<Contact>) -> usize {
    let mut taken = 0;
    let mut lines: Vec<Line> = Vec::new();
    for (i, piece) in pieces.iter().enumerate() {
        let Piece::Prose(p) = piece else { break };
        let below = pieces.get(i.saturating_add(1));
        // A long post goes on to the telephone number under it.
        let leads_on = !p.stands_out()
            && p.body.split_whitespace().count() <= LONGEST_LINE
            && matches!(below, Some(Piece::Prose(next)) if is_reachable(&next.body));
        if i > 0 && ends(p) && !leads_on || lines.len() > LINES {
            break;
        }
        taken = i.saturating_add(1);
        let run_in = i == 0 && heading(&p.body).is_some_and(|end| end < p.body.len());
        if run_in && p.text.lines.iter().all(|l| l.segments.len() == 1) {
            // One sentence over several lines: "Contact for enquiries: Ann Marl, Head of Law, …".
            lines.push(sentence(p));
        } else {
            let from =
                p.text.lines.iter().position(|l| heading(&l.text()).is_some()).filter(|_| i == 0);
            lines.extend(p.text.lines.iter().skip(from.unwrap_or(0)).cloned());
        }
    }
    let placed = |text: String, line: &Line| (text, line.place.clone().into_iter().collect());
    match columns(&lines) {
        Some(lefts) => {
            for column in 0..lefts.len() {
                let cells = lines.iter().map(|line| placed(cell(line, &lefts, column), line));
                people(cells.filter(|(text, _)| !text.is_empty()).collect(), out);
            }
        }
        None => people(lines.iter().map(|line| placed(line.text(), line)).collect(), out),
    }
    taken
}

/// A text as one line.
fn sentence(p: &Prose<'_>) -> Line {
    let span = Span { text: p.body.clone(), ..Span::default() };
    let segment = Segment { spans: smallvec![span], ..Segment::default() };
    let place = places(&p.text.lines).into_iter().next();
    Line { segments: smallvec![segment], place, ..Line::default() }
}

/// Whether a text is past the block: another heading, prose, a numbered paragraph.
fn ends(p: &Prose<'_>) -> bool {
    let Some(first) = p.text.lines.first() else { return false };
    let words = p.body.split_whitespace().count();
    let of_block = is_contacts(p)
        || is_reachable(&p.body)
        || first.segments.iter().all(|s| CAPTION.is_match(&s.text()))
        || first.segments.iter().any(|s| names_someone(&s.text()))
        || affiliation::names(&p.body) != affiliation::Names::Unknown;
    if of_block && words <= LONGEST_LINE {
        return false;
    }
    p.stands_out() || words > LONGEST_LINE / 2 || p.printed_label().is_some()
}

/// The left edges of the columns, where two headings stand side by side.
fn columns(lines: &[Line]) -> Option<Vec<f32>> {
    let head = lines.iter().take(3).find(|line| {
        line.segments.len() > 1
            && line
                .segments
                .iter()
                .all(|s| heading(&s.text()).is_some() || named(&s.text()).is_some())
            && !line.segments.iter().any(|s| is_reachable(&s.text()))
    })?;
    Some(head.segments.iter().map(|s| s.x0).collect())
}

fn cell(line: &Line, lefts: &[f32], column: usize) -> String {
    let own =
        |x: f32| lefts.iter().rposition(|left| x > left - COLUMN_SLACK).unwrap_or(0) == column;
    let segments = line.segments.iter().filter(|s| own(s.x0));
    segments.map(|s| s.text()).collect::<Vec<_>>().join(" ")
}

/// A person being read: what stands beside and under the name is kept line by line.
#[derive(Default)]
struct Draft {
    contact: Contact,
    beside: Vec<String>,
}

/// Reads people that stand one under another.
fn people(lines: Vec<(String, At)>, out: &mut Vec<Contact>) {
    let mut now = Draft::default();
    for (text, at) in lines {
        let text = without_heading(text.trim());
        if text.is_empty() || CAPTION.is_match(text) {
            continue;
        }
        let person = named(plain(text));
        let mail = contact::emails(text).into_iter().next();
        let another = (person.is_some()
            && (now.contact.name.is_some() || now.contact.email.is_some()))
            || (mail.is_some() && now.contact.email.is_some());
        if another {
            finish(&mut now, out);
        }
        now.contact.at = merge(now.contact.at.drain(..).chain(at));
        match person {
            Some(part) => {
                now.contact.name = Some(part.name);
                now.beside.extend(part.affiliation);
            }
            None => now.beside.push(without_caption(plain(text)).to_owned()),
        }
        if let Some(mail) = mail {
            now.contact.email.get_or_insert(mail.value);
        }
        if let Some(number) = contact::telephones(text).into_iter().next() {
            now.contact.telephone.get_or_insert(number.value);
        }
    }
    finish(&mut now, out);
}

/// A line without the number, the sign or the heading that it runs on from.
fn without_heading(text: &str) -> &str {
    let text = match label::label(text) {
        Some(label) => text.get(label.rest_start..).unwrap_or_default(),
        None => text,
    };
    match heading(text) {
        Some(end) => {
            let (head, rest) = text.split_at_checked(end).unwrap_or((text, ""));
            let colon = head.trim_end().ends_with([':', '–', '-']);
            let heads = rest.is_empty() || colon || names_someone(rest) || heading(rest).is_some();
            if heads { rest.trim() } else { text }
        }
        None => text,
    }
}

/// A line up to its first e-mail address or telephone number.
fn plain(text: &str) -> &str {
    let mails = contact::emails(text).into_iter().map(|f| f.range.start);
    let numbers = contact::telephones(text).into_iter().map(|f| f.range.start);
    let end = mails.chain(numbers).min().unwrap_or(text.len());
    let mut text = text.get(..end).unwrap_or(text).trim();
    while let Some(caption) = REACHED_AT.find(text) {
        text = text.get(..caption.start()).unwrap_or_default().trim();
    }
    text.trim_end_matches([';', ':', '-', '–', ' '])
}

/// "Job title: Head of Law" without the words before the colon.
fn without_caption(text: &str) -> &str {
    match text.split_once(':') {
        Some((caption, rest)) if CAPTION.is_match(caption) => rest.trim(),
        _ if CAPTION.is_match(text) => "",
        _ => text,
    }
}

/// Joins the lines beside and under a name: a line that was cut goes on, a new fact takes a comma.
fn joined(lines: &[String]) -> String {
    let mut out = String::new();
    for line in lines.iter().map(|l| l.trim()).filter(|l| !l.is_empty()) {
        let last = out.rsplit_once(' ').map_or("", |(_, last)| last);
        let open = out.ends_with([',', '&', '-', '–']) || NAMES_GO_ON.has(last);
        let goes_on = open
            || line.starts_with(|c: char| c.is_lowercase() || c == '(')
            || !affiliation::is_organisation(line);
        if !out.is_empty() {
            out.push_str(if goes_on { " " } else { ", " });
        }
        out.push_str(line);
    }
    out.trim_end_matches([',', '.', ' ']).to_owned()
}

fn finish(now: &mut Draft, out: &mut Vec<Contact>) {
    let Draft { mut contact, beside } = std::mem::take(now);
    let parts = affiliation::parts(&joined(&beside));
    contact.role = parts.role;
    contact.organisation = parts.organisation;
    let known = out.iter().any(|c| {
        (c.email.is_some() && c.email == contact.email)
            || (contact.email.is_none() && c.name == contact.name)
    });
    if (contact.email.is_some() || contact.name.is_some()) && !known {
        out.push(contact);
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::texts;
    use super::*;
    use crate::recognise::piece::pieces;

    type Seen = (Option<String>, Option<String>, Option<String>, Option<String>);

    fn seen(lines: &[&str]) -> Vec<Seen> {
        let blocks = texts(lines);
        let people = read(&pieces(&blocks));
        people.into_iter().map(|c| (c.name, c.role, c.email, c.telephone)).collect()
    }

    fn one(name: &str, role: &str, email: &str, telephone: &str) -> Seen {
        let some = |s: &str| (!s.is_empty()).then(|| s.to_owned());
        (some(name), some(role), some(email), some(telephone))
    }

    #[test]
    fn all_headings_are_looked_at() {
        let headings = "Lead officer to contact:|Appropriate persons responsible|CONTACT DETAILS\
            |Named Officer(s) responsible|Contact for enquiries:|Report author|Authors|Lead author\
            |Report contacts(s)|Report from:|Responsible Strategic Director|Relevant head of service:\
            |For more information please contact|Corporate directors:|Executive Director :\
            |Service directors:|Heads of service:|Officers to contact|Person responsible";
        for text in headings.split('|') {
            assert!(heading(text).is_some(), "{text}");
        }
    }

    const MAIL: &str = "ann@marl.example.uk";
    const BOB: &str = "bob@marl.example.uk";

    #[test]
    fn one_under_another() {
        let table: [(&[&str], Vec<Seen>); 5] = [
            (
                &[
                    "*Officer to contact",
                    "Ann Marl",
                    "Head of Law",
                    "Tel: 0116 496 0000",
                    "Email: ann@marl.example.uk",
                    "*Appendices",
                    "Appendix A",
                ],
                vec![one("Ann Marl", "Head of Law", MAIL, "0116 496 0000")],
            ),
            (
                &[
                    "*Person to contact",
                    "Ann Marl\nMarl Council\nann@marl.example.uk\n0116 496 0000",
                    "Bob Dunn\nbob@marl.example.uk",
                ],
                vec![one("Ann Marl", "", MAIL, "0116 496 0000"), one("Bob Dunn", "", BOB, "")],
            ),
            (
                &[
                    "Officers to Contact Ann Marl Head of Law",
                    "Tel: 0116 496 0000",
                    "E-mail: ann@marl.example.uk",
                ],
                vec![one("Ann Marl", "Head of Law", MAIL, "0116 496 0000")],
            ),
            (
                &[
                    "*Contact for enquiries: Ann Marl, Head of Law, ann@marl.example.uk, 0116 496 0000",
                    "*SUMMARY",
                    "Text.",
                ],
                vec![one("Ann Marl", "Head of Law", MAIL, "0116 496 0000")],
            ),
            (
                &[
                    "*Contact details",
                    "Report Author(s)",
                    "• Ann Marl (Head of Law)",
                    "• 0116 496 0000",
                    "• ann@marl.example.uk",
                    "Relevant Director:",
                    "• Bob Dunn (Director of Roads)",
                    "• bob@marl.example.uk",
                ],
                vec![
                    one("Ann Marl", "Head of Law", MAIL, "0116 496 0000"),
                    one("Bob Dunn", "Director of Roads", BOB, ""),
                ],
            ),
        ];
        for (lines, expected) in table {
            assert_eq!(seen(lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn wrapped_posts() {
        let lines = [
            "*6. Report authors:",
            "Ann Marl, Director of Roads, Bridges & Street",
            "Lighting",
            "Bob Dunn, Head of Law",
        ];
        assert_eq!(
            seen(&lines),
            [
                one("Ann Marl", "Director of Roads, Bridges & Street Lighting", "", ""),
                one("Bob Dunn", "Head of Law", "", "")
            ]
        );
    }

    #[test]
    fn side_by_side() {
        let lines = [
            "*5. Contact details",
            "Report Author:\tRelevant Director:",
            "Ann Marl\tBob Dunn",
            "Head of Law\tDirector of Roads",
            "Email address\tEmail address",
            "ann@marl.example.uk\tbob@marl.example.uk",
        ];
        assert_eq!(
            seen(&lines),
            [
                one("Ann Marl", "Head of Law", MAIL, ""),
                one("Bob Dunn", "Director of Roads", BOB, "")
            ]
        );
    }
}
