//! Strings and names: their escapes, and the text strings of dictionaries (UTF-16, UTF-8 or
//! PDFDocEncoding).

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
        0x18..=0x1F => LOW.get(usize::from(byte.wrapping_sub(0x18))),
        0x80..=0x9F => HIGH.get(usize::from(byte.wrapping_sub(0x80))),
        0xA0 => Some(&'€'),
        _ => None,
    };
    listed.copied().unwrap_or(char::from(byte))
}

/// A name's bytes, `#xx` resolved; `buffer` serves where there are any.
pub(super) fn name_bytes<'b>(raw: &'b [u8], buffer: &'b mut Vec<u8>) -> &'b [u8] {
    if !raw.contains(&b'#') {
        return raw;
    }
    buffer.clear();
    let mut rest = raw;
    while let [first, tail @ ..] = rest {
        if let (b'#', [high, low, after @ ..]) = (*first, tail)
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
        {
            buffer.push(high << 4 | low);
            rest = after;
            continue;
        }
        buffer.push(*first);
        rest = tail;
    }
    buffer
}

/// Resolves the escapes of a literal string.
pub(super) fn unescape(raw: &[u8], out: &mut Vec<u8>) {
    let mut bytes = raw.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        match bytes.next() {
            Some(b'n') => out.push(b'\n'),
            Some(b'r') => out.push(b'\r'),
            Some(b't') => out.push(b'\t'),
            Some(b'b') => out.push(8),
            Some(b'f') => out.push(12),
            Some(b'\n') => {}
            Some(b'\r') => {
                bytes.next_if_eq(&b'\n');
            }
            Some(first @ b'0'..=b'7') => {
                let mut code = u16::from(first & 7);
                for _ in 0..2 {
                    let Some(next) = bytes.next_if(|b| matches!(b, b'0'..=b'7')) else { break };
                    code = code << 3 | u16::from(next & 7);
                }
                out.push((code & 0xFF) as u8);
            }
            Some(other) => out.push(other),
            None => {}
        }
    }
}

/// Resolves hexadecimal digits; an odd one at the end stands for itself and a nought.
pub(super) fn unhex(raw: &[u8], out: &mut Vec<u8>) {
    let mut high = None;
    for &byte in raw {
        let Some(low) = digit(byte) else { continue };
        match high.take() {
            None => high = Some(low),
            Some(high) => out.push(high << 4 | low),
        }
    }
    if let Some(high) = high {
        out.push(high << 4);
    }
}

/// A hexadecimal digit's value.
#[inline]
pub(super) fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte.wrapping_sub(b'0')),
        b'a'..=b'f' => Some(byte.wrapping_sub(b'a' - 10)),
        b'A'..=b'F' => Some(byte.wrapping_sub(b'A' - 10)),
        _ => None,
    }
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

    #[test]
    fn resolves_escapes_in_names() {
        let mut buffer = Vec::new();
        assert_eq!(name_bytes(b"A#20B#G", &mut buffer), b"A B#G");
    }
}
