use super::*;
use crate::block::{Fact, Style};
use crate::recognise::testing::{text, texts};
use crate::record::Meeting;

/// Number, title, pages, notes.
type Row = (&'static str, &'static str, Option<(u32, u32)>, &'static [&'static str]);

fn assert_items(blocks: &[Block], rows: &[Row]) {
    let items = read(blocks.iter()).agenda.items;
    let pages = |item: &AgendaItem| item.pages.map(|pages| (pages.first, pages.last));
    let read: Vec<_> = items
        .iter()
        .map(|i| (i.number.as_deref().unwrap_or(""), i.title.as_str(), pages(i), i.notes.clone()))
        .collect();
    let expected: Vec<_> = rows
        .iter()
        .map(|(number, title, pages, notes)| {
            (*number, *title, *pages, notes.iter().map(|note| (*note).to_owned()).collect())
        })
        .collect();
    assert_eq!(read, expected);
}

/// Sets a paragraph's lines below the first in plain type.
fn plain_below(block: Block) -> Block {
    let Block::Text(mut text) = block else { return block };
    let below = text.lines.iter_mut().skip(1);
    for span in below.flat_map(|line| &mut line.segments).flat_map(|one| &mut one.spans) {
        span.style = Style::default();
    }
    Block::Text(text)
}

#[test]
fn pages_and_notes_stay_with_their_item_where_a_fact_stands_first() {
    let mut blocks = vec![Block::Fact(Fact::Meeting {
        meeting: Meeting::default(),
        status: None,
        authority: None,
    })];
    blocks.extend(texts(&[
        "*1.\tMinutes of the last meeting\t\t\t\t5 - 9",
        "*2.\tSluices and weirs\t\t\t\tTo follow",
        "*3.\tReed beds",
        "The warden will report.\t\t\t\t\t\t10 - 12",
        "*4.\tUrgent business",
    ]));
    let rows: &[Row] = &[
        ("1", "Minutes of the last meeting", Some((5, 9)), &[]),
        ("2", "Sluices and weirs", None, &["To follow"]),
        ("3", "Reed beds", Some((10, 12)), &["The warden will report."]),
        ("4", "Urgent business", None, &[]),
    ];
    assert_items(&blocks, rows);
    assert_items(&blocks[1..], rows);
}

#[test]
fn columns_are_taken_off_the_titles_before_them() {
    let blocks = [
        text("*Item No.\tTitle\t\t\t\tPage No."),
        text("*1.\tMinutes\t\t\t\t1 - 9"),
        // As wide as its column lets it be: the numbers run on in the title's own segment.
        text("*2.\tMoorings at Mill Lane, Marl, and Staithe Road, Scarholme 12 - 20"),
        plain_below(text("*3.\tMoorings\nReport of the Harbour Master (Pages 21 - 24)")),
    ];
    assert_items(
        &blocks,
        &[
            ("1", "Minutes", Some((1, 9)), &[]),
            ("2", "Moorings at Mill Lane, Marl, and Staithe Road, Scarholme", Some((12, 20)), &[]),
            ("3", "Moorings", Some((21, 24)), &["Report of the Harbour Master"]),
        ],
    );
}

#[test]
fn what_stands_under_a_title() {
    let cases: &[(&[&str], &[Row])] = &[
        // The title goes on in its own style.
        (
            &["*1.\tWelcome", "*2.\tReview of the moorings", "*and of the dues (Pages 3 - 4)"],
            &[
                ("1", "Welcome", None, &[]),
                ("2", "Review of the moorings and of the dues", Some((3, 4)), &[]),
            ],
        ),
        // A heading over items is no note, nor is what stands under the last item.
        (
            &["*1.\tWelcome", "PART B - EXEMPT ITEMS", "*2.\tDues", "Clerk to the Board", "More."],
            &[("1", "Welcome", None, &[]), ("2", "Dues", None, &[])],
        ),
        // … but above the last one it is.
        (
            &["*1.\tWelcome", "Clerk to report.", "*2.\tDues"],
            &[("1", "Welcome", None, &["Clerk to report."]), ("2", "Dues", None, &[])],
        ),
    ];
    for (sources, rows) in cases {
        assert_items(&texts(sources), rows);
    }
}

#[test]
fn dates_of_later_meetings_are_no_notes() {
    let blocks = texts(&[
        "Marl Board",
        "Tuesday 6 May 2031 at 10.00 am",
        "*1.\tWelcome",
        "*2.\tDates of future meetings",
        "Future meetings of the Board, all at 2.30 pm:",
        "Tuesday 1 April 2031",
        "Tuesday 3 June 2031",
    ]);
    let agenda = read(blocks.iter()).agenda;
    assert_eq!(agenda.meeting.date.as_deref(), Some("2031-05-06"));
    assert_eq!(agenda.meeting.end_time, None);
    let days: Vec<_> =
        agenda.future_meetings.iter().map(|d| (d.date.as_str(), d.start_time.as_deref())).collect();
    assert_eq!(days, [("2031-06-03", Some("14:30"))]);
    assert_eq!(agenda.items[1].notes, ["Future meetings of the Board, all at 2.30 pm:"]);
}

#[test]
fn tells_who_may_be_asked_and_what_is_missing() {
    let blocks = texts(&["*1.\tWelcome", "*2.\tDues", "Contact: Wanda Ferriby, wf@marl.example"]);
    let reading = read(blocks.iter());
    let contact = reading.agenda.contact.unwrap();
    assert_eq!(contact.email.as_deref(), Some("wf@marl.example"));
    let codes: Vec<_> = reading.diagnostics.iter().map(|note| note.code()).collect();
    assert_eq!(codes, ["meeting-date-missing"]);
}
