//! A ModernGov page as text: the same facts as the page's own markup gives.
//!
//! The page is told by its caption "Items" and the header "No. Item" over the rows; each row starts
//! with its number on a line of its own.

use std::sync::LazyLock;

use regex::Regex;

use super::clean::Source;
use super::words::Words;
use super::{Form, inline, marks, paragraphs, stitch};
use crate::block::{Block, Fact, Part};
use crate::field::label::{Label, LabelKind, follows, label};
use crate::field::{contact, date, size, time};
use crate::record::{
    At, Attachment, AttachmentKind, Contact, Incomplete, Meeting, MinutesStatus, Place,
};
use crate::url;
use crate::words::headings::DRAFT;
use crate::words::means;
use crate::words::moderngov::{CONTACT, CUT_PARTS, PARTS, is_venue};
use crate::words::pattern::pattern;

/// "Marl Board - Friday, 20 June 2025 10.00 am".
static SUBTITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?P<body>\S.{2,200}?)\s+[-–]\s+(?P<when>(?i:(?:{day_of}\s+)?{weekday})\b.{6,60})$")
});
/// "Agenda for Marl Board on Friday, 20 June 2025, 10.00 am".
static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?i:{page_word}) {state_for} (?P<body>.{3,200}) {on_day} (?P<when>(?i:(?:{day_of}\s+)?{weekday})\b.{6,80})$",
    )
});
static HEADER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\|?\s*{number_header}\s*\|?\s*{item_header}\s*\|?$"));
static PAGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:{draft_word} )?{page_word}(?: {draft_word})?(?:(?:,| and|, and| a| ac) (?:{draft_word} )?{page_word}(?: {draft_word})?)*$",
    )
});
static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:\d{1,4}(?:\.\d{1,3})*[a-z]?)\.?$"));
static PAPERS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^{over_papers}\s*:?$"));
static RESTRICTED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^{enclosure}\b|{view_reasons} .{0,40}{restricted_word}"));
/// What a page adds to its rows and is no text of theirs.
static NOISE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:{button}\??|{button_beginning}.*)\.?$"));
static CUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i){view_full} (?:(?P<part>{cut_part}) )?{full_text}(?: {text_for} [\w.]+)?\.?\s*$")
});
static LINK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\[(?P<text>[^\]]*)\]\((?P<url>[^)]*)\)"));
static ID: LazyLock<Regex> = LazyLock::new(|| pattern(r"documents/s(\d+)/"));
/// The link to a map behind a venue, and what follows it.
static MAP: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i){map_link}"));
/// Words for the kind of file.
static ICON: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i){file_icon}"));
/// ", item 59.": hidden words of a link.
static ITEM_WORDS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i),?\s*{item_link} [\d.]+[a-z]?\.?\s*$"));

/// The heads of a page stand in its first lines; menus may stand above.
const HEAD_LINES: usize = 400;
/// A number may run ahead of the one before it by this much: rows that are not shown.
const LARGEST_STEP: u32 = 3;

/// Reads a rendered page; null where the text renders none.
pub(super) fn read(lines: &[Source], form: Form, words: &Words) -> Option<Vec<Block>> {
    let page = Page { lines, form, words };
    let header = (0..lines.len().min(HEAD_LINES)).find(|at| HEADER.is_match(&page.printed(*at)))?;
    let starts = page.item_starts(header.saturating_add(1));
    if starts.is_empty() {
        return None;
    }
    let mut blocks = page.head(header);
    for (index, (at, label)) in starts.iter().enumerate() {
        let end = starts.get(index.saturating_add(1)).map_or(lines.len(), |next| next.0);
        page.item(*at, end, label, &mut blocks);
    }
    blocks.push(Block::Fact(Fact::ItemsEnd));
    Some(blocks)
}

/// The meeting that the first printed line names, where a rendering lost all else of its page.
pub(super) fn meeting_line(lines: &[Source]) -> Option<Block> {
    let first = lines.iter().find(|l| !l.is_blank())?;
    let meeting = named(first.text.trim(), first.number)?;
    Some(Block::Fact(Fact::Meeting { meeting, status: None, authority: None }))
}

/// Reads "Body - weekday, date time".
fn named(text: &str, number: u32) -> Option<Meeting> {
    let c = SUBTITLE.captures(text).or_else(|| TITLE.captures(text))?;
    let when = c.name("when")?.as_str();
    let date = date::first_date(when)?;
    Some(Meeting {
        body: Some(c.name("body")?.as_str().trim().to_owned()),
        date: Some(date.value.iso()),
        start_time: time::first_time(when).map(|t| t.value.hhmm()),
        end_time: None,
        venue: None,
        status: None,
        at: vec![Place::Line { line: number }],
    })
}

struct Page<'a> {
    lines: &'a [Source],
    form: Form,
    words: &'a Words,
}

impl Page<'_> {
    /// A line as it reads: marks off, white space folded.
    fn printed(&self, at: usize) -> String {
        let Some(line) = self.lines.get(at) else { return String::new() };
        let marked = marks::marks(&line.text, self.form.markdown);
        let plain = inline::plain(&marked.body, self.form.markdown);
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn number(&self, at: usize) -> u32 {
        self.lines.get(at).map_or(0, |l| l.number)
    }

    fn at(&self, at: usize) -> At {
        vec![Place::Line { line: self.number(at) }]
    }

    fn next_printed(&self, from: usize, to: usize) -> Option<usize> {
        (from..to).find(|at| self.lines.get(*at).is_some_and(|l| !l.is_blank()))
    }

    /// The lines that start a row, with their numbers as labels.
    fn item_starts(&self, from: usize) -> Vec<(usize, Label)> {
        let mut starts: Vec<(usize, Label)> = Vec::new();
        for at in from..self.lines.len() {
            let printed = self.printed(at);
            if !NUMBER.is_match(&printed) {
                continue;
            }
            let Some(label) = label(&printed) else { continue };
            let next = self.next_printed(at.saturating_add(1), self.lines.len());
            let titled = next.is_some_and(|n| !NUMBER.is_match(&self.printed(n)));
            let fits = starts.last().is_none_or(|(_, last)| comes_after(last, &label));
            if titled && fits {
                starts.push((at, label));
            }
        }
        starts
    }

    /// Meeting, status and contact above the rows.
    fn head(&self, header: usize) -> Vec<Block> {
        let mut meeting = Meeting::default();
        let mut status = None;
        let mut officer: Option<Contact> = None;
        for at in 0..header {
            let printed = self.printed(at);
            let lower = printed.to_lowercase();
            if PAGE.is_match(&printed) && DRAFT.is_in(&lower) {
                status = Some(MinutesStatus::Draft);
            }
            if let Some(found) = named(&printed, self.number(at)) {
                meeting = Meeting { venue: meeting.venue.take(), ..found };
            } else if let Some(venue) = after(&printed, is_venue) {
                let map = MAP.find(venue).map_or(venue.len(), |map| map.start());
                let venue = venue.get(..map).unwrap_or(venue).trim();
                meeting.venue = (!venue.is_empty()).then(|| venue.to_owned());
                meeting.at.extend(self.at(at));
            } else if officer.is_none() && after(&printed, |label| CONTACT.has(label)).is_some() {
                officer = self.contact(at, header);
            }
        }
        let mut blocks = vec![Block::Fact(Fact::Meeting { meeting, status, authority: None })];
        blocks.extend(officer.map(|c| Block::Fact(Fact::Contact(c))));
        blocks
    }

    /// The contact of a paragraph.
    fn contact(&self, from: usize, to: usize) -> Option<Contact> {
        let end =
            (from..to).find(|at| self.lines.get(*at).is_none_or(Source::is_blank)).unwrap_or(to);
        let lines: Vec<String> = (from..end).map(|at| self.printed(at)).collect();
        let texts: Vec<&str> = lines.iter().map(String::as_str).collect();
        let at = (from..end).flat_map(|at| self.at(at)).collect();
        contact::contact(&texts).map(|found| Contact { at, ..found })
    }

    /// One row: its title and papers, then its parts.
    fn item(&self, start: usize, end: usize, label: &Label, blocks: &mut Vec<Block>) {
        let from = self.next_printed(start.saturating_add(1), end).unwrap_or(end);
        // A title ends at a blank line, and a page puts its parts' headings right under it.
        let to = (from..end)
            .find(|at| {
                self.lines.get(*at).is_none_or(Source::is_blank)
                    || (*at > from
                        && (part(&self.printed(*at)).is_some()
                            || PAPERS.is_match(&self.printed(*at))))
            })
            .unwrap_or(end);
        let raw: Vec<&str> =
            self.lines.get(from..to).unwrap_or_default().iter().map(|l| l.text.trim()).collect();
        let raw = raw.join(" ");
        let papers = self.paper(&raw, from, AttachmentKind::Main);
        let title = match &papers {
            Some(paper) => paper.title.clone(),
            None => inline::plain(&raw, self.form.markdown)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
        };
        let at = (start..to)
            .filter(|at| self.lines.get(*at).is_some_and(|l| !l.is_blank()))
            .flat_map(|at| self.at(at))
            .collect();
        blocks.push(Block::Fact(Fact::Item {
            number: Some(label.printed.trim_end_matches('.').to_owned()),
            agenda_number: None,
            title,
            item_id: None,
            at,
        }));
        blocks.extend(papers.map(|p| Block::Fact(Fact::Attachment(p))));
        self.parts(to, end, blocks);
    }

    /// The parts of a row, each with its text.
    fn parts(&self, from: usize, end: usize, blocks: &mut Vec<Block>) {
        let mut now = Part::Agenda;
        let mut text_from = from;
        let mut papers = false;
        for at in from..end {
            let printed = self.printed(at);
            if let Some(next) = part(&printed) {
                self.texts(text_from, at, now, blocks);
                blocks.push(Block::Fact(Fact::Part(next, self.at(at))));
                (now, text_from, papers) = (next, at.saturating_add(1), false);
            } else if PAPERS.is_match(&printed) {
                self.texts(text_from, at, now, blocks);
                (text_from, papers) = (at.saturating_add(1), true);
            } else if papers && !printed.is_empty() {
                let raw = self.lines.get(at).map_or("", |l| l.text.trim());
                let kind = if RESTRICTED.is_match(&printed) {
                    AttachmentKind::Restricted
                } else {
                    AttachmentKind::Additional
                };
                let listed = marks::marks(raw, true).list_item;
                match self.paper(raw, at, kind) {
                    Some(paper) => blocks.push(Block::Fact(Fact::Attachment(paper))),
                    None if listed || kind == AttachmentKind::Restricted => {
                        let title = printed.trim_start_matches(['-', '*', '•', ' ']);
                        if !title.is_empty() {
                            let paper = self.untitled(title.to_owned(), at, kind);
                            blocks.push(Block::Fact(Fact::Attachment(paper)));
                        }
                    }
                    // The list of papers ends where something else stands.
                    None => papers = false,
                }
                if papers {
                    text_from = at.saturating_add(1);
                }
            } else if NOISE.is_match(&printed) {
                self.texts(text_from, at, now, blocks);
                text_from = at.saturating_add(1);
            }
        }
        self.texts(text_from, end, now, blocks);
    }

    /// The paragraphs of a stretch, and whether the page cuts them.
    fn texts(&self, from: usize, to: usize, now: Part, blocks: &mut Vec<Block>) {
        let mut lines = self.lines.get(from..to).unwrap_or_default().to_vec();
        let mut cut = None;
        if let Some(line) = lines.iter_mut().rev().find(|l| !l.is_blank())
            && let Some((left, found, url)) = cut_off(&line.text)
        {
            let empty = left.trim().is_empty();
            let reason =
                if empty { "the page only links to the text" } else { "the page cuts the text" };
            let at = vec![Place::Line { line: line.number }];
            line.text = left;
            cut = Some(Fact::Incomplete(
                found.unwrap_or(now),
                Incomplete { reason: reason.to_owned(), url },
                at,
            ));
        }
        let mut texts = paragraphs::blocks(&lines, self.form, self.words);
        stitch::cut_paragraphs(&mut texts, self.words);
        blocks.extend(texts);
        blocks.extend(cut.map(Block::Fact));
    }

    /// A paper, where a line links to one: by its size, or by its address.
    fn paper(&self, raw: &str, at: usize, kind: AttachmentKind) -> Option<Attachment> {
        let url = LINK
            .captures_iter(raw)
            .filter_map(|c| c.name("url"))
            .map(|m| m.as_str().to_owned())
            .find(|url| ID.is_match(url));
        let marked = marks::marks(raw, true);
        let plain = inline::plain(&marked.body, self.form.markdown);
        let sized = size::size(&plain);
        if sized.is_none() && url.is_none() {
            return None;
        }
        let mut title = plain.clone();
        if let Some(found) = &sized {
            title.replace_range(found.range.clone(), "");
        }
        let title = ICON.replace_all(&title, "");
        let title = title.trim().trim_start_matches(['-', '*', '•']).trim();
        let title = ITEM_WORDS.replace(title, "");
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        // A link without words is called as its file is, else as it is printed.
        let printed = || Some(plain.trim().to_owned()).filter(|plain| !plain.is_empty());
        let named = || url.as_deref().map(url::named);
        let title =
            Some(title).filter(|title| !title.is_empty()).or_else(named).or_else(printed)?;
        let id = url.as_deref().and_then(|u| ID.captures(u)).and_then(|c| c.get(1));
        Some(Attachment {
            attachment_id: id.map(|m| m.as_str().to_owned()),
            size_text: sized.map(|f| f.value),
            url: url.clone(),
            ..self.untitled(title, at, kind)
        })
    }

    fn untitled(&self, title: String, at: usize, kind: AttachmentKind) -> Attachment {
        Attachment { title, attachment_id: None, url: None, size_text: None, kind, at: self.at(at) }
    }
}

/// Tells whether a row's number can follow another's: the next, or a few on.
fn comes_after(last: &Label, this: &Label) -> bool {
    let ahead = last.kind == LabelKind::Arabic
        && this.kind == LabelKind::Arabic
        && (1..=LARGEST_STEP).contains(&this.ordinal.saturating_sub(last.ordinal));
    // "6.3" to "7", and "5" to "6.1".
    let opens = this.parts.len() == 2
        && this.parts.get(1) == Some(&1)
        && this.parts.first().is_some_and(|n| n.saturating_sub(last.ordinal) == 1);
    let closes = last.parts.len() > 1
        && this.parts.len() == 1
        && last.parts.first().is_some_and(|n| n.saturating_add(1) == this.ordinal);
    follows(last, this) || ahead || opens || closes
}

/// What stands behind "Venue:".
fn after(text: &str, is_label: impl Fn(&str) -> bool) -> Option<&str> {
    let (name, value) = text.split_once(':')?;
    let name = name.trim().to_lowercase();
    is_label(&name).then(|| value.trim())
}

/// The part that a line heads, in English or Welsh.
fn part(printed: &str) -> Option<Part> {
    let lower = printed.to_lowercase();
    means(&PARTS, lower.strip_suffix(':')?.trim())
}

/// Cuts "… ... Marl Board ... view the full minutes text for item 4." off a text: what is left, the
/// part that it names, the address.
fn cut_off(text: &str) -> Option<(String, Option<Part>, Option<String>)> {
    let url =
        LINK.captures_iter(text).last().and_then(|c| c.name("url")).map(|m| m.as_str().to_owned());
    let plain = LINK.replace_all(text, "$text");
    let c = CUT.captures(&plain)?;
    let before = plain.get(..c.get(0)?.start())?.trim_end();
    let before = before.strip_suffix("...").or_else(|| before.strip_suffix('…')).unwrap_or(before);
    let before = match before.rfind("...").or_else(|| before.rfind('…')) {
        // Between the two ellipses the page names the body once more.
        Some(at) if before.len().saturating_sub(at) < 120 => before.get(..at)?,
        _ => before,
    };
    let part = c.name("part").and_then(|m| means(&CUT_PARTS, &m.as_str().to_lowercase()));
    Some((before.trim_end().to_owned(), part, url))
}
