//! Lives of actions over invented logs.

use minutebook::diff::{Bodies, INCOMPLETE, Options, Side};
use minutebook::history::{Action, End, EventState, History, check, history};
use minutebook::record::{ActionLog, ActionRow, ActionState, StateFrom, Unread};

use crate::{row, side};

fn lives(sides: &[Side]) -> Vec<Action> {
    let mut told = all(sides);
    assert_eq!(told.bodies.len(), 1);
    told.bodies.remove(0).actions
}

fn all(sides: &[Side]) -> History {
    let history = history(sides, &Options::default());
    check(&history).unwrap();
    history
}

fn action(number: &str, text: &str, comments: &str, status: &str) -> ActionRow {
    row((number, 1), "2024-01-10", text, &["A. Marl"], comments, status)
}

fn states(action: &Action) -> Vec<EventState> {
    action.life.iter().map(|event| event.state).collect()
}

#[test]
fn from_first_to_last() {
    let lives = lives(&[
        side(
            "2024-09-02",
            vec![action("1", "Map the cellars.", "Deferred to June. Done.", "done")],
        ),
        side(
            "2024-03-01",
            vec![
                action("1", "Count the pumps.", "", "open"),
                action("2", "Map the cellars.", "Begun.", "open"),
            ],
        ),
        side(
            "2024-06-03",
            vec![
                action("1", "Count the pumps.", "", "open"),
                action("2", "Map the cellars.", "Deferred to June.", "open"),
            ],
        ),
    ]);
    let [pumps, cellars] = lives.as_slice() else { panic!("{lives:#?}") };
    use EventState::{Changed, Closed, DroppedOpen, FirstSeen, Unchanged};
    assert_eq!(states(pumps), [FirstSeen, Unchanged, DroppedOpen]);
    assert_eq!((pumps.end, pumps.ended.as_deref()), (End::DroppedOpen, Some("2024-09-02")));
    assert_eq!((pumps.last_seen.as_deref(), pumps.days_open), (Some("2024-06-03"), Some(145)));
    assert_eq!(states(cellars), [FirstSeen, Changed, Closed]);
    assert_eq!((cellars.end, cellars.ended.as_deref()), (End::Done, Some("2024-09-02")));
    assert_eq!((cellars.key.as_str(), cellars.days_open), ("2024-03-01:2.1", Some(236)));
    assert_eq!((cellars.times_changed, cellars.times_deferred), (2, 1));
}

#[test]
fn closed_when_it_was_closed_not_when_it_left() {
    let done = || action("1", "Map the cellars.", "", "done");
    let other = || action("2", "Count the pumps.", "", "open");
    let lives = lives(&[
        side("2024-03-01", vec![action("1", "Map the cellars.", "", "open"), other()]),
        side("2024-06-03", vec![done(), other()]),
        side("2024-09-02", vec![done(), other()]),
        side("2024-12-02", vec![other()]),
    ]);
    assert_eq!((lives[0].end, lives[0].ended.as_deref()), (End::Done, Some("2024-06-03")));
    assert_eq!(lives[0].last_seen.as_deref(), Some("2024-09-02"));
    assert_eq!((lives[1].end, lives[1].days_open), (End::Open, Some(327)));
    assert_eq!(lives[1].days_since_change, Some(276));
}

#[test]
fn a_meeting_without_a_log_ends_nothing() {
    let log = |date| side(date, vec![action("1", "Map the cellars.", "", "open")]);
    let none = Side { problem: Some("no text layer".into()), ..side("2024-06-03", Vec::new()) };
    let history = all(&[log("2024-03-01"), none, log("2024-09-02")]);
    let body = &history.bodies[0];
    assert_eq!(states(&body.actions[0]), [EventState::FirstSeen, EventState::Unchanged]);
    assert_eq!(body.actions[0].life[1].meeting, 2);
    assert_eq!(body.meetings[1].problem.as_deref(), Some("no text layer"));
}

#[test]
fn gone_and_there_again() {
    let other = || action("2", "Count the pumps.", "", "open");
    let cellars = || action("1", "Map the cellars.", "", "open");
    let anew = ActionRow { raised: Some("2024-11-01".into()), ..cellars() };
    let lives = lives(&[
        side("2024-03-01", vec![cellars(), other()]),
        side("2024-06-03", vec![other()]),
        side("2024-09-02", vec![cellars(), other()]),
        side("2024-10-02", vec![other()]),
        side("2024-12-02", vec![anew, other()]),
    ]);
    use EventState::{Added, DroppedOpen, FirstSeen, Returned};
    assert_eq!(states(&lives[0]), [FirstSeen, DroppedOpen, Returned, DroppedOpen]);
    // The same words raised anew are another action.
    assert_eq!(states(&lives[2]), [Added]);
}

#[test]
fn into_two_and_into_one() {
    let whole = "List the halls that have a generator, and plan an exercise for a long power cut.";
    let parts = ["List the halls that have a generator.", "Plan an exercise for a long power cut."];
    let whole = |n| action(n, whole, "", "open");
    let parts = || vec![action("3", parts[0], "", "open"), action("4", parts[1], "", "open")];
    let lives = lives(&[
        side("2024-03-01", vec![whole("1")]),
        side("2024-06-03", parts()),
        side("2024-09-02", vec![whole("5")]),
    ]);
    let ends: Vec<End> = lives.iter().map(|action| action.end).collect();
    assert_eq!(ends, [End::Split, End::Merged, End::Merged, End::Open]);
    assert_eq!(lives[0].into, [lives[1].key.clone(), lives[2].key.clone()]);
    assert_eq!(lives[3].from, [lives[1].key.clone(), lives[2].key.clone()]);
    assert_eq!(lives[1].into, [lives[3].key.clone()]);
}

#[test]
fn each_body_by_itself() {
    let log = |date: &str, body: Option<&str>, authority: &str| Side {
        body: body.map(str::to_owned),
        authority: Some(authority.to_owned()),
        ..side(date, vec![action("1", "Map the cellars.", "", "open")])
    };
    let sides = [
        log("2024-03-01", Some("Cabinet"), "Fenhythe Borough Council"),
        log("2024-03-02", Some("Cabinet"), "Saltreach Borough Council"),
        log("2024-06-03", Some("the cabinet"), "Fenhythe Borough Council"),
    ];
    let history = all(&sides);
    let counts: Vec<usize> = history.bodies.iter().map(|body| body.meetings.len()).collect();
    assert_eq!(counts, [2, 1]);
    let options = Options { bodies: Bodies::Any, ..Options::default() };
    assert_eq!(minutebook::history::history(&sides, &options).bodies.len(), 1);
    let nameless = log("2024-09-02", None, "Fenhythe Borough Council");
    assert_eq!(all(&[sides[0].clone(), nameless]).bodies.len(), 1);
}

#[test]
fn an_incomplete_log_ends_nothing_and_its_page_says_so() {
    let log = |date: &str| side(date, vec![action("1", "Map the cellars.", "", "open")]);
    let mut part = side("2024-06-03", Vec::new());
    part.logs[0].unread = vec![Unread { text: "Map the cellars".to_owned(), at: Vec::new() }];
    let told = all(&[log("2024-03-01"), part, log("2024-09-02")]);
    assert_eq!(told.bodies[0].meetings[1].problem.as_deref(), Some(INCOMPLETE));
    assert_eq!(told.bodies[0].actions.len(), 1);
    let page = minutebook::pages::history::html(&told);
    let alarm = "Not followed, since their logs have text that no row has: 3 June 2024.";
    assert!(page.contains(alarm), "{page}");
}

#[test]
fn what_only_the_log_that_came_to_a_meeting_has_ended_there() {
    use EventState::{Added, Closed, DroppedOpen, FirstSeen, Unchanged};
    let new = |number: &str, text: &str| action(number, text, "", "");
    let told = |number: &str, text: &str, comments: &str, state: Option<ActionState>| {
        let state_from = Some(StateFrom::Comments).filter(|_| state.is_some());
        ActionRow { state, state_from, ..action(number, text, comments, "") }
    };
    let before = side(
        "2024-03-01",
        vec![new("1", "Map the cellars."), new("2", "Count pumps."), new("3", "Oil the lock.")],
    );
    let came = vec![
        told("1", "Map the cellars.", "Completed. Map on file.", Some(ActionState::Done)),
        told("2", "Count pumps.", "On hold", Some(ActionState::Paused)),
        told("3", "Oil the lock.", "Key is lost", None),
        told("4", "Buy a rope for the boat.", "Done", Some(ActionState::Done)),
    ];
    let after = Side {
        came: vec![ActionLog { rows: came, ..ActionLog::default() }],
        ..side("2024-06-03", vec![new("3", "Oil the lock."), new("5", "Wash the tent.")])
    };
    let lives = lives(&[before, after]);
    let ends: Vec<_> =
        lives.iter().map(|life| (life.end, life.ended.as_deref(), states(life))).collect();
    let day = Some("2024-06-03");
    assert_eq!(
        ends,
        [
            (End::Done, day, vec![FirstSeen, Closed]),
            (End::DroppedOpen, day, vec![FirstSeen, Unchanged, DroppedOpen]),
            (End::Open, None, vec![FirstSeen, Unchanged]),
            (End::Done, day, vec![Added]),
            (End::Open, None, vec![Added]),
        ]
    );
    assert_eq!(lives[2].comments.as_deref(), Some("Key is lost"));
    assert_eq!((lives[2].life[1].row, lives[1].life[1].row), (Some(0), None));
    assert_eq!(lives[0].last_seen.as_deref(), day);
}
