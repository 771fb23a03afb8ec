//! Fonts: from a font dictionary to a table that gives each code its width and text.
//!
//! A font is read once a document; showing text is then a look-up a glyph, without hashing or
//! allocation.
//!
//! - `simple`: Type 1, TrueType and Type 3 fonts, one byte a code
//! - `composite`: Type 0 fonts, codes through a `cmap`
//! - `names`: glyph names to text, standard encodings and widths (data of Adobe, see there)
//! - `style`: names to weight, slant and family; `clean`: what glyphs mean to a reader
//! - `program`: the font programs in the file, asked last

mod clean;
mod cmap;
mod composite;
mod names;
mod program;
mod simple;
mod style;

use std::sync::OnceLock;

use hayro_syntax::object::{Dict, Name, Stream};

use self::program::Program;
use super::budget::{Budget, LimitKind};
use super::decode::{Decoded, Decoder};

/// The longest text kept in an entry itself; "ffi" has three bytes, most letters one or two.
const INLINE: usize = 10;

/// What a code draws: its width and its text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// In thousandths of the font size.
    pub(super) width: f32,
    text: [u8; INLINE],
    length: u8,
    flags: u8,
}

/// The text tells a reader nothing.
const UNKNOWN: u8 = 1;
/// The text is longer than [`INLINE`]; `text` holds an index.
const LONG: u8 = 2;
/// No entry was made for this code.
const MISSING: u8 = 4;

impl Entry {
    const NONE: Entry =
        Entry { width: 0.0, text: [0; INLINE], length: 0, flags: UNKNOWN | MISSING };

    /// 1 where the text tells a reader nothing, else 0.
    #[inline]
    pub(super) fn unknown(&self) -> u32 {
        u32::from(self.flags & UNKNOWN)
    }

    /// Adds the text to `out`.
    #[inline]
    pub(super) fn push_text(&self, font: &Font<'_>, out: &mut Vec<u8>) {
        if self.length == 1 {
            let [letter, ..] = self.text;
            out.push(letter);
        } else if self.flags & LONG == 0 {
            // Copying all bytes and dropping some is quicker than copying a number not known before.
            let length = out.len().wrapping_add(usize::from(self.length));
            out.extend_from_slice(&self.text);
            out.truncate(length);
        } else {
            let [a, b, c, d, ..] = self.text;
            let index = u32::from_le_bytes([a, b, c, d]) as usize;
            out.extend_from_slice(font.long.get(index).map_or(&[], |text| text.as_bytes()));
        }
    }
}

/// How bytes become codes.
#[derive(Debug, PartialEq, Eq)]
enum Codes {
    One,
    Two,
    Mapped,
}

/// A font, ready to show text.
pub(super) struct Font<'a> {
    /// The name without subset tag.
    pub(super) name: String,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) embedded: bool,
    /// Height over the baseline, as a share of the font size.
    pub(super) ascent: f32,
    /// Depth below the baseline, as a share of the font size; negative.
    pub(super) descent: f32,
    /// What to multiply the size by to get the size as seen; 1 but for Type 3 fonts.
    pub(super) scale: f32,
    /// True where text runs downwards.
    pub(super) vertical: bool,
    codes: Codes,
    table: Vec<Entry>,
    long: Vec<String>,
    /// Budgets that ran out while the font was read.
    pub(super) limits: Vec<LimitKind>,
    slow: Option<composite::Slow<'a>>,
    later: OnceLock<composite::Later>,
}

/// A code as shown: its entry, its bytes, and whether it is the single byte 32, which word spacing is for.
pub(super) struct Shown {
    pub(super) entry: Entry,
    pub(super) bytes: usize,
    pub(super) space: bool,
    /// The text, where it is not in the entry.
    pub(super) text: Option<String>,
}

impl<'a> Font<'a> {
    /// The table, where every code has one byte.
    #[inline]
    pub(super) fn one_byte(&self) -> Option<&[Entry; 256]> {
        match self.codes {
            Codes::One => self.table.first_chunk(),
            _ => None,
        }
    }

    /// True where every code has two bytes.
    #[inline]
    pub(super) fn two_bytes(&self) -> bool {
        self.codes == Codes::Two
    }

    /// The entry of a code; none where it has to be [shown slowly](Self::show).
    #[inline]
    pub(super) fn entry(&self, code: u32) -> Option<&Entry> {
        self.table.get(code as usize).filter(|entry| entry.flags & MISSING == 0)
    }

    /// Shows the first code of `bytes`, which are not empty, whatever the kind of font.
    pub(super) fn show(&self, bytes: &[u8], decoder: &mut Decoder, budget: &Budget) -> Shown {
        let (code, length) = match &self.slow {
            Some(slow) => slow.read_code(bytes),
            None => (bytes.first().map_or(0, |byte| u32::from(*byte)), 1),
        };
        let length = length.clamp(1, bytes.len().max(1));
        let space = length == 1 && code == 32;
        if let Some(entry) = self.entry(code) {
            return Shown { entry: *entry, bytes: length, space, text: None };
        }
        let (width, text, known) = match &self.slow {
            Some(slow) => {
                let later = self.later.get_or_init(|| slow.load(decoder, budget));
                slow.code(later, code, length)
            }
            None => (0.0, String::new(), false),
        };
        let flags = if known { 0 } else { UNKNOWN };
        Shown {
            entry: Entry { width, flags, ..Entry::NONE },
            bytes: length,
            space,
            text: Some(text),
        }
    }

    /// Sets a code's width and text; one without text is known by its own letter, if it has one, but
    /// counts as unknown.
    fn set_or_own(&mut self, code: u8, width: f32, text: &str) {
        self.set(usize::from(code), width, text);
        if text.is_empty() && (code.is_ascii_graphic() || code == b' ') && width > 0.0 {
            let own = char::from(code).to_string();
            self.set(usize::from(code), width, &own);
            if let Some(entry) = self.table.get_mut(usize::from(code)).filter(|_| code != b' ') {
                entry.flags |= UNKNOWN;
            }
        }
    }

    /// Sets a code's width and text.
    fn set(&mut self, code: usize, width: f32, text: &str) {
        if self.table.len() <= code {
            self.table.resize(code.saturating_add(1), Entry::NONE);
        }
        let mut entry = Entry { width, text: [0; INLINE], length: 0, flags: 0 };
        if clean::is_unknown(text) {
            entry.flags |= UNKNOWN;
        }
        match entry.text.get_mut(..text.len()) {
            Some(inline) => {
                inline.copy_from_slice(text.as_bytes());
                entry.length = text.len() as u8;
            }
            None => {
                let index = self.long.len() as u32;
                for (slot, byte) in entry.text.iter_mut().zip(index.to_le_bytes()) {
                    *slot = byte;
                }
                entry.flags |= LONG;
                self.long.push(text.to_owned());
            }
        }
        if let Some(slot) = self.table.get_mut(code) {
            *slot = entry;
        }
    }
}

/// Reads a font dictionary.
pub(super) fn load<'a>(dict: &Dict<'a>, decoder: &mut Decoder, budget: &Budget) -> Font<'a> {
    let mut loader = Loader { dict, decoder, budget, limits: Vec::new() };
    let subtype = dict.get::<Name<'_>>(b"Subtype");
    let mut font = match subtype.as_deref() {
        Some(b"Type0") => composite::load(&mut loader),
        Some(b"Type3") => simple::load_type3(&mut loader),
        _ => simple::load(&mut loader, subtype.as_deref() == Some(b"TrueType")),
    };
    font.limits = loader.limits;
    font
}

/// What reading a font needs.
struct Loader<'l, 'a> {
    dict: &'l Dict<'a>,
    decoder: &'l mut Decoder,
    budget: &'l Budget,
    limits: Vec<LimitKind>,
}

impl<'a> Loader<'_, 'a> {
    /// A font without codes, its name and style read from the dictionaries.
    fn start(&self, descriptor: &Dict<'a>) -> Font<'a> {
        let name = self
            .dict
            .get::<Name<'_>>(b"BaseFont")
            .or_else(|| descriptor.get::<Name<'_>>(b"FontName"))
            .map(|name| text_of_name(&name))
            .unwrap_or_default();
        let name = style::without_tag(&name).to_owned();
        let named = style::style(&name);
        let said = Said::read(descriptor);
        let (ascent, descent) = said.height();
        Font {
            bold: named.bold || said.bold(),
            italic: named.italic || said.italic,
            embedded: FILES.iter().any(|key| descriptor.contains_key(key)),
            ascent,
            descent,
            scale: 1.0,
            vertical: false,
            codes: Codes::One,
            table: Vec::new(),
            long: Vec::new(),
            limits: Vec::new(),
            slow: None,
            later: OnceLock::new(),
            name,
        }
    }

    /// The `ToUnicode` map, empty where there is none.
    fn read_to_unicode(&mut self) -> cmap::ToUnicode {
        match self.dict.get::<Stream<'_>>(b"ToUnicode") {
            Some(stream) => cmap::to_unicode(&self.bytes(&stream, LimitKind::CmapBytes)),
            None => cmap::ToUnicode::new(),
        }
    }

    /// A stream's bytes, as many as the budget allows.
    fn bytes(&mut self, stream: &Stream<'_>, limit: LimitKind) -> Vec<u8> {
        let most = match limit {
            LimitKind::FontBytes => self.budget.font_bytes,
            _ => self.budget.cmap_bytes,
        };
        let mut bytes = Vec::new();
        if self.decoder.decode(stream, most, &mut bytes) == Decoded::Cut {
            let spent = self.decoder.exhausted();
            self.limits.push(if spent { LimitKind::DocumentBytes } else { limit });
        }
        bytes
    }

    /// The font program in the file.
    fn program(&mut self, descriptor: &Dict<'a>) -> Option<Program> {
        let stream = file(descriptor)?;
        Program::new(self.bytes(&stream, LimitKind::FontBytes))
    }
}

/// Where a descriptor keeps a font program.
const FILES: [&[u8]; 3] = [b"FontFile2", b"FontFile3", b"FontFile"];

/// The stream of the font program.
fn file<'a>(descriptor: &Dict<'a>) -> Option<Stream<'a>> {
    FILES.iter().find_map(|key| descriptor.get::<Stream<'a>>(key))
}

/// A name as text; what is not UTF-8 is taken as Latin-1.
fn text_of_name(name: &[u8]) -> String {
    match std::str::from_utf8(name) {
        Ok(text) => text.to_owned(),
        Err(_) => name.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// What a font descriptor says of the face.
#[derive(Debug, Default)]
struct Said {
    force_bold: bool,
    italic: bool,
    symbolic: bool,
    serif: bool,
    fixed: bool,
    weight: Option<f32>,
    ascent: f32,
    descent: f32,
}

impl Said {
    fn read(descriptor: &Dict<'_>) -> Said {
        let number = |key: &[u8]| descriptor.get::<f32>(key).filter(|n| n.is_finite());
        let flags = descriptor.get::<i64>(b"Flags").unwrap_or(0);
        let flag = |bit: u32| flags >> bit.saturating_sub(1) & 1 == 1;
        /// Degrees; smaller angles are roundings.
        const SLANT: f32 = 2.0;
        Said {
            force_bold: flag(19),
            italic: flag(7) || number(b"ItalicAngle").is_some_and(|angle| angle.abs() >= SLANT),
            symbolic: flag(3) && !flag(6),
            serif: flag(2),
            fixed: flag(1),
            weight: number(b"FontWeight"),
            ascent: number(b"Ascent").unwrap_or(0.0),
            descent: number(b"Descent").unwrap_or(0.0),
        }
    }

    fn bold(&self) -> bool {
        /// Semibold, the lightest weight that reads as bold.
        const SEMIBOLD: f32 = 600.0;
        self.force_bold || self.weight.is_some_and(|weight| weight >= SEMIBOLD)
    }

    /// Ascent and descent as shares of the font size; usual ones where the file's make no sense.
    fn height(&self) -> (f32, f32) {
        let ascent = self.ascent.abs() / 1000.0;
        let descent = -self.descent.abs() / 1000.0;
        (
            if (0.4..=1.3).contains(&ascent) { ascent } else { 0.75 },
            if (-0.6..=-0.05).contains(&descent) { descent } else { -0.22 },
        )
    }
}
