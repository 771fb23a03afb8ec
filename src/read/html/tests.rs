//! Whole pages, invented: one trap of real pages a test.

use super::*;
use crate::block::{Segment, Table, Text};

/// The blocks of a page, a line each.
fn lines(page: &str) -> Vec<String> {
    read(page).unwrap().blocks.iter().map(line).collect()
}

fn line(block: &Block) -> String {
    match block {
        Block::Text(text) => written(text),
        Block::Table(table) => rows(table),
        Block::Fact(Fact::Meeting { meeting, status, authority }) => {
            let parts =
                [&meeting.body, &meeting.date, &meeting.start_time, &meeting.venue, authority];
            let parts = parts.map(|part| part.clone().unwrap_or_else(|| "-".to_owned()));
            let status = status.map(|status| format!(" {status:?}")).unwrap_or_default();
            format!("MEETING {}{status}", parts.join(" | "))
        }
        Block::Fact(Fact::Contact(contact)) => {
            format!("CONTACT {}", contact.name.clone().unwrap_or_default())
        }
        Block::Fact(Fact::Attendee(person)) => {
            let id = person.member_id.clone().unwrap_or_default();
            let chair = if person.chair { " chair" } else { "" };
            format!("{:?} {} {id}{chair}", person.group, person.name)
        }
        Block::Fact(Fact::Item { number, title, item_id, .. }) => {
            let part = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
            format!("ITEM {} {title} #{}", part(number), part(item_id))
        }
        Block::Fact(Fact::Part(part, _)) => format!("{part:?}:"),
        Block::Fact(Fact::Attachment(paper)) => {
            format!("{:?} {} {}", paper.kind, paper.title, paper.url.clone().unwrap_or_default())
        }
        Block::Fact(Fact::Vote(vote)) => {
            let part = |text: &Option<String>| text.clone().unwrap_or_default();
            format!("VOTE {}: {}", part(&vote.subject), part(&vote.outcome))
        }
        Block::Fact(Fact::Incomplete(part, why, _)) => {
            format!("{part:?} CUT {}", why.url.clone().unwrap_or_default())
        }
        Block::Fact(Fact::ItemsEnd) => "END".to_owned(),
    }
}

/// "li 1. ¦ text / second line", bold between asterisks.
fn written(text: &Text) -> String {
    let segment = |segment: &Segment| {
        let spans = segment.spans.iter();
        let bold = |text: &str, bold| if bold { format!("*{text}*") } else { text.to_owned() };
        spans.map(|span| bold(&span.text, span.style.bold)).collect::<String>()
    };
    let lines = text
        .lines
        .iter()
        .map(|line| line.segments.iter().map(segment).collect::<Vec<_>>().join(" ¦ "));
    let list = if text.list_item { "li " } else { "" };
    let heading = text.heading.map(|level| format!("h{level} ")).unwrap_or_default();
    format!("{list}{heading}{}", lines.collect::<Vec<_>>().join(" / "))
}

fn rows(table: &Table) -> String {
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| {
            let texts: Vec<String> = cell.texts.iter().map(written).collect();
            format!("{}+{}x{} {}", cell.column, cell.column_span, cell.row_span, texts.join("¶"))
        });
        let mark = if row.header { "# " } else { "" };
        mark.to_owned() + &cells.collect::<Vec<_>>().join(" | ")
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// A meeting page with these rows.
fn meeting(rows: &str) -> String {
    format!(
        "<title>Agenda for Mill Panel on Monday 5 May 2025, 7.00 pm - Westmarch Council</title>\
         <svg><title>Open navigation</title></svg><div id=modgov><h1>Agenda and minutes</h1>\
         <h2 class=mgSubTitleTxt><a href='mgCommitteeDetails.aspx?ID=7'>Mill Panel - Monday 5 May \
         2025 7.00 pm</a></h2><div class=mgContent><table class=mgItemTable>\
         <tr><th class=mgHide>No.<th class=mgHide>Item</tr>{rows}</table></div></div>"
    )
}

/// The lines of the rows alone.
fn row_lines(rows: &str) -> Vec<String> {
    let mut lines = lines(&meeting(rows));
    lines.remove(0);
    assert_eq!(lines.pop().as_deref(), Some("END"));
    lines
}

const MINUTES: &str = "<p class=mgSubItemTitleTxt>Minutes:</p><div class=mgWordPara>";

#[test]
fn reads_the_head_of_a_meeting() {
    let page = "<title>Agenda for Panel on Crime on Monday, 5th May, 2025, 7.30 p.m. | Westmarch \
                Council</title><meta name=DC.date content=2025-05-05><h1>Site</h1><div id=modgov>\
                <h1>Agenda and draft minutes</h1><h2 class=mgSubTitleTxt>Agenda and draft \
                minutes</h2><div class=mgContent><p><span  class='mgLabel' >Proposed venue: \
                </span>Mill Hall. <a href='mgLocationDetails.aspx?RID=1'> View directions</a></p>\
                <p><span class=mgLabel>Contact: </span>Ada Marsh&nbsp; Tel: 01632 960001</p>\
                <table class=mgItemTable></table>";
    assert_eq!(
        lines(page),
        [
            "MEETING Panel on Crime | 2025-05-05 | 19:30 | Mill Hall. | Westmarch Council Draft",
            "CONTACT Ada Marsh",
            "END"
        ]
    );
}

#[test]
fn a_meeting_without_papers_is_a_meeting() {
    let page = "<div id=modgov><h1>Meeting</h1><h2 class=mgSubTitleTxt><a title='Link to Mill \
                Panel'>Moved from 3 May, Mill Panel - Monday 5 May 2025 7.00 pm, CANCELLED</a></h2>\
                <div class=mgContent><p>No documents are available for this meeting</p>";
    let read = read(page).unwrap();
    assert_eq!(read.kind, PageKind::Meeting);
    let codes: Vec<&str> = read.notes.iter().map(|note| note.code()).collect();
    assert_eq!(codes, ["meeting-note", "meeting-cancelled", "no-items"]);
    assert_eq!(lines(page), ["MEETING Mill Panel | 2025-05-05 | 19:00 | - | -"]);
}

#[test]
fn reads_a_row_in_document_order() {
    let rows = format!(
        "<tr><td class=mgItemNumberCell><p  class='mgAiTitleTxt' ><a name=AI31></a>4a</p><td>\
         <p class=mgAiTitleTxt><a class=mgAiTitleLnk href='documents/s5/Road plan.pdf'>Road &#40;A1\
         &#41; <span class=mgFileSize><img> PDF 285 KB</span></a></p><div class=mgWordPara><p>To \
         note\nthe plan.</div><p class=mgSubItemTitleTxt>Additional documents:</p>\
         <ul class=mgBulletList><li><a href='documents/s6/Map.pdf'>Map <span class=mgHide>, item \
         4a</span></a></ul><p class=mgSubItemTitleTxt>Penderfyniad:</p><div class=mgWordPara><p>Yes\
         </div><p class=mgSubItemTitleTxt>Reasons:</p><p>Safe.</p>{MINUTES}<p>Done.</div>"
    );
    assert_eq!(
        row_lines(&rows),
        [
            "ITEM 4a Road (A1) #31",
            "Main Road (A1) documents/s5/Road%20plan.pdf",
            "Agenda:",
            "To note the plan.",
            "Additional Map documents/s6/Map.pdf",
            "Decision:",
            "Yes",
            "Other:",
            "*Reasons:*",
            "Safe.",
            "Minutes:",
            "Done."
        ]
    );
}

#[test]
fn an_action_list_that_is_never_closed_hides_nothing() {
    let rows = format!(
        "<tr><td class=mgItemNumberCell>1.<td><p class=mgAiTitleTxt>Apologies</p>\
         <ul class=mgActionList><ul class=mgActionList><li class='mgSocialShareButton'>Share this \
         item<button>Share</button></li></ul>{MINUTES}<p>None.</p></div></td></tr>\
         <tr><td class=mgItemNumberCell></td><td><p class=mgAiTitleTxt>PART B</p></td></tr>"
    );
    assert_eq!(row_lines(&rows), ["ITEM 1 Apologies #-", "Minutes:", "None.", "ITEM - PART B #-"]);
    let page = read(&meeting(&rows)).unwrap();
    let Some(Block::Text(text)) = page.blocks.get(3) else { panic!("{:?}", page.blocks) };
    assert_eq!(text.lines[0].segments[0].x0, 0.0);
}

#[test]
fn cut_texts_are_flagged_and_their_ellipsis_goes() {
    let cut = "&nbsp;...&nbsp; <a href='mgAi.aspx?ID=9'>\nview the full minutes text for item \
               4.</a>";
    let row = |text: &str| {
        let number = "<tr><td class=mgItemNumberCell>1.<td><p class=mgAiTitleTxt>T</p>";
        row_lines(&format!("{number}{MINUTES}{text}</div>"))
    };
    let rest = |text: &str| row(text).split_off(2);
    assert_eq!(
        rest(&format!("<p>RESOLVED: The Panel {cut}</p>")),
        ["RESOLVED: The Panel", "Minutes CUT mgAi.aspx?ID=9"]
    );
    assert_eq!(
        rest(&format!("<p>All came.</p><p>{cut}</p>")),
        ["All came.", "Minutes CUT mgAi.aspx?ID=9"]
    );
    let only = "<a href='mgAi.aspx?ID=9'>View the  minutes text for item 1.</a>";
    assert_eq!(rest(only), ["Minutes CUT mgAi.aspx?ID=9"]);
    // A link to another item is no cut.
    let other = "<p>As in <a href='mgAi.aspx?ID=3'>item 3</a> above.</p>";
    assert_eq!(rest(other), ["As in item 3 above."]);
}

#[test]
fn reads_recorded_votes_and_leaves_their_link_out() {
    let rows = "<tr><td class=mgItemNumberCell>1.<td><p class=mgAiTitleTxt>Budget</p>\
                <table class=mgTableNoBorderFullWidth><caption>Recorded Vote</caption><thead>\
                <th>Title</th><th>Type</th><th>Recorded Vote text</th><th>Result</th></th><tr>\
                <td>Budget: Resolution 1<td>Resolution<td><td><img>Carried</tr></table>\
                <li><a href='mgListRecordedVotesShort.aspx?AIID=1&MID=44'>View</a></li>";
    assert_eq!(row_lines(rows), ["ITEM 1 Budget #-", "VOTE Budget: Resolution 1: Carried"]);
    assert_eq!(read(&meeting(rows)).unwrap().moderngov.unwrap().meeting_id.as_deref(), Some("44"));
}

#[test]
fn papers_that_the_page_leaves_out_are_said() {
    let rows = "<tr><td class=mgItemNumberCell>6.<td><p class=mgAiTitleTxt>Licence</p>\
                <p class=mgSubItemTitleTxt>Supporting documents:</p><ul class=mgBulletList><li>There \
                are a further 3 documents.<a href='mgAi.aspx?ID=9#mgDocuments'>View the full \
                list</a></li></ul>";
    assert_eq!(row_lines(rows), ["ITEM 6 Licence #-"]);
    let notes = read(&meeting(rows)).unwrap().notes;
    assert_eq!(notes[0].code(), "papers-left-out");
}

#[test]
fn numbers_lists_as_a_browser_does() {
    let page = "<main><ol start=3><li>Three<ol type=a><li><p>A</p><p>More of A</p></li><li>B</ol>\
                <li value=9>Nine</ol><ul><li>Dot</ul><p>1.<span style='font:7.0pt \"Times New \
                Roman\"'>&nbsp; </span>\nWord's</p><p><span style='font-family:Symbol'>&middot;\
                <span style='font:7.0pt x'>&nbsp;</span></span>Sign</p>";
    assert_eq!(
        lines(page),
        [
            "li 3. ¦ Three",
            "li a. ¦ A",
            "li More of A",
            "li b. ¦ B",
            "li 9. ¦ Nine",
            "li Dot",
            "1. ¦ Word's",
            "• ¦ Sign"
        ]
    );
}

#[test]
fn breaks_lines_and_paragraphs() {
    let page = "<p>One<br>two<br><br>three <b>bo</b><b>ld</b></p><p>&nbsp;</p>loose\n\
                <div>block</div>";
    assert_eq!(lines(page), ["One / two", "three *bold*", "loose", "block"]);
}

#[test]
fn reads_tables_with_spans() {
    let page = "<table><caption>Actions</caption><tr><th>Ref<th>Due</tr><tr><td rowspan=2>1<td>May\
                <tr><td>June<tr><td colspan=2>End</table>";
    assert_eq!(
        lines(page),
        ["Actions", "# 0+1x1 *Ref* | 1+1x1 *Due*\n0+1x2 1 | 1+1x1 May\n1+1x1 June\n0+2x1 End"]
    );
}

#[test]
fn tables_that_lay_out_the_page_are_no_tables() {
    let page = "<table><tr><td><h1>Minutes</h1><p>Held in May.<td><table><tr><td>a<td>b</table>\
                </table>";
    assert_eq!(lines(page), ["h1 *Minutes*", "Held in May.", "0+1x1 a | 1+1x1 b"]);
}

#[test]
fn tables_of_labels_are_paragraphs() {
    let page = "<table><tr><td>1.<td>Apologies<tr><td><td>None.<tr><td>(a)<td><p>First</p>\
                <p>More</table><table><tr><td>1<td>7<tr><td>2<td>9</table>";
    assert_eq!(
        lines(page),
        ["1. ¦ Apologies", "None.", "(a) ¦ First", "More", "0+1x1 1 | 1+1x1 7\n0+1x1 2 | 1+1x1 9"]
    );
}

#[test]
fn leaves_the_furniture_of_a_page_out() {
    let page = "<title>Minutes | Westmarch Parish</title><nav>Menu</nav><header>Logo</header><main>\
                <header><h1>Minutes</h1></header><form><p>Held in May.</p><label>Find</label>\
                <button>Go</button></form><script>x</script></main><footer>Contact</footer>";
    assert_eq!(lines(page), ["h1 *Minutes*", "Held in May."]);
    assert_eq!(read(page).unwrap().authority.as_deref(), Some("Westmarch Parish"));
}

#[test]
fn reads_the_page_of_one_item() {
    let page = "<link rel=canonical href='https://westmarch.example.uk/mg/mgAi.aspx?ID=31'>\
                <div id=modgov><h1>Agenda item</h1><h2 class=mgSubTitleTxt>Road plan</h2>\
                <div class=mgContent><ul class=mgActionList><li><a href='ieListDocuments.aspx?CId=7\
                &amp;MId=44#AI31'>Meeting of Mill Panel, Monday 5 May 2025 7.00 pm (Item 4.)</a>\
                </ul><div class=mgWordPara><p>To note.</div><p class=mgSubItemTitleTxt>Minutes:</p>\
                <div class=mgWordPara><p>Noted.</div><p class=mgSubItemTitleTxt>Supporting \
                documents:</p><ul class=mgBulletList><li><a href='documents/s6/Map.pdf'>Map</a></ul>";
    assert_eq!(
        lines(page),
        [
            "MEETING Mill Panel | 2025-05-05 | 19:00 | - | -",
            "ITEM 4 Road plan #31",
            "Agenda:",
            "To note.",
            "Minutes:",
            "Noted.",
            "Additional Map https://westmarch.example.uk/mg/documents/s6/Map.pdf",
            "END"
        ]
    );
    let ids = read(page).unwrap().moderngov.unwrap();
    assert_eq!(ids.site.as_deref(), Some("https://westmarch.example.uk/mg/"));
    assert_eq!((ids.committee_id.as_deref(), ids.meeting_id.as_deref()), (Some("7"), Some("44")));
}

#[test]
fn reads_the_page_of_a_decision() {
    let page = "<div id=modgov><h1>Decision details</h1><h2 class=mgSubTitleTxt>Road plan</h2>\
                <div class=mgContent><p><span class=mgLabel>Is Key decision?: </span>No</p>\
                <h3 class=mgSubSubTitleTxt>Decision:</h3><div class=mgWordPara><p>Agreed.</div>\
                <p><span class=mgLabel>Decided at meeting: </span><a href='ieListDocuments.aspx?CId=7\
                &amp;MID=44'>05/05/2025 - Mill Panel</a></p><p class=mgLabel>Accompanying \
                Documents:</p><ul class=mgBulletList><li><a href='documents/s6/Map.pdf'>Map</a></ul>";
    assert_eq!(
        lines(page),
        [
            "MEETING Mill Panel | 2025-05-05 | - | - | -",
            "ITEM - Road plan #-",
            "Other:",
            "Is Key decision?: No",
            "Decision:",
            "Agreed.",
            "Other:",
            "Decided at meeting: 05/05/2025 - Mill Panel",
            "Additional Map documents/s6/Map.pdf",
            "END"
        ]
    );
}

#[test]
fn reads_the_page_of_attendance() {
    let page = "<div id=modgov><h1>Attendance</h1><h2 class=mgSubTitleTxt>Monday, 5th May, 2025 \
                7.00 pm</h2><table summary='Table of meeting attendance'><tr><th>Attendee<th>Role\
                <th>Attendance<tr><td><a href='mgUserInfo.aspx?UID=3'>Cllr Ash</a><td>Chair\
                <td>Present, as expected<tr><td>Bo Reed<td>Officer<td>In attendance<tr><td>Cllr Elm\
                <td>Committee Member<td>Expected</table>";
    assert_eq!(
        lines(page),
        ["MEETING - | 2025-05-05 | 19:00 | - | -", "Present Cllr Ash 3 chair", "Officers Bo Reed "]
    );
    assert_eq!(read(page).unwrap().notes[0].code(), "attendance-unknown");
}

#[test]
fn tags_of_printed_minutes_are_no_text() {
    let page = "<body><div><ai1><p>1. Apologies</p><p>None.</p></ai1></div><p>&lt;AI2&gt;</p>\
                <p>2. Budget</p><TRAILER_SECTION></TRAILER_SECTION>";
    assert_eq!(lines(page), ["1. Apologies", "None.", "2. Budget"]);
}

proptest::proptest! {
    #[test]
    fn any_soup_of_tags_is_read(parts in proptest::collection::vec(soup(), 0..60)) {
        let page = parts.concat();
        if let Ok(read) = read(&page) {
            let nodes: Vec<String> = read.blocks.iter().flat_map(nodes).collect();
            let nodes: Vec<&str> = nodes.iter().map(String::as_str).collect();
            proptest::prop_assert!(texts_at(&page, &nodes).iter().all(Option::is_some));
        }
    }
}

/// Bits of pages, whole or broken.
fn soup() -> impl proptest::strategy::Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "<div id=modgov>",
        "<table class=mgItemTable>",
        "<table>",
        "<tr>",
        "<td>",
        "<th colspan=2>",
        "<td rowspan=3>",
        "<td class=mgItemNumberCell>",
        "<a name=AI7></a>",
        "</table>",
        "</td>",
        "<p class=mgAiTitleTxt>",
        "<p>",
        "</p>",
        "<ul class=mgActionList>",
        "<li>",
        "<ol type=i>",
        "</ul>",
        "<ul class=mgBulletList>",
        "<a href='documents/s1/é.pdf'>",
        "</a>",
        "<br>",
        "<a href=mgAi.aspx?ID=1>",
        " ... ",
        "view the full text",
        "<b>",
        "</i>",
        "<h2>",
        "1.",
        "&nbsp;&nbsp;&nbsp;",
        "RESOLVED",
        "–",
        "<div id='a/b'>",
        "<div id=x>",
        "</div>",
        "<pre>\n\t",
        "<p class=mgSubItemTitleTxt>Minutes:</p>",
        "<div class=mgWordPara>",
        "<caption>",
        "<AI1>",
        "<h2 class=mgSubTitleTxt>Panel - Monday 5 May 2025 7.00 pm, ",
        "<span class=mgLabel>Venue:",
        "<title>Agenda for A on Friday ",
        "<h1>Decision details</h1>",
        "<h1>Agenda item</h1>",
        "<!--",
    ])
}

/// The paths of a block's places.
fn nodes(block: &Block) -> Vec<String> {
    let at = match block {
        Block::Text(text) => text.lines.iter().filter_map(|line| line.place.clone()).collect(),
        Block::Table(table) => table.at.clone(),
        Block::Fact(Fact::Item { at, .. } | Fact::Part(_, at) | Fact::Incomplete(_, _, at)) => {
            at.clone()
        }
        Block::Fact(Fact::Attachment(paper)) => paper.at.clone(),
        Block::Fact(Fact::Meeting { meeting, .. }) => meeting.at.clone(),
        Block::Fact(_) => Vec::new(),
    };
    let node = |place| match place {
        crate::record::Place::Node { node } => node,
        place => panic!("{place:?}"),
    };
    at.into_iter().map(node).collect()
}

#[test]
fn error_pages_are_refused() {
    let page = "<html><head><title>504 Gateway Time-out</title></head><body><center><h1>504 Gateway \
                Time-out</h1></center></body></html>";
    assert_eq!(read(page), Err(Error::ErrorPage { title: "504 Gateway Time-out".to_owned() }));
    assert_eq!(read(" \n"), Err(Error::Empty));
}

#[test]
fn blank_lines_in_a_cell_are_counted_and_tables_in_it_are_rows() {
    let page = "<p>x</p><table><tr><td><b>1</b><p>&nbsp;</p><p>&nbsp;</p><b>2</b><p>&nbsp;</p>3</td>\
        <td>Gates<table><tr><td>Nails</td><td>£2</td></tr></table></td></tr></table>";
    let blocks = read(page).unwrap().blocks;
    let [_, Block::Table(table)] = blocks.as_slice() else { panic!("{blocks:?}") };
    let cells = &table.rows[0].cells;
    let gaps: Vec<f32> = cells[0].texts.iter().map(|text| text.lines[0].gap_above).collect();
    assert_eq!(gaps, [0.0, 2.0, 1.0]);
    assert_eq!(cells[1].texts.iter().map(written).collect::<Vec<_>>(), ["Gates", "Nails | £2"]);
}
