//! The path operators: thin lines to rules, the rest to fills, rectangles to clips.

use super::budget::LimitKind;
use super::colour::is_white;
use super::state::Interpreter;
use super::{Fill, Rect, Rule};
use crate::block::Colour;

/// Points up to which a bar is a rule; the thickest borders in use have 3.
const RULE_THICKNESS: f32 = 3.0;

/// Segments of one path that are kept; more make a drawing, no table.
const MAX_SEGMENTS: usize = 1 << 17;

/// Segments of a shape that may be shading though it is no rectangle: a rounded one has 8, a circle 4.
const MAX_SHAPE: usize = 16;

/// Points that a corner may be off.
const CORNER: f32 = 0.1;

/// A piece of a path, on the page as seen.
#[derive(Debug, Clone, Copy)]
pub(super) enum Segment {
    Move(f32, f32),
    Line(f32, f32),
    /// Two control points and the end.
    Curve([f32; 6]),
    Close,
    /// A rectangle that stays one; true where it runs clockwise.
    Box(Rect, bool),
}

/// A part of a path between two moves.
#[derive(Debug, Clone, Copy)]
struct Part {
    area: Rect,
    segments: usize,
    /// A rectangle with sides along the axes.
    is_box: bool,
    has_curves: bool,
    clockwise: bool,
    /// What it covers, by its corners, in square points.
    extent: f32,
}

impl<'a> Interpreter<'_, 'a> {
    fn add(&mut self, segment: Segment) {
        if self.path.len() < MAX_SEGMENTS {
            self.path.push(segment);
        }
    }

    fn place(&self, x: f64, y: f64) -> (f32, f32) {
        let (x, y) = self.state.matrix.point(x, y);
        (x as f32, y as f32)
    }

    /// `m`.
    pub(super) fn move_to(&mut self, x: f64, y: f64) {
        (self.point, self.start) = ((x, y), (x, y));
        let (x, y) = self.place(x, y);
        self.add(Segment::Move(x, y));
    }

    /// `l`.
    pub(super) fn line_to(&mut self, x: f64, y: f64) {
        self.point = (x, y);
        let (x, y) = self.place(x, y);
        self.add(Segment::Line(x, y));
    }

    /// `c`, and `v` and `y` with a control point at an end.
    pub(super) fn curve_to(&mut self, [ax, ay, bx, by, x, y]: [f64; 6]) {
        self.point = (x, y);
        let ((ax, ay), (bx, by), (x, y)) =
            (self.place(ax, ay), self.place(bx, by), self.place(x, y));
        self.add(Segment::Curve([ax, ay, bx, by, x, y]));
    }

    /// `h`.
    pub(super) fn close_path(&mut self) {
        self.point = self.start;
        self.add(Segment::Close);
    }

    /// `re`.
    pub(super) fn rectangle(&mut self, x: f64, y: f64, width: f64, height: f64) {
        let matrix = self.state.matrix;
        if matrix.keeps_boxes() {
            let area = matrix.area(x, y, x + width, y + height);
            let turn = (matrix.a * matrix.d - matrix.b * matrix.c) * width * height;
            (self.point, self.start) = ((x, y), (x, y));
            self.add(Segment::Box(area, turn >= 0.0));
            return;
        }
        self.move_to(x, y);
        self.line_to(x + width, y);
        self.line_to(x + width, y + height);
        self.line_to(x, y + height);
        self.close_path();
        self.point = (x, y);
    }

    /// Ends a path: fills it, strokes it, clips to it.
    pub(super) fn paint(&mut self, fills: Option<Inside>, strokes: bool) {
        if self.path.is_empty() {
            self.clips = false;
            return;
        }
        let path = std::mem::take(&mut self.path);
        if let Some(rule) = fills {
            self.fill(&path, rule);
        }
        if strokes {
            self.stroke(&path);
        }
        if std::mem::take(&mut self.clips) {
            let mut area = Rect::NOTHING;
            let mut is_box = true;
            for (index, part) in parts(&path).enumerate() {
                area.unite(&part.area);
                is_box &= part.is_box && index == 0;
            }
            self.state.clip = self.state.clip.shared(&area);
            self.state.clip_is_box &= is_box;
        }
        self.path = path;
        self.path.clear();
    }

    fn fill(&mut self, path: &[Segment], rule: Inside) {
        let colour = self.state.fill.colour();
        if self.state.fill.cover <= 0.0 || self.is_hidden_here() {
            return;
        }
        if let [Segment::Box(area, _)] = path {
            // One rectangle, as borders and shading of word processors are.
            let paint = self.state.fill.clone();
            self.cover_with_box(*area, &paint);
            self.fill_box(*area, colour);
            return;
        }
        let parts: Vec<Part> = parts(path).collect();
        self.cover_with_parts(&parts);
        let mut rest = parts.as_slice();
        while let [part, after @ ..] = rest {
            rest = after;
            if let [inner, beyond @ ..] = after
                && part.is_box
                && inner.is_box
                && (rule == Inside::EvenOdd || part.clockwise != inner.clockwise)
                && let Some(sides) = frame(&part.area, &inner.area)
            {
                for side in sides {
                    self.fill_box(side, colour);
                }
                rest = beyond;
                continue;
            }
            let thin = part.area.width().min(part.area.height()) <= RULE_THICKNESS;
            if part.is_box
                || thin && !part.has_curves
                || !thin && parts.len() == 1 && (part.segments <= MAX_SHAPE || part.is_disc())
            {
                self.fill_box(part.area, colour);
            }
        }
    }

    /// A filled rectangle: a rule where it is thin, else a fill.
    fn fill_box(&mut self, area: Rect, colour: Colour) {
        let area = area.shared(&self.state.clip);
        if !area.is_sound() {
            return;
        }
        let white = is_white(colour);
        if area.width().min(area.height()) <= RULE_THICKNESS {
            if !white || self.is_shaded(&area) {
                let horizontal = area.width() >= area.height();
                self.add_rule(Rule { area, horizontal });
            }
        } else if !white && self.room() {
            self.page.fills.push(Fill { area, colour });
        }
    }

    /// Remembers what lies under or over text; boxes inside boxes may leave holes.
    fn cover_with_parts(&mut self, parts: &[Part]) {
        /// Parts of a path that are compared with each other; more make a drawing.
        const MAX_COMPARED: usize = 64;
        let alone =
            |part: &Part| parts.iter().filter(|p| p.area.touches(&part.area, 0.0)).count() == 1;
        let paint = self.state.fill.clone();
        for part in parts {
            if part.is_box && parts.len() <= MAX_COMPARED && alone(part) {
                self.cover_with_box(part.area, &paint);
            } else {
                self.cover_with_other(part.area);
            }
        }
    }

    fn add_rule(&mut self, rule: Rule) {
        if self.room() {
            self.page.rules.push(rule);
        }
    }

    /// True while the budget of drawings lasts.
    pub(super) fn room(&mut self) -> bool {
        let page = &self.page;
        let drawn =
            page.rules.len().saturating_add(page.fills.len()).saturating_add(page.images.len())
                as u64;
        let room = drawn < self.document.budget.drawings;
        if !room {
            self.limits.insert(LimitKind::Drawings);
        }
        room
    }

    fn is_hidden_here(&self) -> bool {
        self.marks.last().is_some_and(|mark| mark.hidden)
    }

    fn stroke(&mut self, path: &[Segment]) {
        let colour = self.state.stroke.colour();
        if self.state.stroke.cover <= 0.0 || self.is_hidden_here() {
            return;
        }
        let width = (self.state.line_width.abs() * self.state.matrix.scale()) as f32;
        let (mut from, mut start) = ((0.0, 0.0), (0.0, 0.0));
        for segment in path {
            match *segment {
                Segment::Move(x, y) => (from, start) = ((x, y), (x, y)),
                Segment::Line(x, y) => {
                    self.stroke_line(from, (x, y), width, colour);
                    from = (x, y);
                }
                Segment::Curve([.., x, y]) => from = (x, y),
                Segment::Close => {
                    self.stroke_line(from, start, width, colour);
                    from = start;
                }
                Segment::Box(area, _) => {
                    let Rect { x0, y0, x1, y1 } = area;
                    let flat = y1 - y0 <= CORNER;
                    let narrow = x1 - x0 <= CORNER;
                    self.stroke_line((x0, y0), (x1, y0), width, colour);
                    self.stroke_line((x0, y0), (x0, y1), width, colour);
                    if !flat {
                        self.stroke_line((x0, y1), (x1, y1), width, colour);
                    }
                    if !narrow {
                        self.stroke_line((x1, y0), (x1, y1), width, colour);
                    }
                    (from, start) = ((x0, y0), (x0, y0));
                }
            }
        }
    }

    /// A stroked line, where it runs along an axis.
    fn stroke_line(&mut self, from: (f32, f32), to: (f32, f32), width: f32, colour: Colour) {
        /// Points across for each point along, below which a line is level.
        const SLOPE: f32 = 0.01;
        let (along_x, along_y) = ((to.0 - from.0).abs(), (to.1 - from.1).abs());
        let horizontal = along_y <= along_x * SLOPE + f32::EPSILON;
        let vertical = along_x <= along_y * SLOPE + f32::EPSILON;
        if !(horizontal || vertical) || along_x.max(along_y) <= CORNER {
            return;
        }
        let half = width / 2.0;
        let (over_x, over_y) = if horizontal { (0.0, half) } else { (half, 0.0) };
        let area = Rect {
            x0: from.0.min(to.0) - over_x,
            y0: from.1.min(to.1) - over_y,
            x1: from.0.max(to.0) + over_x,
            y1: from.1.max(to.1) + over_y,
        };
        if width > RULE_THICKNESS {
            let paint = self.state.stroke.clone();
            self.cover_with_box(area, &paint);
            self.fill_box(area, colour);
            return;
        }
        let area = area.shared(&self.state.clip);
        if area.is_sound() && (!is_white(colour) || self.is_shaded(&area)) {
            self.add_rule(Rule { area, horizontal });
        }
    }
}

/// How the inside of a path is told: by winding or by parity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inside {
    NonZero,
    EvenOdd,
}

/// The four sides between a rectangle and one inside it, where all are thin.
fn frame(outer: &Rect, inner: &Rect) -> Option<[Rect; 4]> {
    let margins =
        [inner.x0 - outer.x0, inner.y0 - outer.y0, outer.x1 - inner.x1, outer.y1 - inner.y1];
    margins.iter().all(|margin| (-CORNER..=RULE_THICKNESS).contains(margin)).then_some([
        Rect { y1: inner.y0, ..*outer },
        Rect { y0: inner.y1, ..*outer },
        Rect { x1: inner.x0, ..*outer },
        Rect { x0: inner.x1, ..*outer },
    ])
}

/// The parts of a path.
fn parts(path: &[Segment]) -> impl Iterator<Item = Part> + '_ {
    let mut rest = path;
    std::iter::from_fn(move || {
        loop {
            let first = rest.first()?;
            if let Segment::Box(area, clockwise) = *first {
                rest = rest.get(1..).unwrap_or_default();
                return Some(Part {
                    area,
                    segments: 4,
                    is_box: true,
                    has_curves: false,
                    extent: 0.0,
                    clockwise,
                });
            }
            let length = rest
                .iter()
                .skip(1)
                .position(|s| matches!(s, Segment::Move(..) | Segment::Box(..)))
                .map_or(rest.len(), |at| at.saturating_add(1));
            let (part, after) = rest.split_at(length);
            rest = after;
            if let Some(part) = polygon(part) {
                return Some(part);
            }
        }
    })
}

impl Part {
    /// Whether it is a small disc, drawn in as many curves as a browser takes: a traffic light.
    fn is_disc(&self) -> bool {
        /// The greatest diameter, in points.
        const WIDEST: f32 = 40.0;
        /// A disc has π/4 of its box.
        const SHARE: std::ops::Range<f32> = 0.72..0.84;
        let (width, height) = (self.area.width(), self.area.height());
        self.has_curves
            && width.max(height) <= WIDEST
            && (width - height).abs() <= 0.1 * width
            && SHARE.contains(&(self.extent / (width * height)))
    }
}

/// A part made of lines and curves; none where it has no extent.
fn polygon(segments: &[Segment]) -> Option<Part> {
    let mut area = Rect::NOTHING;
    let mut points: Vec<(f32, f32)> = Vec::with_capacity(segments.len().min(MAX_SHAPE));
    let mut has_curves = false;
    let mut count = 0_usize;
    let mut twice_area = 0.0_f32;
    let mut before: Option<(f32, f32)> = None;
    for segment in segments {
        let (x, y) = match *segment {
            Segment::Move(x, y) | Segment::Line(x, y) => (x, y),
            Segment::Curve([ax, ay, bx, by, x, y]) => {
                has_curves = true;
                area.include(f64::from(ax), f64::from(ay));
                area.include(f64::from(bx), f64::from(by));
                (x, y)
            }
            Segment::Close | Segment::Box(..) => continue,
        };
        count = count.saturating_add(1);
        area.include(f64::from(x), f64::from(y));
        if let Some((px, py)) = before {
            twice_area += px * y - x * py;
        }
        before = Some((x, y));
        if points.len() <= MAX_SHAPE {
            points.push((x, y));
        }
    }
    if count < 2 {
        return None;
    }
    let near = |a: f32, b: f32| (a - b).abs() <= CORNER;
    let corner = |x: f32, y: f32| {
        (near(x, area.x0) || near(x, area.x1)) && (near(y, area.y0) || near(y, area.y1))
    };
    let level = points.windows(2).all(|pair| match pair {
        [(ax, ay), (bx, by)] => near(*ax, *bx) || near(*ay, *by),
        _ => true,
    });
    let is_box = !has_curves
        && (4..=MAX_SHAPE).contains(&points.len())
        && level
        && points.iter().all(|(x, y)| corner(*x, *y));
    let (clockwise, extent) = (twice_area >= 0.0, twice_area.abs() / 2.0);
    Some(Part { area, segments: count, is_box, has_curves, clockwise, extent })
}
