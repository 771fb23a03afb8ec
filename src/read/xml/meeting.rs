//! The facts and texts of `GetMeeting`.

use roxmltree::Node;

use super::parse::unescape;
use super::path::{children, raw};
use crate::block::{Block, Fact, Line, Part, Segment, Span, Style, Text};
use crate::budget::Budget;
use crate::field::{date, time};
use crate::read::html::{Fragment, fold, fragment, presence};
use crate::record::diagnostic::Code;
use crate::record::{
    At, Attachment, AttachmentKind, Attendee, Diagnostic, Group, Meeting, ModernGov, Place,
};
use crate::url;
use crate::words::attendance::{CHAIR_STEM, VICE};
use crate::words::moderngov::off;
use smallvec::smallvec;

/// An element of an answer.
type Element<'d> = Node<'d, 'd>;

/// Reads a piece of HTML that stands at a path.
type ReadHtml<'f> = dyn FnMut(&str, &str) -> Vec<Block> + 'f;

/// The path of the answer itself.
const ROOT: &str = "meeting";

/// Reads the meeting, who came, and the items.
pub(super) fn read(root: Element<'_>, budget: &Budget, notes: &mut Vec<Diagnostic>) -> Fragment {
    let mut blocks = vec![Block::Fact(meeting(root, notes))];
    blocks.extend(attendees(root, notes));
    let (mut taken, mut limit, mut unseen) = (0, None, Vec::new());
    for (items, path) in groups(root, ROOT, "agendaitems", "agendaitem") {
        let mut html = |text: &str, path: &str| {
            let read = fragment(text, path, budget, &mut taken);
            limit = limit.or(read.cut);
            unseen.extend(read.unseen);
            read.blocks
        };
        blocks.extend(item(items, &path, notes, &mut html));
    }
    blocks.push(Block::Fact(Fact::ItemsEnd));
    Fragment { blocks, unseen, cut: limit }
}

/// ModernGov's ids of the answer. The committee's is not in it.
pub(super) fn ids(root: Element<'_>) -> ModernGov {
    let site = root
        .descendants()
        .filter(|node| node.tag_name().name().eq_ignore_ascii_case("url"))
        .filter_map(|node| value_of(node))
        .find(|address| {
            let page = url::file_name(address).to_ascii_lowercase();
            url::is_absolute(address) && (page == "mgconvert2pdf.aspx" || page == "mguserinfo.aspx")
        })
        .map(|address| url::resolve(Some(&address), "."));
    ModernGov { site, committee_id: None, meeting_id: value(root, "meetingid") }
}

/// The elements of a list, each with its path.
fn groups<'d>(
    parent: Element<'d>,
    path: &str,
    list: &'static str,
    name: &'static str,
) -> Vec<(Element<'d>, String)> {
    let list_path = format!("{path}/{list}/{name}");
    children(parent, list)
        .take(1)
        .flat_map(|list| children(list, name))
        .enumerate()
        .map(|(index, element)| (element, format!("{list_path}[{}]", index.saturating_add(1))))
        .collect()
}

/// The text of an element, unescaped twice, white space folded; `None` if there is none.
fn value_of(element: Element<'_>) -> Option<String> {
    Some(fold(&unescape(&raw(element)))).filter(|text| !text.is_empty())
}

/// The text of the first child of the name.
fn value(parent: Element<'_>, name: &'static str) -> Option<String> {
    children(parent, name).find_map(value_of)
}

/// True if the child says `True`.
fn is_true(parent: Element<'_>, name: &'static str) -> bool {
    value(parent, name).is_some_and(|value| value.eq_ignore_ascii_case("true"))
}

fn at(path: &str) -> At {
    vec![Place::Node { node: path.to_owned() }]
}

fn meeting(root: Element<'_>, notes: &mut Vec<Diagnostic>) -> Fact {
    let (body, body_path) = body(root).unzip();
    let mut places: At = body_path.iter().flat_map(|path| at(path)).collect();
    for name in ["meetingdate", "meetingtime", "meetingactualfinishtime", "meetinglocation"] {
        if value(root, name).is_some() {
            places.extend(at(&format!("{ROOT}/{name}")));
        }
    }
    let status = value(root, "meetingstatus").unwrap_or_default();
    let off = off(&status.to_lowercase());
    if off.is_some() {
        let message = format!("the web service gives the meeting's status as “{status}”");
        let at = at(&format!("{ROOT}/meetingstatus"));
        notes.push(Code::MeetingCancelled.note(message, at));
    }
    let room = || {
        let room = children(root, "meetingroom").next()?;
        value(room, "addresssummary").or_else(|| value(room, "roomdisplaytitle"))
    };
    let clock = |name| value(root, name).and_then(|text| time::first_hhmm(&text));
    Fact::Meeting {
        meeting: Meeting {
            body,
            date: value(root, "meetingdate").and_then(|text| date::first_iso(&text)),
            start_time: clock("meetingtime").or_else(|| clock("meetingactualstarttime")),
            // The planned finish is no end.
            end_time: clock("meetingactualfinishtime"),
            venue: value(root, "meetinglocation").or_else(room),
            status: off,
            at: places,
        },
        status: None,
        authority: None,
    }
}

/// The committee, and where it is named. The answer has no element for it: the papers' own
/// committee is it, or the one that every item is referred to.
fn body(root: Element<'_>) -> Option<(String, String)> {
    let date = value(root, "meetingdate");
    let items = groups(root, ROOT, "agendaitems", "agendaitem");
    let papers = items.iter().flat_map(|(item, path)| {
        groups(*item, path, "linkeddocuments", "linkeddoc")
            .into_iter()
            .filter(|(paper, _)| value(*paper, "meetingdate") == date)
            .filter_map(|(paper, path)| {
                Some((value(paper, "committeetitle")?, format!("{path}/committeetitle")))
            })
    });
    let referred = items.iter().filter_map(|(item, path)| {
        Some((value(*item, "refertocommittee")?, format!("{path}/refertocommittee")))
    });
    let direct = value(root, "committeetitle").map(|name| (name, format!("{ROOT}/committeetitle")));
    direct.or_else(|| agreed(papers)).or_else(|| agreed(referred))
}

/// The first of the names, if all are the same.
fn agreed(names: impl Iterator<Item = (String, String)>) -> Option<(String, String)> {
    let mut names = names.peekable();
    let first = names.peek().cloned()?;
    names.all(|(name, _)| name == first.0).then_some(first)
}

fn attendees(root: Element<'_>, notes: &mut Vec<Diagnostic>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut unknown = 0_usize;
    for (element, path) in groups(root, ROOT, "attendees", "attendee") {
        let of = |name| {
            let text = element.attribute(name).map(|text| fold(&unescape(text)));
            text.filter(|text| !text.is_empty())
        };
        let Some(name) = of("name") else { continue };
        let role = of("roledescription").unwrap_or_default();
        let Some(presence) = presence(&of("attendance").unwrap_or_default(), &role) else {
            unknown = unknown.saturating_add(1);
            continue;
        };
        let lower = role.to_lowercase();
        let (chairs, vice) = (CHAIR_STEM.is_in(&lower), VICE.is_in(&lower));
        let represents = of("representing");
        let officer = presence.group == Group::Officers;
        blocks.push(Block::Fact(Fact::Attendee(Attendee {
            group: presence.group,
            name,
            affiliation: represents.clone().or_else(|| of("politicalparty")),
            role: represents.clone().filter(|_| officer),
            organisation: represents.filter(|_| !officer),
            substitute_for: None,
            remote: presence.remote,
            arrived: None,
            left: None,
            chair: chairs && !vice,
            vice_chair: chairs && vice,
            member_id: of("memberid"),
            item: None,
            at: at(&path),
        })));
    }
    if unknown > 0 {
        let message = format!("the answer does not say of {unknown} persons whether they came");
        let at = at(&format!("{ROOT}/attendees"));
        notes.push(Code::AttendanceUnknown.note(message, at));
    }
    blocks
}

fn item(
    item: Element<'_>,
    path: &str,
    notes: &mut Vec<Diagnostic>,
    html: &mut ReadHtml<'_>,
) -> Vec<Block> {
    let title = value(item, "agendaitemtitle").unwrap_or_default();
    let (number, agenda_number) = numbers(item);
    let mut blocks = vec![Block::Fact(Fact::Item {
        number,
        agenda_number,
        title: title.clone(),
        item_id: value(item, "agendaitemid"),
        at: ["agendaitemtitle", "fulldisplaynumberformat", "agendaitemnumber", "minutesitemnumber"]
            .iter()
            .filter(|name| value(item, name).is_some())
            .flat_map(|name| at(&format!("{path}/{name}")))
            .collect(),
    })];
    let papers = groups(item, path, "linkeddocuments", "linkeddoc");
    for (paper, path) in papers {
        match attachment(paper, &path, &title) {
            Some(paper) => blocks.push(Block::Fact(Fact::Attachment(paper))),
            None => {
                let message = "a paper has neither a title nor an address";
                notes.push(Code::PapersLeftOut.note(message, at(&path)));
            }
        }
    }
    let bodies = [
        (Part::Agenda, "agendatext"),
        (Part::Decision, "decisionnonemptyhtmlbody"),
        (Part::Minutes, "minutesnonemptyhtmlbody"),
    ];
    for (part, name) in bodies {
        let path = format!("{path}/{name}");
        let Some(body) = children(item, name).next() else { continue };
        let texts = html(&raw(body), &path);
        if !texts.is_empty() {
            blocks.push(Block::Fact(Fact::Part(part, at(&path))));
            blocks.extend(texts);
        }
    }
    blocks.extend(comments(item, path));
    blocks
}

/// The number that the page shows, without its full stop; and the agenda's own, where the minutes
/// are numbered on their own.
fn numbers(item: Element<'_>) -> (Option<String>, Option<String>) {
    let joined = |number: &'static str, sub: &'static str| {
        let number = value(item, number)?;
        // A sub-number is a letter ("3a") or another number ("6.1").
        Some(match value(item, sub).filter(|sub| sub != "0") {
            Some(sub) if sub.starts_with(|c: char| c.is_ascii_digit()) => format!("{number}.{sub}"),
            Some(sub) => number + &sub,
            None => number,
        })
    };
    let agenda = joined("agendaitemnumber", "agendaitemsubnumber");
    let minutes = joined("minutesitemnumber", "minutesitemsubnumber");
    let shown = value(item, "fulldisplaynumberformat");
    let shown = shown.map(|text| text.trim_end_matches('.').to_owned()).filter(|s| !s.is_empty());
    let own = minutes.is_some() && minutes != agenda;
    (shown.or(minutes).or_else(|| agenda.clone()), agenda.filter(|_| own))
}

/// A paper of an item; none where nothing says what it is.
fn attachment(paper: Element<'_>, path: &str, item_title: &str) -> Option<Attachment> {
    let address = value(paper, "url");
    let title = value(paper, "title").or_else(|| address.as_deref().map(url::named))?;
    // ModernGov links the title of an item to the paper of the same name.
    let kind = if is_true(paper, "isrestricted") {
        AttachmentKind::Restricted
    } else if title.eq_ignore_ascii_case(item_title) {
        AttachmentKind::Main
    } else {
        AttachmentKind::Additional
    };
    Some(Attachment {
        title,
        attachment_id: value(paper, "attachmentid"),
        url: address.map(|address| url::resolve(None, &address)),
        size_text: None,
        kind,
        at: at(path),
    })
}

/// The comments of an item, each under its label: "Presented By: …".
fn comments(item: Element<'_>, path: &str) -> Vec<Block> {
    let pairs = [("commentlabel1", "commenttext1"), ("commentlabel2", "commenttext2")];
    let mut blocks = Vec::new();
    for (label, name) in pairs {
        let Some(text) = value(item, name) else { continue };
        let place = Place::Node { node: format!("{path}/{name}") };
        if blocks.is_empty() {
            blocks.push(Block::Fact(Fact::Part(Part::Other, vec![place.clone()])));
        }
        let label = value(item, label).map(|label| format!("{label}: ")).unwrap_or_default();
        let span = Span { text: label + &text, style: Style::default() };
        let segment = Segment { spans: smallvec![span], ..Segment::default() };
        let line = Line { segments: smallvec![segment], place: Some(place), ..Line::default() };
        blocks.push(Block::Text(Text { lines: vec![line], ..Text::default() }));
    }
    blocks
}
