use super::*;
use crate::block::{Fact, Line, LineEnd, Part, Text};
use crate::record::Place;

/// Blocks as short lines: `#n` heading, `-` list entry, `|` between segments, `/` between lines.
fn shown(text: &str) -> Vec<String> {
    read(text).blocks.iter().map(show).collect()
}

fn show(block: &Block) -> String {
    match block {
        Block::Text(text) => show_text(text),
        Block::Table(table) => {
            let row = |r: &crate::block::Row| {
                let cells: Vec<String> =
                    r.cells.iter().map(|c| c.texts.iter().map(show_text).collect()).collect();
                let mark = if r.header {
                    "="
                } else if r.continues {
                    "+"
                } else {
                    ""
                };
                format!("{mark}{}", cells.join("|"))
            };
            format!("[{}]", table.rows.iter().map(row).collect::<Vec<_>>().join(" ; "))
        }
        Block::Fact(Fact::Item { number, title, .. }) => {
            format!("item {} {title}", number.as_deref().unwrap_or("-"))
        }
        Block::Fact(Fact::Part(part, _)) => format!("{part:?}:"),
        Block::Fact(Fact::Attachment(a)) => {
            format!("{:?} {} ({})", a.kind, a.title, a.size_text.as_deref().unwrap_or("-"))
        }
        Block::Fact(Fact::Meeting { meeting: m, status, .. }) => {
            let or = |s: &Option<String>| s.clone().unwrap_or("-".into());
            format!(
                "meeting {} {} {} {} {status:?}",
                or(&m.body),
                or(&m.date),
                or(&m.start_time),
                or(&m.venue)
            )
        }
        Block::Fact(Fact::Contact(c)) => format!("contact {}", c.name.as_deref().unwrap_or("-")),
        Block::Fact(Fact::Incomplete(part, why, _)) => {
            format!("{part:?} incomplete: {}", why.reason)
        }
        Block::Fact(fact) => format!("{fact:?}"),
    }
}

fn show_text(text: &Text) -> String {
    let line = |l: &Line| {
        let segments: Vec<String> = l
            .segments
            .iter()
            .map(|s| {
                let span = |p: &crate::block::Span| match (p.style.bold, p.style.italic) {
                    (true, _) => format!("*{}*", p.text),
                    (_, true) => format!("_{}_", p.text),
                    _ => p.text.clone(),
                };
                s.spans.iter().map(span).collect()
            })
            .collect();
        let end = match l.end {
            LineEnd::Space => "",
            LineEnd::KeepHyphen => "+",
            LineEnd::DropHyphen => "~",
            LineEnd::Glue => "^",
        };
        format!("{}{end}", segments.join("|"))
    };
    let heading = text.heading.map(|h| format!("#{h} ")).unwrap_or_default();
    let item = if text.list_item { "- " } else { "" };
    format!("{heading}{item}{}", text.lines.iter().map(line).collect::<Vec<_>>().join("/"))
}

#[test]
fn markdown_blocks() {
    let text = "#### 10. Change to the order.\n\nThe **Chair** spoke.\n\n- (i) That\n- (ii) This\n\nRESOLVED:";
    assert_eq!(
        shown(text),
        [
            "#4 10. Change to the order.",
            "The |*Chair*| spoke.".replace('|', "").as_str(),
            "- (i) That",
            "- (ii) This",
            "RESOLVED:"
        ]
    );
}

#[test]
fn places_are_line_numbers() {
    let blocks = read("One\n\n\nTwo\nthree").blocks;
    let Some(Block::Text(text)) = blocks.get(1) else { panic!() };
    let places: Vec<_> = text.lines.iter().filter_map(|l| l.place.clone()).collect();
    assert_eq!(places, [Place::Line { line: 4 }, Place::Line { line: 5 }]);
}

#[test]
fn a_tab_sets_name_and_affiliation_apart() {
    let text = "Present\n\nAnn Marl\tMarl Council\nBob Dunn-Fenwick\tMarlshire Police\n\tProbation Service";
    assert_eq!(
        shown(text),
        [
            "Present",
            "Ann Marl|Marl Council",
            "Bob Dunn-Fenwick|Marlshire Police",
            "Probation Service"
        ]
    );
    let Some(Block::Text(last)) = read(text).blocks.pop() else { panic!() };
    assert_eq!(last.lines[0].segments[0].x0, 144.0);
}

#[test]
fn a_table_by_tabs_goes_on_over_a_repeated_header() {
    let text = "No.\tDate\tAction\tOwner\n1.\t3.6.24\tWrite to the\tAnn Marl\n\t4.6.24\tCall\t\n\nNo.\tDate\tAction\tOwner\n2.\t5.6.24\tMeet\tBob Dunn";
    assert_eq!(
        shown(text),
        [
            "[=No.|Date|Action|Owner ; 1.|3.6.24|Write to the|Ann Marl ; |4.6.24|Call| ; =No.|Date|Action|Owner ; 2.|5.6.24|Meet|Bob Dunn]"
        ]
    );
}

#[test]
fn a_row_cut_by_a_page_break_goes_on() {
    let text =
        "No.\tAction\tOwner\n1.\tWrite to the\tAnn Marl\n\n\tcouncil again\t\n2.\tMeet.\tBob Dunn";
    assert_eq!(
        shown(text),
        ["[No.|Action|Owner ; 1.|Write to the|Ann Marl ; +|council again| ; 2.|Meet.|Bob Dunn]"]
    );
}

#[test]
fn a_table_by_bars() {
    let text = "Text\n\n| No. | Action |\n|---|---|\n| 1 | Write<br>again \\| now |\n";
    assert_eq!(shown(text), ["Text", "[=No.|Action ; 1|Write/again | now]"]);
}

#[test]
fn an_agenda_with_tabs_is_no_table() {
    let text = "1.\tIntroductions\t\n2.\tMinutes\t(Pages 3 - 10)\n3.\tFinance\t(Pages 11 - 12)";
    assert_eq!(
        shown(text),
        ["1.|Introductions", "2.|Minutes|(Pages 3 - 10)", "3.|Finance|(Pages 11 - 12)"]
    );
}

#[test]
fn cut_lines_join_and_labels_part() {
    let long = "Word ".repeat(13);
    let text = format!(
        "{long}commun-\nity and the\n\n{long}goes on to the\nnext line and ends here.\n3. Finance\n{long}told it all that day:\n(a) one thing, and the other thing that was never said.\n"
    );
    let long = long.trim_end();
    assert_eq!(
        shown(&text),
        [
            format!("{long} commun-~/ity and the"),
            format!("{long} goes on to the/next line and ends here."),
            "3. Finance".into(),
            format!("{long} told it all that day:"),
            "(a) one thing, and the other thing that was never said.".into()
        ]
    );
}

#[test]
fn columns_of_spaces_are_segments() {
    let text =
        "   1.     Apologies                         (Pages 1 - 4)\n\n          The Chair spoke.";
    let blocks = read(text).blocks;
    let Some(Block::Text(first)) = blocks.first() else { panic!() };
    let seen: Vec<_> =
        first.lines[0].segments.iter().map(|s| (s.x0, s.spans[0].text.as_str())).collect();
    assert_eq!(seen, [(18.0, "1."), (60.0, "Apologies"), (264.0, "(Pages 1 - 4)")]);
}

#[test]
fn a_paragraph_cut_by_a_page_break_is_one() {
    let text = "The board asked that the officers come back with a figure for the whole of the\n\ncounty before June.";
    assert_eq!(shown(text).len(), 1);
    let apart = "The board asked the officers:\n\nto come back";
    assert_eq!(shown(apart).len(), 2);
}

#[test]
fn numbers_read_as_a_column_go_to_their_titles() {
    assert_eq!(
        shown("1.\n\n3.\n\nIntroductions\n\nMatters arising"),
        ["1./Introductions", "3./Matters arising"]
    );
}

#[test]
fn a_column_of_numbers_read_late_goes_back() {
    let text = "2. Minutes\n\n4. Finance\n\n1.\n\n3.\n\nIntroductions\n\nMatters arising";
    assert_eq!(shown(text), ["1./Introductions", "2. Minutes", "3./Matters arising", "4. Finance"]);
}

#[test]
fn a_name_cut_by_a_page_break_is_one() {
    let text = "The Probation Service spoke.\n\nIt was asked what would happen when the Probation\n\nService was to have less to do with them all.";
    assert_eq!(shown(text).len(), 2);
}

const PAGE: &str = "Home\n\nAgenda and draft minutes\n\nMarl Board - Friday, 21 June 2024 10.00 am\n\n\
Venue: Town Hall, Marl. View directions\n\nContact: Ann Marl (Tel. 0116 496 0000)\u{a0} Email: ann@marl.example.uk\n\n\
Items\nNo. Item\n\n1.\n\nIntroductions\n\nMinutes:\n\nThe Chair spoke.\n\n2.\n\nRoad plan pdf icon PDF 101 KB\n\n\
Bob Dunn will present this report.\n\nAdditional documents:\n\n- Annex 1, item 2. pdf icon PDF 1 MB\n\n\
Decision:\n\nThat it be noted.\n\nMinutes:\n\nIt was ... Marl Board ... view the full minutes text for item 2.\n";

#[test]
fn a_page_of_a_meeting_gives_its_facts() {
    assert_eq!(
        shown(PAGE),
        [
            "meeting Marl Board 2024-06-21 10:00 Town Hall, Marl. Some(Draft)",
            "contact Ann Marl",
            "item 1 Introductions",
            "Minutes:",
            "The Chair spoke.",
            "item 2 Road plan",
            "Main Road plan (101 KB)",
            "Bob Dunn will present this report.",
            "Additional Annex 1 (1 MB)",
            "Decision:",
            "That it be noted.",
            "Minutes:",
            "It was",
            "Minutes incomplete: the page cuts the text",
            "ItemsEnd",
        ]
    );
    assert!(
        read(PAGE).blocks.iter().any(|b| matches!(b, Block::Fact(Fact::Part(Part::Minutes, _))))
    );
}

#[test]
fn a_page_that_lost_its_rows_keeps_its_meeting() {
    let text = "Marl Board - Monday, 3 June 2024 2.00 pm\n\nThe Chair spoke.";
    assert_eq!(shown(text)[0], "meeting Marl Board 2024-06-03 14:00 - None");
}

#[test]
fn nothing_is_lost_but_furniture() {
    assert_eq!(shown(""), Vec::<String>::new());
    assert_eq!(shown("\u{c}\u{c}\n\n  \n"), Vec::<String>::new());
    assert_eq!(shown("|"), ["|"]);
    assert_eq!(shown("\t\t\n\t"), Vec::<String>::new());
    assert_eq!(shown("# \n**"), ["**"]);
}
