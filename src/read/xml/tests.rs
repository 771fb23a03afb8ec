use super::*;
use crate::block::{Block, Fact, Part};
use crate::budget::{LimitKind, Reached};
use crate::record::{Attendee, Group};

const ANSWER: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<meeting>
  <meetingid>41</meetingid><meetingdate>03/02/2025</meetingdate>
  <meetingstatus>Confirmed</meetingstatus>
  <meetingtime>2.00 pm</meetingtime><meetingplannedfinishtime>4.00 pm</meetingplannedfinishtime>
  <meetingactualfinishtime>
  </meetingactualfinishtime>
  <meetinglocation>Mill Room</meetinglocation>
  <agendaitems>
    <agendaitem>
      <agendaitemid>9</agendaitemid><agendaitemtitle>Members&amp;#39; Questions</agendaitemtitle>
      <agendatext>&lt;p&gt;To receive.&lt;/p&gt;</agendatext>
      <agendaitemnumber>3</agendaitemnumber><fulldisplaynumberformat>17.</fulldisplaynumberformat>
      <minutesitemnumber>17</minutesitemnumber>
      <minutesnonemptyhtmlbody>&lt;div&gt;&lt;p&gt;It&amp;rsquo;s done.&lt;/p&gt;&lt;p&gt;(1)&amp;nbsp;&amp;nbsp;&amp;nbsp;That it be noted&lt;/p&gt;&lt;/div&gt;</minutesnonemptyhtmlbody>
      <linkeddocuments><linkeddoc><attachmentid>5</attachmentid><title>Answers</title>
        <url>https://moderngov.example.gov.uk/mgConvert2PDF.aspx?ID=5</url>
        <meetingdate>03/02/2025</meetingdate><committeetitle>Mill Panel</committeetitle>
      </linkeddoc></linkeddocuments>
    </agendaitem>
  </agendaitems>
  <attendees>
    <attendee memberid="1" name="Cllr Ada Marsh" roledescription="Vice-Chair" attendance="Present, as expected" politicalparty="IND"/>
    <attendee memberid="2" name="Bo Reed" roledescription="Officer" attendance="In attendance" representing="Clerk"/>
    <attendee memberid="3" name="Cllr Cy Hill" roledescription="Committee Member" attendance="Expected"/>
  </attendees>
</meeting>"#;

fn facts(page: &WebPage) -> Vec<&Fact> {
    let blocks = page.blocks.iter();
    blocks
        .filter_map(|block| if let Block::Fact(fact) = block { Some(fact) } else { None })
        .collect()
}

#[test]
fn reads_the_meeting() {
    let page = read(ANSWER).unwrap();
    let Some(Fact::Meeting { meeting, .. }) = facts(&page).first().copied() else { panic!() };
    assert_eq!(meeting.body.as_deref(), Some("Mill Panel"));
    assert_eq!(meeting.date.as_deref(), Some("2025-02-03"));
    assert_eq!(meeting.start_time.as_deref(), Some("14:00"));
    assert_eq!(meeting.end_time, None);
    assert_eq!(meeting.venue.as_deref(), Some("Mill Room"));
    let ids = page.moderngov.unwrap();
    assert_eq!(ids.site.as_deref(), Some("https://moderngov.example.gov.uk/"));
    assert_eq!(ids.meeting_id.as_deref(), Some("41"));
}

#[test]
fn a_paper_without_a_title_is_called_as_its_file_or_left_out() {
    let untitled = ANSWER.replace("<title>Answers</title>", "<title>\n</title>");
    let titles = |answer: &str| -> Vec<String> {
        let page = read(answer).unwrap();
        let papers = facts(&page).into_iter().filter_map(|fact| match fact {
            Fact::Attachment(paper) => Some(paper.title.clone()),
            _ => None,
        });
        papers.collect()
    };
    assert_eq!(titles(&untitled), ["mgConvert2PDF.aspx"]);
    let address = "<url>https://moderngov.example.gov.uk/mgConvert2PDF.aspx?ID=5</url>";
    let unnamed = untitled.replace(address, "");
    assert!(titles(&unnamed).is_empty());
    assert!(read(&unnamed).unwrap().notes.iter().any(|note| note.code() == "papers-left-out"));
}

#[test]
fn expected_is_not_present() {
    let page = read(ANSWER).unwrap();
    let people: Vec<&Attendee> = facts(&page)
        .into_iter()
        .filter_map(|fact| if let Fact::Attendee(person) = fact { Some(person) } else { None })
        .collect();
    assert_eq!(people.len(), 2);
    assert_eq!((people[0].group, people[0].vice_chair), (Group::Present, true));
    assert_eq!((people[1].group, people[1].role.as_deref()), (Group::Officers, Some("Clerk")));
    assert_eq!(page.notes[0].code(), "attendance-unknown");
}

#[test]
fn reads_items_unescaped_twice() {
    let page = read(ANSWER).unwrap();
    let facts = facts(&page);
    assert!(facts.iter().any(
        |fact| matches!(fact, Fact::Item { number, agenda_number, title, .. }
        if number.as_deref() == Some("17") && agenda_number.as_deref() == Some("3")
            && title == "Members' Questions")
    ));
    assert!(facts.iter().any(|fact| matches!(fact, Fact::Part(Part::Minutes, _))));
    let texts = page.blocks.iter().filter_map(|block| match block {
        Block::Text(text) => Some(text),
        _ => None,
    });
    let last = texts.collect::<Vec<_>>().pop().unwrap();
    assert_eq!(last.lines[0].segments.len(), 2);
}

#[test]
fn paths_lead_back() {
    for (path, text) in [
        ("meeting/agendaitems/agendaitem[1]/minutesnonemptyhtmlbody/div[1]/p[1]", "It’s done."),
        ("meeting/agendaitems/agendaitem[1]/agendaitemtitle", "Members' Questions"),
        ("meeting/agendaitems/agendaitem[1]/agendatext", "To receive."),
        ("meeting/attendees/attendee[2]", "2 Bo Reed Officer In attendance Clerk"),
    ] {
        assert_eq!(text_at(ANSWER, path).as_deref(), Some(text), "{path}");
    }
    assert_eq!(text_at(ANSWER, "meeting/agendaitems/agendaitem[2]"), None);
    assert_eq!(text_at(ANSWER, "committee"), None);
}

#[test]
fn takes_off_the_envelope() {
    let soap = format!(
        "<s:Envelope xmlns:s='u:s'><s:Header/><s:Body><GetMeetingResponse xmlns='u:m'>\
         <GetMeetingResult>{}</GetMeetingResult></GetMeetingResponse></s:Body></s:Envelope>",
        ANSWER.split_once("?>").unwrap().1
    );
    assert_eq!(read(&soap).unwrap().blocks, read(ANSWER).unwrap().blocks);
}

#[test]
fn mends_stray_ampersands_and_html_references() {
    let broken = ANSWER
        .replace("Mill Room", "Mill&nbsp;& Weir Room \u{b}&#8211; A")
        .replace("encoding=\"utf-8\"", "encoding=\"utf-16\"");
    let page = read(&broken).unwrap();
    let Some(Fact::Meeting { meeting, .. }) = facts(&page).first().copied() else { panic!() };
    assert_eq!(meeting.venue.as_deref(), Some("Mill & Weir Room – A"));
    assert_eq!(page.notes[0].code(), "xml-repaired");
}

#[test]
fn says_what_it_cannot_read() {
    let nearest = |text: &str| match read(text) {
        Err(Error::NothingFound { nearest }) => nearest,
        other => panic!("{other:?}"),
    };
    assert!(nearest("<committees/>").contains("GetCommittees"));
    assert!(nearest("<x/>").contains("<x>"));
    assert!(matches!(read("<a>\n<b></a>"), Err(Error::BrokenXml { line: 2, column: 4, .. })));
    assert_eq!(read(" \n"), Err(Error::Empty));
    let bomb = "<!DOCTYPE m [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><meeting>&b;</meeting>";
    assert!(
        matches!(read(bomb), Err(Error::BrokenXml { reason, .. }) if reason.contains("document type"))
    );
}

#[test]
fn deep_nesting_does_not_overflow_the_stack() {
    let deep = "<a>".repeat(100_000) + &"</a>".repeat(100_000);
    assert!(matches!(read(&deep), Err(Error::NothingFound { .. })));
    let deep = format!("<meeting><meetingid>1</meetingid>{deep}</meeting>");
    assert!(read(&deep).is_ok());
}

#[test]
fn nodes_are_counted_those_of_the_html_over_all_items() {
    let met = |budget: &Budget| read_within(ANSWER, budget).map(|page| page.limit);
    assert_eq!(met(&Budget::default()), Ok(None));
    let limit = 9;
    assert_eq!(
        met(&Budget { xml_nodes: limit, ..Budget::default() }),
        Err(Error::Limit(Reached { kind: LimitKind::XmlNodes, limit }))
    );
    assert_eq!(
        met(&Budget { html_nodes: limit, ..Budget::default() }),
        Ok(Some(Reached { kind: LimitKind::HtmlNodes, limit }))
    );
}
