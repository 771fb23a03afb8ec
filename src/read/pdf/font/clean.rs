//! What a font says a glyph means, to what a reader sees: ligatures apart, picture fonts to Unicode.

use super::names;
use super::style::Pictures;

/// Letters of one glyph; the longest ligature, an Arabic one, has 18.
const MAX_LETTERS: usize = 20;

/// The text of a glyph as a reader sees it, from what the font says; empty where it says nothing.
///
/// Ligatures are expanded, zero characters dropped, other white space becomes a space, and codes of
/// picture fonts become the signs that they draw.
pub(super) fn clean(text: &str, pictures: Option<Pictures>) -> String {
    let mut clean = String::with_capacity(text.len());
    for letter in text.chars().take(MAX_LETTERS) {
        match letter {
            '\0' | '\u{feff}' => {}
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' => clean.push(' '),
            '\u{fb00}' => clean.push_str("ff"),
            '\u{fb01}' => clean.push_str("fi"),
            '\u{fb02}' => clean.push_str("fl"),
            '\u{fb03}' => clean.push_str("ffi"),
            '\u{fb04}' => clean.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => clean.push_str("st"),
            _ => clean.push(sign(letter, pictures).unwrap_or(letter)),
        }
    }
    clean
}

/// True for text that tells a reader nothing: none at all, U+FFFD, private use, control characters.
pub(super) fn is_unknown(text: &str) -> bool {
    text.is_empty()
        || text.chars().any(|letter| {
            letter == '\u{fffd}'
                || letter.is_control()
                || matches!(letter as u32, 0xE000..=0xF8FF | 0xF0000..)
        })
}

/// The sign behind a code of a picture font: by itself below U+0100, or moved to U+F000 and on.
fn sign(letter: char, pictures: Option<Pictures>) -> Option<char> {
    let code = match letter as u32 {
        code @ 0x20..=0xFF => code,
        code @ 0xF020..=0xF0FF => code & 0xFF,
        _ => return None,
    };
    let moved = letter as u32 >= 0xF000;
    match pictures {
        // What a Symbol font's own map gives is Unicode already, but for the bullet.
        Some(Pictures::Symbol) if !moved => (code == 0xB7).then_some('•'),
        Some(Pictures::Symbol) => match code {
            0xB7 => Some('•'),
            _ => named(names::symbol(), code, false),
        },
        Some(Pictures::ZapfDingbats) if !moved => None,
        Some(Pictures::ZapfDingbats) => named(names::zapf_dingbats(), code, true),
        Some(Pictures::Wingdings) => listed(WINGDINGS, code),
        Some(Pictures::Wingdings2) => listed(WINGDINGS_2, code),
        Some(Pictures::Wingdings3) => listed(WINGDINGS_3, code),
        Some(Pictures::Webdings) => listed(WEBDINGS, code),
        None if !moved => None,
        None => match code {
            // A text font behind a symbol map.
            0x20..=0x7E => char::from_u32(code),
            // Any other is most likely a bullet taken over from a picture font.
            0x80..=0x9F => named(names::win_ansi(), code, false),
            0xB7 => Some('•'),
            0xA7 | 0xA8 | 0xD8 | 0xE0 | 0xFC | 0xFE => listed(WINGDINGS, code),
            _ => None,
        },
    }
}

fn named(encoding: &names::Encoding, code: u32, dingbats: bool) -> Option<char> {
    let name = encoding.get(code as usize).copied().flatten()?;
    names::text(name, dingbats)?.chars().next()
}

fn listed(list: &[(u8, char)], code: u32) -> Option<char> {
    if code == 0x20 {
        return Some(' ');
    }
    let moved = char::from_u32(code.saturating_add(0xF000));
    list.iter().find(|(own, _)| u32::from(*own) == code).map(|(_, sign)| *sign).or(moved)
}

/// The signs of Wingdings that are met as bullets, ticks and arrows.
const WINGDINGS: &[(u8, char)] = &[
    (0x22, '✂'),
    (0x28, '☎'),
    (0x29, '✆'),
    (0x2A, '✉'),
    (0x36, '⌛'),
    (0x38, '☺'),
    (0x46, '☞'),
    (0x4A, '☺'),
    (0x4C, '☹'),
    (0x51, '✈'),
    (0x54, '❄'),
    (0x6C, '●'),
    (0x6D, '❍'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x70, '❐'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x73, '⬧'),
    (0x74, '⧫'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '⬥'),
    (0x78, '⌧'),
    (0x81, '①'),
    (0x82, '②'),
    (0x83, '③'),
    (0x84, '④'),
    (0x85, '⑤'),
    (0x86, '⑥'),
    (0x87, '⑦'),
    (0x88, '⑧'),
    (0x89, '⑨'),
    (0x8A, '⑩'),
    (0x8C, '❶'),
    (0x8D, '❷'),
    (0x8E, '❸'),
    (0x8F, '❹'),
    (0x90, '❺'),
    (0x91, '❻'),
    (0x92, '❼'),
    (0x93, '❽'),
    (0x94, '❾'),
    (0x95, '❿'),
    (0x9E, '·'),
    (0x9F, '•'),
    (0xA0, '▪'),
    (0xA1, '○'),
    (0xA4, '◉'),
    (0xA5, '◎'),
    (0xA7, '▪'),
    (0xA8, '◻'),
    (0xAA, '✦'),
    (0xAB, '★'),
    (0xAC, '✶'),
    (0xAD, '✴'),
    (0xAE, '✹'),
    (0xB7, '•'),
    (0xD5, '⌫'),
    (0xD6, '⌦'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE8, '➔'),
    (0xEF, '⇦'),
    (0xF0, '⇨'),
    (0xF1, '⇧'),
    (0xF2, '⇩'),
    (0xF3, '⬄'),
    (0xF4, '⇳'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

/// The same of Wingdings 2.
const WINGDINGS_2: &[(u8, char)] = &[
    (0x4F, '✗'),
    (0x50, '✓'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x54, '☒'),
    (0x96, '•'),
    (0x97, '●'),
    (0x98, '●'),
    (0x99, '◉'),
    (0x9A, '◎'),
    (0x9F, '▪'),
    (0xA0, '▪'),
    (0xA1, '■'),
    (0xA2, '■'),
    (0xA3, '☐'),
    (0xAE, '◆'),
];

/// The same of Wingdings 3.
const WINGDINGS_3: &[(u8, char)] = &[
    (0x66, '←'),
    (0x67, '→'),
    (0x68, '↑'),
    (0x69, '↓'),
    (0x70, '▲'),
    (0x71, '▼'),
    (0x74, '◀'),
    (0x75, '▶'),
    (0x7C, '◂'),
    (0x7D, '▸'),
    (0x81, '▲'),
    (0x82, '▼'),
    (0x84, '▸'),
];

/// The same of Webdings.
const WEBDINGS: &[(u8, char)] = &[
    (0x33, '◀'),
    (0x34, '▶'),
    (0x35, '▲'),
    (0x36, '▼'),
    (0x3C, '■'),
    (0x3D, '●'),
    (0x61, '✓'),
    (0x63, '☐'),
    (0x67, '■'),
    (0x69, 'ℹ'),
    (0x6E, '●'),
    (0x72, '✗'),
    (0x9F, '•'),
    (0xC8, '☎'),
    (0xCE, '☎'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyph_texts_are_cleaned() {
        for (text, pictures, expected) in [
            ("\u{fb03}", None, "ffi"),
            ("\0a", None, "a"),
            ("\t", None, " "),
            ("\u{f0b7}", Some(Pictures::Symbol), "•"),
            ("·", Some(Pictures::Symbol), "•"),
            ("\u{f061}", Some(Pictures::Symbol), "α"),
            ("\u{f0b7}", None, "•"),
            ("\u{f041}", None, "A"),
            ("§", Some(Pictures::Wingdings), "▪"),
            ("§", None, "§"),
            ("\u{f0fc}", Some(Pictures::Wingdings), "✓"),
            ("P", Some(Pictures::Wingdings2), "✓"),
            ("\u{ad}", None, "\u{ad}"),
        ] {
            assert_eq!(clean(text, pictures), expected, "{text:?} in {pictures:?}");
        }
    }

    #[test]
    fn private_use_and_controls_are_unknown() {
        for text in ["", "\u{fffd}", "\u{e001}", "\u{1}", "a\u{f0ff}"] {
            assert!(is_unknown(text), "{text:?}");
        }
        assert!(!is_unknown("•"));
        assert!(!is_unknown("\u{ad}"));
    }
}
