//! What stands before an operator: numbers, names, strings, arrays.

use crate::read::pdf::strings::{unescape, unhex};

/// Operands kept; more than any operator takes.
const MAX_OPERANDS: usize = 40;

/// A string as written, its delimiters taken off.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::read::pdf) enum Text<'a> {
    /// Nothing escaped: the bytes stand as they are.
    Plain(&'a [u8]),
    /// With escapes.
    Escaped(&'a [u8]),
    /// Hexadecimal digits.
    Hex(&'a [u8]),
}

impl<'a> Text<'a> {
    /// Whether nothing is written between its delimiters.
    pub(in crate::read::pdf) fn is_empty(&self) -> bool {
        let (Text::Plain(raw) | Text::Escaped(raw) | Text::Hex(raw)) = self;
        raw.is_empty()
    }

    /// The bytes; `buffer` serves where they have to be decoded.
    pub(in crate::read::pdf) fn bytes<'b>(&self, buffer: &'b mut Vec<u8>) -> &'b [u8]
    where
        'a: 'b,
    {
        match self {
            Text::Plain(bytes) => bytes,
            Text::Escaped(raw) => {
                buffer.clear();
                unescape(raw, buffer);
                buffer
            }
            Text::Hex(raw) => {
                buffer.clear();
                unhex(raw, buffer);
                buffer
            }
        }
    }
}

/// An operand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::read::pdf) enum Operand<'a> {
    Number(f64),
    /// Without its solidus, escapes not resolved.
    Name(&'a [u8]),
    Text(Text<'a>),
    /// The elements stand in [`Operands::elements`].
    Array,
    /// As written, from `<<` to `>>`.
    Dict(&'a [u8]),
    /// `true`, `false`, `null`.
    Other,
}

/// An element of an array.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::read::pdf) enum Element<'a> {
    Number(f64),
    Text(Text<'a>),
}

/// The operands of one operator.
#[derive(Debug, Default)]
pub(in crate::read::pdf) struct Operands<'a> {
    list: Vec<Operand<'a>>,
    /// The elements of the operator's arrays, numbers and strings alone.
    pub(in crate::read::pdf) elements: Vec<Element<'a>>,
}

impl<'a> Operands<'a> {
    /// None, with room for those of most operators.
    pub(in crate::read::pdf) fn new() -> Self {
        Operands { list: Vec::with_capacity(8), elements: Vec::with_capacity(256) }
    }

    #[inline]
    pub(super) fn clear(&mut self) {
        self.list.clear();
        self.elements.clear();
    }

    #[inline]
    pub(super) fn push(&mut self, operand: Operand<'a>) {
        if self.list.len() < MAX_OPERANDS {
            self.list.push(operand);
        }
    }

    /// All of them.
    pub(in crate::read::pdf) fn list(&self) -> &[Operand<'a>] {
        &self.list
    }

    /// The last `N` operands, if all are numbers.
    #[inline]
    pub(in crate::read::pdf) fn numbers<const N: usize>(&self) -> Option<[f64; N]> {
        let tail = self.list.get(self.list.len().checked_sub(N)?..)?;
        let mut numbers = [0.0; N];
        for (number, operand) in numbers.iter_mut().zip(tail) {
            let Operand::Number(n) = operand else { return None };
            *number = *n;
        }
        Some(numbers)
    }

    /// The last operand, if it is a number.
    #[inline]
    pub(in crate::read::pdf) fn number(&self) -> Option<f64> {
        self.numbers::<1>().map(|[n]| n)
    }

    /// The last name among the operands.
    #[inline]
    pub(in crate::read::pdf) fn name(&self) -> Option<&'a [u8]> {
        self.list.iter().rev().find_map(|operand| match operand {
            Operand::Name(name) => Some(*name),
            _ => None,
        })
    }

    /// The last string among the operands.
    #[inline]
    pub(in crate::read::pdf) fn text(&self) -> Option<Text<'a>> {
        self.list.iter().rev().find_map(|operand| match operand {
            Operand::Text(text) => Some(*text),
            _ => None,
        })
    }
}
