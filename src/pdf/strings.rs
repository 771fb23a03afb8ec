//! Text strings of dictionaries: UTF-16, UTF-8 or PDFDocEncoding.

/// The text of a string.
pub(super) fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| doc_encoding(*byte)).collect(),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.first_chunk::<2>()).map(|p| unit(*p));
    let mut text = String::new();
    let mut in_escape = false;
    for letter in char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')) {
        // An escape at either end holds a language code, which is no text.
        if letter == '\u{1b}' {
            in_escape = !in_escape;
        } else if !in_escape {
            text.push(letter);
        }
    }
    text
}

/// PDFDocEncoding: Latin-1 but for some signs.
fn doc_encoding(byte: u8) -> char {
    const LOW: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    const HIGH: [char; 32] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚',
        '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}',
    ];
    let listed = match byte {
        0x18..=0x1F => LOW.get(usize::from(byte - 0x18)),
        0x80..=0x9F => HIGH.get(usize::from(byte - 0x80)),
        0xA0 => Some(&'€'),
        _ => None,
    };
    listed.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_of_all_encodings() {
        assert_eq!(text_string(b"\xFE\xFF\0A\x20\x19"), "A’");
        assert_eq!(text_string(b"\xFE\xFF\0\x1b\0e\0n\0\x1b\0A"), "A");
        assert_eq!(text_string(b"\xEF\xBB\xBF\xC3\xA9"), "é");
        assert_eq!(text_string(b"It\x90s \x80"), "It’s •");
    }
}
