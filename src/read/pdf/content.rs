//! The interpreter: goes over a content stream and does what its operators say.

use hayro_syntax::object::{Array, Dict, Name, Object};

use super::budget::LimitKind;
use super::colour::{Space, cmyk, gray_colour, rgb};
use super::geometry::Matrix;
use super::lex::{Lexer, Operand, Operands, op};
use super::paths::Inside;
use super::state::{Interpreter, Paint, Scope};

/// Saved states that are kept; real files nest some ten deep.
const MAX_SAVED: usize = 512;

macro_rules! operators {
    ($($name:ident = $bytes:literal;)*) => { $(const $name: u32 = op($bytes);)* };
}

operators! {
    SAVE = b"q"; RESTORE = b"Q"; CONCAT = b"cm"; WIDTH = b"w"; GRAPHICS = b"gs";
    MOVE = b"m"; LINE = b"l"; CURVE = b"c"; CURVE_V = b"v"; CURVE_Y = b"y"; CLOSE = b"h";
    RECTANGLE = b"re"; STROKE = b"S"; CLOSE_STROKE = b"s"; FILL = b"f"; FILL_OLD = b"F";
    FILL_ODD = b"f*"; BOTH = b"B"; BOTH_ODD = b"B*"; CLOSE_BOTH = b"b"; CLOSE_BOTH_ODD = b"b*";
    END_PATH = b"n"; CLIP = b"W"; CLIP_ODD = b"W*";
    BEGIN_TEXT = b"BT"; END_TEXT = b"ET"; FONT = b"Tf"; MOVE_TEXT = b"Td"; MOVE_LEADING = b"TD";
    PLACE = b"Tm"; NEXT_LINE = b"T*"; SHOW = b"Tj"; SHOW_ARRAY = b"TJ"; SHOW_LINE = b"'";
    SHOW_SPACED = b"\""; CHAR_SPACE = b"Tc"; WORD_SPACE = b"Tw"; SCALE = b"Tz"; LEADING = b"TL";
    RISE = b"Ts"; MODE = b"Tr";
    GRAY = b"g"; GRAY_STROKE = b"G"; RGB = b"rg"; RGB_STROKE = b"RG"; CMYK = b"k";
    CMYK_STROKE = b"K"; SPACE = b"cs"; SPACE_STROKE = b"CS"; COLOUR = b"sc"; COLOUR_STROKE = b"SC";
    COLOUR_NAMED = b"scn"; COLOUR_NAMED_STROKE = b"SCN";
    SHADE = b"sh"; MARK = b"BMC"; MARK_WITH = b"BDC"; END_MARK = b"EMC"; DRAW = b"Do"; IMAGE_DATA = b"ID";
}

/// Why a content stream is not gone on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// It was read to its end.
    Done,
    /// The page's budget ran out.
    Stop,
}

impl<'a> Interpreter<'_, 'a> {
    /// Interprets a content stream.
    pub(super) fn run(&mut self, content: &[u8], scope: &mut Scope<'_, 'a>) -> End {
        let mut lexer = Lexer::new(content);
        let mut operands = Operands::new();
        while let Some(operator) = lexer.next(&mut operands) {
            self.operators = self.operators.saturating_add(1);
            if self.operators > self.document.budget.operators {
                self.limits.insert(LimitKind::Operators);
                return End::Stop;
            }
            match operator {
                DRAW => {
                    if self.draw(scope, &operands) == End::Stop {
                        return End::Stop;
                    }
                }
                IMAGE_DATA => self.inline_image(&mut lexer, &operands),
                _ => self.operate(operator, &operands, scope),
            }
            if self.limits.contains(&LimitKind::Glyphs) {
                return End::Stop;
            }
        }
        End::Done
    }

    fn operate(&mut self, operator: u32, operands: &Operands<'_>, scope: &mut Scope<'_, 'a>) {
        match operator {
            SHOW | SHOW_ARRAY | SHOW_LINE | SHOW_SPACED | BEGIN_TEXT | END_TEXT | FONT
            | MOVE_TEXT | MOVE_LEADING | PLACE | NEXT_LINE | CHAR_SPACE | WORD_SPACE | SCALE
            | LEADING | RISE | MODE => self.text_operator(operator, operands, scope),

            SAVE => self.save(),
            RESTORE => self.restore(),
            CONCAT => {
                if let Some(numbers) = operands.numbers() {
                    self.state.matrix = Matrix::new(numbers).then(&self.state.matrix);
                    self.moved = true;
                }
            }
            WIDTH => {
                if let Some(width) = operands.number() {
                    self.state.line_width = width;
                }
            }
            GRAPHICS => self.graphics_state(operands, scope),

            SHADE => self.cover_with_other(self.state.clip),

            MARK | MARK_WITH => self.begin_mark(scope, operands),
            END_MARK => self.end_mark(),

            MOVE | LINE | CURVE | CURVE_V | CURVE_Y | CLOSE | RECTANGLE | STROKE | CLOSE_STROKE
            | FILL | FILL_OLD | FILL_ODD | BOTH | BOTH_ODD | CLOSE_BOTH | CLOSE_BOTH_ODD
            | END_PATH | CLIP | CLIP_ODD => self.path_operator(operator, operands),

            GRAY | GRAY_STROKE | RGB | RGB_STROKE | CMYK | CMYK_STROKE | SPACE | SPACE_STROKE
            | COLOUR | COLOUR_STROKE | COLOUR_NAMED | COLOUR_NAMED_STROKE => {
                self.colour_operator(operator, operands, scope);
            }
            _ => {}
        }
    }

    fn save(&mut self) {
        if self.saved.len() < MAX_SAVED {
            self.saved.push(self.state.clone());
        } else {
            self.lost_saves = self.lost_saves.saturating_add(1);
        }
    }

    fn restore(&mut self) {
        if self.lost_saves > 0 {
            self.lost_saves = self.lost_saves.saturating_sub(1);
        } else if self.saved.len() > self.floor
            && let Some(state) = self.saved.pop()
        {
            // Outside a text object nothing goes on from here; inside one the matrix may differ.
            self.moved |= self.state.matrix != state.matrix;
            self.state = state;
        }
    }

    fn text_operator(&mut self, operator: u32, operands: &Operands<'_>, scope: &mut Scope<'_, 'a>) {
        match operator {
            BEGIN_TEXT => return self.begin_text(),
            END_TEXT => return self.close_run(),
            NEXT_LINE => return self.next_line(0.0, -self.state.text.leading),
            SHOW_ARRAY => return self.show_array(&operands.elements),
            SHOW | SHOW_LINE | SHOW_SPACED => {
                if operator == SHOW_SPACED
                    && let [Operand::Number(word), Operand::Number(char), ..] = operands.list()
                {
                    (self.state.text.word_space, self.state.text.char_space) = (*word, *char);
                }
                if operator != SHOW {
                    self.next_line(0.0, -self.state.text.leading);
                }
                if let Some(text) = operands.text() {
                    self.show(text);
                }
                return;
            }
            FONT => {
                if let Some(name) = operands.name() {
                    self.set_font(scope, name);
                }
                if let Some(size) = operands.number() {
                    self.state.text.size = size;
                }
                return;
            }
            PLACE => {
                if let Some(numbers) = operands.numbers() {
                    self.set_place(Matrix::new(numbers));
                }
                return;
            }
            MOVE_TEXT | MOVE_LEADING => {
                if let Some([x, y]) = operands.numbers() {
                    if operator == MOVE_LEADING {
                        self.state.text.leading = -y;
                    }
                    self.next_line(x, y);
                }
                return;
            }
            _ => {}
        }
        let Some(number) = operands.number() else { return };
        let text = &mut self.state.text;
        match operator {
            CHAR_SPACE => text.char_space = number,
            WORD_SPACE => text.word_space = number,
            SCALE => text.scale = number / 100.0,
            LEADING => text.leading = number,
            RISE => text.rise = number,
            MODE => text.mode = number as u8,
            _ => {}
        }
    }

    fn path_operator(&mut self, operator: u32, operands: &Operands<'_>) {
        match operator {
            RECTANGLE => {
                if let Some([x, y, width, height]) = operands.numbers() {
                    self.rectangle(x, y, width, height);
                }
            }
            MOVE => {
                if let Some([x, y]) = operands.numbers() {
                    self.move_to(x, y);
                }
            }
            LINE => {
                if let Some([x, y]) = operands.numbers() {
                    self.line_to(x, y);
                }
            }
            CURVE => {
                if let Some(points) = operands.numbers() {
                    self.curve_to(points);
                }
            }
            CURVE_V => {
                if let Some([bx, by, x, y]) = operands.numbers() {
                    self.curve_to([self.point.0, self.point.1, bx, by, x, y]);
                }
            }
            CURVE_Y => {
                if let Some([ax, ay, x, y]) = operands.numbers() {
                    self.curve_to([ax, ay, x, y, x, y]);
                }
            }
            CLOSE => self.close_path(),
            CLIP | CLIP_ODD => self.clips = true,
            END_PATH => self.paint(None, false),
            STROKE => self.paint(None, true),
            CLOSE_STROKE => {
                self.close_path();
                self.paint(None, true);
            }
            FILL | FILL_OLD => self.paint(Some(Inside::NonZero), false),
            FILL_ODD => self.paint(Some(Inside::EvenOdd), false),
            BOTH => self.paint(Some(Inside::NonZero), true),
            BOTH_ODD => self.paint(Some(Inside::EvenOdd), true),
            CLOSE_BOTH => {
                self.close_path();
                self.paint(Some(Inside::NonZero), true);
            }
            CLOSE_BOTH_ODD => {
                self.close_path();
                self.paint(Some(Inside::EvenOdd), true);
            }
            _ => {}
        }
    }

    fn colour_operator(
        &mut self,
        operator: u32,
        operands: &Operands<'_>,
        scope: &mut Scope<'_, 'a>,
    ) {
        let state = &mut self.state;
        let paint = match operator {
            GRAY | RGB | CMYK | SPACE | COLOUR | COLOUR_NAMED => &mut state.fill,
            _ => &mut state.stroke,
        };
        match operator {
            GRAY | GRAY_STROKE => {
                if let Some(gray) = operands.number() {
                    set(paint, Space::Gray, gray_colour(gray));
                }
            }
            RGB | RGB_STROKE => {
                if let Some([red, green, blue]) = operands.numbers() {
                    set(paint, Space::Rgb, rgb(red, green, blue));
                }
            }
            CMYK | CMYK_STROKE => {
                if let Some([c, m, y, k]) = operands.numbers() {
                    set(paint, Space::Cmyk, cmyk(c, m, y, k));
                }
            }
            SPACE | SPACE_STROKE => {
                if let Some(name) = operands.name() {
                    let space = scope.space(name, self.decoder);
                    let colour = space.initial();
                    set(paint, space, colour);
                }
            }
            _ => {
                let mut numbers = [0.0; 32];
                let mut count = 0_usize;
                for (slot, operand) in numbers.iter_mut().zip(operands.list()) {
                    if let Operand::Number(number) = operand {
                        *slot = *number;
                        count = count.saturating_add(1);
                    }
                }
                paint.plain = paint.space.colour(numbers.get(..count).unwrap_or_default());
            }
        }
    }

    /// `gs`: cover, blending, line width and font; the rest of it does not matter for text.
    fn graphics_state(&mut self, operands: &Operands<'_>, scope: &mut Scope<'_, 'a>) {
        let Some(name) = operands.name() else { return };
        let dict = scope.graphics_state(name);
        if let Some(cover) = dict.get::<f32>(b"ca") {
            self.state.fill.cover = cover;
        }
        if let Some(cover) = dict.get::<f32>(b"CA") {
            self.state.stroke.cover = cover;
        }
        self.blending(&dict);
        if let Some(width) = dict.get::<f64>(b"LW") {
            self.state.line_width = width;
        }
        if let Some(font) = dict.get::<Array<'a>>(b"Font") {
            self.set_font_and_size(&font);
        }
    }

    /// Whether paint hides what it is laid over, as far as a graphics state says.
    fn blending(&mut self, dict: &Dict<'a>) {
        let mode = match dict.get::<Object<'a>>(b"BM") {
            Some(Object::Array(modes)) => modes.iter::<Name<'_>>().next(),
            Some(Object::Name(mode)) => Some(mode),
            _ => None,
        };
        if let Some(mode) = mode {
            self.state.is_plain = matches!(mode.as_ref(), b"Normal" | b"Compatible");
        }
        if dict.get::<Dict<'a>>(b"SMask").is_some() {
            self.state.is_plain = false;
        }
    }
}

fn set(paint: &mut Paint, space: Space, colour: crate::block::Colour) {
    paint.space = space;
    paint.plain = colour;
}
