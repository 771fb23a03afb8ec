//! Font programs in the file, asked for what the font dictionary leaves out: which letter a glyph is,
//! how wide it is, whether the face is bold.

use std::collections::BTreeMap;
use std::sync::Arc;

use skrifa::GlyphId;
use skrifa::font::{Font, Kind};
use skrifa::raw::model::attribute::Style;

use super::names;

/// Glyphs looked at; no font has more.
const MAX_GLYPHS: u32 = 65_536;

/// Thousandths of the font size, in which PDF counts widths.
const PER_EM: f32 = 1000.0;

/// A font program.
pub(super) struct Program {
    font: Font,
}

impl Program {
    /// Reads a program: TrueType, OpenType, Type 1 or CFF.
    pub(super) fn new(data: Vec<u8>) -> Option<Program> {
        let data: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(data);
        Font::new(data, 0).map(|font| Program { font })
    }

    /// Glyph to text: by the font's own map from Unicode, else by its glyph names.
    pub(super) fn texts(&self) -> BTreeMap<u32, String> {
        let mut texts = BTreeMap::new();
        for (glyph, name) in self.font.glyph_names().take(MAX_GLYPHS as usize) {
            if let Some(text) = names::text(name.as_str(), false) {
                texts.insert(glyph.to_u32(), text);
            }
        }
        let charmap = self.font.charmap();
        if matches!(self.font.kind(), Kind::Sfnt(..)) && !charmap.unicode_is_mac_roman() {
            // The first letter of a glyph with several: the plain one stands before its variants.
            let mut own = BTreeMap::new();
            for (code, glyph) in charmap.unicodes().take((MAX_GLYPHS as usize).saturating_mul(2)) {
                if let Some(letter) = char::from_u32(code) {
                    own.entry(glyph.to_u32()).or_insert_with(|| letter.to_string());
                }
            }
            for (glyph, text) in own {
                // A symbol map says no more than the code; a name says what is meant.
                if charmap.unicode_is_symbol() {
                    texts.entry(glyph).or_insert(text);
                } else {
                    texts.insert(glyph, text);
                }
            }
        }
        texts
    }

    /// The glyph of a one-byte code by the program itself: its encoding, or its maps for symbols.
    pub(super) fn glyph_of_code(&self, code: u8) -> Option<u32> {
        let built_in = match self.font.kind() {
            Kind::Type1(font) => font.encoding().and_then(|encoding| encoding.map(code)),
            Kind::Cff(font, _) => font.encoding().and_then(|encoding| encoding.map(code)),
            Kind::Sfnt(..) => {
                let charmap = self.font.charmap();
                charmap
                    .encodings()
                    .filter_map(|encoding| {
                        let (platform, own) = encoding.sfnt_ids()?;
                        let code = u32::from(code);
                        let tries: &[u32] = match (platform, own) {
                            (3, 0) => &[0xF000, 0, 0xF100, 0xF200],
                            (1, 0) => &[0],
                            _ => return None,
                        };
                        tries
                            .iter()
                            .find_map(|base| charmap.map_code(encoding, base.saturating_add(code)))
                    })
                    .next()
            }
        };
        built_in.filter(|glyph| *glyph != GlyphId::NOTDEF).map(GlyphId::to_u32)
    }

    /// The name of the glyph of a one-byte code, by a Type 1 or CFF program's own encoding.
    pub(super) fn name_of_code(&self, code: u8) -> Option<String> {
        let glyph = match self.font.kind() {
            Kind::Type1(font) => {
                return font.encoding()?.glyph_name(code).map(str::to_owned);
            }
            Kind::Cff(font, _) => font.encoding()?.map(code)?,
            Kind::Sfnt(..) => return None,
        };
        self.font.glyph_name(glyph).map(|name| name.as_str().to_owned())
    }

    /// The glyph of a name.
    pub(super) fn glyph_of_name(&self, name: &str) -> Option<u32> {
        self.font.glyph_by_name(name).map(GlyphId::to_u32)
    }

    /// The glyph of a letter.
    pub(super) fn glyph_of_letter(&self, letter: char) -> Option<u32> {
        self.font.charmap().map_unicode(letter).map(GlyphId::to_u32)
    }

    /// The glyph of a CID: by the program where it is keyed by CIDs, else the same number.
    pub(super) fn glyph_of_cid(&self, cid: u32) -> u32 {
        if self.font.is_cid_keyed() {
            self.font.glyph_by_cid(cid).map_or(0, GlyphId::to_u32)
        } else {
            cid
        }
    }

    /// A glyph's width in thousandths of the font size.
    pub(super) fn width(&self, glyph: u32) -> Option<f32> {
        let per_em = f32::from(self.font.units_per_em());
        (per_em > 0.0)
            .then(|| self.font.glyph_metrics().h_advance(GlyphId::new(glyph)) * PER_EM / per_em)
    }

    /// True where the program itself says that the face is bold.
    pub(super) fn is_bold(&self) -> bool {
        /// Semibold, the lightest weight that reads as bold.
        const SEMIBOLD: f32 = 600.0;
        self.font.default_attributes().weight.value() >= SEMIBOLD
    }

    /// True where the program itself says that the face is italic or oblique.
    pub(super) fn is_italic(&self) -> bool {
        self.font.default_attributes().style != Style::Normal
    }
}
