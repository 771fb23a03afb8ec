//! Documents that were good: bytes flipped, cut, spliced, the same for the same seed.

use std::fs;

use super::seeded::Seeded;

/// A good document that mutants are made of.
pub(crate) struct Parent {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// The good documents among the fixtures, and each PDF a second time with its streams unpacked, so
/// that damage reaches what they hold and not only the inflater.
pub(crate) fn parents() -> Vec<Parent> {
    let mut parents = Vec::new();
    for path in super::files(&super::fixtures()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = fs::read(path).unwrap();
        if bytes.is_empty() {
            continue;
        }
        if let Some(bytes) = unpacked(&bytes) {
            parents.push(Parent { name: format!("{name} unpacked"), bytes });
        }
        parents.push(Parent { name, bytes });
    }
    parents
}

fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut document = lopdf::Document::load_mem(bytes).ok()?;
    document.decompress();
    let mut out = Vec::new();
    document.save_to(&mut out).ok()?;
    Some(out)
}

/// Bytes that mean something to one format or another.
const TELLING: &[u8] = b"\0\t\n\r \"#%&'()*+,-./0123456789:;<=>?@[\\]^_{|}~\x1b\x80\xc3\xe2\xff";

/// What is put where it does not belong.
const TOKENS: [&[u8]; 24] = [
    b"-1",
    b"0",
    b"99999999999999999999",
    b"2147483648",
    b"-9223372036854775808",
    b"1e39",
    b"nan",
    b"<<",
    b">>",
    b"[",
    b"]",
    b"(",
    b" 0 R",
    b"endobj",
    b"endstream",
    b" Tf ",
    b" cm ",
    b"<table>",
    b"</td>",
    b"<tr><td colspan=999999 rowspan=999999>",
    b"<![CDATA[",
    b"&#x110000;",
    "\u{202e}\u{feff}\u{301}".as_bytes(),
    b"\n\n",
];

/// Makes the mutant of a number: between one and eight changes of a document, now and then with a
/// piece of another.
pub(crate) fn mutant(parents: &[Parent], number: usize) -> (String, Vec<u8>) {
    let mut seeded = Seeded((number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    seeded.next();
    let parent = &parents[number % parents.len()];
    let other = &parents[seeded.below(parents.len())];
    let mut bytes = parent.bytes.clone();
    for _ in 0..=seeded.below(8) {
        change(&mut bytes, &other.bytes, &mut seeded);
    }
    (format!("mutant {number} of {}", parent.name), bytes)
}

fn change(bytes: &mut Vec<u8>, other: &[u8], seeded: &mut Seeded) {
    let at = seeded.below(bytes.len());
    match seeded.below(8) {
        // A bit, a byte.
        0 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << seeded.below(8)),
        1 => {
            let byte = TELLING[seeded.below(TELLING.len())];
            bytes.iter_mut().skip(at).take(1).for_each(|place| *place = byte);
        }
        // The rest missing, a piece missing, a piece twice.
        2 if seeded.below(4) == 0 => bytes.truncate(at),
        2 | 3 => drop(bytes.drain(piece(bytes.len(), at, seeded))),
        4 => {
            let again = bytes[piece(bytes.len(), at, seeded)].to_vec();
            bytes.splice(at..at, again);
        }
        // A piece of another document, or of this one.
        5 => {
            let from = seeded.below(other.len());
            let foreign = other[piece(other.len(), from, seeded)].to_vec();
            bytes.splice(at..at, foreign);
        }
        6 => {
            let token = TOKENS[seeded.below(TOKENS.len())];
            bytes.splice(at..at, token.iter().copied());
        }
        // A number made another one.
        _ => {
            let digit = bytes.iter().skip(at).position(u8::is_ascii_digit).map(|d| at + d);
            if let Some(digit) = digit {
                bytes[digit] = b'0' + seeded.below(10) as u8;
            }
        }
    }
}

/// A range from `at` on: mostly short, sometimes a good part of the document.
fn piece(length: usize, at: usize, seeded: &mut Seeded) -> std::ops::Range<usize> {
    let most = if seeded.below(4) == 0 { length / 4 } else { 40 };
    at..length.min(at + 1 + seeded.below(most))
}
