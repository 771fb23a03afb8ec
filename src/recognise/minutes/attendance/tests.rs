//! Small cases, input and what is read of it.

use super::person::*;
use super::*;
use crate::field::person::LONGEST;
use crate::field::roster;
use crate::recognise::piece::pieces;
use crate::recognise::testing::texts;

fn people(sources: &[&str]) -> Vec<String> {
    let blocks = texts(sources);
    let read = read(&pieces(&blocks), 0, None, &[]);
    assert!(read.unread.is_empty(), "{:?}", read.unread);
    read.people
        .iter()
        .map(|p| {
            format!(
                "{:?} {} | {}{}{}",
                p.group,
                p.name,
                p.affiliation.as_deref().unwrap_or("–"),
                if p.chair { " chair" } else { "" },
                if p.vice_chair { " vice" } else { "" },
            )
        })
        .collect()
}

#[test]
fn two_columns_with_wrapped_affiliations() {
    let got = people(&[
        "*Present",
        "Mrs A. Penn CC (in the Chair)",
        "Cllr. B. Quill\t\t\tSafety Group Chair –\n\t\t\tMarsh District Council",
        "Carol Reed-Hill\t\t\tMarsh Police\nDavid Stone\t\t\tFire Authority",
        "*Apologies for absence",
        "Eve Thorn\t\t\tMarsh Health Trust",
    ]);
    let want = [
        "Present Mrs A. Penn CC | – chair",
        "Present Cllr. B. Quill | Safety Group Chair – Marsh District Council",
        "Present Carol Reed-Hill | Marsh Police",
        "Present David Stone | Fire Authority",
        "Apologies Eve Thorn | Marsh Health Trust",
    ];
    assert_eq!(got, want);
}

#[test]
fn run_on_lists() {
    let got = people(&[
        "PRESENT: Mr A Penn (Chairman), Mrs B Quill (Vice-Chairman),\nMr C Reed, OBE and Ms D Stone",
        "IN ATTENDANCE: Mr E Thorn (Head of Parks and\nGardens)",
    ]);
    let want = [
        "Present Mr A Penn | – chair",
        "Present Mrs B Quill | – vice",
        "Present Mr C Reed, OBE | –",
        "Present Ms D Stone | –",
        "InAttendance Mr E Thorn | Head of Parks and Gardens",
    ];
    assert_eq!(got, want);
}

#[test]
fn names_beside_the_heading() {
    let got = people(&[
        "PRESENT:\t\tCouncillor Ann Penn (Chair)\n\t\tCouncillor Bob Quill\n\t\tCouncillor Cy Reed",
    ]);
    let want = [
        "Present Councillor Ann Penn | – chair",
        "Present Councillor Bob Quill | –",
        "Present Councillor Cy Reed | –",
    ];
    assert_eq!(got, want);
}

#[test]
fn what_goes_on_without_end_is_told_as_unread() {
    let endless = format!("Ann Penn\t\t\tMarsh Council\n{}", "\t\t\tof the parish\n".repeat(200));
    let blocks = texts(&["*Present", endless.trim_end()]);
    let out = read(&pieces(&blocks), 0, None, &[]);
    assert_eq!(out.people.len(), 1);
    assert!(out.people[0].affiliation.as_ref().unwrap().len() < LONGEST + 20);
    assert!(out.unread.len() > 100);
}

#[test]
fn nothing_beside_a_name_is_no_affiliation() {
    let group = GroupHeading { group: crate::record::Group::Present, remote: false, end: 0 };
    let name = roster::person("Ann Marl").unwrap();
    let mut person = attendee(&name, Vec::new(), &group).unwrap();
    beside_name(&mut person, " ");
    assert_eq!(person.affiliation, None);
}

#[test]
fn posts_and_organisations_under_and_over_names() {
    for (sources, want) in [
        (
            &[
                "*Present",
                "Ann Marl\nNon-Executive Director\nBob Dunn\nChief Executive (via Teams)",
                "*Apologies",
                "Cy Fenn\nChief Nurse",
            ][..],
            &[
                "Present Ann Marl | Non-Executive Director",
                "Present Bob Dunn | Chief Executive",
                "Apologies Cy Fenn | Chief Nurse",
            ][..],
        ),
        (
            &[
                "*Present",
                "*Marl District Council",
                "Cllr A Penn (Chair)\nCllr B Quill",
                "*Fenn Borough Council",
                "Cllr C Reed",
            ],
            &[
                "Present Cllr A Penn | Marl District Council chair",
                "Present Cllr B Quill | Marl District Council",
                "Present Cllr C Reed | Fenn Borough Council",
            ],
        ),
        (
            &[
                "*Present",
                "Ann Marl\nBob Dunn",
                "*Tenant Members",
                "Cy Fenn",
                "*In attendance",
                "Di Hart (Solicitor)",
            ],
            &[
                "Present Ann Marl | –",
                "Present Bob Dunn | –",
                "Present Cy Fenn | –",
                "InAttendance Di Hart | Solicitor",
            ],
        ),
    ] {
        assert_eq!(people(sources), want, "{sources:?}");
    }
}

#[test]
fn posts_before_names_and_headings_within_lines() {
    for (sources, want) in [
        (
            &["Staff present: City Manager Ann Marl, City Clerk Bob Dunn"][..],
            &["Officers Ann Marl | City Manager", "Officers Bob Dunn | City Clerk"][..],
        ),
        (
            &[
                "OFFICIALS IN ATTENDANCE:",
                "Chief Executive (Mr. A. Penn), Director, Housing (Ms. B. Quill).",
            ],
            &[
                "Officers Mr. A. Penn | Chief Executive",
                "Officers Ms. B. Quill | Director, Housing",
            ],
        ),
        (
            &["Officers:", "Director of Roads – Ann Marl\nTreasurer – Bob Dunn"],
            &["Officers Ann Marl | Director of Roads", "Officers Bob Dunn | Treasurer"],
        ),
        (
            &["Cllrs present: A Penn (Chair), B Quill.", "Clerk: Ann Marl. Public: 4."],
            &["Present A Penn | – chair", "Present B Quill | –", "Present Ann Marl | Clerk"],
        ),
        (
            &[
                "Present: Ann Marl, Bob Dunn",
                "Also present were Cy Fenn (Auditor) and Di Hart (Surveyor).",
            ],
            &[
                "Present Ann Marl | –",
                "Present Bob Dunn | –",
                "InAttendance Cy Fenn | Auditor",
                "InAttendance Di Hart | Surveyor",
            ],
        ),
        (
            &[
                "In attendance: Ann Marl (Auditor)\nApologies for absence were received from Cllrs Penn and Quill.",
            ],
            &["InAttendance Ann Marl | Auditor", "Apologies Penn | –", "Apologies Quill | –"],
        ),
    ] {
        assert_eq!(people(sources), want, "{sources:?}");
    }
}

#[test]
fn people_end_where_a_sentence_begins() {
    let blocks = texts(&[
        "Present: Ann Marl and Bob Dunn. The meeting was called to order at 7 pm. 12. Roads: Cy Fenn.",
    ]);
    let read = read(&pieces(&blocks), 0, None, &[]);
    let names: Vec<&str> = read.people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Ann Marl", "Bob Dunn"]);
    assert_eq!(read.unread.len(), 1);
}

#[test]
fn tables_with_labels_beside_people_and_with_headers() {
    let of = |rows: &[&[&str]]| {
        let mut reader = Reader::default();
        reader.table(&crate::recognise::testing::table(rows));
        reader.flush();
        let told = |p: &Attendee| {
            format!(
                "{:?} {} | {} | {}",
                p.group,
                p.name,
                p.role.as_deref().unwrap_or("–"),
                p.organisation.as_deref().unwrap_or("–")
            )
        };
        reader.out.people.iter().map(told).collect::<Vec<_>>()
    };
    let labels: &[&[&str]] = &[
        &["Present:", "Ann Marl", "Chair"],
        &["", "Bob Dunn", "Chief Nurse"],
        &["Apologies:", "Cy Fenn", "Lay Member"],
    ];
    assert_eq!(
        of(labels),
        [
            "Present Ann Marl | – | –",
            "Present Bob Dunn | Chief Nurse | –",
            "Apologies Cy Fenn | Lay Member | –"
        ]
    );
    let headed: &[&[&str]] = &[
        &["Name", "Title", "Organisation"],
        &["Present", "", ""],
        &["Ann Marl", "Lay Member", "Fenn Action"],
        &["Bob Dunn", "Head of Roads", "Marl Care Board"],
    ];
    assert_eq!(
        of(headed),
        [
            "Present Ann Marl | Lay Member | Fenn Action",
            "Present Bob Dunn | Head of Roads | Marl Care Board"
        ]
    );
    let words: &[&[&str]] = &[
        &["Name", "Role", "Status"],
        &["Ann Marl", "Member", "Present"],
        &["Bob Dunn", "Member", "Apologies"],
        &["Cy Fenn", "Solicitor", "In attendance"],
    ];
    assert_eq!(
        of(words),
        [
            "Present Ann Marl | Member | –",
            "Apologies Bob Dunn | Member | –",
            "InAttendance Cy Fenn | Solicitor | –"
        ]
    );
}

#[test]
fn welsh_lists_and_surnames_that_go_on_in_the_next_paragraph() {
    let got = people(&["Presennol: Y Cynghorwyr Ann Marl (Cadeirydd), Bob Dunn a Cy Fenn"]);
    assert_eq!(got, ["Present Ann Marl | – chair", "Present Bob Dunn | –", "Present Cy Fenn | –"]);
    let got = people(&["Members present: Mr A Marl, Mr A B Dunn"]);
    assert_eq!(got, ["Present Mr A Marl | –", "Present Mr A B Dunn | –"]);
    let got = people(&[
        "*MEMBERS PRESENT:",
        "Councillors Ash, Birch, Cane, Dunn (B), Dunn (C), Elm, Fenn, Gorse, Hart, Ince, Jay, Kite, Lark,",
        "Marl, Nash, Oakes, Penn, Quill, Reed, Stone, Thorn, Upton and",
        "Vale.",
    ]);
    assert_eq!(got.len(), 23, "{got:?}");
    assert_eq!(got.last().map(String::as_str), Some("Present Vale | –"));
}
