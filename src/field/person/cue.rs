//! What a clause beside a name must have before a pattern of such clauses is worth trying, or compiling: it
//! mostly lacks the words of most of them.

use std::sync::LazyLock;

use crate::field::word_list::WordList;
use crate::words::Words;
use crate::words::attendance::{CHAIR as CHAIRS, IN_THE_CHAIR, VICE as VICES, VICE_CHAIR};
use crate::words::beside::{
    AFAR as FROM_AFAR, ARRIVED as HAS_ARRIVED, LEFT as HAS_LEFT, PRESIDING,
    SUBSTITUTE as SUBSTITUTES,
};
use crate::words::bodies::COUNCIL_KINDS;
use crate::words::people::{POST_RANKS, POSTS as POSTS_ALONE, POSTS_BEFORE_NAME};
use crate::words::titles::SHARED_TITLES;

/// Words that a clause may have, by the last of each phrase.
type Ends = LazyLock<WordList>;

/// Words that a clause may start with, by the first of each phrase.
type Begins = LazyLock<WordList>;

/// What all of a list are.
pub(super) static GROUP: Ends = LazyLock::new(|| ends(&[&SHARED_TITLES]));
/// Who led.
pub(super) static CHAIR: Ends = LazyLock::new(|| ends(&[&CHAIRS, &PRESIDING, &IN_THE_CHAIR]));
/// Who stood in for who led.
pub(super) static VICE: Ends = LazyLock::new(|| ends(&[&VICE_CHAIR, &VICES]));
/// Who was not in the room.
pub(super) static AFAR: Ends = LazyLock::new(|| ends(&[&FROM_AFAR]));
/// Who came for another: "for Cllr Marl", too.
pub(super) static SUBSTITUTE: Ends =
    LazyLock::new(|| WordList::of_last(SUBSTITUTES.words().chain(["for"])));
/// What says for whom the person came, wherever it stands.
pub(super) static STANDS_IN: Ends = LazyLock::new(|| WordList::of(SUBSTITUTES.words()));
/// Who came late.
pub(super) static ARRIVED: Begins = LazyLock::new(|| WordList::of_first(HAS_ARRIVED.words()));
/// Who left early: "to 3pm", too.
pub(super) static LEFT: Begins =
    LazyLock::new(|| WordList::of_first(HAS_LEFT.words().chain(["to"])));
/// Words that name a post and nothing else.
pub(super) static POSTS: Ends = LazyLock::new(|| WordList::of(POSTS_ALONE.words()));
/// A post before a name.
pub(super) static POST: Begins = LazyLock::new(|| {
    let kinds = COUNCIL_KINDS.words().chain(POST_RANKS.words());
    WordList::of_first(["the"].into_iter().chain(kinds).chain(POSTS_BEFORE_NAME.words()))
});

fn ends(tables: &[&'static Words]) -> WordList {
    WordList::of_last(tables.iter().flat_map(|table| table.words()))
}
