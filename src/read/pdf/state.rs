//! The graphics state, and the page under construction.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use hayro_syntax::object::{Array, Dict, MaybeRef, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::Resources;

use super::budget::{Budget, FONT_COST, LimitKind};
use super::colour::{BLACK, Space, over_white};
use super::decode::Decoder;
use super::font::{self, Font};
use super::geometry::Matrix;
use super::marks::{Group, Mark};
use super::paths::Segment;
use super::strings::name_bytes;
use super::text::OpenRun;
use super::traces::Traces;
use super::{Page, Rect};
use crate::block::Colour;

/// Thousandths of the font size make one: widths and the numbers of `TJ` count in these.
pub(super) const PER_SIZE: f64 = 0.001;

/// What all pages of a document share.
pub(super) struct Document<'a> {
    pub(super) budget: &'a Budget,
    /// Bytes inflated so far.
    pub(super) total: Arc<AtomicU64>,
    /// Optional content that is switched off.
    pub(super) hidden: BTreeSet<Group>,
    fonts: Mutex<BTreeMap<FontKey, Slot<'a>>>,
}

/// A font, once it is read; none where its dictionary is missing.
type Slot<'a> = Arc<OnceLock<Option<Arc<Font<'a>>>>>;

/// What makes a font the same: its object, or where its dictionary stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum FontKey {
    Object(u32, i32),
    Place(usize),
}

impl<'a> Document<'a> {
    pub(super) fn new(budget: &'a Budget, hidden: BTreeSet<Group>) -> Document<'a> {
        let fonts = Mutex::new(BTreeMap::new());
        Document { budget, total: Arc::default(), hidden, fonts }
    }

    /// Whether all bytes that the file may unpack to are spent.
    pub(super) fn is_spent(&self) -> bool {
        self.total.load(Ordering::Relaxed) >= self.budget.document_bytes
    }

    /// Forgets what was read, as if no page had been: bytes are spent, and fonts read, anew.
    pub(super) fn forget(&mut self) {
        self.total.store(0, Ordering::Relaxed);
        self.fonts.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The font of this name, read the first time that it is asked for.
    fn font(&self, fonts: &Dict<'a>, name: &[u8], decoder: &mut Decoder) -> Option<Arc<Font<'a>>> {
        if let Some(found) = fonts.get_ref(name) {
            let key = FontKey::Object(found.obj_number, found.gen_number);
            return self.font_of(key, || fonts.get::<Dict<'a>>(name), decoder);
        }
        let dict = fonts.get::<Dict<'a>>(name)?;
        let key = FontKey::Place(dict.data().as_ptr() as usize);
        self.font_of(key, || Some(dict), decoder)
    }

    fn font_of(
        &self,
        key: FontKey,
        dict: impl FnOnce() -> Option<Dict<'a>>,
        decoder: &mut Decoder,
    ) -> Option<Arc<Font<'a>>> {
        // The lock is held for the look-up alone; reading the font makes others wait for this font only.
        let slot = {
            let mut fonts = self.fonts.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(fonts.entry(key).or_default())
        };
        let font = slot
            .get_or_init(|| dict().map(|dict| Arc::new(font::load(&dict, decoder, self.budget))));
        font.clone()
    }
}

/// A colour to paint with.
#[derive(Debug, Clone)]
pub(super) struct Paint {
    pub(super) space: Space,
    pub(super) plain: Colour,
    /// How much of the paper is covered, 0 to 1.
    pub(super) cover: f32,
}

impl Paint {
    const BLACK: Paint = Paint { space: Space::Gray, plain: BLACK, cover: 1.0 };

    /// The colour as seen on white paper.
    #[inline]
    pub(super) fn colour(&self) -> Colour {
        if self.cover >= 1.0 { self.plain } else { over_white(self.plain, self.cover) }
    }
}

/// What the text operators set.
#[derive(Debug, Clone)]
pub(super) struct TextState {
    /// Index in [`Interpreter::fonts`].
    pub(super) font: Option<u16>,
    pub(super) size: f64,
    pub(super) char_space: f64,
    pub(super) word_space: f64,
    /// Horizontal scale; 1 is normal.
    pub(super) scale: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) mode: u8,
}

impl TextState {
    /// How far back a number of `TJ` moves the pen, in text space.
    #[inline]
    pub(super) fn kern(&self, vertical: bool, number: f64) -> f64 {
        let scale = if vertical { 1.0 } else { self.scale };
        number * PER_SIZE * self.size * scale
    }
}

/// What `q` saves and `Q` restores.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) matrix: Matrix,
    pub(super) clip: Rect,
    /// True where the clip is no other shape than its box.
    pub(super) clip_is_box: bool,
    /// True where paint is laid over what is there: no blending, no mask.
    pub(super) is_plain: bool,
    pub(super) fill: Paint,
    pub(super) stroke: Paint,
    pub(super) line_width: f64,
    pub(super) text: TextState,
}

impl State {
    pub(super) fn new(matrix: Matrix, clip: Rect) -> State {
        let text = TextState {
            font: None,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        };
        State {
            matrix,
            clip,
            clip_is_box: true,
            is_plain: true,
            fill: Paint::BLACK,
            stroke: Paint::BLACK,
            line_width: 1.0,
            text,
        }
    }
}

/// Glyphs of a font on this page: drawn, and of these unknown.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    pub(super) glyphs: u32,
    pub(super) unknown: u32,
}

/// What names mean: the resources of a page or form, and what was already looked up in them.
pub(super) struct Scope<'s, 'a> {
    pub(super) resources: &'s Resources<'a>,
    fonts: Vec<(Vec<u8>, Option<u16>)>,
    spaces: BTreeMap<Vec<u8>, Space>,
    states: BTreeMap<Vec<u8>, Dict<'a>>,
    objects: BTreeMap<Vec<u8>, Option<Stream<'a>>>,
}

impl<'s, 'a> Scope<'s, 'a> {
    pub(super) fn new(resources: &'s Resources<'a>) -> Scope<'s, 'a> {
        Scope {
            resources,
            fonts: Vec::new(),
            spaces: BTreeMap::new(),
            states: BTreeMap::new(),
            objects: BTreeMap::new(),
        }
    }

    /// The colour space of a name.
    pub(super) fn space(&mut self, raw: &[u8], decoder: &mut Decoder) -> Space {
        match raw {
            b"DeviceGray" => return Space::Gray,
            b"DeviceRGB" => return Space::Rgb,
            b"DeviceCMYK" => return Space::Cmyk,
            b"Pattern" => return Space::Pattern,
            _ => {}
        }
        if let Some(space) = self.spaces.get(raw) {
            return space.clone();
        }
        let mut buffer = Vec::new();
        let named = |name: &[u8]| self.resources.color_spaces.get::<Object<'a>>(name);
        let space = named(name_bytes(raw, &mut buffer))
            .and_then(|object| Space::read(&object, &named, decoder))
            .unwrap_or(Space::Gray);
        self.spaces.insert(raw.to_vec(), space.clone());
        space
    }

    /// The graphics state dictionary of a name.
    pub(super) fn graphics_state(&mut self, raw: &[u8]) -> Dict<'a> {
        if let Some(dict) = self.states.get(raw) {
            return dict.clone();
        }
        let mut buffer = Vec::new();
        let name = name_bytes(raw, &mut buffer);
        let dict = self.resources.ext_g_states.get::<Dict<'a>>(name).unwrap_or_default();
        self.states.insert(raw.to_vec(), dict.clone());
        dict
    }

    /// The form or image of a name.
    pub(super) fn object(&mut self, raw: &[u8]) -> Option<Stream<'a>> {
        if let Some(stream) = self.objects.get(raw) {
            return stream.clone();
        }
        let mut buffer = Vec::new();
        let name = name_bytes(raw, &mut buffer);
        let stream = self.resources.x_objects.get::<Stream<'a>>(name);
        self.objects.insert(raw.to_vec(), stream.clone());
        stream
    }
}

/// Reads one page: the state, and what has been read.
pub(super) struct Interpreter<'r, 'a> {
    pub(super) document: &'r Document<'a>,
    pub(super) decoder: &'r mut Decoder,
    pub(super) page: Page,
    /// [`Page::text`] under construction.
    pub(super) text: Vec<u8>,
    /// The page's own box; nothing outside it is seen.
    pub(super) bounds: Rect,
    pub(super) fonts: Vec<Arc<Font<'a>>>,
    pub(super) counts: Vec<Count>,

    pub(super) state: State,
    pub(super) saved: Vec<State>,
    /// Below this many saved states belongs to the page or form around.
    pub(super) floor: usize,
    /// Saves too deep to be kept.
    pub(super) lost_saves: u32,

    pub(super) line: Matrix,
    pub(super) place: Matrix,
    /// How far the pen is from `place`, along the line, in text space.
    pub(super) pen: f64,
    /// True where the pen was put somewhere else since the last glyph.
    pub(super) moved: bool,
    pub(super) run: Option<OpenRun>,

    pub(super) marks: Vec<Mark>,
    pub(super) lost_marks: u32,
    pub(super) replaced: Option<super::marks::Replaced>,

    pub(super) path: Vec<Segment>,
    pub(super) point: (f64, f64),
    pub(super) start: (f64, f64),
    pub(super) clips: bool,

    pub(super) traces: Traces,

    pub(super) operators: u64,
    pub(super) forms: Vec<ObjectIdentifier>,
    pub(super) limits: BTreeSet<LimitKind>,
    pub(super) damage: BTreeSet<String>,
    pub(super) buffer: Vec<u8>,
}

impl<'r, 'a> Interpreter<'r, 'a> {
    pub(super) fn new(
        document: &'r Document<'a>,
        decoder: &'r mut Decoder,
        matrix: Matrix,
        bounds: Rect,
    ) -> Interpreter<'r, 'a> {
        Interpreter {
            document,
            decoder,
            page: Page::default(),
            text: Vec::new(),
            bounds,
            fonts: Vec::new(),
            counts: Vec::new(),
            state: State::new(matrix, bounds),
            saved: Vec::new(),
            floor: 0,
            lost_saves: 0,
            line: Matrix::IDENTITY,
            place: Matrix::IDENTITY,
            pen: 0.0,
            moved: true,
            run: None,
            marks: Vec::new(),
            lost_marks: 0,
            replaced: None,
            path: Vec::new(),
            point: (0.0, 0.0),
            start: (0.0, 0.0),
            clips: false,
            traces: Traces::default(),
            operators: 0,
            forms: Vec::new(),
            limits: BTreeSet::new(),
            damage: BTreeSet::new(),
            buffer: Vec::new(),
        }
    }

    /// Sets the font of this name.
    pub(super) fn set_font(&mut self, scope: &mut Scope<'_, 'a>, raw: &[u8]) {
        if let Some((_, index)) = scope.fonts.iter().find(|(own, _)| own == raw) {
            self.state.text.font = *index;
            return;
        }
        let mut buffer = Vec::new();
        let name = name_bytes(raw, &mut buffer);
        self.operators = self.operators.saturating_add(FONT_COST);
        let font = self.document.font(&scope.resources.fonts, name, self.decoder);
        let index = font.and_then(|font| self.use_font(font));
        scope.fonts.push((raw.to_vec(), index));
        self.state.text.font = index;
    }

    /// Sets a font as graphics states do: an array of font and size.
    pub(super) fn set_font_and_size(&mut self, array: &Array<'a>) {
        let Some(MaybeRef::Ref(found)) = array.raw_iter().next() else { return };
        let key = FontKey::Object(found.obj_number, found.gen_number);
        let dict = || array.iter::<Dict<'a>>().next();
        if let Some(font) = self.document.font_of(key, dict, self.decoder) {
            self.state.text.font = self.use_font(font);
        }
        if let Some(Object::Number(size)) = array.iter::<Object<'a>>().nth(1) {
            self.state.text.size = size.as_f64();
        }
    }

    fn use_font(&mut self, font: Arc<Font<'a>>) -> Option<u16> {
        let known = self.fonts.iter().position(|own| Arc::ptr_eq(own, &font));
        let index = known.unwrap_or_else(|| {
            self.limits.extend(font.limits.iter().copied());
            self.fonts.push(font);
            self.counts.push(Count::default());
            self.fonts.len().saturating_sub(1)
        });
        u16::try_from(index).ok()
    }
}
