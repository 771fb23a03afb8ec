//! The few CSS declarations that say what a paragraph is: weight, slant, indentation, alignment.

use super::tree::Element;
use crate::block::Align;

/// Points in a pixel, as CSS has it.
const PIXEL: f32 = 0.75;

/// Points in an `em` of ordinary text.
const EM: f32 = 12.0;

/// Farthest indentation that is believed, in points: a page's width.
const MAX_INDENT: f32 = 600.0;

/// What an element's `style` attribute says; `None` where it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Declared {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) underline: Option<bool>,
    /// Left margin and padding, in points.
    pub(super) left: Option<f32>,
    /// Indentation of the first line, in points.
    pub(super) first: Option<f32>,
    pub(super) align: Option<Align>,
    /// The kind of numbers in a list.
    pub(super) list: Option<Numbers>,
    /// White space that Word puts between a label and its text.
    pub(super) padding: bool,
    /// A font of signs, where `o` and `§` are bullets.
    pub(super) signs: bool,
    /// Line ends in the source count.
    pub(super) preformatted: Option<bool>,
}

/// The kind of numbers that a browser gives a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Numbers {
    #[default]
    Decimal,
    LowerLetters,
    UpperLetters,
    LowerRoman,
    UpperRoman,
    /// A bullet or nothing at all.
    Unnumbered,
}

/// Reads a `style` attribute.
pub(super) fn declared(element: Element<'_>) -> Declared {
    let mut declared = element.attr("style").map(read).unwrap_or_default();
    if declared.align.is_none() {
        declared.align = element.attr("align").and_then(align);
    }
    declared
}

fn read(style: &str) -> Declared {
    let mut declared = Declared::default();
    for (property, value) in declarations(style) {
        match property.as_str() {
            "font-weight" => declared.bold = weight(&value),
            "font-style" => declared.italic = slant(&value),
            "text-decoration" | "text-decoration-line" => {
                declared.underline = Some(value.contains("underline"));
            }
            "margin-left" | "padding-left" => add(&mut declared.left, length(&value)),
            "margin" => add(&mut declared.left, left_of_shorthand(&value)),
            "text-indent" => declared.first = length(&value),
            "text-align" => declared.align = align(&value),
            "list-style" | "list-style-type" => declared.list = numbers(&value),
            "mso-list" => declared.padding |= value == "ignore",
            "mso-tab-count" => declared.padding = true,
            "font" => {
                declared.padding |= value.starts_with("7pt") || value.starts_with("7.0pt");
                declared.signs |= is_sign_font(&value);
                let mut words = value.split_whitespace();
                declared.bold = words.clone().find_map(weight).or(declared.bold);
                declared.italic = words.find_map(slant).or(declared.italic);
            }
            "font-family" => declared.signs |= is_sign_font(&value),
            "white-space" => declared.preformatted = Some(value.starts_with("pre")),
            _ => {}
        }
    }
    declared
}

/// The declarations of a style, in lower case.
pub(super) fn declarations(style: &str) -> impl Iterator<Item = (String, String)> {
    style.split(';').filter_map(|declaration| {
        let (property, value) = declaration.split_once(':')?;
        let value = value.trim().trim_end_matches("!important").trim_end();
        Some((property.trim().to_ascii_lowercase(), value.to_ascii_lowercase()))
    })
}

fn add(sum: &mut Option<f32>, length: Option<f32>) {
    if let Some(length) = length {
        *sum = Some((sum.unwrap_or(0.0) + length).clamp(-MAX_INDENT, MAX_INDENT));
    }
}

/// True if the style takes the element out of sight.
pub(super) fn hides(style: &str) -> bool {
    declarations(style).any(|(property, value)| match property.as_str() {
        "display" => value == "none",
        "visibility" => value == "hidden",
        "mso-hide" => value == "all",
        _ => false,
    })
}

/// True if the style draws a line through the element.
pub(super) fn strikes(style: &str) -> bool {
    style.to_ascii_lowercase().contains("line-through")
        && declarations(style).any(|(property, value)| {
            matches!(property.as_str(), "text-decoration" | "text-decoration-line")
                && value.contains("line-through")
        })
}

/// True if declarations move an element off the screen, or cut it to nothing.
pub(super) fn is_off_screen(declarations: impl Iterator<Item = (String, String)>) -> bool {
    /// Points to the left from which on nothing is left on the screen.
    const FAR: f32 = -400.0;
    let (mut taken_out, mut unseen) = (false, false);
    for (property, value) in declarations {
        match property.as_str() {
            "position" => taken_out |= matches!(value.as_str(), "absolute" | "fixed"),
            "left" => unseen |= length(&value).is_some_and(|left| left <= FAR),
            "clip" => unseen |= value.starts_with("rect(0") || value.starts_with("rect(1px"),
            "clip-path" => {
                unseen |= value.starts_with("inset(50%") || value.starts_with("inset(100%")
            }
            _ => {}
        }
    }
    taken_out && unseen
}

fn weight(value: &str) -> Option<bool> {
    match value {
        "bold" | "bolder" => Some(true),
        "normal" | "lighter" => Some(false),
        // Only the round hundreds are weights; a bare number in `font` may be something else.
        "100" | "200" | "300" | "400" | "500" => Some(false),
        "600" | "700" | "800" | "900" => Some(true),
        _ => None,
    }
}

fn slant(value: &str) -> Option<bool> {
    match value {
        "italic" | "oblique" => Some(true),
        "normal" => Some(false),
        _ => None,
    }
}

fn align(value: &str) -> Option<Align> {
    match value.trim().to_ascii_lowercase().as_str() {
        "left" | "start" | "justify" => Some(Align::Left),
        "center" | "middle" => Some(Align::Centre),
        "right" | "end" => Some(Align::Right),
        _ => None,
    }
}

/// The kind of numbers by a `type` attribute or a list style.
pub(super) fn numbers(value: &str) -> Option<Numbers> {
    value.split_whitespace().find_map(|word| match word {
        "1" | "decimal" | "decimal-leading-zero" => Some(Numbers::Decimal),
        "a" | "lower-alpha" | "lower-latin" => Some(Numbers::LowerLetters),
        "A" | "upper-alpha" | "upper-latin" => Some(Numbers::UpperLetters),
        "i" | "lower-roman" => Some(Numbers::LowerRoman),
        "I" | "upper-roman" => Some(Numbers::UpperRoman),
        "none" | "disc" | "circle" | "square" => Some(Numbers::Unnumbered),
        _ => None,
    })
}

fn is_sign_font(value: &str) -> bool {
    ["symbol", "wingdings", "webdings", "courier new"].iter().any(|font| value.contains(font))
}

/// The left one of the four lengths that `margin` gives.
fn left_of_shorthand(value: &str) -> Option<f32> {
    let lengths: Vec<&str> = value.split_whitespace().collect();
    let left = match lengths.as_slice() {
        [all] => all,
        [_, sides] | [_, sides, _] => sides,
        [_, _, _, left] => left,
        _ => return None,
    };
    length(left)
}

/// A length in points.
fn length(value: &str) -> Option<f32> {
    let digits = value.find(|c: char| !matches!(c, '0'..='9' | '.' | '-' | '+'));
    let (number, unit) = value.split_at(digits.unwrap_or(value.len()));
    let points = number.parse::<f32>().ok()?
        * match unit.trim() {
            "pt" | "" => 1.0,
            "px" => PIXEL,
            "em" | "rem" => EM,
            "ex" => EM / 2.0,
            "in" => 72.0,
            "cm" => 72.0 / 2.54,
            "mm" => 72.0 / 25.4,
            "pc" => 12.0,
            _ => return None,
        };
    points.is_finite().then(|| points.clamp(-MAX_INDENT, MAX_INDENT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_word_writes() {
        let style = read("margin-left:36.0pt; text-indent:-18.0pt; font-weight: bold");
        assert_eq!((style.left, style.first, style.bold), (Some(36.0), Some(-18.0), Some(true)));
        assert!(read("font:7.0pt \"Times New Roman\"").padding);
        assert!(read("font-family:Symbol").signs);
        assert_eq!(read("margin:0cm 0cm 0pt 1.0in").left, Some(72.0));
        assert_eq!(read("margin: 0 auto").left, None);
        assert!(hides("color:red; display: none"));
    }
}
