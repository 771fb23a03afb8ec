//! The items of a ModernGov meeting page, and the page of a single item: number, title, papers, and
//! the parts that a heading sets apart (agenda, decision, minutes).
//!
//! Parts are told by position: a heading and what follows it are neighbours in document order,
//! wherever an unclosed list has put them in the tree.

use super::flow::{self, Turn};
use super::head::{Head, links};
use super::place::{Places, item_anchor};
use super::seen;
use super::table::{cells, rows};
use super::tree::{self, Element, has_class, with_class, with_name};
use super::{is_content, kind, paper, vote};
use crate::block::{Block, Fact, Part};
use crate::field::{date, time};
use crate::record::{Meeting, Place};
use crate::url;
use crate::words::moderngov::{ITEM_LINK, MEETING_LINK, PAPERS, PARTS};
use crate::words::{capitalised, means};

/// Reads the rows of the table of items, and says where they end. No table gives nothing.
pub(super) fn rows_of<'a>(places: &Places<'a>, content: Element<'a>) -> Vec<Block> {
    let Some(table) = kind::item_table(content) else { return Vec::new() };
    let mut blocks: Vec<Block> = rows(table).flat_map(|row| read_row(places, row)).collect();
    blocks.push(Block::Fact(Fact::ItemsEnd));
    blocks
}

/// Reads one row; the header row gives nothing.
fn read_row<'a>(places: &Places<'a>, row: Element<'a>) -> Vec<Block> {
    let cells: Vec<_> = cells(row).filter(|cell| cell.value().name() == "td").collect();
    let number = cells.iter().find(|cell| has_class(**cell, "mgItemNumberCell"));
    let Some(&content) = cells.iter().rfind(|cell| Some(*cell) != number) else {
        return Vec::new();
    };
    let title = with_class(content, "mgAiTitleTxt").next();
    let number_text = number.map(|cell| seen::text(*cell)).unwrap_or_default();
    let number_text = number_text.trim_end_matches('.');
    let item = Fact::Item {
        number: (!number_text.is_empty()).then(|| number_text.to_owned()),
        agenda_number: None,
        title: title.map(paper::title).unwrap_or_default(),
        item_id: anchor_id(row),
        at: std::iter::once(title.unwrap_or(content))
            .chain(number.copied().filter(|_| !number_text.is_empty()))
            .map(|element| places.place(element))
            .collect(),
    };
    let mut blocks = vec![Block::Fact(item)];
    let main = title.and_then(|title| paper::of_title(places, title));
    blocks.extend(main.map(|paper| Block::Fact(Fact::Attachment(paper))));
    blocks.extend(parts(places, content));
    blocks
}

fn anchor_id(row: Element<'_>) -> Option<String> {
    let name = with_name(row, "a").find_map(item_anchor)?;
    name.strip_prefix("AI").map(str::to_owned)
}

/// Reads everything below an item's title.
pub(super) fn parts<'a>(places: &Places<'a>, content: Element<'a>) -> Vec<Block> {
    let mut blocks = flow::blocks_with(places, content, Part::Agenda, &mut |element, part| {
        turn(places, element, part)
    });
    // The agenda's part has no heading of its own: it begins with its first text, if it has one.
    let other = |block: &Block| matches!(block, Block::Fact(Fact::Part(..)));
    let end = blocks.iter().position(other).unwrap_or(blocks.len());
    let start = blocks.iter().take(end).position(is_content);
    if let Some(start) = start {
        let at = places.at(content);
        blocks.insert(start, Block::Fact(Fact::Part(Part::Agenda, at)));
    }
    blocks
}

/// What to do with an element below an item's title.
pub(super) fn turn<'a>(places: &Places<'a>, element: Element<'a>, part: &mut Part) -> Turn {
    if has_class(element, "mgAiTitleTxt") || is_action(element) || vote::is_vote_link(element) {
        Turn::Skip
    } else if is_part_heading(element) {
        Turn::Put(heading(places, element, part))
    } else if is_paper_list(element) {
        let papers = paper::of_list(places, element).into_iter();
        Turn::Put(papers.map(|paper| Block::Fact(Fact::Attachment(paper))).collect())
    } else if vote::is_vote_table(element) {
        let votes = vote::read(places, element).into_iter();
        Turn::Put(votes.map(|vote| Block::Fact(Fact::Vote(vote))).collect())
    } else {
        Turn::Read
    }
}

/// True for an entry of a list of actions (share, rate, background), unless the entry was never
/// closed and holds the item's text.
pub(super) fn is_action(element: Element<'_>) -> bool {
    let listed = tree::parent(element).is_some_and(|list| has_class(list, "mgActionList"));
    let text = ["mgWordPara", "mgSubItemTitleTxt", "mgBulletList"];
    element.value().name() == "li"
        && listed
        && !tree::below(element).any(|inside| text.iter().any(|class| has_class(inside, class)))
}

fn is_part_heading(element: Element<'_>) -> bool {
    has_class(element, "mgSubItemTitleTxt") || has_class(element, "mgSubSubTitleTxt")
}

fn is_paper_list(element: Element<'_>) -> bool {
    has_class(element, "mgBulletList") && matches!(element.value().name(), "ul" | "ol")
}

/// The facts of a part's heading. One over a list of papers gives none; one that is not known goes
/// into the text, so that it is not lost.
fn heading<'a>(places: &Places<'a>, element: Element<'a>, part: &mut Part) -> Vec<Block> {
    let text = seen::text(element);
    let known = classify(&text);
    if known == Part::Other && (is_over_papers(element) || names_papers(&text)) {
        return Vec::new();
    }
    *part = known;
    let mut blocks = vec![Block::Fact(Fact::Part(known, places.at(element)))];
    if known == Part::Other {
        blocks.extend(flow::texts(places, element, true).into_iter().map(Block::Text));
    }
    blocks
}

/// True if the next element is a list of papers.
pub(super) fn is_over_papers(element: Element<'_>) -> bool {
    element.next_siblings().find_map(scraper::ElementRef::wrap).is_some_and(is_paper_list)
}

/// The part that a heading names, in English or Welsh.
fn classify(heading: &str) -> Part {
    let heading = heading.to_lowercase();
    let heading = heading.trim_end_matches([':', ' ', '.']);
    means(&PARTS, heading).unwrap_or(Part::Other)
}

fn names_papers(heading: &str) -> bool {
    PAPERS.is_in(&heading.to_lowercase())
}

/// Reads the page of a single item, which has its whole text. The meeting is known from the link
/// back to it: "Meeting of Cabinet, Monday 5 May 2025 7.00 pm (Item 5.)".
pub(super) fn page<'a>(places: &Places<'a>, head: &Head<'a>) -> Vec<Block> {
    let back = links(head.content)
        .find(|(_, href)| url::file_name(href).eq_ignore_ascii_case("ieListDocuments.aspx"));
    let text = back.map(|(link, _)| seen::text(link)).unwrap_or_default();
    let (meeting, number) = back_link(&text);
    let at: Vec<Place> = back.map(|(link, _)| places.place(link)).into_iter().collect();
    let item_id = back
        .and_then(|(_, href)| href.split_once("#AI"))
        .map(|(_, digits)| digits)
        .filter(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()));
    let own_id = || head.url.as_deref().and_then(|own| url::parameter(own, "ID"));
    let mut blocks = vec![
        Block::Fact(Fact::Meeting {
            meeting: Meeting { at, ..meeting },
            status: None,
            authority: head.authority(),
        }),
        Block::Fact(Fact::Item {
            number,
            agenda_number: None,
            title: head.h2.map(paper::title).unwrap_or_default(),
            item_id: item_id.or_else(own_id).map(str::to_owned),
            at: head.h2.map(|heading| places.at(heading)).unwrap_or_default(),
        }),
    ];
    let main = head.h2.and_then(|heading| paper::of_title(places, heading));
    blocks.extend(main.map(|paper| Block::Fact(Fact::Attachment(paper))));
    blocks.extend(parts(places, body_of(head)));
    blocks.push(Block::Fact(Fact::ItemsEnd));
    blocks
}

/// The part of a page below its headings.
pub(super) fn body_of<'a>(head: &Head<'a>) -> Element<'a> {
    with_class(head.content, "mgContent").next().unwrap_or(head.content)
}

/// Meeting and item number out of the text of the link back to the meeting.
fn back_link(text: &str) -> (Meeting, Option<String>) {
    let item = |word: &str| text.rsplit_once(&format!("({}", capitalised(word)));
    let (text, number) = match ITEM_LINK.words().find_map(item) {
        Some((before, number)) => (before, number.trim_matches([' ', ')', '.'])),
        None => (text, ""),
    };
    let behind = |word: &str| text.find(word).map(|at| at.saturating_add(word.len()));
    let start = MEETING_LINK.words().find_map(behind).unwrap_or(0);
    let named = text.get(start..).unwrap_or_default();
    // The committee's name may hold commas: its end is the comma that a day follows.
    let end = named
        .match_indices(", ")
        .map(|(at, _)| at)
        .find(|at| {
            let rest = named.get(at.saturating_add(2)..).unwrap_or_default();
            date::starts_with_weekday(rest) || rest.starts_with(|c: char| c.is_ascii_digit())
        })
        .unwrap_or(named.len());
    let (body, tail) = named.split_at(end);
    let meeting = Meeting {
        body: Some(body.trim().to_owned()).filter(|body| !body.is_empty()),
        date: date::first_iso(tail),
        start_time: time::first_hhmm(tail),
        ..Meeting::default()
    };
    (meeting, Some(number.to_owned()).filter(|number| !number.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_link_back_to_the_meeting() {
        let (meeting, number) = back_link(
            "Meeting of Roads, Parks and Trees Panel, Monday 5 May 2025 7.00 pm (Item 5.)",
        );
        assert_eq!(meeting.body.as_deref(), Some("Roads, Parks and Trees Panel"));
        assert_eq!(meeting.date.as_deref(), Some("2025-05-05"));
        assert_eq!(meeting.start_time.as_deref(), Some("19:00"));
        assert_eq!(number.as_deref(), Some("5"));
    }

    #[test]
    fn knows_headings_in_two_languages() {
        for (heading, part) in [
            ("Minutes:", Part::Minutes),
            ("Cofnodion:", Part::Minutes),
            ("Penderfyniad:", Part::Decision),
            ("Purpose:", Part::Other),
        ] {
            assert_eq!(classify(heading), part, "{heading}");
        }
    }
}
