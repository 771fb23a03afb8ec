//! Glyph names to text, and the standard encodings.
//!
//! `data/glyphlist.txt` and `data/zapfdingbats.txt` are Adobe's own lists, unchanged, under the
//! BSD 3-clause licence that they carry at their head. The encodings are those of ISO 32000-1, annex D.

use std::collections::HashMap;
use std::sync::LazyLock;

static GLYPHS: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| list(include_str!("data/glyphlist.txt")));
static DINGBATS: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| list(include_str!("data/zapfdingbats.txt")));

/// The lines `name;hex hex …` of a list.
fn list(text: &'static str) -> HashMap<&'static str, &'static str> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.trim_end().split_once(';'))
        .collect()
}

/// Code to glyph name.
pub(super) type Encoding = [Option<&'static str>; 256];

/// The encodings and widths that the standard fonts share.
struct Latin {
    standard: Encoding,
    mac_roman: Encoding,
    win_ansi: Encoding,
    widths: HashMap<&'static str, [u16; 6]>,
}

static LATIN: LazyLock<Latin> = LazyLock::new(|| {
    let mut latin = Latin {
        standard: [None; 256],
        mac_roman: [None; 256],
        win_ansi: [None; 256],
        widths: HashMap::new(),
    };
    for line in include_str!("data/latin.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split(' ');
        let Some(name) = fields.next() else { continue };
        for table in [&mut latin.standard, &mut latin.mac_roman, &mut latin.win_ansi] {
            for code in fields.next().unwrap_or_default().split(',') {
                if let Some(slot) = code.parse().ok().and_then(|code: usize| table.get_mut(code)) {
                    *slot = Some(name);
                }
            }
        }
        let mut widths = [0; 6];
        for (width, field) in widths.iter_mut().zip(fields) {
            *width = field.parse().unwrap_or(0);
        }
        if widths.iter().any(|width| *width > 0) {
            latin.widths.insert(name, widths);
        }
    }
    latin
});

/// An encoding and widths of its own.
struct Special {
    encoding: Encoding,
    widths: HashMap<&'static str, u16>,
}

/// The lines `code name width` of a table.
fn special(text: &'static str) -> Special {
    let mut special = Special { encoding: [None; 256], widths: HashMap::new() };
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split(' ');
        let code = fields.next().and_then(|code| code.parse::<usize>().ok());
        let (Some(code), Some(name)) = (code, fields.next()) else { continue };
        if let Some(slot) = special.encoding.get_mut(code) {
            *slot = Some(name);
        }
        if let Some(width) = fields.next().and_then(|width| width.parse().ok()) {
            special.widths.insert(name, width);
        }
    }
    special
}

static SYMBOL: LazyLock<Special> = LazyLock::new(|| special(include_str!("data/symbol.txt")));
static ZAPF: LazyLock<Special> = LazyLock::new(|| special(include_str!("data/dingbats.txt")));
static MAC_EXPERT: LazyLock<Special> =
    LazyLock::new(|| special(include_str!("data/macexpert.txt")));

/// StandardEncoding.
pub(super) fn standard() -> &'static Encoding {
    &LATIN.standard
}

/// WinAnsiEncoding.
pub(super) fn win_ansi() -> &'static Encoding {
    &LATIN.win_ansi
}

/// MacRomanEncoding, with the codes that TrueType fonts add.
pub(super) fn mac_roman() -> &'static Encoding {
    &LATIN.mac_roman
}

/// The Symbol font's own encoding.
pub(super) fn symbol() -> &'static Encoding {
    &SYMBOL.encoding
}

/// ZapfDingbats' own encoding.
pub(super) fn zapf_dingbats() -> &'static Encoding {
    &ZAPF.encoding
}

/// An encoding by the name that PDF gives it.
pub(super) fn by_name(name: &[u8]) -> Option<&'static Encoding> {
    match name {
        b"WinAnsiEncoding" => Some(win_ansi()),
        b"MacRomanEncoding" => Some(mac_roman()),
        b"StandardEncoding" => Some(standard()),
        b"MacExpertEncoding" => Some(&MAC_EXPERT.encoding),
        _ => None,
    }
}

/// A family of the standard 14 fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Helvetica,
    Times,
    Courier,
    Symbol,
    ZapfDingbats,
}

/// Width of a glyph of a standard font, in thousandths of the font size.
pub(super) fn standard_width(family: Family, bold: bool, italic: bool, name: &str) -> Option<u16> {
    let column = match family {
        Family::Courier => return Some(600),
        Family::Symbol => return SYMBOL.widths.get(name).copied(),
        Family::ZapfDingbats => return ZAPF.widths.get(name).copied(),
        Family::Helvetica => usize::from(bold),
        Family::Times if italic => 4 | usize::from(bold),
        Family::Times => 2 | usize::from(bold),
    };
    let name = match name {
        "nbspace" | "uni00A0" => "space",
        "sfthyphen" | "uni00AD" => "hyphen",
        other => other,
    };
    LATIN.widths.get(name)?.get(column).copied().filter(|width| *width > 0)
}

/// The text of a glyph by its name, as the Adobe Glyph List specification says: what follows a dot is
/// dropped, parts joined by `_` are ligated, `uniXXXX` and `uXXXXX` stand for themselves.
pub(super) fn text(name: &str, dingbats: bool) -> Option<String> {
    let base = name.split('.').next().filter(|base| !base.is_empty())?;
    let mut text = String::new();
    for part in base.split('_') {
        push_part(part, dingbats, &mut text)?;
    }
    (!text.is_empty()).then_some(text)
}

fn push_part(part: &str, dingbats: bool, text: &mut String) -> Option<()> {
    let listed = dingbats.then(|| DINGBATS.get(part)).flatten().or_else(|| GLYPHS.get(part));
    if let Some(codes) = listed {
        for code in codes.split(' ') {
            text.push(char::from_u32(u32::from_str_radix(code, 16).ok()?)?);
        }
        return Some(());
    }
    if let Some(digits) = part.strip_prefix("uni")
        && digits.len() >= 4
        && digits.len().is_multiple_of(4)
        && digits.bytes().all(|b| b.is_ascii_hexdigit())
    {
        for at in (0..digits.len()).step_by(4) {
            let code = u32::from_str_radix(digits.get(at..at.saturating_add(4))?, 16).ok()?;
            text.push(char::from_u32(code)?);
        }
        return Some(());
    }
    let digits = part.strip_prefix('u')?;
    if (4..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        text.push(char::from_u32(u32::from_str_radix(digits, 16).ok()?)?);
        return Some(());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_text() {
        for (name, expected) in [
            ("A", Some("A")),
            ("eacute.sc", Some("é")),
            ("f_f_i", Some("ffi")),
            ("uni00410042", Some("AB")),
            ("u1F600", Some("😀")),
            ("quoteright", Some("’")),
            (".notdef", None),
            ("g123", None),
            ("", None),
        ] {
            assert_eq!(text(name, false).as_deref(), expected, "{name}");
        }
        assert_eq!(text("a20", true).as_deref(), Some("✔"));
    }

    #[test]
    fn encodings_hold_their_codes() {
        assert_eq!(win_ansi()[0x92], Some("quoteright"));
        assert_eq!(win_ansi()[0xAD], Some("sfthyphen"));
        assert_eq!(standard()[0x27], Some("quoteright"));
        assert_eq!(mac_roman()[0xCA], Some("nbspace"));
        assert_eq!(symbol()[0xB7], Some("bullet"));
        assert_eq!(by_name(b"MacExpertEncoding").unwrap()[0x57], Some("fi"));
        assert!(by_name(b"Identity-H").is_none());
    }

    #[test]
    fn standard_fonts_have_widths() {
        assert_eq!(standard_width(Family::Helvetica, true, false, "A"), Some(722));
        assert_eq!(standard_width(Family::Times, false, true, "A"), Some(611));
        assert_eq!(standard_width(Family::Courier, false, false, "x"), Some(600));
        assert_eq!(standard_width(Family::Symbol, false, false, "bullet"), Some(460));
    }
}
