//! Lines into paragraphs, headings and list entries.

use super::clean::Source;
use super::inline::{self, BREAK};
use super::marks::{self, Marked};
use super::segments::{segments, stops};
use super::words::Words;
use super::{Form, tables};
use crate::block::{Block, Line, Span, Text};
use crate::field::label::{Label, LabelKind, follows, label_after};
use crate::record::Place;

/// Reads lines into blocks.
pub(super) fn blocks(lines: &[Source], form: Form, words: &Words) -> Vec<Block> {
    let mut reader = Reader { form, words, out: Vec::new(), draft: Draft::default(), last: None };
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at..).unwrap_or_default();
        if let Some((table, taken)) = tables::table(rest, form, words) {
            reader.flush();
            reader.out.push(Block::Table(table));
            at = at.saturating_add(taken.max(1));
            continue;
        }
        if line.text.contains('\t') {
            at = at.saturating_add(reader.tabbed(rest));
            continue;
        }
        reader.line(line, lines.get(at.saturating_add(1)));
        at = at.saturating_add(1);
    }
    reader.flush();
    reader.out
}

/// One line's text as a block of its own, its marks read: a cell, a title.
pub(super) fn text_of(number: u32, body: &str, form: Form, words: &Words) -> Option<Text> {
    let draft = Draft { lines: vec![(number, body.to_owned(), 0)], ..Draft::default() };
    draft.text(form, words)
}

/// A paragraph being gathered.
#[derive(Default)]
struct Draft {
    /// Line number, text without marks, indent in columns.
    lines: Vec<(u32, String, usize)>,
    heading: Option<u8>,
    list_item: bool,
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
        self.out.extend(draft.text(self.form, self.words).map(Block::Text));
    }

    /// Reads a line without tabs.
    fn line(&mut self, line: &Source, next: Option<&Source>) {
        if line.is_blank() {
            self.flush();
            return;
        }
        // A line of signs under one line of text makes that a heading; else it only rules off.
        if let Some(level) = marks::underline(&line.text) {
            if self.draft.lines.len() == 1 && self.form.markdown && self.draft.heading.is_none() {
                self.draft.heading = Some(level);
            }
            self.flush();
            return;
        }
        let Marked { heading, list_item, indent, body } =
            marks::marks(&line.text, self.form.markdown);
        let plain = inline::plain(&body, self.form.markdown);
        let label = label_after(self.last.as_ref(), plain.trim());
        let opens = heading.is_some()
            || list_item
            || self.draft.heading.is_some()
            || label.as_ref().is_some_and(|l| self.opens(l, &plain))
            || self.ended(&plain, indent);
        if opens {
            self.flush();
            self.draft.heading = heading;
            self.draft.list_item = list_item;
        }
        if self.draft.lines.is_empty()
            && let Some(label) = label
            && label.kind != LabelKind::Bullet
        {
            self.last = Some(label);
        }
        self.draft.lines.push((line.number, body, indent));
        if heading.is_some() && next.is_some() {
            self.flush();
        }
    }

    /// Tells whether a label opens a paragraph, or only begins a cut line of one.
    fn opens(&self, label: &Label, plain: &str) -> bool {
        let Some((_, above, _)) = self.draft.lines.last() else { return true };
        if label.kind == LabelKind::Bullet || self.form.wrap.is_none() {
            return true;
        }
        let rest = plain.trim().get(label.rest_start..).unwrap_or("");
        let set_apart = plain.trim_start().contains("  ");
        ends_sentence(above)
            || self.is_short(above, plain)
            || set_apart
            || (self.last.as_ref().is_some_and(|last| follows(last, label)) && !rest.is_empty())
    }

    /// Tells whether the paragraph above has ended though no blank line says so.
    fn ended(&self, plain: &str, indent: usize) -> bool {
        let Some((_, above, above_indent)) = self.draft.lines.last() else { return false };
        if self.form.wrap.is_none() {
            return false;
        }
        let short = self.is_short(above, plain);
        let capital =
            plain.trim_start().starts_with(|c: char| c.is_uppercase() || "“‘\"(".contains(c));
        // A labelled title, and the text under it.
        let labelled = self.draft.lines.len() == 1
            && label_after(self.last.as_ref(), above.trim())
                .is_some_and(|l| l.kind != LabelKind::Bullet);
        // Back at the left edge after hanging text.
        let back = labelled && indent < *above_indent;
        short && capital && (ends_sentence(above) || labelled || back)
    }

    /// Tells whether the next line's first word would have fitted on this line: its end was meant.
    fn is_short(&self, line: &str, next: &str) -> bool {
        /// Columns that ragged lines may leave free.
        const SLACK: usize = 6;
        let Some(wrap) = self.form.wrap else { return false };
        let indent = self.draft.lines.last().map_or(0, |l| l.2);
        let length = indent.saturating_add(line.trim_end().chars().count());
        let word = next.split_whitespace().next().map_or(0, |w| w.chars().count());
        length.saturating_add(word).saturating_add(SLACK) < wrap
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
            };
            self.flush();
        }
        run.len()
    }
}

fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches(['*', '_', '"', '”', '’', ')']);
    line.ends_with(['.', ':', ';', '!', '?']) || line.ends_with("; and") || line.ends_with("; or")
}
