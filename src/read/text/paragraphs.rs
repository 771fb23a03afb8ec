//! Lines into paragraphs, headings and list entries.

use super::clean::Source;
use super::inline::{self, BREAK};
use super::marks::{self, Marked};
use super::segments::{segments, stops};
use super::shape::{self, Above, Candidate, Shape, shapes};
use super::words::Words;
use super::{Form, grid, tables};
use crate::block::{Align, Block, Line, Span, Text};
use crate::field::label::{Label, LabelKind, follows, label_after};
use crate::record::Place;

/// Reads lines into blocks.
pub(super) fn blocks(lines: &[Source], form: Form, words: &Words) -> Vec<Block> {
    let shapes = form.wrap.map_or_else(Vec::new, |wrap| shapes(lines, wrap));
    let mut reader =
        Reader { lines, shapes, form, words, out: Vec::new(), draft: Draft::default(), last: None };
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at..).unwrap_or_default();
        let table = tables::table(rest, form, words).or_else(|| grid::table(rest, form, words));
        if let Some((table, taken)) = table {
            reader.flush();
            reader.out.push(Block::Table(table));
            at = at.saturating_add(taken.max(1));
        } else if line.text.contains('\t') {
            at = at.saturating_add(reader.tabbed(rest));
        } else if line.is_blank() {
            let next = rest.iter().position(|l| !l.is_blank()).unwrap_or(rest.len());
            at = at.saturating_add(next.max(1));
            if !reader.goes_on(at) {
                reader.flush();
            }
        } else {
            reader.line(at);
            at = at.saturating_add(1);
        }
    }
    reader.flush();
    reader.out
}

/// One line's text as a block of its own, its marks read: a cell, a title.
pub(super) fn text_of(number: u32, body: &str, form: Form, words: &Words) -> Option<Text> {
    text_of_lines(&[(number, body.to_owned())], form, words)
}

/// Several lines' text as one block.
pub(super) fn text_of_lines(lines: &[(u32, String)], form: Form, words: &Words) -> Option<Text> {
    let lines = lines.iter().map(|(number, body)| (*number, body.clone(), 0)).collect();
    Draft { lines, ..Draft::default() }.text(form, words)
}

/// A paragraph being gathered.
#[derive(Default)]
struct Draft {
    /// Line number, text without marks, indent in columns.
    lines: Vec<(u32, String, usize)>,
    /// Index of its first and its last line.
    range: Option<(usize, usize)>,
    heading: Option<u8>,
    list_item: bool,
    labelled: bool,
    stops: Vec<f32>,
}

impl Draft {
    fn text(&self, form: Form, words: &Words) -> Option<Text> {
        let joined = self.lines.iter().map(|l| l.1.as_str()).collect::<Vec<_>>().join("\n");
        let styled = inline::styled(&joined, form.markdown);
        let mut lines: Vec<Line> = Vec::new();
        let printed = styled.split(|(c, _)| *c == '\n').zip(&self.lines);
        for (styled, (number, _, indent)) in printed {
            for part in styled.split(|(c, _)| *c == BREAK) {
                let segments = segments(part, *indent, &self.stops);
                if !segments.is_empty() {
                    let place = Some(Place::Line { line: *number });
                    lines.push(Line { segments, place, ..Line::default() });
                }
            }
        }
        let mut next: Option<String> = None;
        for line in lines.iter_mut().rev() {
            let own = printed_of(line);
            if let Some(next) = &next {
                line.end = words.line_end(&own, next);
            }
            next = Some(own);
        }
        (!lines.is_empty()).then_some(Text {
            lines,
            heading: self.heading,
            list_item: self.list_item,
            ..Text::default()
        })
    }
}

fn printed_of(line: &Line) -> String {
    let spans = line.segments.iter().flat_map(|s| &s.spans);
    spans.map(|Span { text, .. }| text.as_str()).collect()
}

struct Reader<'a> {
    lines: &'a [Source],
    /// Where the lines stand; none where each paragraph is one line.
    shapes: Vec<Shape>,
    form: Form,
    words: &'a Words,
    out: Vec<Block>,
    draft: Draft,
    /// The label that the last labelled paragraph had.
    last: Option<Label>,
}

impl Reader<'_> {
    fn flush(&mut self) {
        let draft = std::mem::take(&mut self.draft);
        let Some(mut text) = draft.text(self.form, self.words) else { return };
        if let Some((first, last)) = draft.range
            && let Some(shapes) = self.shapes.get(first..=last)
            && shapes.iter().all(|s| s.centred)
        {
            text.align = Align::Centre;
        }
        self.out.push(Block::Text(text));
    }

    /// Reads a printed line without tabs.
    fn line(&mut self, at: usize) {
        let Some(line) = self.lines.get(at) else { return };
        // A line of signs under one line of text makes that a heading; else it only rules off.
        if let Some(level) = marks::underline(&line.text) {
            if self.draft.lines.len() == 1 && self.form.markdown && self.draft.heading.is_none() {
                self.draft.heading = Some(level);
            }
            self.flush();
            return;
        }
        let mut marked = marks::marks(&line.text, self.form.markdown);
        // A backslash at the end of a line breaks it.
        let broken = self.form.markdown && marked.body.ends_with('\\');
        if broken {
            marked.body.pop();
        }
        let plain = inline::plain(&marked.body, self.form.markdown);
        let label = label_after(self.last.as_ref(), plain.trim());
        let opens = self.draft.lines.is_empty()
            || marked.heading.is_some()
            || marked.list_item
            || self.draft.heading.is_some()
            || self.opens(at, plain.trim(), label.as_ref());
        if opens {
            self.flush();
            self.draft.heading = marked.heading;
            self.draft.list_item = marked.list_item;
            self.draft.labelled = label.as_ref().is_some_and(|l| l.kind != LabelKind::Bullet);
            if let Some(label) = label.filter(|l| l.kind != LabelKind::Bullet) {
                self.last = Some(label);
            }
        }
        self.push(at, line.number, marked);
        if broken && self.draft.labelled && self.draft.lines.len() == 1 {
            self.flush();
        }
    }

    fn push(&mut self, at: usize, number: u32, marked: Marked) {
        let first = self.draft.range.map_or(at, |(first, _)| first);
        self.draft.range = Some((first, at));
        self.draft.lines.push((number, marked.body, marked.indent));
    }

    /// Tells whether a line opens a paragraph though no blank line says so.
    fn opens(&self, at: usize, text: &str, label: Option<&Label>) -> bool {
        match self.above() {
            Some(above) => shape::opens(&above, &self.candidate(at, text, label)),
            None => label.is_some(),
        }
    }

    fn candidate<'t>(
        &'t self,
        at: usize,
        text: &'t str,
        label: Option<&'t Label>,
    ) -> Candidate<'t> {
        let follows = self
            .last
            .as_ref()
            .zip(label)
            .is_some_and(|(last, label)| follows(last, label) && text.len() > label.rest_start);
        let next = self.lines.get(at.saturating_add(1)).map_or("", |l| l.text.trim());
        let shape = self.shapes.get(at).copied().unwrap_or_default();
        Candidate { shape, text, next, label, follows }
    }

    /// The paragraph being gathered; none where lines have no shape.
    fn above(&self) -> Option<Above<'_>> {
        let (_, last) = self.draft.range?;
        Some(Above {
            last: *self.shapes.get(last)?,
            lines: self.draft.lines.len(),
            text: self.draft.lines.last()?.1.trim(),
            labelled: self.draft.labelled,
        })
    }

    /// Tells whether the paragraph goes on over a page break, at a line.
    fn goes_on(&self, at: usize) -> bool {
        let Some((line, above)) = self.lines.get(at).zip(self.above()) else { return false };
        let last = self.draft.range.and_then(|(_, last)| self.lines.get(last));
        let marked = marks::marks(&line.text, self.form.markdown);
        let text = marked.body.trim();
        let label = label_after(self.last.as_ref(), text);
        last.is_some_and(|l| l.page != line.page)
            && !line.text.contains('\t')
            && !marked.list_item
            && shape::goes_on(&above, &self.candidate(at, text, label.as_ref()))
    }

    /// Reads a run of lines with tabs that is no table: each line is a paragraph, in columns as wide
    /// as the run needs. Returns how many lines were taken.
    fn tabbed(&mut self, rest: &[Source]) -> usize {
        let run = rest.iter().take_while(|l| l.is_blank() || l.text.contains('\t')).count();
        let run = rest.get(..run).unwrap_or_default();
        let bodies: Vec<(u32, Marked)> = run
            .iter()
            .filter(|l| !l.is_blank())
            .map(|l| (l.number, marks::marks(&l.text, self.form.markdown)))
            .collect();
        let stops = stops(bodies.iter().map(|(_, m)| m.body.as_str()));
        self.flush();
        for (number, marked) in bodies {
            let plain = inline::plain(&marked.body, self.form.markdown);
            if let Some(label) = label_after(self.last.as_ref(), plain.trim()) {
                self.last = Some(label);
            }
            self.draft = Draft {
                lines: vec![(number, marked.body, marked.indent)],
                heading: marked.heading,
                list_item: marked.list_item,
                stops: stops.clone(),
                ..Draft::default()
            };
            self.flush();
        }
        run.len()
    }
}
