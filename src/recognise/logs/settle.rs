//! Which column holds what, where headers compete, or where the cells know more than the header.

use super::columns::{Column, is_called, is_of_others};
use super::contents::{Contents, MOST};
use super::header::Head;
use crate::block::Table;
use crate::words::columns::{FOLLOWED, PAST, TO_COME};

/// The kinds that one column each may be.
const KINDS: &[Column] = &[
    Column::Number,
    Column::Raised,
    Column::Due,
    Column::Action,
    Column::Owners,
    Column::OwnersAndDue,
    Column::Comments,
    Column::Status,
];

/// Settles what each column holds: each kind stands once.
pub(super) fn settle(heads: &mut [Head], table: &Table, header_at: usize) {
    let contents = contents(heads, table, header_at);
    // 1. What has no header has no name; "Item" over sentences is what is followed.
    for (head, holds) in heads.iter_mut().zip(&contents) {
        if head.text.trim().is_empty() {
            head.kind = Column::Extra;
        } else if FOLLOWED.has(&head.text.to_lowercase()) && holds.fit(Column::Action) >= MOST {
            head.kind = Column::Followed;
        }
    }
    unnamed(heads, &contents);
    by_when(heads, &contents);
    whose(heads, &contents);
    // 2. What is followed where no column is called an action.
    follow(heads);
    // 3. Of several of one kind, the one whose cells are what it should hold.
    for kind in KINDS {
        choose(heads, &contents, *kind);
    }
    // 4. A kind that no header names, by the cells of a column that no word is known for.
    for kind in [Column::Owners, Column::Status, Column::Comments] {
        fill(heads, &contents, kind);
    }
    days(heads, &contents);
    number(heads, &contents);
}

/// What the cells below each header are.
pub(super) fn contents(heads: &[Head], table: &Table, header_at: usize) -> Vec<Contents> {
    heads.iter().map(|head| Contents::of(table, header_at, head.column)).collect()
}

fn has(heads: &[Head], kind: Column) -> bool {
    heads.iter().any(|head| head.kind == kind)
}

/// "Action for" over names, beside a column of sentences, is whose action it is.
pub(super) fn whose(heads: &mut [Head], contents: &[Contents]) {
    /// A share of cells, in tenths, that is of a few.
    const FEW: usize = 2;
    let prose = |place: usize| contents.get(place).map_or(0, |holds| holds.fit(Column::Action));
    let sentences = heads.iter().enumerate().any(|(place, head)| {
        matches!(head.kind, Column::Action | Column::Extra) && prose(place) >= MOST
    });
    if !sentences || has(heads, Column::Owners) || has(heads, Column::OwnersAndDue) {
        return;
    }
    let more = |(place, head): &(usize, &mut Head)| {
        head.kind == Column::Action && prose(*place) <= FEW && !is_called(&head.text)
    };
    if let Some((_, head)) = heads.iter_mut().enumerate().find(more) {
        head.kind = Column::Owners;
    }
}

/// "Item" over numbers, beside the one column of sentences, which has no header: that is what is followed.
fn unnamed(heads: &mut [Head], contents: &[Contents]) {
    let fits = |place: usize, kind: Column| {
        contents.get(place).is_some_and(|holds| holds.fit(kind) >= MOST)
    };
    let over = |(_, head): &(usize, &Head)| FOLLOWED.has(&head.text.to_lowercase());
    let places = || heads.iter().enumerate();
    let numbers = places().filter(over).find(|(place, _)| fits(*place, Column::Number));
    let mut sentences = places().filter(|(place, _)| fits(*place, Column::Action));
    let (Some((number, _)), Some((action, head))) = (numbers, sentences.next()) else { return };
    if !head.text.trim().is_empty() || sentences.next().is_some() {
        return;
    }
    for (place, kind) in [(number, Column::Number), (action, Column::Followed)] {
        if let Some(head) = heads.get_mut(place) {
            (head.kind, head.by_name) = (kind, false);
        }
    }
}

/// "Complete by" over days is a day to come, no state.
fn by_when(heads: &mut [Head], contents: &[Contents]) {
    let timed = has(heads, Column::Due);
    for (head, holds) in heads.iter_mut().zip(contents) {
        let lower = head.text.to_lowercase();
        let to_come = || lower.split(|c: char| !c.is_alphanumeric()).any(|word| TO_COME.has(word));
        if head.kind == Column::Status && !timed && holds.fit(Column::Due) >= MOST && to_come() {
            head.kind = Column::Due;
        }
    }
}

/// Makes what is followed the action where there is none by that name; what was done then is a comment.
fn follow(heads: &mut [Head]) {
    let named = has(heads, Column::Action);
    let stand_in = [Column::Followed, Column::Taken].into_iter().find(|kind| has(heads, *kind));
    let stand_in = stand_in.filter(|_| !named);
    if let Some(kind) = stand_in
        && let Some(head) = heads.iter_mut().find(|head| head.kind == kind)
    {
        head.by_name = kind == Column::Taken;
        head.kind = Column::Action;
    }
    let told = has(heads, Column::Comments);
    let by_name = has(heads, Column::Taken) && stand_in == Some(Column::Followed);
    for head in heads {
        match head.kind {
            // What was done about it says more than what was said of it.
            Column::Comments if by_name => head.kind = Column::Extra,
            Column::Taken if by_name || !told => head.kind = Column::Comments,
            Column::Taken | Column::Followed => head.kind = Column::Extra,
            _ => {}
        }
    }
}

/// Leaves a kind to one column: the one that holds it best, the action's own number before others', the
/// first.
fn choose(heads: &mut [Head], contents: &[Contents], kind: Column) {
    /// Shares as near as this are the same.
    const STEP: usize = 4;
    let rank = |(place, head): (usize, &Head)| {
        let fit = contents.get(place).map_or(0, |holds| holds.fit(kind)) / STEP;
        let own = !(kind == Column::Number && is_of_others(&head.text));
        (fit, own, std::cmp::Reverse(place))
    };
    let those = heads.iter().enumerate().filter(|(_, head)| head.kind == kind);
    let Some(best) = those.max_by_key(|one| rank(*one)).map(|(place, _)| place) else { return };
    for (place, head) in heads.iter_mut().enumerate() {
        if head.kind == kind && place != best {
            head.kind = Column::Extra;
        }
    }
}

/// Takes a column of an unknown header for a kind that is missing, where its cells are of that kind.
fn fill(heads: &mut [Head], contents: &[Contents], kind: Column) {
    let joined = kind == Column::Owners && has(heads, Column::OwnersAndDue);
    if has(heads, kind) || joined {
        return;
    }
    let unknown = |(head, holds): &(&mut Head, &Contents)| {
        head.kind == Column::Extra && !head.text.trim().is_empty() && holds.fit(kind) >= MOST
    };
    if let Some((head, _)) = heads.iter_mut().zip(contents).find(unknown) {
        head.kind = kind;
        head.by_name = false;
    }
}

/// A share of cells, in tenths, that is enough where the header says the same.
const SOME: usize = 3;

/// Takes columns of days under headers that are not known, by a word of the header: "Expected by", "Agreed on";
/// else for the day that is missing, where one is known.
fn days(heads: &mut [Head], contents: &[Contents]) {
    for place in 0..heads.len() {
        let Some(head) = heads.get(place).filter(|head| head.kind == Column::Extra) else {
            continue;
        };
        let holds = contents.get(place).map_or(0, |holds| holds.fit(Column::Due));
        if holds < SOME || head.text.trim().is_empty() {
            continue;
        }
        let lower = head.text.to_lowercase();
        let words = || lower.split(|c: char| !c.is_alphanumeric());
        let (due, raised) =
            (words().any(|word| TO_COME.has(word)), words().any(|word| PAST.has(word)));
        // Beside some days stands "as soon as may be".
        if holds < MOST && !due {
            continue;
        }
        let timed = has(heads, Column::Due) || has(heads, Column::OwnersAndDue);
        let kind = match (due, raised, timed, has(heads, Column::Raised)) {
            (true, _, false, _) => Column::Due,
            (false, true, _, false) => Column::Raised,
            (false, false, true, false) => Column::Raised,
            (false, false, false, true) => Column::Due,
            _ => continue,
        };
        if let Some(head) = heads.get_mut(place) {
            head.kind = kind;
            head.by_name = false;
        }
    }
}

/// Takes a first column without a header for the numbers that it holds.
fn number(heads: &mut [Head], contents: &[Contents]) {
    if has(heads, Column::Number) {
        return;
    }
    if let (Some(head), Some(holds)) = (heads.first_mut(), contents.first())
        && head.text.trim().is_empty()
        && holds.fit(Column::Number) >= MOST
    {
        head.kind = Column::Number;
        head.by_name = false;
    }
}
