//! What `Do` draws: forms, which are content streams of their own, and images, of which the area counts.

use hayro_syntax::object::{Array, Dict, Rect as PdfRect, Stream};
use hayro_syntax::page::Resources;

use super::budget::{FORM_COST, LimitKind};
use super::content::End;
use super::decode::{Decoded, is_image};
use super::geometry::Matrix;
use super::lex::{Lexer, Operand, Operands};
use super::state::{Interpreter, Scope};

impl<'a> Interpreter<'_, 'a> {
    /// `Do`.
    pub(super) fn draw(&mut self, scope: &mut Scope<'_, 'a>, operands: &Operands<'_>) -> End {
        let Some(raw) = operands.name() else { return End::Done };
        let Some(stream) = scope.object(raw) else { return End::Done };
        if self.marks.last().is_some_and(|mark| mark.hidden) || self.is_hidden(stream.dict(), b"OC")
        {
            return End::Done;
        }
        if is_image(stream.dict()) {
            self.image(has_holes(stream.dict()));
            return End::Done;
        }
        self.form(&stream, scope.resources, None)
    }

    /// An image fills the unit square; what it lies over may show through its holes.
    pub(super) fn image(&mut self, has_holes: bool) {
        let area = self.state.matrix.area(0.0, 0.0, 1.0, 1.0).shared(&self.state.clip);
        if area.is_sound() && area.width() > 0.0 && area.height() > 0.0 && self.room() {
            self.page.images.push(area);
            self.cover_with_image(area, has_holes);
        }
    }

    /// Draws a form; `place` moves it where its own matrix does not, as annotations need.
    pub(super) fn form(
        &mut self,
        stream: &Stream<'a>,
        around: &Resources<'a>,
        place: Option<Matrix>,
    ) -> End {
        let id = stream.obj_id();
        if self.forms.contains(&id) {
            self.damage.insert("a form draws itself".to_owned());
            return End::Done;
        }
        if self.forms.len() as u64 >= self.document.budget.form_depth {
            self.limits.insert(LimitKind::FormDepth);
            return End::Done;
        }
        self.operators = self.operators.saturating_add(FORM_COST);
        let dict = stream.dict();
        let mut content = Vec::new();
        match self.decoder.decode(stream, self.document.budget.stream_bytes, &mut content) {
            Decoded::Whole => {}
            Decoded::Damaged => {
                self.damage.insert("a form's content is damaged".to_owned());
            }
            Decoded::Cut if self.decoder.exhausted() => {
                self.limits.insert(LimitKind::DocumentBytes);
                return End::Stop;
            }
            Decoded::Cut => {
                self.limits.insert(LimitKind::StreamBytes);
            }
            Decoded::Foreign => return End::Done,
        }

        self.close_run();
        let before = self.state.clone();
        let (line, at, pen) = (self.line, self.place, self.pen);
        let (marks, floor) = (self.marks.len(), self.floor);
        let (lost_saves, lost_marks) = (self.lost_saves, self.lost_marks);
        (self.lost_saves, self.lost_marks) = (0, 0);
        self.floor = self.saved.len();
        self.path.clear();
        let matrix = matrix_of(dict);
        let matrix = place.map_or(matrix, |place| matrix.then(&place));
        self.state.matrix = matrix.then(&self.state.matrix);
        if let Some(area) = dict.get::<PdfRect>(b"BBox") {
            let area = self.state.matrix.area(area.x0, area.y0, area.x1, area.y1);
            self.state.clip = self.state.clip.shared(&area);
        }

        self.forms.push(id);
        let end = match dict.get::<Dict<'a>>(b"Resources") {
            Some(own) => self.run(&content, &mut Scope::new(&Resources::new(own))),
            None => self.run(&content, &mut Scope::new(around)),
        };
        self.forms.pop();

        self.lost_marks = 0;
        while self.marks.len() > marks {
            self.end_mark();
        }
        self.close_run();
        self.path.clear();
        self.saved.truncate(self.floor);
        self.floor = floor;
        (self.lost_saves, self.lost_marks) = (lost_saves, lost_marks);
        self.state = before;
        (self.line, self.place, self.pen) = (line, at, pen);
        self.moved = true;
        end
    }

    /// `ID`: the operands are the image's dictionary, the data follows.
    pub(super) fn inline_image(&mut self, lexer: &mut Lexer<'_>, operands: &Operands<'_>) {
        // One white space stands between the operator and the data.
        lexer.skip(1);
        let data = lexer.rest();
        let end = data_length(operands)
            .filter(|length| data.get(*length..).is_some_and(ends_image))
            .or_else(|| find_end(data))
            .unwrap_or(data.len());
        lexer.skip(end);
        // A mask is the only inline image that others show through.
        let mask = |operand: &Operand<'_>| matches!(operand, Operand::Name(b"IM" | b"ImageMask"));
        self.image(operands.list().iter().any(mask));
    }
}

/// True where what an image lies over shows through: it is a stencil, or has a mask.
fn has_holes(dict: &Dict<'_>) -> bool {
    dict.get::<bool>(b"ImageMask").unwrap_or(false)
        || [&b"Mask"[..], b"SMask", b"SMaskInData"].iter().any(|key| dict.contains_key(key))
}

/// The matrix of a form.
pub(super) fn matrix_of(dict: &Dict<'_>) -> Matrix {
    dict.get::<Array<'_>>(b"Matrix")
        .and_then(|array| array.iter::<f64>().take(6).collect::<Vec<_>>().try_into().ok())
        .map_or(Matrix::IDENTITY, Matrix::new)
}

/// How long an inline image's data is, where it is not compressed.
fn data_length(operands: &Operands<'_>) -> Option<usize> {
    let (mut width, mut height, mut bits, mut colours) = (None, None, 8_usize, 1_usize);
    for pair in operands.list().windows(2) {
        let [Operand::Name(key), value] = pair else { continue };
        match (*key, value) {
            (b"W" | b"Width", Operand::Number(n)) => width = Some(*n as usize),
            (b"H" | b"Height", Operand::Number(n)) => height = Some(*n as usize),
            (b"BPC" | b"BitsPerComponent", Operand::Number(n)) => bits = *n as usize,
            (b"IM" | b"ImageMask", Operand::Other) => bits = 1,
            (b"F" | b"Filter", _) => return None,
            (b"CS" | b"ColorSpace", Operand::Name(space)) => {
                colours = match *space {
                    b"RGB" | b"DeviceRGB" => 3,
                    b"CMYK" | b"DeviceCMYK" => 4,
                    _ => 1,
                };
            }
            _ => {}
        }
    }
    let row = width?.checked_mul(bits)?.checked_mul(colours)?.div_ceil(8);
    row.checked_mul(height?)
}

/// True where `EI` follows after white space.
fn ends_image(data: &[u8]) -> bool {
    let data = data.trim_ascii_start();
    data.starts_with(b"EI") && data.get(2).is_none_or(u8::is_ascii_whitespace)
}

/// Where the data ends: at an `EI` between white space with nothing but content after it.
fn find_end(data: &[u8]) -> Option<usize> {
    /// Bytes after `EI` that must look like content.
    const LOOK: usize = 16;
    let mut from = 0;
    loop {
        let at = data.get(from..)?.windows(2).position(|pair| pair == b"EI")?.saturating_add(from);
        let before = at.checked_sub(1).and_then(|at| data.get(at));
        let after = data.get(at.saturating_add(2)..).unwrap_or_default();
        let parted = before.is_none_or(u8::is_ascii_whitespace)
            && after.first().is_none_or(u8::is_ascii_whitespace);
        let content = after
            .iter()
            .take(LOOK)
            .all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace());
        if parted && content {
            return Some(at);
        }
        from = at.saturating_add(2);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_data_ends_at_its_own_mark() {
        assert_eq!(find_end(b"\x00EI\xFF\x01 EI\xFF\x00 EI Q"), Some(11));
        assert_eq!(find_end(b"abc"), None);
        assert!(ends_image(b"\nEI\nQ"));
        let mut lexer = Lexer::new(b"/W 4 /H 2 /CS /RGB /BPC 8 ID");
        let mut operands = Operands::default();
        lexer.next(&mut operands);
        assert_eq!(data_length(&operands), Some(24));
    }
}
