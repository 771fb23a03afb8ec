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
