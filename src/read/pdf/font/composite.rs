//! Type 0 fonts: codes of one to four bytes, through a map to CIDs.

use std::collections::BTreeMap;
use std::sync::Arc;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use skrifa::raw::tables::post::DEFAULT_GLYPH_NAMES;

use super::cmap::{self, CidMap};
use super::names::{self, Family};
use super::program::Program;
use super::style::{self, Pictures};
use super::{Codes, Font, Loader, clean, file, simple};
use crate::read::pdf::budget::{Budget, LimitKind};
use crate::read::pdf::decode::Decoder;

/// Codes that a table is made for; higher ones are looked up one by one.
const MAX_TABLE: u32 = 1 << 16;

/// Codes that are not in the table, looked up one by one.
pub(super) struct Slow<'a> {
    name: String,
    widths: Widths,
    descriptor: Dict<'a>,
    descendant: Dict<'a>,
    pictures: Option<Pictures>,
    collection: Option<(Vec<u8>, Vec<u8>)>,
    map: CidMap,
    /// What the file maps to no known letter: the program in it is asked first.
    unknown: BTreeMap<u32, String>,
}

/// What the font program gives, read when first asked for.
#[derive(Default)]
pub(super) struct Later {
    program: Option<Program>,
    texts: BTreeMap<u32, String>,
    glyphs: Option<Vec<u8>>,
    collection: Option<Arc<hayro_cmap::CMap>>,
    order: Option<Order>,
}

/// What CIDs are where nothing in the file says so, proven by their widths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// Glyphs in the order of the first TrueType fonts, which Arial and Times New Roman keep.
    Glyphs,
    /// Unicode itself.
    Letters,
    /// Glyphs in the order of the Symbol font of Windows.
    Symbols,
}

impl Order {
    fn text(self, cid: u32) -> Option<String> {
        match self {
            Order::Glyphs | Order::Symbols => names::text(self.name(cid)?, false),
            Order::Letters => char::from_u32(cid).filter(|c| !c.is_control()).map(String::from),
        }
    }

    /// The glyph name, as the tables of standard widths have it.
    fn name(self, cid: u32) -> Option<&'static str> {
        /// From this glyph on those fonts leave out the no-break space that the standard list has.
        const AFTER_SPACE: usize = 172;
        let cid = usize::try_from(cid).ok()?;
        match self {
            Order::Glyphs => {
                let index = cid.saturating_add(usize::from(cid >= AFTER_SPACE));
                DEFAULT_GLYPH_NAMES.get(index).copied()
            }
            Order::Letters => names::win_ansi().get(..0x7F)?.get(cid).copied().flatten(),
            // The codes without a glyph, 0x7F to 0xA0, are left out.
            Order::Symbols => {
                let code = cid.checked_add(if cid < 98 { 29 } else { 63 })?;
                names::symbol().get(code).copied().flatten()
            }
        }
    }
}

/// Reads a Type 0 font.
pub(super) fn load<'a>(loader: &mut Loader<'_, 'a>) -> Font<'a> {
    let descendant = loader
        .dict
        .get::<Array<'a>>(b"DescendantFonts")
        .and_then(|array| array.iter::<Dict<'a>>().next())
        .or_else(|| loader.dict.get::<Dict<'a>>(b"DescendantFonts"))
        .unwrap_or_default();
    let descriptor = descendant.get::<Dict<'a>>(b"FontDescriptor").unwrap_or_default();
    let mut font = loader.start(&descriptor);
    let pictures = style::pictures(&font.name);
    let (map, vertical) = code_map(loader);
    font.vertical = vertical;
    let to_unicode = loader.read_to_unicode();
    let is_two_bytes = map.is_two_bytes();
    let mut slow = Slow {
        name: font.name.clone(),
        widths: Widths::read(&descendant, vertical),
        collection: collection(&descendant),
        descriptor,
        descendant,
        pictures,
        map,
        unknown: BTreeMap::new(),
    };
    for (code, text) in to_unicode.iter().take_while(|(code, _)| *code < MAX_TABLE) {
        let text = clean::clean(text, pictures);
        if text.is_empty() {
            continue;
        }
        if font.embedded && clean::is_unknown(&text) {
            slow.unknown.insert(*code, text);
            continue;
        }
        let length = if is_two_bytes || *code > 0xFF { 2 } else { 1 };
        font.set(*code as usize, slow.width(*code, length), &text);
    }
    let placeholder = simple::is_placeholder(&font.name);
    if font.embedded && (to_unicode.is_empty() || placeholder) {
        let later = slow.load_with(loader.decoder, loader.budget, &mut loader.limits);
        if placeholder && let Some(program) = &later.program {
            font.bold |= program.is_bold();
            font.italic |= program.is_italic();
        }
        let _ = font.later.set(later);
    }
    font.codes = if is_two_bytes { Codes::Two } else { Codes::Mapped };
    font.slow = Some(slow);
    font
}

/// The map from codes to CIDs, and whether text runs downwards.
fn code_map(loader: &mut Loader<'_, '_>) -> (CidMap, bool) {
    if let Some(name) = loader.dict.get::<Name<'_>>(b"Encoding") {
        let vertical = name.ends_with(b"-V") || name.as_ref() == b"V";
        return (CidMap::predefined(&name).unwrap_or(CidMap::Identity), vertical);
    }
    let Some(stream) = loader.dict.get::<Stream<'_>>(b"Encoding") else {
        return (CidMap::Identity, false);
    };
    let vertical = stream.dict().get::<i32>(b"WMode") == Some(1);
    let base = stream.dict().get::<Name<'_>>(b"UseCMap").and_then(|n| CidMap::predefined(&n));
    let data = loader.bytes(&stream, LimitKind::CmapBytes);
    (CidMap::own(&data, base), vertical)
}

fn collection(descendant: &Dict<'_>) -> Option<(Vec<u8>, Vec<u8>)> {
    let info = descendant.get::<Dict<'_>>(b"CIDSystemInfo")?;
    let string = |key: &[u8]| info.get::<hayro_syntax::object::String<'_>>(key);
    Some((string(b"Registry")?.to_vec(), string(b"Ordering")?.to_vec()))
}

impl Slow<'_> {
    /// How the first bytes of a string make a code, and how many they are.
    pub(super) fn read_code(&self, bytes: &[u8]) -> (u32, usize) {
        self.map.code(bytes)
    }

    /// The order of CIDs of a font whose widths are known by heart: the widths in the file must be those of
    /// the letters that the order says.
    fn order(&self) -> Option<Order> {
        /// The share of the widths that must agree.
        const AGREE: f32 = 0.9;
        /// The orders say nothing of CIDs from here on.
        const HIGHEST: u32 = 260;
        /// Thousandths of the font size that a width may be off by rounding.
        const ROUNDING: f32 = 1.5;
        let family = style::family(&self.name)?;
        let style = style::style(&self.name);
        // Widths that must be there to prove anything; of a Symbol font mostly the bullet alone is used.
        let (orders, least): (&[Order], usize) = match family {
            Family::Symbol => (&[Order::Symbols], 1),
            _ => (&[Order::Glyphs, Order::Letters], 4),
        };
        orders.iter().copied().find(|order| {
            let (mut seen, mut agreed) = (0_usize, 0_usize);
            for cid in 0..HIGHEST {
                let Some(width) = self.widths.explicit(cid) else { continue };
                let Some(name) = order.name(cid) else { continue };
                let known = names::standard_width(family, style.bold, style.italic, name);
                let Some(known) = known else { continue };
                seen = seen.saturating_add(1);
                agreed = agreed
                    .saturating_add(usize::from((f32::from(known) - width).abs() <= ROUNDING));
            }
            seen >= least && agreed as f32 >= seen as f32 * AGREE
        })
    }

    fn width(&self, code: u32, length: usize) -> f32 {
        self.widths.of(self.map.cid(code, length).unwrap_or(0))
    }

    /// Reads what the codes outside the table need.
    pub(super) fn load(&self, decoder: &mut Decoder, budget: &Budget) -> Later {
        self.load_with(decoder, budget, &mut Vec::new())
    }

    fn load_with(
        &self,
        decoder: &mut Decoder,
        budget: &Budget,
        limits: &mut Vec<LimitKind>,
    ) -> Later {
        let mut later = Later {
            collection: self.collection.as_ref().and_then(|(r, o)| cmap::collection(r, o)),
            ..Later::default()
        };
        let mut loader = Loader { dict: &self.descendant, decoder, budget, limits: Vec::new() };
        if let Some(stream) = file(&self.descriptor) {
            later.program = Program::new(loader.bytes(&stream, LimitKind::FontBytes));
            later.texts = later.program.as_ref().map(Program::texts).unwrap_or_default();
        }
        later.order = if later.texts.is_empty() { self.order() } else { None };
        if let Some(stream) = self.descendant.get::<Stream<'_>>(b"CIDToGIDMap") {
            later.glyphs = Some(loader.bytes(&stream, LimitKind::FontBytes));
        }
        limits.append(&mut loader.limits);
        later
    }

    /// Width and text of a code without an entry, and whether the text is known.
    pub(super) fn code(&self, later: &Later, code: u32, length: usize) -> (f32, String, bool) {
        let cid = self.map.cid(code, length).unwrap_or(0);
        let text = later
            .collection
            .as_ref()
            .and_then(|map| cmap::collection_text(map, cid))
            .or_else(|| match later.order {
                Some(order) => order.text(cid),
                None => later.texts.get(&later.glyph(cid)?).cloned(),
            })
            .map(|text| clean::clean(&text, self.pictures))
            .unwrap_or_default();
        let known = !clean::is_unknown(&text);
        if let (false, Some(own)) = (known, self.unknown.get(&code)) {
            return (self.widths.of(cid), own.clone(), false);
        }
        // A picture that nothing names is most likely a bullet; it counts as unknown all the same.
        let text = if known || self.pictures.is_none() { text } else { "•".to_owned() };
        (self.widths.of(cid), text, known)
    }
}

impl Later {
    /// The glyph that a CID draws.
    fn glyph(&self, cid: u32) -> Option<u32> {
        match &self.glyphs {
            Some(map) => {
                let pair = map.as_chunks::<2>().0.get(cid as usize)?;
                Some(u32::from(u16::from_be_bytes(*pair)))
            }
            None => Some(self.program.as_ref()?.glyph_of_cid(cid)),
        }
    }
}

/// Widths by CID.
struct Widths {
    default: f32,
    /// First CID, last CID, width; sorted.
    ranges: Vec<(u32, u32, f32)>,
}

/// Ranges of widths kept; a font has at most as many as CIDs.
const MAX_RANGES: usize = 1 << 16;

impl Widths {
    fn read(descendant: &Dict<'_>, vertical: bool) -> Widths {
        if vertical {
            // Down the page most glyphs take a full em; what a font says otherwise is not followed.
            let down = descendant.get::<Array<'_>>(b"DW2").and_then(|a| a.iter::<f32>().nth(1));
            return Widths { default: down.unwrap_or(-1000.0), ranges: Vec::new() };
        }
        let default = descendant.get::<f32>(b"DW").filter(|w| w.is_finite()).unwrap_or(1000.0);
        let mut ranges = Vec::new();
        let array = descendant.get::<Array<'_>>(b"W");
        let mut items = array.iter().flat_map(Array::iter::<Object<'_>>);
        let cid = |object: &Object<'_>| match object {
            Object::Number(number) => u32::try_from(number.as_i64()).ok(),
            _ => None,
        };
        while let (Some(first), Some(second)) = (items.next(), items.next()) {
            if ranges.len() >= MAX_RANGES {
                break;
            }
            let Some(first) = cid(&first) else { continue };
            match second {
                Object::Array(list) => {
                    for (cid, width) in (first..).zip(list.iter::<f32>().take(MAX_RANGES)) {
                        ranges.push((cid, cid, width));
                    }
                }
                second => {
                    let (Some(last), Some(Object::Number(width))) = (cid(&second), items.next())
                    else {
                        continue;
                    };
                    ranges.push((first, last, width.as_f32()));
                }
            }
        }
        ranges.retain(|(_, _, width)| width.is_finite());
        ranges.sort_by_key(|(first, ..)| *first);
        Widths { default, ranges }
    }

    fn of(&self, cid: u32) -> f32 {
        self.explicit(cid).unwrap_or(self.default)
    }

    /// A width that the font gives, not the one that stands for all others.
    fn explicit(&self, cid: u32) -> Option<f32> {
        let after = self.ranges.partition_point(|(first, ..)| *first <= cid);
        let (_, last, width) = self.ranges.get(after.checked_sub(1)?)?;
        (cid <= *last).then_some(*width)
    }
}
