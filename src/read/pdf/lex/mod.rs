//! Content streams to operators and operands, without a copy or an allocation each.
//!
//! An own lexer rather than the typed operators of the PDF library: it goes over arrays and
//! dictionaries once instead of twice, makes no hash map of every marked-content dictionary, and goes
//! on behind a malformed operator.

mod operands;

pub(super) use self::operands::{Element, Operand, Operands, Text};

/// Elements of arrays kept for one operator; a line of text has some hundred.
const MAX_ELEMENTS: usize = 1 << 20;

/// Nesting of arrays and dictionaries that is followed.
const MAX_NESTING: u32 = 200;

/// An operator's name, its bytes packed from the lowest byte up; 0 for any longer than three bytes.
pub(super) type Op = u32;

/// Packs an operator's name.
pub(super) const fn op(name: &[u8]) -> Op {
    match name {
        [a] => *a as u32,
        [a, b] => *a as u32 | (*b as u32) << 8,
        [a, b, c] => *a as u32 | (*b as u32) << 8 | (*c as u32) << 16,
        _ => 0,
    }
}

/// Goes over a content stream, operator by operator.
#[derive(Debug, Clone)]
pub(super) struct Lexer<'a> {
    rest: &'a [u8],
}

impl<'a> Lexer<'a> {
    pub(super) fn new(data: &'a [u8]) -> Lexer<'a> {
        Lexer { rest: data }
    }

    /// Reads up to the next operator; its operands go to `operands`.
    #[inline]
    pub(super) fn next(&mut self, operands: &mut Operands<'a>) -> Option<Op> {
        operands.clear();
        loop {
            let first = self.skip_space()?;
            match class(first) {
                Class::Number => {
                    let number = self.number();
                    operands.push(Operand::Number(number));
                }
                Class::Regular => {
                    let word = self.word();
                    match word {
                        b"true" | b"false" | b"null" => operands.push(Operand::Other),
                        _ => return Some(op(word)),
                    }
                }
                _ => match first {
                    b'/' => {
                        let name = self.name();
                        operands.push(Operand::Name(name));
                    }
                    b'(' => {
                        let text = self.literal();
                        operands.push(Operand::Text(text));
                    }
                    b'<' if self.rest.starts_with(b"<<") => {
                        let dict = self.dict();
                        operands.push(Operand::Dict(dict));
                    }
                    b'<' => {
                        let text = self.hex();
                        operands.push(Operand::Text(text));
                    }
                    b'[' => {
                        self.array(&mut operands.elements);
                        operands.push(Operand::Array);
                    }
                    _ => self.skip(1),
                },
            }
        }
    }

    /// Where reading goes on.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Goes on `bytes` further.
    #[inline]
    pub(super) fn skip(&mut self, bytes: usize) {
        self.take(bytes);
    }

    /// The next bytes, as many as there are of `length`.
    #[inline]
    fn take(&mut self, length: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, &[]));
        self.rest = rest;
        taken
    }

    /// The bytes up to the first for which `stop` holds.
    #[inline]
    fn take_until(&mut self, stop: impl FnMut(&u8) -> bool) -> &'a [u8] {
        let end = self.rest.iter().position(stop).unwrap_or(self.rest.len());
        self.take(end)
    }

    /// Skips white space and comments; the byte after them.
    #[inline]
    fn skip_space(&mut self) -> Option<u8> {
        loop {
            let [first, after @ ..] = self.rest else { return None };
            match class(*first) {
                Class::Space => self.rest = after,
                _ if *first == b'%' => {
                    self.take_until(|byte| matches!(byte, b'\n' | b'\r'));
                }
                _ => return Some(*first),
            }
        }
    }

    /// A number.
    #[inline]
    fn number(&mut self) -> f64 {
        let (negative, digits) = match self.rest {
            [b'-', digits @ ..] => (true, digits),
            digits => (false, digits),
        };
        // Most are one digit: kerning, matrices that do not turn.
        if let [digit @ b'0'..=b'9', rest @ ..] = digits
            && rest.first().is_some_and(|byte| class(*byte) != Class::Number)
        {
            self.rest = rest;
            let value = f64::from(digit.wrapping_sub(b'0'));
            return if negative { -value } else { value };
        }
        self.short_number(negative, digits)
    }

    /// A number of some digits: "595.32"; `digits` stand behind the sign.
    fn short_number(&mut self, negative: bool, digits: &'a [u8]) -> f64 {
        /// With so many digits before the dot and behind it a number is a float's to the digit.
        const DIGITS: usize = 9;
        let (whole, rest) = leading_digits(digits);
        let (fraction, rest) = match rest {
            [b'.', rest @ ..] => leading_digits(rest),
            rest => (Leading { value: 0, count: 0 }, rest),
        };
        let clings = rest.first().is_none_or(|byte| class(*byte) == Class::Number);
        if clings || whole.count > DIGITS || fraction.count > DIGITS {
            return self.long_number();
        }
        self.rest = rest;
        let scale = POWERS.get(fraction.count).copied().unwrap_or_default();
        let value = f64::from(whole.value) + f64::from(fraction.value) * scale;
        if negative { -value } else { value }
    }

    /// A number; malformed ones as other readers take them: a sign or dot too many is skipped.
    #[cold]
    #[inline(never)]
    fn long_number(&mut self) -> f64 {
        /// Below it another digit fits, and the number is a float's to the digit.
        const WHOLE: u64 = 100_000_000_000_000;
        let mut bytes = self.rest.iter();
        let mut byte = bytes.next();
        let mut negative = false;
        while let Some(sign @ (b'-' | b'+')) = byte {
            negative |= *sign == b'-';
            byte = bytes.next();
        }
        let mut whole = 0_u64;
        while let Some(digit @ b'0'..=b'9') = byte
            && whole < WHOLE
        {
            whole = whole.wrapping_mul(10).wrapping_add(u64::from(digit.wrapping_sub(b'0')));
            byte = bytes.next();
        }
        let mut value = whole as f64;
        while let Some(digit @ b'0'..=b'9') = byte {
            value = value * 10.0 + f64::from(digit.wrapping_sub(b'0'));
            byte = bytes.next();
        }
        // Hundreds of digits are no infinity, which times nothing is no number.
        value = value.min(f64::from(f32::MAX));
        if let Some(b'.') = byte {
            byte = bytes.next();
            let mut fraction = 0_u64;
            let mut scale = 0_usize;
            while let Some(digit @ b'0'..=b'9') = byte {
                if scale.wrapping_add(1) < POWERS.len() {
                    let digit = u64::from(digit.wrapping_sub(b'0'));
                    fraction = fraction.wrapping_mul(10).wrapping_add(digit);
                    scale = scale.wrapping_add(1);
                }
                byte = bytes.next();
            }
            value += fraction as f64 * POWERS.get(scale).copied().unwrap_or(0.0);
        }
        // What clings to a number is no operand of its own ("0.0.1", "12-3").
        while let Some(b'0'..=b'9' | b'.' | b'-' | b'+') = byte {
            byte = bytes.next();
        }
        // The last byte looked at is behind the number.
        let behind = bytes.len().saturating_add(usize::from(byte.is_some()));
        self.skip(self.rest.len().saturating_sub(behind));
        if negative { -value } else { value }
    }

    #[inline]
    fn word(&mut self) -> &'a [u8] {
        self.take_until(|byte| !matches!(class(*byte), Class::Regular | Class::Number))
    }

    #[inline]
    fn name(&mut self) -> &'a [u8] {
        self.skip(1);
        self.word()
    }

    #[inline]
    fn literal(&mut self) -> Text<'a> {
        self.skip(1);
        // Most hold neither brackets nor escapes.
        let end = self.rest.iter().position(|byte| matches!(byte, b'(' | b')' | b'\\'));
        match end.and_then(|end| Some((self.rest.get(..end)?, self.rest.get(end..)?))) {
            Some((raw, [b')', rest @ ..])) => {
                self.rest = rest;
                Text::Plain(raw)
            }
            _ => self.nested_literal(),
        }
    }

    /// A string with brackets or escapes, its first bracket taken off.
    fn nested_literal(&mut self) -> Text<'a> {
        let all = self.rest;
        let mut bytes = all.iter();
        let mut depth = 1_usize;
        let mut escaped = false;
        while let Some(byte) = bytes.next() {
            match byte {
                b'\\' => {
                    escaped = true;
                    bytes.next();
                }
                b'(' => depth = depth.saturating_add(1),
                b')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                self.rest = bytes.as_slice();
                let end = all.len().saturating_sub(self.rest.len()).saturating_sub(1);
                let raw = all.get(..end).unwrap_or_default();
                return if escaped { Text::Escaped(raw) } else { Text::Plain(raw) };
            }
        }
        self.rest = &[];
        Text::Escaped(all)
    }

    #[inline]
    fn hex(&mut self) -> Text<'a> {
        self.skip(1);
        let raw = self.take_until(|byte| *byte == b'>');
        self.skip(1);
        Text::Hex(raw)
    }

    /// Numbers and strings of an array, also of arrays inside it.
    fn array(&mut self, elements: &mut Vec<Element<'a>>) {
        let mut depth = 0_u32;
        while let Some(first) = self.skip_space() {
            let element = match first {
                b'(' => Element::Text(self.literal()),
                b'0'..=b'9' | b'+' | b'-' | b'.' => Element::Number(self.number()),
                b'<' if !self.rest.starts_with(b"<<") => Element::Text(self.hex()),
                b'<' => {
                    self.dict();
                    continue;
                }
                b'/' => {
                    self.name();
                    continue;
                }
                b'[' => {
                    self.skip(1);
                    depth = depth.saturating_add(1);
                    continue;
                }
                b']' => {
                    self.skip(1);
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return;
                    }
                    continue;
                }
                _ => {
                    // A word, or a delimiter that stands for nothing here.
                    if self.word().is_empty() {
                        self.skip(1);
                    }
                    continue;
                }
            };
            if elements.len() < MAX_ELEMENTS {
                elements.push(element);
            }
        }
    }

    /// A dictionary, up to its matching end.
    fn dict(&mut self) -> &'a [u8] {
        let all = self.rest;
        let mut depth = 0_u32;
        while let Some(first) = self.rest.first() {
            match first {
                b'<' if self.rest.starts_with(b"<<") => {
                    self.skip(2);
                    depth = depth.saturating_add(1);
                    if depth > MAX_NESTING {
                        break;
                    }
                }
                b'>' if self.rest.starts_with(b">>") => {
                    self.skip(2);
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        break;
                    }
                }
                b'(' => {
                    self.literal();
                }
                b'<' => {
                    self.hex();
                }
                b'%' => {
                    self.skip_space();
                }
                _ => self.skip(1),
            }
        }
        all.get(..all.len().saturating_sub(self.rest.len())).unwrap_or_default()
    }
}

/// Digits that something starts with.
struct Leading {
    /// Nothing that counts where there are more than nine.
    value: u32,
    count: usize,
}

/// The digits that bytes start with, and what is behind them.
#[inline]
fn leading_digits(mut bytes: &[u8]) -> (Leading, &[u8]) {
    let length = bytes.len();
    let mut value = 0_u32;
    while let [byte, rest @ ..] = bytes
        && let digit = byte.wrapping_sub(b'0')
        && digit < 10
    {
        value = value.wrapping_mul(10).wrapping_add(u32::from(digit));
        bytes = rest;
    }
    (Leading { value, count: length.wrapping_sub(bytes.len()) }, bytes)
}

/// Powers of ten for the digits after the dot; further digits are below what a coordinate can show.
const POWERS: [f64; 16] = [
    1.0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12, 1e-13, 1e-14,
    1e-15,
];

/// What a byte may begin.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Class {
    Space,
    Delimiter,
    Number,
    Regular,
}

#[inline]
fn class(byte: u8) -> Class {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(Class::Regular)
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Regular; 256];
    let mut rest = classes.as_mut_slice();
    let mut byte = 0_u8;
    while let Some((slot, after)) = rest.split_first_mut() {
        *slot = match byte {
            0 | 9 | 10 | 12 | 13 | 32 => Class::Space,
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%' => Class::Delimiter,
            b'0'..=b'9' | b'+' | b'-' | b'.' => Class::Number,
            _ => Class::Regular,
        };
        rest = after;
        byte = byte.wrapping_add(1);
    }
    classes
};

#[cfg(test)]
mod tests;
