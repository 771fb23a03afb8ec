//! Fields of forms that do not bring along what they look like: viewers set their values as text, and so
//! is it read. A value that no viewer shows is told.

use hayro_syntax::object::String as PdfString;
use hayro_syntax::object::{Array, Dict, Object};

use super::state::Interpreter;
use super::strings::text_string;
use super::{Direction, Glyph, Rect, Run, UnseenWords};
use crate::read::unseen::{Why, words};

/// Dictionaries above a field that are asked for what it leaves out.
const MAX_PARENTS: usize = 16;

/// Characters of a value that are read.
const MAX_VALUE: usize = 100_000;

/// Points that a field's text has where its size is left to the viewer, and no more than its height.
const OWN_SIZE: f32 = 12.0;

/// Widths and heights in font sizes: of a letter on average, of a line, of what stands above a baseline,
/// of small letters.
const LETTER: f32 = 0.5;
const LINE: f32 = 1.15;
const ASCENT: f32 = 0.75;
const DESCENT: f32 = 0.22;
const MIDDLE: f32 = 0.35;

/// Whose field's value is not shown: `Ff` of text fields for passwords.
const PASSWORD: i64 = 1 << 13;

/// `Ff` of text fields with several lines.
const MULTILINE: i64 = 1 << 12;

impl<'a> Interpreter<'_, 'a> {
    /// Reads the value of a field that has no appearance; `is_seen` tells whether viewers draw it.
    pub(super) fn field(&mut self, widget: &Dict<'a>, area: Rect, is_seen: bool) {
        let Some(value) = value(widget) else { return };
        let flags =
            inherited(widget, b"Ff").and_then(Object::into_number).map_or(0, |n| n.as_i64());
        if value.trim().is_empty() || flags & PASSWORD != 0 {
            return;
        }
        if !is_seen || area.width() <= 0.0 || area.height() <= 0.0 {
            let words = words(&value);
            self.page.unseen.extend((words > 0).then_some(UnseenWords {
                area,
                words,
                why: Why::Hidden,
            }));
            return;
        }
        let lines: Vec<&str> = value.lines().filter(|line| !line.trim().is_empty()).collect();
        let size = size(widget).unwrap_or(OWN_SIZE.min(area.height() / LINE));
        let first = if flags & MULTILINE != 0 || lines.len() > 1 {
            area.y0 + size
        } else {
            (area.y0 + area.y1) / 2.0 + MIDDLE * size
        };
        let mut baseline = first;
        for line in lines {
            self.field_line(line, area, baseline, size);
            baseline += LINE * size;
        }
    }

    /// Sets a line of a value, its letters spread evenly, within the width of the field.
    fn field_line(&mut self, line: &str, area: Rect, baseline: f32, size: f32) {
        let count = line.chars().count();
        let room = self.document.budget.glyphs.saturating_sub(self.page.glyphs.len() as u64);
        if count as u64 > room {
            self.limits.insert(super::budget::LimitKind::Glyphs);
            return;
        }
        let width = (LETTER * size).min(area.width() / count.max(1) as f32);
        let first = self.page.glyphs.len() as u32;
        let mut x = area.x0;
        for letter in line.chars() {
            let start = self.text.len() as u32;
            self.text.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
            let end = self.text.len() as u32;
            self.page.glyphs.push(Glyph { x0: x, x1: x + width, start, end });
            x += width;
        }
        let area = Rect {
            x0: area.x0,
            y0: baseline - ASCENT * size,
            x1: x,
            y1: baseline + DESCENT * size,
        };
        self.page.runs.push(Run {
            glyphs: first..self.page.glyphs.len() as u32,
            area,
            baseline,
            size,
            font: 0,
            bold: false,
            italic: false,
            invisible: false,
            artifact: false,
            direction: Direction::Right,
            mcid: None,
            colour: super::colour::BLACK,
        });
    }
}

/// The text of a text field or a choice; none of other fields.
fn value(widget: &Dict<'_>) -> Option<String> {
    let kind = inherited(widget, b"FT")?.into_name()?;
    let text = match (kind.as_ref(), inherited(widget, b"V")?) {
        (b"Tx", Object::String(text)) => text_string(&text),
        (b"Ch", Object::String(text)) => shown(widget, &text),
        (b"Ch", Object::Array(chosen)) => {
            let texts = chosen.iter::<PdfString<'_>>().map(|text| shown(widget, &text));
            texts.collect::<Vec<_>>().join(", ")
        }
        _ => return None,
    };
    Some(text.replace('\r', "\n").chars().take(MAX_VALUE).collect())
}

/// What a choice shows for its value.
fn shown(widget: &Dict<'_>, value: &PdfString<'_>) -> String {
    /// Choices that are looked at.
    const MAX_CHOICES: usize = 10_000;
    let choices = inherited(widget, b"Opt").and_then(Object::into_array);
    choices
        .iter()
        .flat_map(|all| all.iter::<Object<'_>>().take(MAX_CHOICES))
        .filter_map(|choice| pair(choice.into_array()?))
        .find(|(own, _)| **own == **value)
        .map_or_else(|| text_string(value), |(_, text)| text_string(&text))
}

/// The value of a choice, and what is shown for it.
fn pair<'d>(choice: Array<'d>) -> Option<(PdfString<'d>, PdfString<'d>)> {
    let mut both = choice.iter::<PdfString<'d>>();
    both.next().zip(both.next())
}

/// The font size that a field's text is set in; none where it is left to the viewer.
fn size(widget: &Dict<'_>) -> Option<f32> {
    let look = text_string(&inherited(widget, b"DA")?.into_string()?);
    let words: Vec<&str> = look.split_whitespace().collect();
    let at = words.iter().position(|word| *word == "Tf")?.checked_sub(1)?;
    let size = words.get(at)?.parse::<f32>().ok()?;
    (size.is_finite() && size > 0.0).then_some(size)
}

/// An entry of a field, or of those above it.
fn inherited<'d>(widget: &Dict<'d>, key: &[u8]) -> Option<Object<'d>> {
    let mut at = widget.clone();
    for _ in 0..MAX_PARENTS {
        if let Some(found) = at.get::<Object<'d>>(key) {
            return Some(found);
        }
        at = at.get::<Dict<'d>>(b"Parent")?;
    }
    None
}
