//! One small log for every state.

use minutebook::diff::{Bodies, Closed, INCOMPLETE, Incomplete, Listing, Options, Side, State};
use minutebook::record::{ActionLog, ActionRow, Unread};

use crate::{compared, row, side, told_all};

fn all() -> Options {
    Options { listing: Listing::All, ..Options::default() }
}

#[test]
fn an_incomplete_log_is_not_compared_unless_asked() {
    let log = || row(("1", 1), "2031-05-06", "Mend the gate.", &["Ann Marl"], "", "open");
    let whole = side("2031-05-06", vec![log()]);
    let mut part = side("2031-06-03", vec![log()]);
    for log in &mut part.logs {
        log.unread = vec![Unread { text: "Oil the lock".to_owned(), at: Vec::new() }];
    }
    for (before, after) in [(&whole, &part), (&part, &whole)] {
        let refused = compared(before, after, &all());
        assert_eq!(refused.summary.of(State::NotComparable), 1);
        let problems = [refused.before.problem, refused.after.problem];
        assert_eq!(problems.iter().flatten().collect::<Vec<_>>(), [INCOMPLETE]);
        let options = Options { incomplete: Incomplete::Compared, ..all() };
        assert_eq!(compared(before, after, &options).summary.of(State::Unchanged), 1);
    }
}

fn lines(before: &Side, after: &Side) -> Vec<String> {
    told_all(&compared(before, after, &all()))
}

#[test]
fn an_event_goes_on_under_another_number_with_a_new_part() {
    let before = side(
        "2023-12-15",
        vec![
            row(
                ("4", 1),
                "2023-06-30",
                "Give the figures of the pilot.",
                &["Jo Hale"],
                "Asked.",
                "amber",
            ),
            row(
                ("5", 1),
                "2023-06-30",
                "FLOODS – Hold an event at Fen Hall to inform members about floods.",
                &["Ann Chard", "Ian Stubb"],
                "Still in planning",
                "amber",
            ),
            row(
                ("6", 1),
                "2023-09-29",
                "Send out the slides on sirens.",
                &["Mil Gant"],
                "Sent 4.10.23",
                "green",
            ),
        ],
    );
    let after = side(
        "2025-09-25",
        vec![
            row(
                ("1", 1),
                "2023-06-30",
                "FLOODS - Hold an event at Fen Hall to inform members about floods",
                &["Gurdit Rai"],
                "Part of the briefing, to be scheduled.",
                "amber",
            ),
            row(
                ("1", 2),
                "2025-06-20",
                "Training by the fire service to be offered to members",
                &["Ann Chard"],
                "On hold",
                "amber",
            ),
            row(
                ("2", 1),
                "2025-06-20",
                "Confirm which meetings are held in person",
                &["Eu Walt"],
                "Done",
                "green",
            ),
        ],
    );
    let diff = compared(&before, &after, &all());
    assert_eq!(
        told_all(&diff),
        [
            "dropped_open 4.1 >",
            "added  > 1.2",
            "added  > 2.1",
            "changed 5.1 > 1.1 owners comments",
            "dropped_closed 6.1 >",
        ]
    );
    let event = &diff.changes[3];
    assert_eq!((event.key.as_str(), event.similarity), ("after:1.1", Some(0.9)));
    assert_eq!(event.after[0].days_open, Some(818));
    assert_eq!(diff.changes[0].before[0].days_open, Some(168));
    assert_eq!(diff.changes[4].before[0].days_open, None);
}

#[test]
fn closed_and_reopened() {
    let log = |statuses: [&str; 3]| {
        let [first, second, third] = statuses;
        side(
            "2024-03-01",
            vec![
                row(("1", 1), "2024-01-10", "Map the cellars.", &[], "", first),
                row(("2", 1), "2024-01-10", "Count the pumps.", &[], "", second),
                row(("3", 1), "2024-01-10", "Paint the gauge.", &[], "", third),
            ],
        )
    };
    let (before, after) = (log(["amber", "green", "late"]), log(["Completed 3/4", "red", "done"]));
    assert_eq!(
        lines(&before, &after),
        ["reopened 2.1 > 2.1 status", "closed 1.1 > 1.1 status", "closed 3.1 > 3.1 status"]
    );
    let options = Options { closed: Closed::new(["late"]), ..all() };
    assert_eq!(
        told_all(&compared(&before, &after, &options)),
        ["reopened 2.1 > 2.1 status", "closed 1.1 > 1.1 status", "changed 3.1 > 3.1 status"]
    );
}

#[test]
fn what_went_without_a_state_is_told_as_unknown() {
    let log = |rows| side("2024-03-01", rows);
    let gone = |number: &str, state| ActionRow {
        state,
        ..row((number, 1), "2024-01-10", &format!("Map cellar {number}."), &[], "", "")
    };
    use minutebook::record::ActionState::{Done, NotDone, Paused};
    let rows =
        [None, Some(Done), Some(NotDone), Some(Paused)].into_iter().zip(["1", "2", "3", "4"]);
    let before = log(rows.map(|(state, number)| gone(number, state)).collect());
    let after = log(vec![row(("9", 1), "2024-02-10", "Buy a rope for the boat.", &[], "", "")]);
    assert_eq!(
        lines(&before, &after),
        [
            "dropped_open 4.1 >",
            "dropped_unknown 1.1 >",
            "added  > 9.1",
            "dropped_closed 2.1 >",
            "dropped_closed 3.1 >",
        ]
    );
}

#[test]
fn what_changed_and_what_only_grew() {
    let log = |due: &str, comments: &str, priority: &str| {
        let mut row =
            row(("1", 1), "2024-01-10", "Map the cellars.", &["A. Marl"], comments, "open");
        row.due = Some(due.to_owned());
        row.extra.insert("Priority".into(), priority.to_owned());
        side("2024-03-01", vec![row])
    };
    let before = log("2024-05", "Begun.", "high");
    let diff = compared(&before, &log("2024-07", "Begun. Half are done.", "low"), &all());
    assert_eq!(told_all(&diff), ["changed 1.1 > 1.1 due comments extra: Priority"]);
    let grew: Vec<bool> = diff.changes[0].fields.iter().map(|field| field.grew).collect();
    assert_eq!(grew, [false, true, false]);
    assert_eq!(lines(&before, &log("2024-05", "begun – ", "high")), ["changed 1.1 > 1.1 comments"]);
    assert_eq!(lines(&before, &log("2024-05", " Begun", "high")), ["unchanged 1.1 > 1.1"]);
}

#[test]
fn one_row_becomes_two_and_two_become_one() {
    let whole = vec![
        row(
            ("1", 1),
            "2024-01-10",
            "List the halls that have a generator, and plan an exercise for a long power cut.",
            &["A. Marl"],
            "",
            "open",
        ),
        row(("2", 1), "2024-01-10", "Count the pumps.", &[], "", "open"),
    ];
    let parts = vec![
        row(
            ("4", 1),
            "2024-01-10",
            "Plan an exercise for a long power cut in 2025.",
            &["A. Marl"],
            "",
            "open",
        ),
        row(
            ("3", 1),
            "2024-01-10",
            "List the halls that have a generator.",
            &["A. Marl"],
            "",
            "open",
        ),
        row(("2", 1), "2024-01-10", "Count the pumps.", &[], "", "open"),
    ];
    let (whole, parts) = (side("2024-03-01", whole), side("2024-06-01", parts));
    assert_eq!(lines(&whole, &parts), ["split 1.1 > 4.1+3.1", "unchanged 2.1 > 2.1"]);
    assert_eq!(lines(&parts, &whole), ["merged 4.1+3.1 > 1.1", "unchanged 2.1 > 2.1"]);
}

#[test]
fn a_new_part_of_a_row_that_goes_on_is_added() {
    let first = row(
        ("1", 1),
        "2024-01-10",
        "Hold a flood event at Fen Hall for the members.",
        &["A. Marl"],
        "",
        "open",
    );
    let second = row(
        ("1", 2),
        "2024-01-10",
        "Hold a flood event for the members.",
        &["A. Marl"],
        "",
        "open",
    );
    let (before, after) =
        (side("2024-03-01", vec![first.clone()]), side("2024-06-01", vec![first, second]));
    assert_eq!(lines(&before, &after), ["added  > 1.2", "unchanged 1.1 > 1.1"]);
}

#[test]
fn the_best_pairs_of_all_not_the_first() {
    // The first row would fit the second one's successor, but then the second would have none.
    let action = |what: &str| format!("Report on {what} to the next meeting of the Board.");
    let log = |date: &str, actions: [&str; 2]| {
        let rows = (1..).zip(actions).map(|(n, what)| {
            row((&i32::to_string(&n), 1), "2024-01-10", &action(what), &["A. Marl"], "", "open")
        });
        side(date, rows.collect())
    };
    let before = log("2024-03-01", ["the sirens and the pumps", "the pumps"]);
    let after = log("2024-06-01", ["the pumps at sea", "the sirens"]);
    assert_eq!(lines(&before, &after), ["changed 2.1 > 1.1 action", "changed 1.1 > 2.1 action"]);
}

#[test]
fn numbers_alone_pair_nothing() {
    let before =
        side("2024-03-01", vec![row(("1", 1), "2024-01-10", "Map the cellars.", &[], "", "open")]);
    let after =
        side("2024-06-01", vec![row(("1", 1), "2024-04-10", "Count the pumps.", &[], "", "open")]);
    assert_eq!(lines(&before, &after), ["dropped_open 1.1 >", "added  > 1.1"]);
}

#[test]
fn a_column_that_one_log_lacks_has_not_changed() {
    let log = |headers: &[&str], comments: &str| {
        let mut row = row(("1", 1), "2024-01-10", "Map the cellars.", &[], comments, "");
        row.printed = headers.iter().map(|header| ((*header).to_owned(), None)).collect();
        side("2024-03-01", vec![row])
    };
    let before = log(&["Action", "Update"], "Begun");
    assert_eq!(lines(&before, &log(&["Action"], "")), ["unchanged 1.1 > 1.1"]);
    assert_eq!(lines(&before, &log(&["Action", "Update"], "")), ["changed 1.1 > 1.1 comments"]);
}

#[test]
fn a_missing_log_drops_nothing() {
    let log = side("2024-03-01", vec![row(("1", 1), "", "Map the cellars.", &[], "", "open")]);
    let missing =
        Side { source: "x.pdf".into(), problem: Some("no text layer".into()), ..Side::default() };
    let none = Side { source: "x.pdf".into(), ..Side::default() };
    let empty = side("2024-06-01", Vec::new());
    for (other, reason) in [
        (&missing, "no text layer"),
        (&none, "holds no action log"),
        (&empty, "has an action log of which no row was read"),
    ] {
        let diff = compared(&log, other, &all());
        assert_eq!(told_all(&diff), ["not_comparable  >"]);
        assert_eq!(diff.after.problem.as_deref(), Some(reason));
        assert_eq!(diff.summary.of(State::NotComparable), 1);
        let mirrored = compared(other, &log, &all());
        assert_eq!(mirrored.before.problem.as_deref(), Some(reason));
    }
}

#[test]
fn logs_of_different_bodies_are_not_compared_unasked() {
    let rows = || vec![row(("1", 1), "", "Map the cellars.", &[], "", "open")];
    let before = side("2024-03-01", rows());
    let after = Side { body: Some("Marsh Harbour Committee".into()), ..side("2024-06-01", rows()) };
    let diff = compared(&before, &after, &all());
    assert_eq!(told_all(&diff), ["not_comparable  >"]);
    assert_eq!(
        diff.after.problem.as_deref(),
        Some("is the log of “Marsh Harbour Committee”, not of “Fenhythe Resilience Board”")
    );
    let options = Options { bodies: Bodies::Any, ..all() };
    assert_eq!(told_all(&compared(&before, &after, &options)), ["unchanged 1.1 > 1.1"]);
    let after = Side { body: Some("the  Fenhythe resilience board".into()), ..after };
    assert_eq!(lines(&before, &after), ["unchanged 1.1 > 1.1"]);
}

#[test]
fn the_log_of_another_body_in_the_same_pack_is_set_aside() {
    let log = |body: &str, action: &str| ActionLog {
        body: Some(body.to_owned()),
        rows: vec![row(("1", 1), "", action, &[], "", "open")],
        ..ActionLog::default()
    };
    let own = log("Fenhythe Resilience Board", "Map the cellars.");
    let before = Side {
        logs: vec![own.clone(), log("Harbour Sub-Group", "Count the buoys.")],
        ..side("2024-03-01", Vec::new())
    };
    let after = Side { logs: vec![own], ..side("2024-06-01", Vec::new()) };
    let diff = compared(&before, &after, &all());
    assert_eq!(told_all(&diff), ["not_comparable  >", "unchanged 1.1 > 1.1"]);
    assert_eq!(diff.changes[0].key, "before:log of Harbour Sub-Group");
    assert_eq!((diff.before.rows, diff.before.doubts.len()), (1, 1));
}

#[test]
fn only_counted_unless_asked_for() {
    let log = side("2024-03-01", vec![row(("1", 1), "", "Map the cellars.", &[], "", "open")]);
    let diff = compared(&log, &log, &Options::default());
    assert_eq!((diff.changes.len(), diff.summary.unchanged), (0, 1));
}

#[test]
fn keys_are_unique_where_numbers_are_not() {
    let rows = || {
        vec![
            row(("1", 1), "", "Map the cellars.", &[], "", ""),
            row(("1", 1), "", "Count the pumps.", &[], "", ""),
            row(("", 1), "", "Paint the gauge.", &[], "", ""),
        ]
    };
    let log = side("2024-03-01", rows());
    let diff = compared(&log, &log, &all());
    let keys: Vec<&str> = diff.changes.iter().map(|change| change.key.as_str()).collect();
    assert_eq!(keys, ["after:row 3", "after:1.1", "after:1.1 (2)"]);
}

#[test]
fn what_was_done_at_the_meeting_is_closed_not_dropped() {
    let log = |number: &str, action: &str, status: &str| {
        row((number, 1), "2024-01-10", action, &["A. Marl"], "", status)
    };
    let open = |number: &str| log(number, &format!("Map cellar {number}."), "open");
    let before = side("2024-03-01", vec![open("1"), open("2"), open("3")]);
    let came =
        vec![log("1", "Map cellar 1.", "done"), open("2"), log("3", "Map cellar 3.", "done")];
    let after = Side {
        came: vec![ActionLog { rows: came, ..ActionLog::default() }],
        ..side("2024-06-01", vec![log("3", "Map cellar 3.", "done")])
    };
    let expected = ["dropped_open 2.1 >", "closed 1.1 > 1.1 status", "closed 3.1 > 3.1 status"];
    let told = lines(&before, &after);
    assert_eq!(told, expected);
    assert_eq!(compared(&before, &after, &all()).after.rows, 1);
}
