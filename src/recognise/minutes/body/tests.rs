//! Small cases, input and what is read of it.

use super::*;
use crate::recognise::piece::pieces;
use crate::recognise::testing::texts;

/// What a body holds: paragraphs as `P label text`, clauses as `R label text`, votes as `V`.
fn read_texts(sources: &[&str]) -> Vec<String> {
    let blocks = texts(sources);
    let body = read(&pieces(&blocks), LeadIns::Printed, false);
    let shown = |tag: &str, label: &Option<String>, text: &str| {
        format!("{tag} {} {text}", label.as_deref().unwrap_or("–"))
    };
    let mut out: Vec<String> =
        body.paragraphs.iter().map(|p| shown("P", &p.label, &p.text)).collect();
    out.extend(body.resolutions.iter().map(|r| shown("R", &r.label, &r.text)));
    let by = |r: &Resolution| Some(format!("B {} + {}", r.proposer.clone()?, r.seconder.clone()?));
    out.extend(body.resolutions.iter().filter_map(by));
    out.extend(
        body.votes.iter().map(|v| {
            format!("V {:?} {:?} {:?} {:?}", v.in_favour, v.against, v.abstain, v.outcome)
        }),
    );
    out.extend(body.future_meetings.iter().map(|d| format!("F {}", d.date)));
    out
}

#[test]
fn clause_in_a_numbered_paragraph() {
    let got = read_texts(&[
        "1)\tMr Penn introduced the report.",
        "2)\tRESOLVED that the report be noted.",
        "3)\tMrs Quill thanked him.",
    ]);
    let want = [
        "P 1) Mr Penn introduced the report.",
        "P 3) Mrs Quill thanked him.",
        "R – that the report be noted.",
    ];
    assert_eq!(got, want);
}

#[test]
fn stem_and_lettered_clauses() {
    let got = read_texts(&[
        "3)\tRESOLVED that the Council:",
        "\ta)\tNotes the report;",
        "\tb)\tThanks the clerk.",
        "4)\tThe meeting went on.",
    ]);
    let want = [
        "P 4) The meeting went on.",
        "R – that the Council:",
        "R a) Notes the report;",
        "R b) Thanks the clerk.",
    ];
    assert_eq!(got, want);
}

#[test]
fn sub_headings_and_bullets_between_clauses() {
    let got = read_texts(&[
        "RESOLVED:",
        "Decisions of the Cabinet",
        "1.\tThat the bridge be mended.",
        "2.\tThat these be bought:",
        "\t•\tPaint",
        "\t•\tNails",
        "Decisions of the Leader",
        "3.\tThat the clerk be thanked.",
        "*NOTE:",
        "Councillor Reed came at 11.23am.",
    ]);
    let want = [
        "P – Decisions of the Cabinet",
        "P – Decisions of the Leader",
        "P – NOTE:",
        "P – Councillor Reed came at 11.23am.",
        "R 1. That the bridge be mended.",
        "R 2. That these be bought:",
        "R – Paint",
        "R – Nails",
        "R 3. That the clerk be thanked.",
    ];
    assert_eq!(got, want);
}

#[test]
fn text_under_a_lead_in_ends_with_its_sentence() {
    let got = read_texts(&["RESOLVED:", "That the log be noted.", "The Chair closed the item."]);
    assert_eq!(got, ["P – The Chair closed the item.", "R – That the log be noted."]);
}

#[test]
fn dates_under_a_clause_are_announced() {
    let got = read_texts(&[
        "RESOLVED",
        "That future meetings of the Panel be held as follows, each at 2.00pm:",
        "Monday 5 May 2031",
        "Monday 3 November 2031;",
    ]);
    let want = [
        "R – That future meetings of the Panel be held as follows, each at 2.00pm:",
        "F 2031-05-05",
        "F 2031-11-03",
    ];
    assert_eq!(got, want);
}

#[test]
fn recorded_vote() {
    let got = read_texts(&[
        "2)\tThe motion was put to the vote.",
        "For (2)",
        "Mr Penn, Mrs Quill",
        "Against (1)",
        "Mr Reed",
        "Abstain (0)",
        "Motion carried.",
        "3)\tRESOLVED that it be so.",
    ]);
    let want = [
        "P 2) The motion was put to the vote.",
        "R – that it be so.",
        "V Some(2) Some(1) Some(0) Some(\"carried\")",
    ];
    assert_eq!(got, want);
}

#[test]
fn paragraph_cut_in_mid_sentence() {
    let got = read_texts(&["The Board met in person so as to operate", "more effectively."]);
    assert_eq!(got, ["P – The Board met in person so as to operate more effectively."]);
}

#[test]
fn a_label_without_words_is_text() {
    let got = read_texts(&["RESOLVED:4", "(a)\tThat the report be noted;"]);
    assert_eq!(got, ["R – 4", "R (a) That the report be noted;"]);
}

/// What a body says of each vote: who moved, the counts, whether all agreed, the outcome.
fn votes_of(sources: &[&str]) -> Vec<String> {
    let blocks = texts(sources);
    let body = read(&pieces(&blocks), LeadIns::Printed, false);
    let one = |v: &Vote| {
        let (by, second) = (v.proposer.as_deref(), v.seconder.as_deref());
        let counts = [v.in_favour, v.against].map(|n| n.map_or("-".to_owned(), |n| n.to_string()));
        let all = if v.unanimous == Some(true) { " all" } else { "" };
        let outcome = v.outcome.as_deref().unwrap_or("-");
        format!(
            "{}+{} {}{all} {outcome}",
            by.unwrap_or("-"),
            second.unwrap_or("-"),
            counts.join(":")
        )
    };
    body.votes.iter().map(one).collect()
}

#[test]
fn who_moved_is_the_clauses() {
    for (sources, clauses) in [
        (
            &["RESOLVED that it be so.", "Proposed: AM  Seconded: BD"][..],
            ["R – that it be so.", "B AM + BD"],
        ),
        (
            &["Proposed by AM, seconded by BD.", "RESOLVED that it be so."],
            ["R – that it be so.", "B AM + BD"],
        ),
        (
            &["Proposed by AM and seconded by BD and it was RESOLVED to wait."],
            ["R – to wait.", "B AM + BD"],
        ),
        (&["Resolved: That it be so. Prop. AM, 2nd BD"], ["R – That it be so.", "B AM + BD"]),
        (
            &["It was proposed that it be so. Proposed: AM; seconded: BD. Resolved 7/12.3."],
            ["R 7/12.3 that it be so.", "B AM + BD"],
        ),
        (
            &["RESOLUTION 2030-7", "Moved by: AM", "Seconded by: BD", "That it be so."],
            ["R 2030-7 That it be so.", "B AM + BD"],
        ),
    ] {
        assert_eq!(read_texts(sources), clauses, "{sources:?}");
    }
}

#[test]
fn who_moved_a_sentence_that_resolves() {
    for (sources, clauses) in [
        // Behind a sentence that says who does it, in the paragraph or below.
        (
            &["After debate it was resolved to mend it. NO to act. Prop: AM 2nd: BD"][..],
            ["P – After debate", "P – NO to act.", "R – to mend it.", "B AM + BD"],
        ),
        (
            &["After debate it was resolved to mend it.", "NO to act.", "Prop: AM 2nd: BD"],
            ["P – After debate", "P – NO to act.", "R – to mend it.", "B AM + BD"],
        ),
        // Not what was voted before.
        (
            &[
                "The dues were paid. Prop: CF 2nd: NO",
                "It was resolved to mend it. Prop: AM 2nd: BD",
            ],
            [
                "P – The dues were paid. Prop: CF 2nd: NO",
                "R – to mend it.",
                "B AM + BD",
                "V None None None None",
            ],
        ),
        (
            &["Agreed that it be mended.", "Prop: AM 2nd: BD", "x", "y"],
            ["P – x y", "R – that it be mended.", "B AM + BD", ""],
        ),
    ] {
        let clauses: Vec<&str> = clauses.into_iter().filter(|line| !line.is_empty()).collect();
        assert_eq!(read_texts(sources), clauses, "{sources:?}");
    }
}

#[test]
fn a_sentence_goes_on_in_the_next_paragraph() {
    let got =
        read_texts(&["After debate it was resolved to mend the", "gate by the mill. BD saw it."]);
    assert_eq!(got, ["P – After debate", "P – BD saw it.", "R – to mend the gate by the mill."]);
}

#[test]
fn a_sentence_that_resolves_is_a_clause() {
    let got = read_texts(&["The gate is old. It was resolved to mend it. The mill is shut."]);
    assert_eq!(got, ["P – The gate is old.", "P – The mill is shut.", "R – to mend it."]);
    let got = read_texts(&["Resolved 7/12.01", "The Council resolved to mend the gate."]);
    assert_eq!(got, ["R 7/12.01 The Council resolved to mend the gate."]);
}

#[test]
fn motions_are_votes() {
    for (sources, votes) in [
        (&["Moved by AM, seconded by BD, that it be so. CARRIED"][..], &["AM+BD -:- CARRIED"][..]),
        (&["Moved by AM, seconded by BD, that it be so.", "The gate was seen."], &["AM+BD -:- -"]),
        (&["RESOLVED that it be so.", "All were in favour."], &["-+- -:- all -"]),
        (&["RESOLVED:", "(a)\tThat it be so.", "Carried nem con."], &["-+- -:- all Carried"]),
        (
            &["RESOLVED (4 votes to 2): That it be so.", "RESOLVED (unanimously): That it be."],
            &["-+- 4:2 -", "-+- -:- all unanimously"],
        ),
        (
            &[
                "The motion was put.",
                "For (2): Cllrs Marl and Dunn",
                "Against (1): Cllr Fenn",
                "It was declared LOST.",
            ],
            &["-+- 2:1 LOST"],
        ),
        (&["An amendment was moved by Cllr Marl."], &[]),
        (
            &["Moved: Cllr Marl", "Seconded: Cllr Dunn", "That it be so.", "LOST"],
            &["Cllr Marl+Cllr Dunn -:- LOST"],
        ),
        (
            &["On the proposal of Cllr Marl, seconded by Cllr Dunn, it was put off."],
            &["Cllr Marl+Cllr Dunn -:- -"],
        ),
        (&["Voting: For: Cllrs Marl and Dunn. Against: Cllr Fenn."], &["-+- 2:1 -"]),
    ] {
        assert_eq!(votes_of(sources), votes, "{sources:?}");
    }
}

#[test]
fn line_breaks_of_markup_part_a_list() {
    let mut blocks = texts(&["RESOLVED:\n(a) That it be so;\n(b) That it be\ntold."]);
    for block in &mut blocks {
        let crate::block::Block::Text(text) = block else { continue };
        for line in &mut text.lines {
            line.place = Some(crate::record::Place::Node { node: "p".to_owned() });
        }
    }
    let body = read(&pieces(&blocks), LeadIns::Printed, false);
    let clauses: Vec<&str> = body.resolutions.iter().map(|r| r.text.as_str()).collect();
    assert_eq!(clauses, ["That it be so;", "That it be told."]);
}
