//! The page of a decision: the meeting it was taken at, its text, what stands around it.

use super::flow::{self, Turn};
use super::head::{Head, labels, links, value_of};
use super::place::Places;
use super::seen;
use super::tree::{Element, has_class};
use super::{item, paper};
use crate::block::{Block, Fact, Part};
use crate::field::{date, time};
use crate::record::Meeting;
use crate::words::Words;
use crate::words::moderngov::{DECIDED_AT, DECIDED_ON};

/// Reads the page as a meeting with one item.
pub(super) fn read<'a>(places: &Places<'a>, head: &Head<'a>) -> Vec<Block> {
    let mut blocks = vec![Block::Fact(Fact::Meeting {
        meeting: meeting(places, head),
        status: None,
        authority: head.authority(),
    })];
    blocks.push(Block::Fact(Fact::Item {
        number: None,
        agenda_number: None,
        title: head.h2.map(paper::title).unwrap_or_default(),
        item_id: head.linked("ieDecisionDetails.aspx", "AIId").map(str::to_owned),
        at: head.h2.map(|heading| places.at(heading)).unwrap_or_default(),
    }));
    blocks.extend(parts(places, item::body_of(head)));
    blocks.push(Block::Fact(Fact::ItemsEnd));
    blocks
}

/// The meeting of "Decided at meeting: 19/10/2015 - Policy Committee", else the date alone.
fn meeting<'a>(places: &Places<'a>, head: &Head<'a>) -> Meeting {
    let labels = labels(head.content);
    let of = |names: &Words| {
        labels.iter().find(|(label, _)| names.has(label)).map(|(_, holder)| *holder)
    };
    if let Some(holder) = of(&DECIDED_AT) {
        let text =
            links(holder).next().map_or_else(|| value_of(holder), |(link, _)| seen::text(link));
        let (date, body) = text.split_once(" - ").unwrap_or((&text, ""));
        return Meeting {
            body: Some(body.trim().to_owned()).filter(|body| !body.is_empty()),
            date: date::first_iso(date),
            start_time: time::first_hhmm(date),
            at: places.at(holder),
            ..Meeting::default()
        };
    }
    let dated = of(&DECIDED_ON);
    Meeting {
        date: dated.map(value_of).and_then(|text| date::first_iso(&text)),
        at: dated.map(|holder| places.at(holder)).unwrap_or_default(),
        ..Meeting::default()
    }
}

/// The texts under "Decision:" are the decision's; labels with their values ("Is Key decision?: No")
/// are neither agenda nor decision.
fn parts<'a>(places: &Places<'a>, content: Element<'a>) -> Vec<Block> {
    let mut labelled = false;
    flow::blocks_with(places, content, Part::Other, &mut |element, part| {
        if !is_label_line(element) {
            labelled &= !has_class(element, "mgSubSubTitleTxt");
            return item::turn(places, element, part);
        }
        if item::is_over_papers(element) {
            return Turn::Skip;
        }
        let mut blocks = Vec::new();
        if !std::mem::replace(&mut labelled, true) {
            *part = Part::Other;
            blocks.push(Block::Fact(Fact::Part(Part::Other, places.at(element))));
        }
        blocks.extend(flow::texts(places, element, false).into_iter().map(Block::Text));
        Turn::Put(blocks)
    })
}

/// True for a paragraph that begins with a label, or is one.
fn is_label_line(element: Element<'_>) -> bool {
    let first = || element.child_elements().next().is_some_and(|child| has_class(child, "mgLabel"));
    element.value().name() == "p" && (has_class(element, "mgLabel") || first())
}
