//! What a text under a lead-in is: a clause, more of one, a heading between clauses, or narrative again.

use super::{Clauses, Reader, SAME_INDENT, cut_before};
use crate::field::label::{Label, LabelKind as Kind, follows};
use crate::recognise::piece::Piece;
use crate::recognise::prose::{Prose, is_caps};
use crate::words::lead_ins::{NOTES, NOTES_BY, REASONS, THAT, TO};

/// A sub-heading between clauses has at most this many words.
const SUB_HEADING_WORDS: usize = 12;

impl Reader {
    /// What a text under a lead-in is.
    pub(super) fn place(&self, p: &Prose<'_>, clauses: &Clauses, rest: &[Piece<'_>]) -> Place {
        if is_note(&p.body) {
            return Place::Narrative;
        }
        if clauses.sentence {
            let last = self.body.resolutions.last().map_or("", |last| last.text.as_str());
            let goes_on = p.label.is_none() && cut_before(last, &p.body);
            return if goes_on { Place::Continuation } else { Place::Narrative };
        }
        if let Some(mark) = p.label.as_ref().filter(|m| m.kind != Kind::Bullet) {
            // The narrative's own numbers go on: "8) RESOLVED that …", "9) The Chair …".
            let outer = clauses.outer.as_ref().is_some_and(|outer| {
                same_shape(outer, mark)
                    && follows(outer, mark)
                    && p.x <= clauses.outer_x + SAME_INDENT
            });
            let starts_or_goes_on = match &clauses.last {
                Some(last) => !same_shape(last, mark) || follows(last, mark),
                None => !clauses.complete || mark.ordinal == 1,
            };
            return if outer || clauses.complete && !starts_or_goes_on {
                Place::Narrative
            } else {
                Place::Clause
            };
        }
        let unfinished = self.body.resolutions.last().filter(|_| clauses.begun).is_some_and(|r| {
            !r.text.ends_with(['.', ';', ':', ',', '!', '?', '”', '"', ')'])
                && !r.text.ends_with(" and")
        });
        if unfinished && p.label.is_none() && p.body.starts_with(char::is_lowercase) {
            return Place::Continuation;
        }
        if p.is_bullet() {
            return if clauses.complete { Place::Narrative } else { Place::Clause };
        }
        if starts_clause(&p.body) {
            return Place::Clause;
        }
        let short = p.body.split_whitespace().count() <= SUB_HEADING_WORDS
            && !p.body.ends_with(['.', ';', ',']);
        let next_is_clause = rest.iter().find_map(|piece| match piece {
            Piece::Prose(next) => Some(
                starts_clause(&next.body)
                    || next.label.as_ref().is_some_and(|mark| {
                        mark.kind != Kind::Bullet
                            && clauses.last.as_ref().map_or(mark.ordinal == 1, |last| {
                                same_shape(last, mark) && follows(last, mark)
                            })
                    }),
            ),
            Piece::Table(_) => None,
        }) == Some(true);
        if short && next_is_clause && (p.stands_out() || !p.body.ends_with(':')) {
            return Place::SubHeading;
        }
        if !clauses.begun || clauses.to_end {
            return Place::Clause;
        }
        if p.body.ends_with(':') && next_is_clause {
            return Place::Clause;
        }
        let deeper = p.x > clauses.outer_x + SAME_INDENT
            && (p.x - clauses.body_x).abs() <= SAME_INDENT
            && !clauses.complete;
        if deeper { Place::Clause } else { Place::Narrative }
    }
}

/// What a text under a lead-in is.
pub(super) enum Place {
    /// A clause.
    Clause,
    /// More of the clause above.
    Continuation,
    /// A heading between clauses.
    SubHeading,
    /// Narrative: the clauses are over.
    Narrative,
}

fn same_shape(a: &Label, b: &Label) -> bool {
    let shape = |l: &Label| {
        (l.printed.starts_with('('), l.printed.ends_with(')'), l.printed.ends_with('.'))
    };
    shape(a) == shape(b)
}

/// Clauses open with "That", or with "To" and a verb.
fn starts_clause(text: &str) -> bool {
    let Some((first, _)) = text.split_once(' ') else { return false };
    let small = first.chars().skip(1).all(char::is_lowercase);
    let word = first.to_lowercase();
    first.starts_with(char::is_uppercase)
        && (THAT.has(&word) && (small || is_caps(first)) || TO.has(&word) && small)
}

fn is_note(text: &str) -> bool {
    let lower = text.to_lowercase().replace('’', "'");
    [NOTES, NOTES_BY, REASONS].iter().any(|words| words.opens(&lower))
}
