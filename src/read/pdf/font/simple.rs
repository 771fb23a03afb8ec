//! Fonts of one byte a code: Type 1, TrueType, Type 3.

use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, Name, Object};

use super::names::{self, Encoding, Family};
use super::program::Program;
use super::style::{self, Pictures};
use super::{Font, Loader, Said, clean, cmap, text_of_name};

/// What the font dictionary says of its codes.
struct Coding {
    /// Names by `Differences`.
    differences: BTreeMap<u8, String>,
    /// The encoding below them, where one is named.
    base: Option<&'static Encoding>,
}

impl Coding {
    fn read(dict: &Dict<'_>) -> Coding {
        let mut coding = Coding { differences: BTreeMap::new(), base: None };
        if let Some(name) = dict.get::<Name<'_>>(b"Encoding") {
            coding.base = names::by_name(&name);
        } else if let Some(own) = dict.get::<Dict<'_>>(b"Encoding") {
            coding.base =
                own.get::<Name<'_>>(b"BaseEncoding").and_then(|name| names::by_name(&name));
            let mut code = 0_i64;
            for item in own.get::<Array<'_>>(b"Differences").iter().flat_map(Array::iter) {
                match item {
                    Object::Number(number) => code = number.as_i64(),
                    Object::Name(name) => {
                        if let Ok(code) = u8::try_from(code) {
                            coding.differences.insert(code, text_of_name(&name));
                        }
                        code = code.saturating_add(1);
                    }
                    _ => {}
                }
            }
        }
        coding
    }
}

/// Reads a Type 1, MMType1 or TrueType font.
pub(super) fn load<'a>(loader: &mut Loader<'_, 'a>, true_type: bool) -> Font<'a> {
    let descriptor = loader.dict.get::<Dict<'a>>(b"FontDescriptor").unwrap_or_default();
    let said = Said::read(&descriptor);
    let mut font = loader.start(&descriptor);
    let pictures = style::pictures(&font.name);
    let coding = Coding::read(loader.dict);
    let to_unicode = loader.read_to_unicode();
    let widths = Widths::read(loader.dict, &descriptor);

    // The program is asked where the dictionaries leave something out.
    let codes_named = coding.base.is_some() && !(said.symbolic && true_type);
    let nameless = style::family(&font.name).is_none() && is_placeholder(&font.name);
    let asked = font.embedded
        && (nameless || widths.is_none() || !codes_named && !covers(&to_unicode, &widths));
    let program = if asked { loader.program(&descriptor) } else { None };
    if let Some(program) = program.as_ref().filter(|_| nameless) {
        font.bold |= program.is_bold();
        font.italic |= program.is_italic();
    }
    let texts = match &program {
        Some(program) if !codes_named => program.texts(),
        _ => BTreeMap::new(),
    };

    let fallback = fallback_encoding(pictures, font.embedded, true_type);
    let family = style::family(&font.name).unwrap_or(match () {
        () if pictures == Some(Pictures::ZapfDingbats) => Family::ZapfDingbats,
        () if said.fixed => Family::Courier,
        () if said.serif => Family::Times,
        () => Family::Helvetica,
    });
    let mut given = to_unicode.iter().peekable();
    for code in 0..=u8::MAX {
        while given.next_if(|(own, _)| *own < u32::from(code)).is_some() {}
        let mapped = given.next_if(|(own, _)| *own == u32::from(code)).map(|(_, text)| text);
        let difference = coding.differences.get(&code).map(String::as_str);
        let by_base = coding.base.and_then(|base| base.get(usize::from(code)).copied().flatten());
        let by_fallback = fallback.get(usize::from(code)).copied().flatten();
        let dingbats = pictures == Some(Pictures::ZapfDingbats);
        let of_name = |name: &str| {
            names::text(name, dingbats).or_else(|| {
                let program = program.as_ref()?;
                texts.get(&program.glyph_of_name(name)?).cloned()
            })
        };
        let by_program = || {
            let program = program.as_ref()?;
            if let Some(name) = program.name_of_code(code)
                && let Some(text) = names::text(&name, dingbats)
            {
                return Some(text);
            }
            texts.get(&program.glyph_of_code(code)?).cloned()
        };
        let text = mapped
            .map(|text| clean::clean(text, pictures))
            .filter(|text| !clean::is_unknown(text))
            .or_else(|| {
                let text = match (difference, by_base) {
                    (Some(name), _) => of_name(name),
                    (None, Some(name)) if codes_named => of_name(name),
                    (None, by_base) => by_program().or_else(|| of_name(by_base?)).or_else(|| {
                        of_name(by_fallback.filter(|_| !font.embedded || texts.is_empty())?)
                    }),
                };
                text.map(|text| clean::clean(&text, pictures))
            })
            .or_else(|| mapped.map(|text| clean::clean(text, pictures)))
            .unwrap_or_default();
        let name = difference.or(by_base).or(by_fallback);
        let width = widths
            .as_ref()
            .and_then(|widths| widths.of(code))
            .or_else(|| own_width(program.as_ref(), name, code))
            .or_else(|| names::standard_width(family, font.bold, font.italic, name?).map(f32::from))
            .or(widths.as_ref().map(|widths| widths.missing))
            .unwrap_or(0.0);
        font.set_or_own(code, width, &text);
    }
    font
}

/// A width by the program in the file.
fn own_width(program: Option<&Program>, name: Option<&str>, code: u8) -> Option<f32> {
    let program = program?;
    let glyph = name
        .and_then(|name| {
            program.glyph_of_name(name).or_else(|| {
                let letter = names::text(name, false)?.chars().next()?;
                program.glyph_of_letter(letter)
            })
        })
        .or_else(|| program.glyph_of_code(code))?;
    program.width(glyph)
}

/// The encoding of a font that names none.
fn fallback_encoding(
    pictures: Option<Pictures>,
    embedded: bool,
    true_type: bool,
) -> &'static Encoding {
    match pictures {
        Some(Pictures::Symbol) if !embedded => names::symbol(),
        Some(Pictures::ZapfDingbats) => names::zapf_dingbats(),
        _ if true_type => names::win_ansi(),
        _ => names::standard(),
    }
}

/// True where every code that has a width has a text.
fn covers(to_unicode: &cmap::ToUnicode, widths: &Option<Widths>) -> bool {
    let Some(widths) = widths else { return false };
    !to_unicode.is_empty()
        && (0..=u8::MAX)
            .filter(|code| widths.of(*code).is_some_and(|width| width > 0.0))
            .all(|code| to_unicode.binary_search_by_key(&u32::from(code), |(own, _)| *own).is_ok())
}

/// A name that a printer driver made up ("F1", "CIDFont+F2", "T3Font_0") says nothing of the face.
pub(super) fn is_placeholder(name: &str) -> bool {
    let tail = name.rsplit('+').next().unwrap_or(name);
    let letters = tail.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_');
    name.is_empty()
        || letters.len() < tail.len() && letters.len() <= 2
        || name.starts_with("CIDFont")
}

/// `Widths` from `FirstChar` on.
struct Widths {
    first: usize,
    list: Vec<f32>,
    missing: f32,
}

impl Widths {
    fn read(dict: &Dict<'_>, descriptor: &Dict<'_>) -> Option<Widths> {
        let list: Vec<f32> = dict.get::<Array<'_>>(b"Widths")?.iter::<f32>().take(256).collect();
        if list.is_empty() {
            return None;
        }
        let missing = descriptor.get::<f32>(b"MissingWidth").filter(|w| w.is_finite());
        Some(Widths {
            first: dict.get::<u32>(b"FirstChar").unwrap_or(0) as usize,
            list,
            missing: missing.unwrap_or(0.0),
        })
    }

    fn of(&self, code: u8) -> Option<f32> {
        let index = usize::from(code).checked_sub(self.first)?;
        self.list.get(index).copied().filter(|width| width.is_finite())
    }
}

/// Reads a Type 3 font, whose glyphs are content streams of their own.
pub(super) fn load_type3<'a>(loader: &mut Loader<'_, 'a>) -> Font<'a> {
    let dict = loader.dict;
    let descriptor = dict.get::<Dict<'a>>(b"FontDescriptor").unwrap_or_default();
    let mut font = loader.start(&descriptor);
    if font.name.is_empty() {
        font.name =
            dict.get::<Name<'_>>(b"Name").map(|name| text_of_name(&name)).unwrap_or_default();
    }
    font.embedded = true;
    let coding = Coding::read(dict);
    let to_unicode = loader.read_to_unicode();
    let widths = Widths::read(dict, &descriptor);
    let matrix = dict
        .get::<Array<'_>>(b"FontMatrix")
        .map(|array| array.iter::<f32>().collect::<Vec<_>>())
        .unwrap_or_default();
    let (across, up) = match matrix.as_slice() {
        [a, b, c, d, ..] => (a.hypot(*b), c.hypot(*d)),
        _ => (0.001, 0.001),
    };
    font.scale = size_scale(dict, up);
    let mut given = to_unicode.iter().peekable();
    for code in 0..=u8::MAX {
        while given.next_if(|(own, _)| *own < u32::from(code)).is_some() {}
        let mapped = given.next_if(|(own, _)| *own == u32::from(code)).map(|(_, text)| text);
        let name = coding
            .differences
            .get(&code)
            .map(String::as_str)
            .or_else(|| coding.base?.get(usize::from(code)).copied().flatten());
        let text = mapped
            .map(|text| clean::clean(text, None))
            .filter(|text| !clean::is_unknown(text))
            .or_else(|| names::text(name?, false).map(|text| clean::clean(&text, None)))
            .or_else(|| mapped.map(|text| clean::clean(text, None)))
            .unwrap_or_default();
        // Widths count in glyph space here; the table counts in thousandths of the size.
        let width = widths.as_ref().and_then(|widths| widths.of(code)).unwrap_or(0.0);
        font.set_or_own(code, width * across * 1000.0, &text);
    }
    font
}

/// The size as seen over the size as set: the height of the font's box, where it is a usual one.
fn size_scale(dict: &Dict<'_>, up: f32) -> f32 {
    let area = dict.get::<hayro_syntax::object::Rect>(b"FontBBox");
    let height = area.map_or(0.0, |area| area.height() as f32) * up;
    /// A font's box is higher than its size.
    const BOX_PER_SIZE: f32 = 1.2;
    if !height.is_finite() || height <= 0.0 || (0.5..=2.5).contains(&height) {
        1.0
    } else {
        height / BOX_PER_SIZE
    }
}
