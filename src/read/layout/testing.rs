//! Pages built by hand for the unit tests of the passes.

use crate::block::Colour;
use crate::read::pdf::{Direction, Fill, Glyph, Page, Pdf, Rect, Rule, Run};

/// A page under construction: every letter is half an em wide, a space a quarter.
pub(super) struct Sheet {
    pub(super) page: Page,
    size: f32,
    bold: bool,
}

impl Sheet {
    pub(super) fn new() -> Self {
        Self::numbered(1)
    }

    pub(super) fn numbered(number: u32) -> Self {
        let page = Page { number, width: 600.0, height: 800.0, ..Page::default() };
        Self { page, size: 10.0, bold: false }
    }

    pub(super) fn size(&mut self, size: f32) -> &mut Self {
        self.size = size;
        self
    }

    pub(super) fn bold(&mut self, bold: bool) -> &mut Self {
        self.bold = bold;
        self
    }

    /// Where the last run ends.
    pub(super) fn end(&self) -> f32 {
        self.page.runs.last().map_or(0.0, |r| r.area.x1)
    }

    /// Draws one run from `x` on the baseline `y`.
    pub(super) fn text(&mut self, x: f32, y: f32, text: &str) -> &mut Self {
        self.run(x, y, text, 0.0)
    }

    /// The same with extra space after each letter.
    pub(super) fn tracked(&mut self, x: f32, y: f32, text: &str, extra: f32) -> &mut Self {
        self.run(x, y, text, extra)
    }

    fn run(&mut self, x: f32, y: f32, text: &str, extra: f32) -> &mut Self {
        let from = self.page.glyphs.len() as u32;
        let size = self.size;
        self.page.runs.push(Run {
            glyphs: from..from,
            area: Rect { x0: x, y0: y - 0.8 * size, x1: x, y1: y + 0.2 * size },
            baseline: y,
            size,
            font: 0,
            bold: self.bold,
            italic: false,
            invisible: false,
            artifact: false,
            direction: Direction::Right,
            mcid: None,
            colour: Colour::default(),
        });
        let mut at = x;
        for c in text.chars() {
            let width = if c == ' ' { 0.25 } else { 0.5 } * size;
            self.glyph(at, at + width, &c.to_string());
            at += width + extra;
        }
        self
    }

    /// Appends letters to the last run, from `x`.
    pub(super) fn glyphs(&mut self, x: f32, text: &str) {
        let mut at = x;
        for c in text.chars() {
            self.glyph(at, at + 0.5 * self.size, &c.to_string());
            at += 0.5 * self.size;
        }
    }

    /// Appends one glyph to the last run.
    pub(super) fn glyph(&mut self, x0: f32, x1: f32, text: &str) {
        let start = self.page.text.len() as u32;
        self.page.text.push_str(text);
        let end = self.page.text.len() as u32;
        self.page.glyphs.push(Glyph { x0, x1, start, end });
        if let Some(run) = self.page.runs.last_mut() {
            run.glyphs.end = self.page.glyphs.len() as u32;
            run.area.x1 = run.area.x1.max(x1);
        }
    }

    /// Sets lines from the left at a leading of 1.2.
    pub(super) fn lines(&mut self, x: f32, y: f32, lines: &[&str]) -> f32 {
        let mut at = y;
        for line in lines {
            self.text(x, at, line);
            at += 1.2 * self.size;
        }
        at
    }

    pub(super) fn across(&mut self, x0: f32, x1: f32, y: f32) -> &mut Self {
        let area = Rect { x0, y0: y - 0.25, x1, y1: y + 0.25 };
        self.page.rules.push(Rule { area, horizontal: true });
        self
    }

    pub(super) fn down(&mut self, x: f32, y0: f32, y1: f32) -> &mut Self {
        let area = Rect { x0: x - 0.25, y0, x1: x + 0.25, y1 };
        self.page.rules.push(Rule { area, horizontal: false });
        self
    }

    /// Rules on all sides of a grid.
    pub(super) fn grid(&mut self, xs: &[f32], ys: &[f32]) -> &mut Self {
        let (x0, x1) = (xs[0], xs[xs.len() - 1]);
        let (y0, y1) = (ys[0], ys[ys.len() - 1]);
        for &y in ys {
            self.across(x0, x1, y);
        }
        for &x in xs {
            self.down(x, y0, y1);
        }
        self
    }

    pub(super) fn fill(&mut self, x0: f32, y0: f32, x1: f32, y1: f32, grey: u8) -> &mut Self {
        let colour = Colour { red: grey, green: grey, blue: grey };
        self.page.fills.push(Fill { area: Rect { x0, y0, x1, y1 }, colour });
        self
    }

    /// The page with its content turned so that it reads from bottom to top.
    pub(super) fn turned_up(self) -> Page {
        let mut page = self.page;
        let (width, height) = (page.height, page.width);
        let turn = |r: Rect| Rect { x0: r.y0, y0: height - r.x1, x1: r.y1, y1: height - r.x0 };
        for run in &mut page.runs {
            run.area = turn(run.area);
            run.direction = Direction::Up;
        }
        for glyph in &mut page.glyphs {
            (glyph.x0, glyph.x1) = (height - glyph.x0, height - glyph.x1);
        }
        for rule in &mut page.rules {
            rule.area = turn(rule.area);
            rule.horizontal = !rule.horizontal;
        }
        for fill in &mut page.fills {
            fill.area = turn(fill.area);
        }
        page.width = width;
        page.height = height;
        page
    }
}

/// A document of pages.
pub(super) fn pdf(pages: Vec<Page>) -> Pdf {
    Pdf { pages, ..Pdf::default() }
}
