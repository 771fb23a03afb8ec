//! Matrices and boxes.

use super::Rect;

/// An affine map: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix {
    pub(super) a: f64,
    pub(super) b: f64,
    pub(super) c: f64,
    pub(super) d: f64,
    pub(super) e: f64,
    pub(super) f: f64,
}

impl Matrix {
    pub(super) const IDENTITY: Matrix = Matrix::new([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) const fn new([a, b, c, d, e, f]: [f64; 6]) -> Matrix {
        Matrix { a, b, c, d, e, f }
    }

    /// This map, then `next`.
    #[inline]
    pub(super) fn then(self, next: &Matrix) -> Matrix {
        Matrix {
            a: self.a * next.a + self.b * next.c,
            b: self.a * next.b + self.b * next.d,
            c: self.c * next.a + self.d * next.c,
            d: self.c * next.b + self.d * next.d,
            e: self.e * next.a + self.f * next.c + next.e,
            f: self.e * next.b + self.f * next.d + next.f,
        }
    }

    /// The way back; none where the matrix flattens the plane.
    #[cfg(feature = "inspect")]
    pub(super) fn inverse(&self) -> Option<Matrix> {
        let Matrix { a, b, c, d, e, f } = *self;
        let det = a * d - b * c;
        let back = [d, -b, -c, a, c * f - d * e, b * e - a * f].map(|part| part / det);
        back.iter().all(|part| part.is_finite()).then(|| Matrix::new(back))
    }

    /// A shift, then this map.
    #[inline]
    pub(super) fn shifted(self, x: f64, y: f64) -> Matrix {
        let (e, f) = self.point(x, y);
        Matrix { e, f, ..self }
    }

    /// Where a point goes.
    #[inline]
    pub(super) fn point(&self, x: f64, y: f64) -> (f64, f64) {
        (self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)
    }

    /// True where boxes stay boxes: only scaled, mirrored or turned by quarters.
    #[inline]
    pub(super) fn keeps_boxes(&self) -> bool {
        (self.b == 0.0 && self.c == 0.0) || (self.a == 0.0 && self.d == 0.0) || {
            // A turn by less than this moves the far edge of a page by less than half a point.
            const SLIGHT: f64 = 0.0005;
            let (along, across) = (self.a.abs().max(self.d.abs()), self.b.abs().max(self.c.abs()));
            across <= along * SLIGHT || along <= across * SLIGHT
        }
    }

    /// The box around a mapped box.
    pub(super) fn area(&self, x0: f64, y0: f64, x1: f64, y1: f64) -> Rect {
        let mut area = Rect::NOTHING;
        for (x, y) in [(x0, y0), (x1, y0), (x0, y1), (x1, y1)] {
            let (x, y) = self.point(x, y);
            area.include(x, y);
        }
        area
    }

    /// How much lengths grow, as a geometric mean of both directions.
    pub(super) fn scale(&self) -> f64 {
        (self.a * self.d - self.b * self.c).abs().sqrt()
    }
}

impl Rect {
    /// The box that holds no point; what is included in it makes it.
    pub(super) const NOTHING: Rect =
        Rect { x0: f32::INFINITY, y0: f32::INFINITY, x1: f32::NEG_INFINITY, y1: f32::NEG_INFINITY };

    /// Grows the box to hold a point.
    #[inline]
    pub(super) fn include(&mut self, x: f64, y: f64) {
        let (x, y) = (x as f32, y as f32);
        self.x0 = self.x0.min(x);
        self.y0 = self.y0.min(y);
        self.x1 = self.x1.max(x);
        self.y1 = self.y1.max(y);
    }

    /// Grows the box to hold another.
    pub(super) fn unite(&mut self, other: &Rect) {
        self.x0 = self.x0.min(other.x0);
        self.y0 = self.y0.min(other.y0);
        self.x1 = self.x1.max(other.x1);
        self.y1 = self.y1.max(other.y1);
    }

    /// What two boxes share; `x0 > x1` or `y0 > y1` where they share nothing.
    pub(super) fn shared(&self, other: &Rect) -> Rect {
        Rect {
            x0: self.x0.max(other.x0),
            y0: self.y0.max(other.y0),
            x1: self.x1.min(other.x1),
            y1: self.y1.min(other.y1),
        }
    }

    /// True where the boxes touch, `slack` points allowed between.
    #[inline]
    pub(super) fn touches(&self, other: &Rect, slack: f32) -> bool {
        self.x0 <= other.x1 + slack
            && other.x0 <= self.x1 + slack
            && self.y0 <= other.y1 + slack
            && other.y0 <= self.y1 + slack
    }

    /// True where the box reaches out of another by more than `slack` points.
    pub(super) fn sticks_out_of(&self, other: &Rect, slack: f32) -> bool {
        self.x0 < other.x0 - slack
            || self.y0 < other.y0 - slack
            || self.x1 > other.x1 + slack
            || self.y1 > other.y1 + slack
    }

    /// True where a point is inside.
    pub(super) fn holds(&self, x: f32, y: f32) -> bool {
        self.x0 <= x && x <= self.x1 && self.y0 <= y && y <= self.y1
    }

    pub(super) fn width(&self) -> f32 {
        self.x1 - self.x0
    }

    pub(super) fn height(&self) -> f32 {
        self.y1 - self.y0
    }

    /// True where all four numbers are finite and in order.
    pub(super) fn is_sound(&self) -> bool {
        [self.x0, self.y0, self.x1, self.y1].iter().all(|n| n.is_finite())
            && self.x0 <= self.x1
            && self.y0 <= self.y1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_are_applied_in_order() {
        let scale = Matrix::new([2.0, 0.0, 0.0, 3.0, 0.0, 0.0]);
        let shift = Matrix::new([1.0, 0.0, 0.0, 1.0, 10.0, 20.0]);
        assert_eq!(scale.then(&shift).point(1.0, 1.0), (12.0, 23.0));
        assert_eq!(shift.then(&scale).point(1.0, 1.0), (22.0, 63.0));
        assert_eq!(scale.shifted(1.0, 1.0).point(0.0, 0.0), (2.0, 3.0));
    }

    #[test]
    fn boxes_survive_quarter_turns() {
        let quarter = Matrix::new([0.0, 1.0, -1.0, 0.0, 100.0, 0.0]);
        assert!(quarter.keeps_boxes());
        assert_eq!(
            quarter.area(0.0, 0.0, 10.0, 20.0),
            Rect { x0: 80.0, y0: 0.0, x1: 100.0, y1: 10.0 }
        );
        assert!(!Matrix::new([0.7, 0.7, -0.7, 0.7, 0.0, 0.0]).keeps_boxes());
    }
}
