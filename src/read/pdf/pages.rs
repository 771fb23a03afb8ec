//! One page: its box and turn, its content, its annotations.

use std::sync::Arc;

use hayro_syntax::object::String as PdfString;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, Rect as PdfRect, Stream};
use hayro_syntax::page::{Page as PdfPage, Rotation};

use super::budget::LimitKind;
use super::content::End;
use super::decode::{Decoded, Decoder};
use super::font::Font;
use super::forms::matrix_of;
use super::geometry::Matrix;
use super::state::{Count, Document, Interpreter, Scope};
use super::strings::text_string;
use super::{Link, Note, NoteKind, Page, Rect, twice, unseen};
use crate::read::unseen::Why;

/// A page as read, its fonts still its own.
pub(super) struct ReadPage<'a, T = Page> {
    pub(super) page: T,
    pub(super) fonts: Vec<(Arc<Font<'a>>, Count)>,
    pub(super) notes: Vec<Note>,
}

/// Where a page's user space goes, and how large it is as a reader sees it.
struct Frame {
    matrix: Matrix,
    width: f32,
    height: f32,
}

/// A4 in points: what a page is taken for whose boxes make no sense.
const A4: (f64, f64) = (595.276, 841.89);

impl Frame {
    fn new(page: &PdfPage<'_>) -> Frame {
        /// Points; a smaller page is a mistake.
        const LEAST: f64 = 3.0;
        let sound = |area: &PdfRect| {
            [area.x0, area.y0, area.x1, area.y1].iter().all(|n| n.is_finite())
                && area.width() >= LEAST
                && area.height() >= LEAST
        };
        let media = Some(page.media_box()).filter(sound);
        let crop = Some(page.crop_box()).filter(sound);
        let area = match (crop, media) {
            (Some(crop), Some(media)) => Some(crop.intersect(media)).filter(sound).or(Some(media)),
            (crop, media) => crop.or(media),
        };
        let area = area.unwrap_or(PdfRect::new(0.0, 0.0, A4.0, A4.1));
        let unit = page
            .raw()
            .get::<f64>(b"UserUnit")
            .filter(|unit| (0.01..=1000.0).contains(unit))
            .unwrap_or(1.0);
        let (width, height) = (area.width() * unit, area.height() * unit);
        let upright = Matrix::new([unit, 0.0, 0.0, -unit, -area.x0 * unit, area.y1 * unit]);
        let turn = match page.rotation() {
            Rotation::None => Matrix::IDENTITY,
            Rotation::Horizontal => Matrix::new([0.0, 1.0, -1.0, 0.0, height, 0.0]),
            Rotation::Flipped => Matrix::new([-1.0, 0.0, 0.0, -1.0, width, height]),
            Rotation::FlippedHorizontal => Matrix::new([0.0, -1.0, 1.0, 0.0, 0.0, width]),
        };
        let turned = matches!(page.rotation(), Rotation::Horizontal | Rotation::FlippedHorizontal);
        let (width, height) = if turned { (height, width) } else { (width, height) };
        Frame { matrix: upright.then(&turn), width: width as f32, height: height as f32 }
    }
}

/// Where a page's user space goes in the page as a reader sees it.
#[cfg(feature = "inspect")]
pub(super) fn to_seen(page: &PdfPage<'_>) -> Matrix {
    Frame::new(page).matrix
}

/// Reads a page; `content` is a buffer to decode into.
pub(super) fn read<'a>(
    document: &Document<'a>,
    page: &PdfPage<'a>,
    number: u32,
    decoder: &mut Decoder,
    content: &mut Vec<u8>,
) -> ReadPage<'a> {
    let frame = Frame::new(page);
    let bounds = Rect { x0: 0.0, y0: 0.0, x1: frame.width, y1: frame.height };
    content.clear();
    let mut limits = Vec::new();
    let damaged = decode_content(document, page, decoder, content, &mut limits);

    let mut interpreter = Interpreter::new(document, decoder, frame.matrix, bounds);
    interpreter.limits.extend(limits);
    // Kerned text takes some eight bytes a glyph.
    let room = content.len() / 8;
    interpreter.page.glyphs.reserve(room);
    interpreter.text.reserve(room);
    let end = interpreter.run(content, &mut Scope::new(page.resources()));
    interpreter.end();
    if end == End::Done {
        interpreter.annotations(page, &frame);
    }
    if damaged {
        interpreter.damage.insert("the page's content is damaged".to_owned());
    }

    let mut result = interpreter.page;
    result.number = number;
    result.width = frame.width;
    result.height = frame.height;
    result.text = match String::from_utf8(interpreter.text) {
        Ok(text) => text,
        Err(error) => {
            // Texts come from strings, so this cannot be; were it so, places in the text would not hold.
            result.glyphs.clear();
            result.runs.clear();
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        }
    };
    unseen::take(&mut result, &interpreter.traces);
    twice::drop_doubles(&mut result);
    let note = |kind| Note { page: Some(number), kind };
    let damage = interpreter.damage.into_iter().map(|what| note(NoteKind::Damaged(what)));
    let limits = interpreter.limits.into_iter().map(|limit| limit.reached(document.budget));
    let limits = limits.map(|reached| note(NoteKind::Limit(reached)));
    ReadPage {
        notes: damage.chain(limits).collect(),
        fonts: interpreter.fonts.into_iter().zip(interpreter.counts).collect(),
        page: result,
    }
}

/// Decodes all content streams of a page; true where some are damaged.
fn decode_content(
    document: &Document<'_>,
    page: &PdfPage<'_>,
    decoder: &mut Decoder,
    content: &mut Vec<u8>,
    limits: &mut Vec<LimitKind>,
) -> bool {
    let mut damaged = false;
    let mut add = |stream: &Stream<'_>| {
        let room = document.budget.stream_bytes.saturating_sub(content.len() as u64);
        match decoder.decode(stream, room, content) {
            Decoded::Whole => {}
            Decoded::Damaged | Decoded::Foreign => damaged = true,
            Decoded::Cut if decoder.exhausted() => limits.push(LimitKind::DocumentBytes),
            Decoded::Cut => limits.push(LimitKind::StreamBytes),
        }
        // An operator never goes over the end of a stream.
        content.push(b'\n');
        !limits.is_empty()
    };
    match page.raw().get::<Object<'_>>(b"Contents") {
        Some(Object::Stream(stream)) => {
            add(&stream);
        }
        Some(Object::Array(array)) => {
            for item in array.raw_iter() {
                let stream = match item {
                    MaybeRef::Ref(reference) => page.xref().get::<Stream<'_>>(reference.into()),
                    MaybeRef::NotRef(object) => object.into_stream(),
                };
                if stream.is_some_and(|stream| add(&stream)) {
                    break;
                }
            }
        }
        _ => {}
    }
    damaged
}

/// Annotations of a page that are looked at.
const MAX_ANNOTATIONS: usize = 20_000;

impl<'a> Interpreter<'_, 'a> {
    /// Ends what the content left open.
    fn end(&mut self) {
        self.lost_marks = 0;
        while !self.marks.is_empty() {
            self.end_mark();
        }
        self.close_run();
    }

    fn annotations(&mut self, page: &PdfPage<'a>, frame: &Frame) {
        let Some(list) = page.raw().get::<Array<'a>>(b"Annots") else { return };
        for item in list.raw_iter().take(MAX_ANNOTATIONS) {
            let annotation = match item {
                MaybeRef::Ref(reference) => page.xref().get::<Dict<'a>>(reference.into()),
                MaybeRef::NotRef(object) => object.into_dict(),
            };
            let Some(annotation) = annotation else { continue };
            let Some(area) = annotation.get::<PdfRect>(b"Rect") else { continue };
            let seen = frame.matrix.area(area.x0, area.y0, area.x1, area.y1);
            if !seen.is_sound() {
                continue;
            }
            let kind = annotation.get::<Name<'_>>(b"Subtype");
            self.traces.is_sheer = kind.as_deref() == Some(b"Highlight");
            match kind.as_deref() {
                Some(b"StrikeOut") => self.mark_text(&annotation, seen, frame, Why::Struck),
                Some(b"Redact") => self.mark_text(&annotation, seen, frame, Why::Redacted),
                _ => {}
            }
            if kind.as_deref() == Some(b"Link") {
                self.link(&annotation, seen);
            } else if kind.as_deref() != Some(b"Popup")
                && self.appearance(&annotation, &area, page, frame) == End::Stop
            {
                return;
            }
        }
    }

    /// Remembers the text that an annotation is about: its lines, or all its area.
    fn mark_text(&mut self, annotation: &Dict<'a>, area: Rect, frame: &Frame, why: Why) {
        /// Lines of one annotation that are looked at.
        const MAX_LINES: usize = 10_000;
        if self.is_out_of_sight(annotation) {
            return;
        }
        let numbers = annotation.get::<Array<'a>>(b"QuadPoints");
        let points: Vec<f64> = numbers
            .map(|n| n.iter::<f64>().take(MAX_LINES.saturating_mul(8)).collect())
            .unwrap_or_default();
        let (lines, _) = points.as_chunks::<8>();
        let line = |points: &[f64; 8]| {
            let mut line = Rect::NOTHING;
            for [x, y] in points.as_chunks::<2>().0 {
                let (x, y) = frame.matrix.point(*x, *y);
                line.include(x, y);
            }
            (line, why)
        };
        if lines.is_empty() {
            self.traces.marked.push((area, why));
        }
        self.traces.marked.extend(lines.iter().map(line));
    }

    /// Whether an annotation is not drawn.
    fn is_out_of_sight(&self, annotation: &Dict<'a>) -> bool {
        /// Flags of what is not drawn: hidden, or not to be viewed.
        const UNSEEN: i64 = 2 | 32;
        annotation.get::<i64>(b"F").unwrap_or(0) & UNSEEN != 0 || self.is_hidden(annotation, b"OC")
    }

    fn link(&mut self, annotation: &Dict<'a>, area: Rect) {
        let Some(action) = annotation.get::<Dict<'_>>(b"A") else { return };
        if let Some(url) = action.get::<PdfString<'_>>(b"URI") {
            /// Bytes; browsers take no longer ones.
            const LONGEST: usize = 8192;
            let url = text_string(url.get(..LONGEST).unwrap_or(&url)).trim().to_owned();
            if !url.is_empty() {
                self.page.links.push(Link { area, url });
            }
        }
    }

    /// Draws what an annotation looks like: stamps, notes typed onto the page, fields of forms.
    fn appearance(
        &mut self,
        annotation: &Dict<'a>,
        area: &PdfRect,
        page: &PdfPage<'a>,
        frame: &Frame,
    ) -> End {
        let is_seen = !self.is_out_of_sight(annotation);
        let looks = annotation.get::<Dict<'a>>(b"AP");
        if looks.is_none() {
            let seen = frame.matrix.area(area.x0, area.y0, area.x1, area.y1);
            self.field(annotation, seen, is_seen);
        }
        let Some(looks) = looks.filter(|_| is_seen) else { return End::Done };
        let stream = match looks.get::<Object<'a>>(b"N") {
            Some(Object::Stream(stream)) => stream,
            Some(Object::Dict(states)) => {
                let state = annotation.get::<Name<'_>>(b"AS");
                match state.and_then(|state| states.get::<Stream<'a>>(&*state)) {
                    Some(stream) => stream,
                    None => return End::Done,
                }
            }
            _ => return End::Done,
        };
        // The form's box, turned by its own matrix, is stretched onto the annotation's.
        let dict = stream.dict();
        let Some(own) = dict.get::<PdfRect>(b"BBox") else { return End::Done };
        let own = matrix_of(dict).area(own.x0, own.y0, own.x1, own.y1);
        if !own.is_sound() || own.width() <= 0.0 || own.height() <= 0.0 {
            return End::Done;
        }
        let (x, y) =
            (area.width() / f64::from(own.width()), area.height() / f64::from(own.height()));
        let place = Matrix::new([
            x,
            0.0,
            0.0,
            y,
            area.x0 - f64::from(own.x0) * x,
            area.y0 - f64::from(own.y0) * y,
        ]);
        self.state = super::state::State::new(frame.matrix, self.bounds);
        self.form(&stream, page.resources(), Some(place))
    }
}
