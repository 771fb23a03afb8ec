//! Colour spaces to red, green and blue, as near as shading and white text need.

use std::sync::Arc;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::decode::Decoder;
use crate::block::Colour;

/// Bytes of a colour table or function read at most.
const MAX_TABLE: u64 = 1 << 20;

/// Spaces inside spaces that are followed: an Indexed over a Separation over an ICCBased has 3.
const MAX_DEPTH: u32 = 6;

/// From this value on in all three components, a colour is white to a reader.
const WHITE_FROM: u8 = 250;

/// True for white and what cannot be told from it on paper.
pub(super) fn is_white(colour: Colour) -> bool {
    colour.red >= WHITE_FROM && colour.green >= WHITE_FROM && colour.blue >= WHITE_FROM
}

pub(super) const BLACK: Colour = Colour { red: 0, green: 0, blue: 0 };

/// What a pattern is taken for: it cannot be told without drawing it.
const PATTERN: Colour = Colour { red: 192, green: 192, blue: 192 };

/// How numbers become a colour.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Space {
    Gray,
    Rgb,
    Cmyk,
    Lab,
    Pattern,
    /// One number picks a colour.
    Table(Arc<Vec<Colour>>),
    /// One number from 0 to 1 runs through the colours.
    Tint(Arc<Vec<Colour>>),
    /// Several inks, each with the colour that it has alone at full strength.
    Inks(Arc<Vec<Colour>>),
}

impl Space {
    /// The colour that is set with the space itself.
    pub(super) fn initial(&self) -> Colour {
        match self {
            Space::Pattern => PATTERN,
            Space::Table(table) => table.first().copied().unwrap_or(BLACK),
            Space::Tint(tints) => tints.last().copied().unwrap_or(BLACK),
            _ => BLACK,
        }
    }

    /// The colour of numbers in this space.
    pub(super) fn colour(&self, numbers: &[f64]) -> Colour {
        match (self, numbers) {
            (Space::Gray, [gray, ..]) => gray_colour(*gray),
            (Space::Rgb, [red, green, blue, ..]) => rgb(*red, *green, *blue),
            (Space::Cmyk, [c, m, y, k, ..]) => cmyk(*c, *m, *y, *k),
            (Space::Lab, [light, a, b, ..]) => lab(*light, *a, *b),
            (Space::Table(table), [index, ..]) => {
                let last = table.len().saturating_sub(1);
                let index = index.clamp(0.0, last as f64) as usize;
                table.get(index).copied().unwrap_or(BLACK)
            }
            (Space::Tint(tints), [tint, ..]) => {
                let last = tints.len().saturating_sub(1);
                let index = (tint.clamp(0.0, 1.0) * last as f64).round() as usize;
                tints.get(index).copied().unwrap_or(BLACK)
            }
            (Space::Inks(inks), numbers) => {
                let mut light = [1.0_f64; 3];
                for (ink, amount) in inks.iter().zip(numbers) {
                    for (light, full) in light.iter_mut().zip([ink.red, ink.green, ink.blue]) {
                        *light *= 1.0 - amount.clamp(0.0, 1.0) * (1.0 - f64::from(full) / 255.0);
                    }
                }
                let [red, green, blue] = light;
                rgb(red, green, blue)
            }
            (Space::Pattern, _) => PATTERN,
            _ => BLACK,
        }
    }

    /// The space of so many numbers.
    pub(super) fn of_components(count: usize) -> Space {
        match count {
            3 => Space::Rgb,
            4 => Space::Cmyk,
            _ => Space::Gray,
        }
    }

    /// A space by its name or array; `named` finds a name in the resources.
    pub(super) fn read<'a>(
        object: &Object<'a>,
        named: &dyn Fn(&[u8]) -> Option<Object<'a>>,
        decoder: &mut Decoder,
    ) -> Option<Space> {
        read(object, named, decoder, 0)
    }
}

fn by_name(name: &[u8]) -> Option<Space> {
    match name {
        b"DeviceGray" | b"G" | b"CalGray" => Some(Space::Gray),
        b"DeviceRGB" | b"RGB" | b"CalRGB" => Some(Space::Rgb),
        b"DeviceCMYK" | b"CMYK" | b"CalCMYK" => Some(Space::Cmyk),
        b"Lab" => Some(Space::Lab),
        b"Pattern" => Some(Space::Pattern),
        _ => None,
    }
}

fn read<'a>(
    object: &Object<'a>,
    named: &dyn Fn(&[u8]) -> Option<Object<'a>>,
    decoder: &mut Decoder,
    depth: u32,
) -> Option<Space> {
    if depth > MAX_DEPTH {
        return None;
    }
    let array = match object {
        Object::Name(name) => {
            return by_name(name)
                .or_else(|| read(&named(name)?, named, decoder, depth.saturating_add(1)));
        }
        Object::Array(array) => array,
        _ => return None,
    };
    let mut items = array.iter::<Object<'a>>();
    let kind = items.next()?.into_name()?;
    match kind.as_ref() {
        b"ICCBased" => {
            let profile = items.next()?.into_stream()?;
            let count = profile.dict().get::<u32>(b"N").unwrap_or(3) as usize;
            Some(Space::of_components(count))
        }
        b"Indexed" | b"I" => {
            let base = read(&items.next()?, named, decoder, depth.saturating_add(1))?;
            let _highest = items.next()?;
            let bytes = match items.next()? {
                Object::String(string) => string.to_vec(),
                Object::Stream(stream) => decoded(&stream, decoder),
                _ => return None,
            };
            Some(Space::Table(Arc::new(table(&base, &bytes))))
        }
        b"Separation" => {
            let ink = items.next()?.into_name()?;
            let alternate = read(&items.next()?, named, decoder, depth.saturating_add(1))?;
            let function = items.next()?;
            let tints = tints(&ink, &alternate, &function, decoder);
            Some(Space::Tint(Arc::new(tints)))
        }
        b"DeviceN" => {
            let inks = items.next()?.into_array()?;
            let inks = inks.iter::<Name<'_>>().take(32).map(|ink| ink_colour(&ink)).collect();
            Some(Space::Inks(Arc::new(inks)))
        }
        other => by_name(other),
    }
}

fn decoded(stream: &Stream<'_>, decoder: &mut Decoder) -> Vec<u8> {
    let mut bytes = Vec::new();
    decoder.decode(stream, MAX_TABLE, &mut bytes);
    bytes
}

fn table(base: &Space, bytes: &[u8]) -> Vec<Colour> {
    let width = match base {
        Space::Rgb | Space::Lab => 3,
        Space::Cmyk => 4,
        Space::Inks(inks) => inks.len().max(1),
        _ => 1,
    };
    bytes
        .chunks_exact(width)
        .take(256)
        .map(|entry| {
            let numbers: Vec<f64> = entry.iter().map(|byte| f64::from(*byte) / 255.0).collect();
            match (base, numbers.as_slice()) {
                (Space::Lab, [l, a, b]) => lab(l * 100.0, a * 255.0 - 128.0, b * 255.0 - 128.0),
                _ => base.colour(&numbers),
            }
        })
        .collect()
}

/// Steps between no ink and full ink.
const TINTS: usize = 33;

/// The colours of an ink from none to full.
fn tints(
    ink: &[u8],
    alternate: &Space,
    function: &Object<'_>,
    decoder: &mut Decoder,
) -> Vec<Colour> {
    let steps = (0..TINTS).map(|step| step as f64 / (TINTS - 1) as f64);
    match Function::read(function, decoder) {
        Some(function) => steps.map(|tint| alternate.colour(&function.at(tint))).collect(),
        None => {
            let ink = Space::Inks(Arc::new(vec![ink_colour(ink)]));
            steps.map(|tint| ink.colour(&[tint])).collect()
        }
    }
}

/// An ink by its name; any unknown one is taken for black.
fn ink_colour(name: &[u8]) -> Colour {
    match name {
        b"Cyan" => cmyk(1.0, 0.0, 0.0, 0.0),
        b"Magenta" => cmyk(0.0, 1.0, 0.0, 0.0),
        b"Yellow" => cmyk(0.0, 0.0, 1.0, 0.0),
        b"Red" => rgb(1.0, 0.0, 0.0),
        b"Green" => rgb(0.0, 1.0, 0.0),
        b"Blue" => rgb(0.0, 0.0, 1.0),
        b"None" => rgb(1.0, 1.0, 1.0),
        _ => BLACK,
    }
}

/// A function of one number, the kinds that tints are mostly given by.
enum Function {
    /// Between two ends.
    Power { from: Vec<f64>, to: Vec<f64>, exponent: f64 },
    /// Samples of so many numbers each.
    Samples { width: usize, values: Vec<f64> },
}

impl Function {
    fn read(object: &Object<'_>, decoder: &mut Decoder) -> Option<Function> {
        let numbers = |dict: &Dict<'_>, key: &[u8]| -> Option<Vec<f64>> {
            Some(dict.get::<Array<'_>>(key)?.iter::<f64>().take(32).collect())
        };
        match object {
            Object::Dict(dict) if dict.get::<i32>(b"FunctionType") == Some(2) => {
                Some(Function::Power {
                    from: numbers(dict, b"C0").unwrap_or_else(|| vec![0.0]),
                    to: numbers(dict, b"C1").unwrap_or_else(|| vec![1.0]),
                    exponent: dict.get::<f64>(b"N").unwrap_or(1.0),
                })
            }
            Object::Stream(stream) if stream.dict().get::<i32>(b"FunctionType") == Some(0) => {
                let dict = stream.dict();
                let range = numbers(dict, b"Range")?;
                let width = range.len() / 2;
                if width == 0 || dict.get::<i32>(b"BitsPerSample") != Some(8) {
                    return None;
                }
                let bounds = numbers(dict, b"Decode").unwrap_or(range);
                let values = decoded(stream, decoder)
                    .iter()
                    .enumerate()
                    .map(|(index, byte)| {
                        let place = index.checked_rem(width).unwrap_or_default().saturating_mul(2);
                        let bound = |end: usize| {
                            bounds.get(place.saturating_add(end)).copied().unwrap_or(end as f64)
                        };
                        bound(0) + f64::from(*byte) / 255.0 * (bound(1) - bound(0))
                    })
                    .collect();
                Some(Function::Samples { width, values })
            }
            _ => None,
        }
    }

    fn at(&self, tint: f64) -> Vec<f64> {
        match self {
            Function::Power { from, to, exponent } => {
                let share = tint.powf(*exponent);
                from.iter().zip(to).map(|(from, to)| from + share * (to - from)).collect()
            }
            Function::Samples { width, values } => {
                let last = values.chunks_exact(*width).len().saturating_sub(1);
                let index = (tint * last as f64).round() as usize;
                values.chunks_exact(*width).nth(index).map(<[f64]>::to_vec).unwrap_or_default()
            }
        }
    }
}

pub(super) fn gray_colour(gray: f64) -> Colour {
    rgb(gray, gray, gray)
}

pub(super) fn rgb(red: f64, green: f64, blue: f64) -> Colour {
    // A cast of a float saturates, and takes what is no number for 0.
    let byte = |part: f64| (part * 255.0).round() as u8;
    Colour { red: byte(red), green: byte(green), blue: byte(blue) }
}

pub(super) fn cmyk(c: f64, m: f64, y: f64, k: f64) -> Colour {
    let light = 1.0 - k.clamp(0.0, 1.0);
    let part = |ink: f64| (1.0 - ink.clamp(0.0, 1.0)) * light;
    rgb(part(c), part(m), part(y))
}

fn lab(light: f64, a: f64, b: f64) -> Colour {
    let middle = (light + 16.0) / 116.0;
    let cube = |n: f64| if n > 6.0 / 29.0 { n * n * n } else { (n - 4.0 / 29.0) * 108.0 / 841.0 };
    let (x, y, z) =
        (0.9505 * cube(middle + a / 500.0), cube(middle), 1.089 * cube(middle - b / 200.0));
    let curve = |n: f64| {
        if n <= 0.003_130_8 { 12.92 * n } else { 1.055 * n.powf(1.0 / 2.4) - 0.055 }
    };
    rgb(
        curve(3.2406 * x - 1.5372 * y - 0.4986 * z),
        curve(-0.9689 * x + 1.8758 * y + 0.0415 * z),
        curve(0.0557 * x - 0.2040 * y + 1.0570 * z),
    )
}

/// A colour laid over white paper with so much cover (0 to 1).
pub(super) fn over_white(colour: Colour, cover: f32) -> Colour {
    let part = |byte: u8| (255.0 - (255.0 - f32::from(byte)) * cover.clamp(0.0, 1.0)).round() as u8;
    Colour { red: part(colour.red), green: part(colour.green), blue: part(colour.blue) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn space(text: &'static [u8]) -> Space {
        use hayro_syntax::object::FromBytes;
        let object = Object::from_bytes(text).unwrap();
        Space::read(&object, &|_| None, &mut Decoder::new(Arc::default(), u64::MAX)).unwrap()
    }

    fn hex(colour: Colour) -> String {
        format!("{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue)
    }

    #[test]
    fn spaces_give_colours() {
        for (text, numbers, expected) in [
            (&b"/DeviceGray"[..], &[0.5][..], "808080"),
            (b"/DeviceCMYK", &[0.0, 1.0, 1.0, 0.0], "ff0000"),
            (b"[/Indexed /DeviceRGB 1 <000000FF8000>]", &[1.0], "ff8000"),
            (
                b"[/Separation /Spot /DeviceRGB <</FunctionType 2/C0[1 1 1]/C1[1 0 0]/N 1>>]",
                &[1.0],
                "ff0000",
            ),
            (b"[/Separation /Black /DeviceGray null]", &[1.0], "000000"),
            (b"[/Separation /Black /DeviceGray null]", &[0.0], "ffffff"),
            (b"[/DeviceN [/Cyan /Black] /DeviceCMYK null]", &[1.0, 0.0], "00ffff"),
            (b"[/Lab <<>>]", &[100.0, 0.0, 0.0], "ffffff"),
        ] {
            assert_eq!(hex(space(text).colour(numbers)), expected);
        }
    }

    #[test]
    fn nonsense_is_no_panic() {
        assert_eq!(hex(Space::Rgb.colour(&[f64::NAN, -1.0, 9e99])), "0000ff");
        assert_eq!(hex(Space::Cmyk.colour(&[])), "000000");
        assert_eq!(hex(over_white(BLACK, 0.5)), "808080");
    }
}
