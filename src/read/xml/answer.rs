//! Finds what answered: takes off the SOAP envelope and knows the operations by their root.

use roxmltree::{Document, Node};

use crate::error::Error;
use crate::read::html::fold;

/// The roots of the operations that are not read, with what they are.
const OTHERS: [(&str, &str); 9] = [
    ("committees", "a list of committees (GetCommittees)"),
    ("getmeetings", "a list of meetings (GetMeetings)"),
    ("getmeetingsbydate", "a list of meetings (GetAllMeetingsByDate)"),
    ("attachment", "the details of one paper (GetAttachment)"),
    ("councillorsbyward", "a list of councillors (GetCouncillorsByWard)"),
    ("councillorsbywardid", "a list of councillors (GetCouncillorsByWardId)"),
    ("wards", "a list of wards"),
    ("membergroup", "a list of members (GetMemberGroup)"),
    ("parentforumlist", "a list of forums"),
];

/// Most elements that an answer may be wrapped in.
const MAX_WRAPPERS: usize = 8;

/// The `meeting` element of a `GetMeeting`.
pub(super) fn meeting<'d>(document: &'d Document<'d>) -> Result<Node<'d, 'd>, Error> {
    let mut at = document.root_element();
    for _ in 0..MAX_WRAPPERS {
        let name = at.tag_name().name();
        let wrapped = matches!(name, "Envelope" | "Body")
            || name.ends_with("Response")
            || name.ends_with("Result");
        let inside =
            at.children().find(|child| child.is_element() && child.tag_name().name() != "Header");
        match inside.filter(|_| wrapped) {
            Some(inside) => at = inside,
            None => break,
        }
    }
    let name = at.tag_name().name().to_ascii_lowercase();
    if name == "meeting" {
        return Ok(at);
    }
    let nearest = match OTHERS.iter().find(|(root, _)| *root == name) {
        Some((_, what)) => (*what).to_owned(),
        None if name == "fault" => {
            let texts: String = at.descendants().filter_map(|node| node.text()).collect();
            format!("an error of the web service (“{}”)", fold(&texts))
        }
        None => format!("XML whose root is <{}>", at.tag_name().name()),
    };
    Err(Error::NothingFound { nearest })
}
