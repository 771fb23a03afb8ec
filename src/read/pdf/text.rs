//! The text operators: strings to glyphs and runs.

use std::sync::Arc;

use super::budget::{Budget, LimitKind, SHADE_COST};
use super::decode::Decoder;
use super::font::{Entry, Font};
use super::geometry::Matrix;
use super::lex::{Element, Text};
use super::state::{Count, Interpreter, PER_SIZE, State};
use super::{Direction, Glyph, Rect, Run};
use crate::block::Colour;
use crate::read::unseen::Why;

/// Slope (rise over run) up to which text counts as level: a scan is easily turned by 3 degrees.
const LEVEL: f64 = 0.08;

/// Slant (shift over height) from which upright letters count as italic; fake italics have 0.2 to 0.35.
const SLANT: f64 = 0.12;

/// Thousandths of the font size from which the pen goes back to draw a letter again; kerning is below.
const BACK: f64 = 180.0;

/// A run under construction.
#[derive(Debug, Clone)]
pub(super) struct OpenRun {
    first: usize,
    text: usize,
    look: Look,
    frame: Frame,
    clip: Rect,
    count: Count,
    goes_back: bool,
}

/// What must stay the same for a run to go on.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Look {
    font: u16,
    size: f64,
    scale: f64,
    rise: f64,
    mode: u8,
    colour: Colour,
    mcid: Option<u32>,
    artifact: bool,
    dark: Option<Why>,
}

/// Where the pen goes for each unit of text space.
#[derive(Debug, Clone, Copy)]
struct Frame {
    direction: Direction,
    /// The coordinate along the reading axis at pen 0, and its growth a unit.
    base: f64,
    growth: f64,
    baseline: f64,
    /// Start of the pen on the page, and its growth a unit.
    origin: (f64, f64),
    along: (f64, f64),
    /// From the baseline up, for the whole font size.
    up: (f64, f64),
    slanted: bool,
}

impl Frame {
    fn new(matrix: &Matrix, state: &State, vertical: bool) -> Frame {
        let text = &state.text;
        let along = if vertical { (matrix.c, matrix.d) } else { (matrix.a, matrix.b) };
        let up = (matrix.c * text.size, matrix.d * text.size);
        let forward = if vertical { -text.size } else { text.size * text.scale };
        let sign = if forward < 0.0 { -1.0 } else { 1.0 };
        let (x, y) = (along.0 * sign, along.1 * sign);
        let direction = if y.abs() <= x.abs() * LEVEL {
            if x >= 0.0 { Direction::Right } else { Direction::Left }
        } else if x.abs() <= y.abs() * LEVEL {
            if y >= 0.0 { Direction::Down } else { Direction::Up }
        } else {
            Direction::Askew
        };
        let origin = matrix.point(0.0, text.rise);
        let (base, growth, baseline) = match direction {
            Direction::Down | Direction::Up => (origin.1, along.1, origin.0),
            _ => (origin.0, along.0, origin.1),
        };
        let length = x.hypot(y);
        let lean = if length > 0.0 { (up.0 * x + up.1 * y) / length } else { 0.0 };
        let height = up.0.hypot(up.1);
        let slanted = !vertical && height > 0.0 && lean / height >= SLANT;
        Frame { direction, base, growth, baseline, origin, along, up, slanted }
    }

    /// The box from pen to pen, ascent to descent.
    fn area(&self, from: f64, to: f64, ascent: f32, descent: f32) -> Rect {
        let mut area = Rect::NOTHING;
        for pen in [from, to] {
            for height in [f64::from(ascent), f64::from(descent)] {
                area.include(
                    self.origin.0 + self.along.0 * pen + self.up.0 * height,
                    self.origin.1 + self.along.1 * pen + self.up.1 * height,
                );
            }
        }
        area
    }
}

/// Sets strings of one font, one after the other.
struct Setter<'s, 'a> {
    font: &'s Font<'a>,
    /// Text space for each thousandth of the font size.
    width_unit: f64,
    char_space: f64,
    word_space: f64,
    /// [`Frame::growth`].
    growth: f64,
    glyphs: &'s mut Vec<Glyph>,
    out: &'s mut Vec<u8>,
    count: Count,
}

/// What the glyphs of a string add up to.
#[derive(Default)]
struct Sum {
    /// In thousandths of the font size.
    widths: f64,
    glyphs: u32,
    /// Those that word spacing is for.
    spaces: u32,
    unknown: u32,
}

impl Setter<'_, '_> {
    /// Counts the glyphs of a string; how far they move the pen, in text space.
    #[inline]
    fn count_and_advance(&mut self, sum: &Sum) -> f64 {
        self.count.glyphs = self.count.glyphs.saturating_add(sum.glyphs);
        self.count.unknown = self.count.unknown.saturating_add(sum.unknown);
        sum.widths * self.width_unit
            + f64::from(sum.glyphs) * self.char_space
            + f64::from(sum.spaces) * self.word_space
    }

    /// Sets a string of codes of one byte from `at` on; how far the pen goes.
    #[inline]
    fn set_bytes(&mut self, bytes: &[u8], table: &[Entry; 256], mut at: f64) -> f64 {
        let (wide, gap) = (self.width_unit * self.growth, self.char_space * self.growth);
        let word_gap = self.word_space * self.growth;
        let mut sum = Sum { glyphs: bytes.len() as u32, ..Sum::default() };
        for &byte in bytes {
            let Some(entry) = table.get(usize::from(byte)) else { continue };
            let width = f64::from(entry.width);
            let to = at + width * wide;
            let start = self.out.len() as u32;
            entry.push_text(self.font, self.out);
            let end = self.out.len() as u32;
            self.glyphs.push(Glyph { x0: at as f32, x1: to as f32, start, end });
            at = to + gap;
            if byte == 32 {
                sum.spaces = sum.spaces.wrapping_add(1);
                at += word_gap;
            }
            sum.widths += width;
            sum.unknown = sum.unknown.wrapping_add(entry.unknown());
        }
        self.count_and_advance(&sum)
    }

    /// Sets a string of codes of any length from `at` on; how far the pen goes.
    fn set_codes(
        &mut self,
        bytes: &[u8],
        mut at: f64,
        decoder: &mut Decoder,
        budget: &Budget,
    ) -> f64 {
        let (wide, gap) = (self.width_unit * self.growth, self.char_space * self.growth);
        let word_gap = self.word_space * self.growth;
        let mut sum = Sum::default();
        let two_bytes = self.font.two_bytes();
        let mut rest = bytes;
        while !rest.is_empty() {
            let quick = match rest {
                [high, low, ..] if two_bytes => {
                    self.font.entry(u32::from(*high) << 8 | u32::from(*low))
                }
                _ => None,
            };
            let start = self.out.len() as u32;
            let (width, strange, length) = if let Some(entry) = quick {
                entry.push_text(self.font, self.out);
                (entry.width, entry.unknown(), 2)
            } else {
                let shown = self.font.show(rest, decoder, budget);
                match &shown.text {
                    Some(text) => self.out.extend_from_slice(text.as_bytes()),
                    None => shown.entry.push_text(self.font, self.out),
                }
                sum.spaces = sum.spaces.wrapping_add(u32::from(shown.space));
                (shown.entry.width, shown.entry.unknown(), shown.bytes)
            };
            let width = f64::from(width);
            let to = at + width * wide;
            let end = self.out.len() as u32;
            self.glyphs.push(Glyph { x0: at as f32, x1: to as f32, start, end });
            let single = length == 1 && rest.first() == Some(&32);
            at = to + gap + if single { word_gap } else { 0.0 };
            sum.widths += width;
            sum.unknown = sum.unknown.wrapping_add(strange);
            sum.glyphs = sum.glyphs.wrapping_add(1);
            rest = rest.get(length..).unwrap_or_default();
        }
        self.count_and_advance(&sum)
    }
}

impl<'a> Interpreter<'_, 'a> {
    /// `BT`.
    pub(super) fn begin_text(&mut self) {
        self.set_place(Matrix::IDENTITY);
    }

    /// `Tm`, and every operator that starts a line.
    pub(super) fn set_place(&mut self, matrix: Matrix) {
        self.line = matrix;
        self.place = matrix;
        self.pen = 0.0;
        self.moved = true;
    }

    /// `Td`.
    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.set_place(self.line.shifted(x, y));
    }

    /// `TJ`.
    pub(super) fn show_array(&mut self, elements: &[Element<'_>]) {
        // Nothing that a run depends on changes behind the first string of an array that is not empty.
        let first = elements.iter().position(|element| match element {
            Element::Text(text) => !text.is_empty() && self.state.text.font.is_some(),
            Element::Number(_) => false,
        });
        let (before, rest) = elements.split_at(first.unwrap_or(elements.len()));
        for element in before {
            if let Element::Number(number) = element {
                self.pen -= self.state.text.kern(self.is_vertical(), *number);
                self.run.iter_mut().for_each(|run| run.goes_back |= *number > BACK);
            }
        }
        if let (false, Some(font)) = (rest.is_empty(), self.state.text.font) {
            self.keep_run_or_open(font);
            self.add_strings(rest);
        }
    }

    fn is_vertical(&self) -> bool {
        let font = self.state.text.font.and_then(|index| self.fonts.get(usize::from(index)));
        font.is_some_and(|font| font.vertical)
    }

    /// `Tj`.
    pub(super) fn show(&mut self, text: Text<'_>) {
        if text.is_empty() {
            return;
        }
        let Some(index) = self.state.text.font else { return };
        self.keep_run_or_open(index);
        self.add_strings(&[Element::Text(text)]);
    }

    /// Adds the glyphs of strings to the open run; numbers between them move the pen.
    fn add_strings(&mut self, elements: &[Element<'_>]) {
        let Some(index) = self.state.text.font else { return };
        let Some(run) = &mut self.run else { return };
        let Some(font) = self.fonts.get(usize::from(index)) else { return };
        let budget = self.document.budget;
        let text = &self.state.text;
        let scale = if font.vertical { 1.0 } else { text.scale };
        let table = font.one_byte();
        let (base, growth) = (run.frame.base, run.frame.growth);
        let mut pen = self.pen;
        let mut setter = Setter {
            font,
            width_unit: PER_SIZE * text.size * scale,
            char_space: text.char_space * scale,
            word_space: text.word_space * scale,
            growth,
            glyphs: &mut self.page.glyphs,
            out: &mut self.text,
            count: run.count,
        };
        for element in elements {
            let string = match element {
                Element::Number(number) => {
                    pen -= text.kern(font.vertical, *number);
                    run.goes_back |= *number > BACK;
                    continue;
                }
                Element::Text(string) => string.bytes(&mut self.buffer),
            };
            let room = budget.glyphs.saturating_sub(setter.glyphs.len() as u64);
            if string.len() as u64 > room {
                self.limits.insert(LimitKind::Glyphs);
                continue;
            }
            let at = base + pen * growth;
            pen += match table {
                Some(table) => setter.set_bytes(string, table, at),
                None => setter.set_codes(string, at, self.decoder, budget),
            };
        }
        run.count = setter.count;
        self.pen = pen;
    }

    /// Goes on with the open run, or opens another where something changed.
    fn keep_run_or_open(&mut self, font: u16) {
        let state = &self.state;
        let mark = self.marks.last();
        let stroked = matches!(state.text.mode & 3, 1);
        let paint = if stroked { &state.stroke } else { &state.fill };
        let look = Look {
            font,
            size: state.text.size,
            scale: state.text.scale,
            rise: state.text.rise,
            mode: state.text.mode,
            colour: paint.colour(),
            mcid: mark.and_then(|mark| mark.mcid),
            artifact: mark.is_some_and(|mark| mark.artifact),
            dark: match mark {
                Some(mark) if mark.hidden => Some(Why::Hidden),
                _ => (paint.cover <= 0.0).then_some(Why::Invisible),
            },
        };
        if !self.moved && self.run.as_ref().is_some_and(|run| run.look == look) {
            return;
        }
        self.close_run();
        let vertical = self.is_vertical();
        self.place = if vertical {
            self.place.shifted(0.0, self.pen)
        } else {
            self.place.shifted(self.pen, 0.0)
        };
        self.pen = 0.0;
        self.moved = false;
        let matrix = self.place.then(&self.state.matrix);
        self.run = Some(OpenRun {
            first: self.page.glyphs.len(),
            text: self.text.len(),
            look,
            frame: Frame::new(&matrix, &self.state, vertical),
            clip: self.state.clip,
            count: Count::default(),
            goes_back: false,
        });
    }

    /// Ends the open run; drops it where its place makes no sense.
    pub(super) fn close_run(&mut self) {
        let Some(run) = self.run.take() else { return };
        let OpenRun { first, text, look, frame, clip, mut count, goes_back } = run;
        let size = frame.up.0.hypot(frame.up.1) as f32;
        if goes_back {
            let dropped = drop_doubles(&mut self.page.glyphs, &mut self.text, first, size);
            count.glyphs = count.glyphs.saturating_sub(dropped);
        }
        let (Some(start), Some(end)) = (self.page.glyphs.get(first), self.page.glyphs.last())
        else {
            return;
        };
        let Some(font) = self.fonts.get(usize::from(look.font)).map(Arc::clone) else { return };
        let pen = |at: f32| {
            if frame.growth == 0.0 { 0.0 } else { (f64::from(at) - frame.base) / frame.growth }
        };
        let area = frame.area(pen(start.x0), pen(end.x1), font.ascent, font.descent);
        let (Ok(from), Ok(to)) = (u32::try_from(first), u32::try_from(self.page.glyphs.len()))
        else {
            return;
        };
        if !area.is_sound() {
            self.page.glyphs.truncate(first);
            self.text.truncate(text);
            return;
        }
        let dark = self.trace_run(&area, &clip, look.dark, size * font.scale);
        if let (false, Some(own)) = (dark, self.counts.get_mut(usize::from(look.font))) {
            own.glyphs = own.glyphs.saturating_add(count.glyphs);
            // Text that replaces glyphs says what they could not.
            let unknown = if self.replaced.is_some() { 0 } else { count.unknown };
            own.unknown = own.unknown.saturating_add(unknown);
        }
        self.page.runs.push(Run {
            glyphs: from..to,
            area,
            baseline: frame.baseline as f32,
            size: size * font.scale,
            font: look.font,
            bold: font.bold || look.mode & 3 == 2,
            italic: font.italic || frame.slanted,
            // Mode 7 draws nothing either, but what is painted next shows through the letters.
            invisible: look.mode & 7 == 3,
            artifact: look.artifact,
            direction: frame.direction,
            mcid: look.mcid,
            colour: look.colour,
        });
    }

    /// Remembers of a run that it is not seen, or not wholly; true where nothing of it is.
    fn trace_run(&mut self, area: &Rect, clip: &Rect, dark: Option<Why>, size: f32) -> bool {
        /// Points; letters of less are no letters to the eye.
        const LEAST_SIZE: f32 = 1.0;
        /// Points that letters stick out of what they are cut by without being cut.
        const SLACK: f32 = 1.0;
        let run = self.page.runs.len() as u32;
        let drawn = clip.shared(&self.bounds);
        // Fonts that draw their letters themselves may do so in any size.
        let tiny = size < LEAST_SIZE && area.width().min(area.height()) < LEAST_SIZE;
        let dark = dark.or(tiny.then_some(Why::Invisible));
        if let Some(why) = dark {
            self.traces.dark.push((run, why));
        } else if !area.touches(&drawn, SLACK) {
            self.traces.dark.push((run, Why::Outside));
        } else if area.sticks_out_of(&drawn, SLACK) {
            self.traces.clips.push((run, drawn));
        }
        self.traces.dark.last().is_some_and(|(dark, _)| *dark == run)
    }

    /// True where the middle of an area lies on a fill or image.
    pub(super) fn is_shaded(&mut self, area: &Rect) -> bool {
        /// Fills and images looked back at; a drawing of thousands is no shading.
        const LOOK_BACK: usize = 2000;
        self.operators = self.operators.saturating_add(SHADE_COST);
        let (x, y) = ((area.x0 + area.x1) / 2.0, (area.y0 + area.y1) / 2.0);
        let page = &self.page;
        page.fills.iter().rev().take(LOOK_BACK).any(|fill| fill.area.holds(x, y))
            || page.images.iter().rev().take(LOOK_BACK).any(|image| image.holds(x, y))
    }
}

/// Takes out glyphs from `first` on that draw the letter before them again at the same place; how many.
fn drop_doubles(glyphs: &mut Vec<Glyph>, text: &mut Vec<u8>, first: usize, size: f32) -> u32 {
    /// Font sizes that the second drawing may be off.
    const SHIFT: f32 = 0.1;
    let Some(start) = glyphs.get(first).map(|glyph| glyph.start as usize) else { return 0 };
    let old_text = text.split_off(start);
    let old = glyphs.split_off(first);
    let from = |at: u32| (at as usize).saturating_sub(start);
    let own = |glyph: &Glyph| old_text.get(from(glyph.start)..from(glyph.end)).unwrap_or_default();
    let mut before: Option<&Glyph> = None;
    let mut dropped = 0_u32;
    for glyph in &old {
        let again = before.is_some_and(|before| {
            (before.x0 - glyph.x0).abs() <= size * SHIFT && own(before) == own(glyph)
        });
        if again {
            dropped = dropped.saturating_add(1);
            continue;
        }
        before = Some(glyph);
        let start = text.len() as u32;
        text.extend_from_slice(own(glyph));
        glyphs.push(Glyph { start, end: text.len() as u32, ..*glyph });
    }
    dropped
}
