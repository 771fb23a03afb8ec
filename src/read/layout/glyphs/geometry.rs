//! Boxes, quarter turns and places.

use crate::read::pdf::{Direction, Rect};
use crate::record::Place;

/// The smallest box around two boxes.
pub(crate) fn join(a: Rect, b: Rect) -> Rect {
    Rect { x0: a.x0.min(b.x0), y0: a.y0.min(b.y0), x1: a.x1.max(b.x1), y1: a.y1.max(b.y1) }
}

/// Whether a point lies in a box.
pub(crate) fn holds(area: Rect, x: f32, y: f32) -> bool {
    x >= area.x0 && x <= area.x1 && y >= area.y0 && y <= area.y1
}

/// The frame in which text of one direction reads from left to right: the page, turned.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Frame {
    /// Which way the text runs on the page as seen.
    pub(crate) direction: Direction,
    /// The page's width as seen, in points.
    pub(crate) width: f32,
    /// The page's height as seen, in points.
    pub(crate) height: f32,
}

impl Frame {
    /// Width and height as a reader of the turned text sees them.
    pub(crate) fn size(self) -> (f32, f32) {
        match self.direction {
            Direction::Up | Direction::Down => (self.height, self.width),
            _ => (self.width, self.height),
        }
    }

    /// A box of the page, in the frame.
    pub(crate) fn turn(self, r: Rect) -> Rect {
        let (w, h) = (self.width, self.height);
        match self.direction {
            Direction::Up => Rect { x0: h - r.y1, y0: r.x0, x1: h - r.y0, y1: r.x1 },
            Direction::Down => Rect { x0: r.y0, y0: w - r.x1, x1: r.y1, y1: w - r.x0 },
            Direction::Left => Rect { x0: w - r.x1, y0: h - r.y1, x1: w - r.x0, y1: h - r.y0 },
            Direction::Right | Direction::Askew => r,
        }
    }

    /// A box of the frame, on the page.
    pub(crate) fn turn_back(self, r: Rect) -> Rect {
        let (w, h) = (self.width, self.height);
        match self.direction {
            Direction::Up => Rect { x0: r.y0, y0: h - r.x1, x1: r.y1, y1: h - r.x0 },
            Direction::Down => Rect { x0: w - r.y1, y0: r.x0, x1: w - r.y0, y1: r.x1 },
            Direction::Left => Rect { x0: w - r.x1, y0: h - r.y1, x1: w - r.x0, y1: h - r.y0 },
            Direction::Right | Direction::Askew => r,
        }
    }

    /// A baseline of the page (y; x for text turned by a quarter), in the frame.
    pub(crate) fn baseline(self, baseline: f32) -> f32 {
        match self.direction {
            Direction::Down => self.width - baseline,
            Direction::Left => self.height - baseline,
            _ => baseline,
        }
    }
}

/// The place of a box of the page, in tenths of a point.
pub(crate) fn place(page: u32, r: Rect) -> Place {
    Place::Page { page, area: [tenth(r.x0), tenth(r.y0), tenth(r.x1), tenth(r.y1)] }
}

/// Rounded to tenths, halves away from zero.
pub(crate) fn tenth(v: f32) -> f32 {
    /// Numbers from here on have no fractions.
    const WHOLE: f32 = 8_388_608.0;
    let tens = v * 10.0;
    if tens.is_nan() || tens.abs() >= WHOLE {
        return tens / 10.0;
    }
    // What `round` does; where the processor has no instruction for it, that is a call.
    let whole = tens as i32 as f32;
    let rest = tens - whole;
    let step = if rest.abs() >= 0.5 { 1.0_f32.copysign(rest) } else { 0.0 };
    (whole + step).copysign(tens) / 10.0
}

/// Groups sorted values that lie within `reach` of their neighbour; gives each group's mean.
pub(crate) fn cluster(values: &mut [f32], reach: f32) -> Vec<f32> {
    values.sort_unstable_by(f32::total_cmp);
    let mut out = Vec::new();
    let mut sum = 0.0_f32;
    let mut count = 0.0_f32;
    let mut last = f32::NEG_INFINITY;
    for &v in values.iter() {
        if v - last > reach && count > 0.0 {
            out.push(sum / count);
            sum = 0.0;
            count = 0.0;
        }
        sum += v;
        count += 1.0;
        last = v;
    }
    if count > 0.0 {
        out.push(sum / count);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turning_and_turning_back_is_nothing() {
        let r = Rect { x0: 10.0, y0: 20.0, x1: 30.0, y1: 50.0 };
        for direction in [Direction::Right, Direction::Up, Direction::Down, Direction::Left] {
            let frame = Frame { direction, width: 200.0, height: 100.0 };
            assert_eq!(frame.turn_back(frame.turn(r)), r);
        }
    }

    #[test]
    fn text_that_runs_up_starts_at_the_bottom() {
        let frame = Frame { direction: Direction::Up, width: 200.0, height: 100.0 };
        let r = frame.turn(Rect { x0: 10.0, y0: 60.0, x1: 20.0, y1: 90.0 });
        assert_eq!(r, Rect { x0: 10.0, y0: 10.0, x1: 40.0, y1: 20.0 });
    }

    #[test]
    fn tenths_are_rounded() {
        let odd = [
            0.0,
            -0.0,
            0.05,
            -0.05,
            -0.02,
            0.049_999_997,
            838_860.75,
            838_860.8,
            8_388_607.5,
            1e9,
            f32::INFINITY,
        ];
        let many = (0..100_000).map(|i| i as f32 * 0.0137 - 600.0);
        for v in odd.into_iter().chain(many) {
            assert_eq!(tenth(v).to_bits(), ((v * 10.0).round() / 10.0).to_bits(), "{v}");
        }
    }

    #[test]
    fn near_values_are_one() {
        assert_eq!(cluster(&mut [10.0, 1.0, 2.0], 3.0), [1.5, 10.0]);
    }
}
