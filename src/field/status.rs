//! The status of an action: words, colour words, and the colour of a cell.

use crate::block::Colour;
use crate::words::status::{CLOSED, COLOURS, OPEN};

/// The words for an action that is done; anything else is open.
pub fn closed() -> impl Iterator<Item = &'static str> {
    CLOSED.words()
}

/// Folds a status: lower case, white space folded, closing full stop off; null if nothing is left.
pub fn status(text: &str) -> Option<String> {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let folded = folded.trim_end_matches(['.', ';', ',']);
    folded.chars().any(char::is_alphanumeric).then(|| folded.to_owned())
}

/// Tells whether a text is a word for a status and nothing else.
pub fn is_status(text: &str) -> bool {
    status(text).is_some_and(|s| [CLOSED, OPEN, COLOURS].iter().any(|words| words.has(&s)))
}

/// Tells whether a folded status says that the action is done.
pub fn is_closed(status: &str) -> bool {
    CLOSED.has(status)
}

/// Channels this close make a grey.
const GREY: u8 = 40;

/// Names the colour of a cell: `red`, `amber`, `green` or `blue`; null for greys and what lies between.
pub fn from_fill(fill: Colour) -> Option<&'static str> {
    let Colour { red, green, blue } = fill;
    let (high, low) = (red.max(green).max(blue), red.min(green).min(blue));
    let chroma = high.saturating_sub(low);
    if chroma < GREY {
        return None;
    }
    let hue = hue(red, green, blue, chroma);
    match hue {
        0..=18 | 341..=360 => Some("red"),
        19..=68 => Some("amber"),
        69..=170 => Some("green"),
        171..=260 => Some("blue"),
        _ => None,
    }
}

/// Degrees on the colour circle, 0 to 359.
fn hue(red: u8, green: u8, blue: u8, chroma: u8) -> i32 {
    let (r, g, b) = (i32::from(red), i32::from(green), i32::from(blue));
    let (base, more, less): (i32, i32, i32) = if r >= g && r >= b {
        (0, g, b)
    } else if g >= b {
        (120, b, r)
    } else {
        (240, r, g)
    };
    // A grey has no chroma, and no hue.
    let turn = more.saturating_sub(less).saturating_mul(60).checked_div(i32::from(chroma));
    base.saturating_add(turn.unwrap_or(0)).rem_euclid(360)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_fold() {
        assert_eq!(status(" In\n Progress. "), Some("in progress".into()));
        assert_eq!(status("GREEN"), Some("green".into()));
        assert_eq!(status(" - "), None);
        assert!(is_closed("green") && is_closed("done") && !is_closed("amber"));
        assert!(is_status("Ar y gweill") && is_closed("cwblhawyd"));
        assert!(is_status("On hold") && is_status("Amber") && !is_status("Ann to report back"));
    }

    #[test]
    fn colours_of_cells() {
        let table = [
            ((255, 0, 0), Some("red")),
            ((255, 192, 0), Some("amber")),
            ((255, 255, 0), Some("amber")),
            ((146, 208, 80), Some("green")),
            ((0, 176, 80), Some("green")),
            ((0, 112, 192), Some("blue")),
            ((217, 217, 217), None),
        ];
        for ((red, green, blue), name) in table {
            assert_eq!(from_fill(Colour { red, green, blue }), name);
        }
    }
}
