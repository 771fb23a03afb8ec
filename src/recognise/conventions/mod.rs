//! The conventions of a section: what this paper does again and again, found before anything is read by it.
//!
//! Papers number their items in more shapes than any list of them has: "2485.", "99/17", "FGB 24",
//! "k-7/QQ". What they have in common is regularity: labels of one shape that count up through the section.
//! So the section is looked over first.
//!
//! What comes in: the prose of a section. What goes out: its [`Conventions`], by which the headings of
//! items are told.
//!
//! - `marks`: the ways to read the start of a text as a label that counts
//! - `series`: labels of one shape that count up
//! - `leads`: how titles are set before the text that runs on behind them

mod leads;
mod marks;
mod series;

use std::collections::BTreeSet;

pub(crate) use self::leads::{Leads, caps_lead, colon_lead, is_habit};
pub(crate) use self::marks::Shape;
pub(crate) use self::series::{Entry, Series, numbers};
use super::prose::Prose;

/// What a section does again and again.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Conventions {
    /// Labels of one shape that count up, in shapes that need the section to be told.
    pub series: Vec<Series>,
    /// How titles are set before the text that runs on behind them.
    pub leads: Leads,
}

impl Conventions {
    /// Looks over the prose of a section.
    pub(crate) fn of(prose: &[Prose<'_>]) -> Self {
        let series = series::series(prose);
        let spelt = prose.iter().filter(|p| p.label.as_ref().is_some_and(series::numbers));
        let spelt = spelt.map(|p| p.body.as_str());
        let entries = series.iter().flat_map(|one| &one.entries);
        let counted = entries.filter_map(|entry| {
            let p = prose.get(entry.index).filter(|p| p.label.is_none())?;
            p.body.get(entry.label.rest_start..)
        });
        let leads = leads::leads(spelt.chain(counted));
        Self { series, leads }
    }

    /// The prose that bears labels of the series, cut behind them: its index, that of the series, itself.
    pub(crate) fn labelled<'a>(&self, prose: &[Prose<'a>]) -> Vec<(usize, usize, Prose<'a>)> {
        let entries = self.series.iter().enumerate();
        let entries =
            entries.flat_map(|(at, one)| one.entries.iter().map(move |entry| (at, entry)));
        let cut = |(series, entry): (usize, &Entry)| {
            let p = prose.get(entry.index)?;
            let whole = if p.label.is_some() { p.whole() } else { (&p.body).into() };
            Some((entry.index, series, p.labelled(&whole, entry.label.clone())))
        };
        entries.filter_map(cut).collect()
    }
}

/// The shapes of the labels that count up among texts that are labels and nothing else.
pub(crate) fn shapes(texts: &[String]) -> BTreeSet<Shape> {
    series::of_labels(texts)
}

/// The shapes of the series among prose.
pub(crate) fn shapes_of<'p, 'a: 'p>(prose: impl Iterator<Item = &'p Prose<'a>>) -> BTreeSet<Shape> {
    let prose: Vec<Prose<'a>> = prose.cloned().collect();
    series::series(&prose).into_iter().map(|one| one.shape).collect()
}

/// Whether a text is a label of one of the shapes, and nothing else.
pub(crate) fn is_label(text: &str, shapes: &BTreeSet<Shape>) -> bool {
    !shapes.is_empty() && marks::whole(text).any(|mark| shapes.contains(&mark.shape))
}
