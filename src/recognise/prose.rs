//! Prose: what the recognisers see of a block of text. Labels are set apart, lines are joined, and
//! the style is summed up; the block itself stays at hand for those that need its columns.

use std::borrow::Cow;

use crate::block::{Align, Style, Text, flow, places};
use crate::field::label::{Label, LabelKind as Kind, label};
use crate::record::{At, Place};

/// A paragraph or heading, ready to be recognised.
#[derive(Clone, Debug)]
pub(crate) struct Prose<'a> {
    /// The block that it was made from.
    pub text: &'a Text,
    /// The label before the text ("(iii)", "4)"), where there is one.
    pub label: Option<Label>,
    /// The text without the label, lines joined.
    pub body: String,
    /// Something was taken off the body.
    shortened: bool,
    /// It goes on with the text above, which a mark in the margin cut in two.
    pub goes_on: bool,
    /// Left edge of the first line, in points.
    pub x: f32,
    /// Left edge of the text after the label.
    pub body_x: f32,
    /// All of the body is bold.
    pub bold: bool,
    /// Bytes of the body, from its start, that are bold or underlined.
    pub bold_lead: usize,
    /// All letters of the body are capitals.
    pub caps: bool,
    /// All of the body is underlined.
    pub underline: bool,
}

impl<'a> Prose<'a> {
    /// Sees a block of text as prose.
    pub(crate) fn of(text: &'a Text) -> Self {
        let flow = flow(&text.lines);
        let first = text.lines.first();
        let x = first.and_then(|line| line.segments.first()).map_or(0.0, |segment| segment.x0);
        let mut body_x = x;
        let mut found = None;
        // A label that the layout sets apart needs no look at what follows it ("6.2", "26 High Street").
        let apart = first.filter(|line| line.segments.len() > 1).and_then(|line| {
            let text = line.segments.first()?.text();
            let whole = |source: &str| label(source).filter(|mark| mark.printed == text);
            whole(&format!("{text} Word")).or_else(|| whole(&text))
        });
        let apart = apart.map(|mark| {
            let rest_start = mark.printed.len();
            Label { rest_start, ..mark }
        });
        if let Some(mark) = apart.or_else(|| label(&flow)).or_else(|| pointed(&flow)) {
            let set_apart = first.is_some_and(|line| {
                line.segments.len() > 1
                    && line.segments.first().is_some_and(|s| s.text().trim() == mark.printed)
            });
            let rest = flow.get(mark.rest_start..).unwrap_or_default().trim_start();
            if set_apart || !rest.is_empty() || mark.kind == Kind::Bullet {
                if set_apart {
                    body_x = first.and_then(|line| line.segments.get(1)).map_or(x, |s| s.x0);
                }
                found = Some((mark, rest.len()));
            }
        }
        // What stands before the body is cut off in place.
        let (mut body, mut skipped) = (flow, 0);
        let found = found.map(|(mark, rest)| {
            skipped = body.len().saturating_sub(rest);
            body.drain(..skipped);
            mark
        });
        let lead = bold_lead(text, skipped).saturating_sub(skipped);
        let style = |pick: fn(&Style) -> bool| all_styled(text, skipped, pick);
        Prose {
            text,
            label: found,
            shortened: false,
            goes_on: false,
            x,
            body_x,
            bold: !body.is_empty() && style(|s| s.bold),
            underline: !body.is_empty() && style(|s| s.underline),
            caps: is_caps(&body),
            bold_lead: lead.min(body.len()),
            body,
        }
    }

    /// All of its text, the label included.
    pub(crate) fn whole(&self) -> Cow<'_, str> {
        match self.label {
            None if !self.shortened => Cow::Borrowed(&self.body),
            _ => Cow::Owned(flow(&self.text.lines)),
        }
    }

    /// It with a label that its own spelling did not tell, cut off what it starts with. `whole` is all of
    /// its text, `label` stands in that.
    pub(crate) fn labelled(&self, whole: &str, label: Label) -> Self {
        let skipped = label.rest_start;
        let body = whole.get(skipped..).unwrap_or_default().to_owned();
        let style = |pick: fn(&Style) -> bool| all_styled(self.text, skipped, pick);
        let next = self.text.lines.first().and_then(|line| line.segments.get(1));
        Prose {
            body_x: next.filter(|_| self.is_set_apart(&label)).map_or(self.x, |s| s.x0),
            bold: !body.is_empty() && style(|s| s.bold),
            underline: !body.is_empty() && style(|s| s.underline),
            caps: is_caps(&body),
            bold_lead: bold_lead(self.text, skipped).saturating_sub(skipped).min(body.len()),
            shortened: self.shortened,
            goes_on: self.goes_on,
            text: self.text,
            x: self.x,
            label: Some(label),
            body,
        }
    }

    /// Whether the layout sets a label apart from what follows it.
    pub(crate) fn is_set_apart(&self, label: &Label) -> bool {
        self.text.lines.first().is_some_and(|line| {
            line.segments.len() > 1
                && line.segments.first().is_some_and(|s| s.text().trim() == label.printed)
        })
    }

    /// Puts what is left of the body in its place.
    pub(crate) fn shorten(&mut self, body: String) {
        self.body = body;
        self.shortened = true;
    }

    /// The font size of its first words in points; 0 where the format has none.
    pub(crate) fn size(&self) -> f32 {
        let first = self.text.lines.first().and_then(|line| line.segments.first());
        first.and_then(|segment| segment.spans.first()).map_or(0.0, |span| span.style.size)
    }

    /// Whether it is as short as a stamp.
    pub(crate) fn is_stamp(&self) -> bool {
        /// A stamp has at most this many words.
        const WORDS: usize = 8;
        self.body.split_whitespace().count() <= WORDS
    }

    /// Where it stands.
    pub(crate) fn at(&self) -> At {
        places(&self.text.lines)
    }

    /// The page of its first line.
    pub(crate) fn page(&self) -> Option<u32> {
        self.text.lines.iter().find_map(|line| match line.place {
            Some(Place::Page { page, .. }) => Some(page),
            _ => None,
        })
    }

    /// The label as printed, null for a bullet.
    pub(crate) fn printed_label(&self) -> Option<String> {
        match &self.label {
            Some(mark) if mark.kind != Kind::Bullet => Some(mark.printed.clone()),
            _ => None,
        }
    }

    /// Whether it is an entry under a bullet.
    pub(crate) fn is_bullet(&self) -> bool {
        match &self.label {
            Some(mark) => mark.kind == Kind::Bullet,
            None => self.text.list_item,
        }
    }

    /// Whether it is set as a heading: bold, underlined or capitals throughout, or by markup.
    pub(crate) fn stands_out(&self) -> bool {
        self.bold || self.caps || self.underline || self.text.heading.is_some()
    }

    /// Whether it could be a heading by its words: short, and no sentence.
    pub(crate) fn is_title_like(&self) -> bool {
        let words = self.body.split_whitespace().count();
        words > 0
            && words <= 40
            && !self.body.ends_with([';', ','])
            && !self.body.contains(". The ")
            && !self.body.contains(". It ")
    }

    /// Whether its lines are centred.
    pub(crate) fn is_centred(&self) -> bool {
        self.text.align == Align::Centre
    }
}

/// "6.2. 26 High Street": a full stop behind the last part makes it a label though digits follow.
fn pointed(flow: &str) -> Option<Label> {
    let first = flow.split_whitespace().next()?;
    if !first.ends_with('.') || first.matches('.').count() < 2 {
        return None;
    }
    let mark = label(&format!("{first} Word")).filter(|mark| mark.printed == first)?;
    Some(Label { rest_start: first.len(), ..mark })
}

/// Whether all letters are capitals, and there are at least two.
pub(crate) fn is_caps(text: &str) -> bool {
    let mut letters = 0_usize;
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        if c.is_lowercase() {
            return false;
        }
        letters = letters.saturating_add(1);
    }
    letters >= 2
}

/// How many bytes of the joined text are bold or underlined from behind the label, the label's bytes included.
fn bold_lead(text: &Text, skipped: usize) -> usize {
    let mut bytes = 0_usize;
    for line in &text.lines {
        for segment in &line.segments {
            for span in &segment.spans {
                let end = bytes.saturating_add(span.text.len());
                let set = span.style.bold || span.style.underline;
                if end > skipped && !set && !span.text.trim().is_empty() {
                    return bytes;
                }
                bytes = end;
            }
            bytes = bytes.saturating_add(1);
        }
    }
    bytes
}

/// Whether every letter behind the first `skipped` bytes has the style.
fn all_styled(text: &Text, skipped: usize, pick: fn(&Style) -> bool) -> bool {
    let mut bytes = 0_usize;
    let mut any = false;
    for line in &text.lines {
        for segment in &line.segments {
            for span in &segment.spans {
                let end = bytes.saturating_add(span.text.len());
                if end > skipped && span.text.chars().any(char::is_alphanumeric) {
                    if !pick(&span.style) {
                        return false;
                    }
                    any = true;
                }
                bytes = end;
            }
            bytes = bytes.saturating_add(1);
        }
    }
    any
}
