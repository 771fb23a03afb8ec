//! Small cases, input and what is read of it.

use super::*;

fn of(text: &str) -> Meeting {
    let mut heading = MeetingHeading::default();
    assert!(sentence(&mut heading, text), "{text}");
    heading.meeting
}

#[test]
fn sentences() {
    for (text, body, date, start, venue) in [
        (
            "Minutes of a meeting of the Marsh Board held via Microsoft Teams on Monday, 5 May 2031.",
            Some("Marsh Board"),
            "2031-05-05",
            None,
            Some("Microsoft Teams"),
        ),
        (
            "MINUTES of a meeting of the Scrutiny Committee held in the Long Room, Moot Hall, Thornmere on Thursday, 19 December 2024.",
            Some("Scrutiny Committee"),
            "2024-12-19",
            None,
            Some("Long Room, Moot Hall, Thornmere"),
        ),
        (
            "Minutes of the Marsh Board held on Monday 5th & Tuesday 6th May 2031 at 7-30 p.m.",
            Some("Marsh Board"),
            "2031-05-05",
            Some("19:30"),
            None,
        ),
        (
            "Minutes of a meeting of the above Council held on Monday 5 May 2031 in the Long Room",
            None,
            "2031-05-05",
            None,
            Some("Long Room"),
        ),
        (
            "Minutes of Anmarl Town Council held on Monday 5 May 2031",
            Some("Anmarl Town Council"),
            "2031-05-05",
            None,
            None,
        ),
        (
            "MINUTES of the Cabinet held on Tuesday 6 January 2026 at 11.00 am at the Moot Hall, 1 High Street",
            Some("Cabinet"),
            "2026-01-06",
            Some("11:00"),
            Some("Moot Hall, 1 High Street"),
        ),
        (
            "A special meeting of the Borough Council will be held in the Long Room, Thornmere on Monday, 5th May, 2031 at 2.00 pm for these items.",
            Some("Borough Council"),
            "2031-05-05",
            Some("14:00"),
            Some("Long Room, Thornmere"),
        ),
    ] {
        let m = of(text);
        assert_eq!(m.body.as_deref(), body, "{text}");
        assert_eq!(m.date.as_deref(), Some(date), "{text}");
        assert_eq!(m.start_time.as_deref(), start, "{text}");
        assert_eq!(m.venue.as_deref(), venue, "{text}");
    }
}

fn of_texts(sources: &[&str]) -> (Meeting, Option<String>) {
    let blocks = crate::recognise::testing::texts(sources);
    let heading = read(&crate::recognise::piece::pieces(&blocks));
    (heading.meeting, heading.authority)
}

#[test]
fn heading_lines() {
    for (sources, body, date, venue) in [
        // A line each.
        (
            &["*Date: 5 May 2031\nTime: 2 pm\nVenue: Long Room, First Floor"][..],
            None,
            "2031-05-05",
            Some("Long Room, First Floor"),
        ),
        // A sentence over several paragraphs.
        (
            &[
                "*MINUTES OF THE ANNUAL MEETING OF MARL BOARD",
                "*HELD IN THE LONG ROOM",
                "*ON",
                "*5th May 2031",
            ],
            Some("MARL BOARD"),
            "2031-05-05",
            Some("LONG ROOM"),
        ),
        // Name, day, time and place in one line.
        (
            &[
                "Marl Board – Ordinary Meeting Monday 5th May 2031, 7.30pm Marl Village Hall *DRAFT MINUTES, subject to approval*",
            ],
            Some("Marl Board"),
            "2031-05-05",
            Some("Marl Village Hall"),
        ),
        // The end of a sentence under the day.
        (
            &["*MARL BOARD\nMonday 5th May 2031", "Held in the Long Room at 7 p.m. Notes by AB."],
            Some("MARL BOARD"),
            "2031-05-05",
            Some("Long Room"),
        ),
        // Labels and values in the columns of a line, and of two.
        (
            &["*MARL SCHOOL BOARD OF GOVERNORS", "COMMITTEE\tFinance\tDATE;\t05/05/2031"],
            Some("Finance"),
            "2031-05-05",
            None,
        ),
        (
            &["*MARL SCHOOL BOARD OF GOVERNORS", "COMMITTEE\tDATE", "Finance\t5 May 2031"],
            Some("Finance"),
            "2031-05-05",
            None,
        ),
        // A township, and a place where people meet in person.
        (
            &[
                "*TOWNSHIP OF MARL",
                "A meeting was held on Monday 5th May 2031 in person at the Long Room.",
            ],
            None,
            "2031-05-05",
            Some("Long Room"),
        ),
        // A name over its date, without a word for a body.
        (&["*Leisure and Parks\nMonday 5 May 2031"], Some("Leisure and Parks"), "2031-05-05", None),
        // A date over two lines.
        (
            &["MINUTES OF THE FRIENDS OF MARL LIBRARY MEETING OF 5TH MAY\n2031."],
            Some("FRIENDS OF MARL LIBRARY"),
            "2031-05-05",
            None,
        ),
        // A venue under a council's name; a sentence is none.
        (
            &[
                "*Marl Parish Council - 5th May 2031",
                "*MARL VILLAGE HALL",
                "The Council met in the hall.",
            ],
            None,
            "2031-05-05",
            Some("MARL VILLAGE HALL"),
        ),
        (
            &["*Marl Parish Council - 5th May 2031", "It held a meeting in the village hall"],
            None,
            "2031-05-05",
            None,
        ),
    ] {
        let (meeting, _) = of_texts(sources);
        assert_eq!(meeting.body.as_deref(), body, "{sources:?}");
        assert_eq!(meeting.date.as_deref(), Some(date), "{sources:?}");
        assert_eq!(meeting.venue.as_deref(), venue, "{sources:?}");
    }
}

#[test]
fn the_council_over_the_sentence_is_the_authority() {
    let (meeting, authority) = of_texts(&[
        "*MARL PARISH COUNCIL\nMINUTES OF THE PARISH COUNCIL MEETING HELD ON\nMONDAY, 5 MAY 2031",
    ]);
    assert_eq!(authority.as_deref(), Some("MARL PARISH COUNCIL"));
    assert_eq!(meeting.date.as_deref(), Some("2031-05-05"));
}

#[test]
fn organisations_and_bodies_in_headings() {
    for (sources, body, authority, venue) in [
        (
            &["*Marl Primary School – Full Governing Board", "*4 May 2031"][..],
            Some("Full Governing Board"),
            Some("Marl Primary School"),
            None,
        ),
        (
            &["*Marl Community NHS Trust", "*Quality Committee", "*4 May 2031"],
            Some("Quality Committee"),
            Some("Marl Community NHS Trust"),
            None,
        ),
        (
            &["*Marl Board", "*4 May 2031", "7pm, The Old Vicarage, Dunn"],
            Some("Marl Board"),
            None,
            Some("The Old Vicarage, Dunn"),
        ),
        (
            &["*MEETING OF THE MUNICIPAL DISTRICT OF MARL", "*4 May 2031"],
            Some("MUNICIPAL DISTRICT OF MARL"),
            None,
            None,
        ),
        (
            &["*Marl Board\nMINUTES OF MEETING\n4 May 2031 at 10:30\nCouncil Chamber, Moot Hall"],
            Some("Marl Board"),
            None,
            Some("Council Chamber, Moot Hall"),
        ),
        (
            &["Notes of the Marl Board meeting held at 7 pm on 4 May 2031, Marl Village Hall"],
            Some("Marl Board"),
            None,
            Some("Marl Village Hall"),
        ),
        (
            &[
                "A meeting of the Marl Board was held on 4 May 2031 at Marl Hall. The meeting was opened at 7 pm.",
            ],
            Some("Marl Board"),
            None,
            Some("Marl Hall"),
        ),
        (
            &["Minutes of the Full Governing Body meeting held on 4 May 2031"],
            Some("Full Governing Body"),
            None,
            None,
        ),
    ] {
        let (meeting, told) = of_texts(sources);
        assert_eq!(meeting.body.as_deref(), body, "{sources:?}");
        assert_eq!(told.as_deref(), authority, "{sources:?}");
        assert_eq!(meeting.venue.as_deref(), venue, "{sources:?}");
        assert_eq!(meeting.date.as_deref(), Some("2031-05-04"), "{sources:?}");
    }
}
