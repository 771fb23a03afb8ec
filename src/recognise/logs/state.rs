//! Whether each action of a log is still to be done: by its status, the colour or mark of its cell, its
//! section, its column of time or its comments (their first words, or a last sentence that closes it), in this order.

use crate::field::{date, status};
use crate::record::ActionState::{Done, Open};
use crate::record::{ActionRow, ActionState, StateFrom};
use crate::words::status::Rag;

use super::key::Key;
use super::rows::{Draft, Shown};

/// Sets the states of a log's rows. `key` is what a key beside the log says of colours.
pub(super) fn states(drafts: Vec<Draft>, key: &Key) -> Vec<ActionRow> {
    let blue = drafts.iter().any(|draft| rag(draft) == Some(Rag::Blue));
    let set = |mut draft: Draft| {
        let told = told(&draft, key, blue);
        (draft.row.state, draft.row.state_from) = told.unzip();
        draft.row
    };
    drafts.into_iter().map(set).collect()
}

/// The colour of a row: named, by its letter, or shown.
fn rag(draft: &Draft) -> Option<Rag> {
    let status = draft.row.status.as_deref()?;
    status::letter(status).or_else(|| status::colour(status))
}

/// What tells the state of a row, the first that does.
fn told(draft: &Draft, key: &Key, blue: bool) -> Option<(ActionState, StateFrom)> {
    let row = &draft.row;
    let of_colour = |rag: Rag| key.state(rag).unwrap_or_else(|| usual(rag, blue));
    let from = |state: Option<ActionState>, from: StateFrom| state.map(|state| (state, from));
    let shown = match draft.shown {
        Shown::Yes => Some((Done, StateFrom::Status)),
        Shown::Tick => Some((Done, StateFrom::Mark)),
        Shown::Cross => Some((Open, StateFrom::Mark)),
        Shown::Colour => from(rag(draft).map(of_colour), StateFrom::Colour),
        Shown::Words => None,
    };
    shown
        .or_else(|| of_status(row.status.as_deref()?, of_colour))
        .or_else(|| from(status::of_heading(row.section.as_deref()?), StateFrom::Section))
        .or_else(|| from(of_time(draft.time.as_deref()?), StateFrom::Due))
        .or_else(|| from(status::remarks(row.comments.as_deref()?), StateFrom::Comments))
}

/// A printed status: its words, its letter, the colour that it names; what no table has is open.
fn of_status(
    text: &str,
    of_colour: impl Fn(Rag) -> ActionState,
) -> Option<(ActionState, StateFrom)> {
    if let Some(letter) = status::letter(text) {
        return Some((of_colour(letter), StateFrom::Colour));
    }
    let named = || status::colour(text).map(&of_colour);
    Some((status::state(text).or_else(named).unwrap_or(Open), StateFrom::Status))
}

/// A column of time that holds a word in place of a day; "Ongoing" there says when, not how far.
fn of_time(text: &str) -> Option<ActionState> {
    let state = status::state(text).filter(|state| *state != Open)?;
    let done = matches!(state, Done | ActionState::NotDone);
    (done || date::dates(text).is_empty()).then_some(state)
}

/// What a colour says without a key: green is done where no blue says so.
fn usual(rag: Rag, blue: bool) -> ActionState {
    match rag {
        Rag::Blue => Done,
        Rag::Green if !blue => Done,
        Rag::Green | Rag::Amber | Rag::Red => Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state_of(row: ActionRow, shown: Shown, time: &str) -> Option<(ActionState, StateFrom)> {
        let time = (!time.is_empty()).then(|| time.to_owned());
        told(&Draft { row, shown, time }, &Key::default(), false)
    }

    #[test]
    fn the_first_that_tells() {
        let row = |status: &str, section: &str, comments: &str| {
            let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            ActionRow {
                status: text(status),
                section: text(section),
                comments: text(comments),
                ..ActionRow::default()
            }
        };
        for (row, shown, time, expected) in [
            (
                row("open", "Closed", "Done."),
                Shown::Words,
                "Completed",
                Some((Open, StateFrom::Status)),
            ),
            (row("awaiting reply", "", ""), Shown::Words, "", Some((Open, StateFrom::Status))),
            (row("g", "", ""), Shown::Words, "", Some((Done, StateFrom::Colour))),
            (row("green – on track", "", ""), Shown::Words, "", Some((Open, StateFrom::Status))),
            (row("red", "", ""), Shown::Colour, "", Some((Open, StateFrom::Colour))),
            (row("", "", ""), Shown::Tick, "", Some((Done, StateFrom::Mark))),
            (row("", "Closed actions", ""), Shown::Words, "May", Some((Done, StateFrom::Section))),
            (row("", "North", ""), Shown::Words, "Completed", Some((Done, StateFrom::Due))),
            (row("", "", "Closed 3/5/24"), Shown::Words, "May", Some((Done, StateFrom::Comments))),
            (row("", "", "Letter sent."), Shown::Words, "", None),
        ] {
            assert_eq!(state_of(row.clone(), shown, time), expected, "{row:?}");
        }
    }

    #[test]
    fn green_beside_blue_is_to_be_done() {
        let draft = |status: &str| Draft {
            row: ActionRow { status: Some(status.to_owned()), ..ActionRow::default() },
            ..Draft::default()
        };
        let rows = states(vec![draft("green"), draft("blue")], &Key::default());
        let found: Vec<_> = rows.into_iter().filter_map(|row| row.state).collect();
        assert_eq!(found, [Open, Done]);
        let key = Key::of(["Green = on target", "Amber = late"].iter().copied());
        assert_eq!(told(&draft("green"), &key, false), Some((Open, StateFrom::Status)));
    }
}
