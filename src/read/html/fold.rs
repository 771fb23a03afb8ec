//! Characters as every text of a page is kept: composed, white space folded, ligatures expanded.

use unicode_normalization::UnicodeNormalization;

/// Folds white space to single spaces, composes, expands ligatures, drops soft hyphens.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut blank = false;
    for character in text.nfc() {
        if character.is_whitespace() {
            blank = !folded.is_empty();
        } else if !is_invisible(character) {
            if std::mem::take(&mut blank) {
                folded.push(' ');
            }
            folded.push_str(ligature(character, &mut [0; 4]));
        }
    }
    folded
}

/// Soft hyphens, zero-width characters, marks of direction, controls.
pub(super) fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The letters of a ligature, or the character itself, written to the buffer.
pub(super) fn ligature(character: char, buffer: &mut [u8; 4]) -> &str {
    match character {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => character.encode_utf8(buffer),
    }
}
