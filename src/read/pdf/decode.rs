//! Streams to bytes, no more of them than a budget allows.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Name, Stream};

/// How decoding ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decoded {
    /// All of it.
    Whole,
    /// The data is damaged; what came before is kept.
    Damaged,
    /// The budget ran out; what came before is kept.
    Cut,
    /// An image, or an encoding that is not known.
    Foreign,
}

/// Inflates streams, one after the other, counting what comes out.
pub(super) struct Decoder {
    inflater: Decompress,
    spare: Vec<u8>,
    total: Arc<AtomicU64>,
    total_limit: u64,
}

impl Decoder {
    /// A decoder that counts into `total`, a whole file's bytes, up to `total_limit`.
    pub(super) fn new(total: Arc<AtomicU64>, total_limit: u64) -> Decoder {
        Decoder { inflater: Decompress::new(true), spare: Vec::new(), total, total_limit }
    }

    /// True when the file's own budget ran out.
    pub(super) fn exhausted(&self) -> bool {
        self.total.load(Ordering::Relaxed) >= self.total_limit
    }

    /// Decodes `stream` to the end of `out`, `limit` bytes of it at most.
    pub(super) fn decode(&mut self, stream: &Stream<'_>, limit: u64, out: &mut Vec<u8>) -> Decoded {
        if self.exhausted() {
            return Decoded::Cut;
        }
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let raw = stream.raw_data();
        let filters = stream.filters();
        let start = out.len();
        let result = match filters.as_slice() {
            [] => push_capped(&raw, limit, out),
            [only] => self.apply(*only, &raw, parameters(stream, 0), limit, out),
            several => {
                let mut from = raw.into_owned();
                let mut worst = Decoded::Whole;
                for (index, filter) in several.iter().enumerate() {
                    let mut to = std::mem::take(&mut self.spare);
                    to.clear();
                    let parameters = parameters(stream, index);
                    let step = self.apply(*filter, &from, parameters, limit, &mut to);
                    self.spare = std::mem::replace(&mut from, to);
                    if step != Decoded::Whole {
                        worst = step;
                    }
                    if step == Decoded::Foreign {
                        break;
                    }
                }
                out.extend_from_slice(&from);
                worst
            }
        };
        let made = out.len().saturating_sub(start) as u64;
        self.total.fetch_add(made, Ordering::Relaxed);
        result
    }

    fn apply(
        &mut self,
        filter: Filter,
        data: &[u8],
        parameters: Option<Dict<'_>>,
        limit: usize,
        out: &mut Vec<u8>,
    ) -> Decoded {
        let start = out.len();
        let result = match filter {
            Filter::FlateDecode => self.inflate(data, limit, out),
            Filter::LzwDecode => {
                let early = parameters
                    .as_ref()
                    .and_then(|p| p.get::<i32>(b"EarlyChange"))
                    .is_none_or(|early| early != 0);
                lzw(data, early, limit, out)
            }
            Filter::AsciiHexDecode => ascii_hex(data, limit, out),
            Filter::Ascii85Decode => ascii_85(data, limit, out),
            Filter::RunLengthDecode => run_length(data, limit, out),
            Filter::Crypt => push_capped(data, limit, out),
            Filter::CcittFaxDecode
            | Filter::Jbig2Decode
            | Filter::DctDecode
            | Filter::JpxDecode => Decoded::Foreign,
        };
        if matches!(filter, Filter::FlateDecode | Filter::LzwDecode)
            && let Some(parameters) = parameters
        {
            unpredict(&parameters, start, out);
        }
        result
    }

    fn inflate(&mut self, data: &[u8], limit: usize, out: &mut Vec<u8>) -> Decoded {
        let start = out.len();
        let result = self.inflate_as(true, data, limit, out);
        // Some writers leave the two bytes of the zlib header out.
        if result == Decoded::Damaged && out.len() == start {
            return self.inflate_as(false, data, limit, out);
        }
        result
    }

    fn inflate_as(&mut self, zlib: bool, data: &[u8], limit: usize, out: &mut Vec<u8>) -> Decoded {
        /// What text compresses to, roughly.
        const USUAL_RATIO: usize = 5;
        self.inflater.reset(zlib);
        let end = out.len().saturating_add(limit);
        out.reserve(data.len().saturating_mul(USUAL_RATIO).clamp(256, limit.max(256)));
        loop {
            if out.len() >= end {
                out.truncate(end);
                return Decoded::Cut;
            }
            if out.len() == out.capacity() {
                out.reserve(out.len().clamp(4096, 16 << 20));
            }
            let (read, made) = (self.inflater.total_in(), self.inflater.total_out());
            let rest =
                usize::try_from(read).ok().and_then(|read| data.get(read..)).unwrap_or_default();
            let status = self.inflater.decompress_vec(rest, out, FlushDecompress::None);
            match status {
                Ok(Status::StreamEnd) => {
                    out.truncate(end);
                    return if out.len() >= end { Decoded::Cut } else { Decoded::Whole };
                }
                Ok(_) => {
                    let stuck =
                        self.inflater.total_in() == read && self.inflater.total_out() == made;
                    if stuck && out.len() < out.capacity() {
                        // All input is used up, yet no end was met: the stream is cut off.
                        return Decoded::Damaged;
                    }
                }
                Err(_) => {
                    out.truncate(end);
                    return Decoded::Damaged;
                }
            }
        }
    }
}

/// The parameters of the filter at `index`.
fn parameters<'a>(stream: &Stream<'a>, index: usize) -> Option<Dict<'a>> {
    let dict = stream.dict();
    for key in [&b"DecodeParms"[..], b"DP"] {
        if let Some(one) = dict.get::<Dict<'a>>(key) {
            return (index == 0).then_some(one);
        }
        if let Some(several) = dict.get::<Array<'a>>(key) {
            return several
                .iter::<hayro_syntax::object::Object<'a>>()
                .nth(index)
                .and_then(|object| object.into_dict());
        }
    }
    None
}

/// True where the stream is an image by its subtype.
pub(super) fn is_image(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>(b"Subtype").is_some_and(|name| name.as_ref() == b"Image")
}

fn push_capped(data: &[u8], limit: usize, out: &mut Vec<u8>) -> Decoded {
    out.extend_from_slice(data.get(..limit).unwrap_or(data));
    if data.len() > limit { Decoded::Cut } else { Decoded::Whole }
}

fn ascii_hex(data: &[u8], limit: usize, out: &mut Vec<u8>) -> Decoded {
    let mut high = None;
    let mut left = limit;
    for &byte in data {
        if byte == b'>' {
            break;
        }
        let Some(low) = super::strings::digit(byte) else { continue };
        match high.take() {
            None => high = Some(low),
            Some(_) if left == 0 => return Decoded::Cut,
            Some(high) => {
                out.push(high << 4 | low);
                left = left.saturating_sub(1);
            }
        }
    }
    if let Some(high) = high {
        out.push(high << 4);
    }
    Decoded::Whole
}

fn ascii_85(data: &[u8], limit: usize, out: &mut Vec<u8>) -> Decoded {
    let end = out.len().saturating_add(limit);
    let mut group = 0_u32;
    let mut count = 0_usize;
    for &byte in data {
        if out.len() >= end {
            return Decoded::Cut;
        }
        match byte {
            b'~' => break,
            b'z' if count == 0 => out.extend_from_slice(&[0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte.wrapping_sub(b'!')));
                count = count.saturating_add(1);
                if count == 5 {
                    out.extend_from_slice(&group.to_be_bytes());
                    (group, count) = (0, 0);
                }
            }
            _ => {}
        }
    }
    if count > 1 {
        for _ in count..5 {
            group = group.wrapping_mul(85).wrapping_add(84);
        }
        out.extend(group.to_be_bytes().iter().take(count.saturating_sub(1)));
    }
    Decoded::Whole
}

fn run_length(data: &[u8], limit: usize, out: &mut Vec<u8>) -> Decoded {
    let end = out.len().saturating_add(limit);
    let mut rest = data;
    while let [length, tail @ ..] = rest {
        if out.len() >= end {
            return Decoded::Cut;
        }
        let count = usize::from(*length);
        rest = match (*length, tail) {
            (128, _) => return Decoded::Whole,
            (0..=127, _) => {
                let taken = (count + 1).min(tail.len());
                let (run, after) = tail.split_at(taken);
                out.extend_from_slice(run);
                after
            }
            (_, [byte, after @ ..]) => {
                out.extend(std::iter::repeat_n(*byte, 257_usize.saturating_sub(count)));
                after
            }
            (_, []) => return Decoded::Damaged,
        };
    }
    Decoded::Whole
}

/// Codes of LZW: 256 clears the table, 257 ends.
fn lzw(data: &[u8], early: bool, limit: usize, out: &mut Vec<u8>) -> Decoded {
    const CLEAR: usize = 256;
    const END: usize = 257;
    let end = out.len().saturating_add(limit);
    // Each entry is a range of what was put out already.
    let mut table: Vec<(usize, usize)> = Vec::with_capacity(4096);
    let mut previous: Option<(usize, usize)> = None;
    let (mut bits, mut have) = (0_u32, 0_u32);
    let mut width = 9;
    for &byte in data {
        bits = (bits << 8) | u32::from(byte);
        have = have.wrapping_add(8);
        if have < width {
            continue;
        }
        have = have.wrapping_sub(width);
        let code = ((bits >> have) & !(u32::MAX << width)) as usize;
        if out.len() >= end {
            return Decoded::Cut;
        }
        let start = out.len();
        match code {
            CLEAR => {
                table.clear();
                previous = None;
                width = 9;
                continue;
            }
            END => return Decoded::Whole,
            0..=255 => out.push(code as u8),
            _ => match (table.get(code.wrapping_sub(258)).copied(), previous) {
                (Some((from, to)), _) => out.extend_from_within(from..to),
                (None, Some((from, to))) if code.wrapping_sub(258) == table.len() => {
                    out.extend_from_within(from..to);
                    let first = out.get(from).copied().unwrap_or_default();
                    out.push(first);
                }
                _ => return Decoded::Damaged,
            },
        }
        if let Some((from, to)) = previous
            && table.len() < 4096 - 258
        {
            // The previous string and the first byte of this one stand side by side.
            table.push((from, to.saturating_add(1)));
        }
        previous = Some((start, out.len()));
        width = match table.len().saturating_add(if early { 259 } else { 258 }) {
            0..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
    }
    Decoded::Whole
}

/// Undoes a PNG predictor on `out[start..]`; predictors of images (TIFF) do not matter for text.
fn unpredict(parameters: &Dict<'_>, start: usize, out: &mut Vec<u8>) {
    if parameters.get::<i32>(b"Predictor").unwrap_or(1) < 10 {
        return;
    }
    let number = |key: &[u8], default: usize| {
        parameters.get::<u32>(key).map_or(default, |n| n.clamp(1, 1 << 16) as usize)
    };
    let colours = number(b"Colors", 1).min(32);
    let bits = number(b"BitsPerComponent", 8).min(16);
    let pixel = colours.saturating_mul(bits).div_ceil(8).max(1);
    let row = number(b"Columns", 1).saturating_mul(colours).saturating_mul(bits).div_ceil(8).max(1);
    let coded = out.split_off(start);
    let mut above = vec![0_u8; row];
    for line in coded.chunks(row.saturating_add(1)) {
        let [kind, bytes @ ..] = line else { break };
        let from = out.len();
        for (index, &byte) in bytes.iter().enumerate() {
            let behind = |ahead: &[u8]| {
                index.checked_sub(pixel).and_then(|i| ahead.get(i)).copied().unwrap_or(0)
            };
            let up = above.get(index).copied().unwrap_or(0);
            let left = behind(out.get(from..).unwrap_or_default());
            let corner = behind(&above);
            let guess = match kind {
                1 => left,
                2 => up,
                3 => left.midpoint(up),
                4 => paeth(left, up, corner),
                _ => 0,
            };
            out.push(byte.wrapping_add(guess));
        }
        above.clear();
        above.extend_from_slice(out.get(from..).unwrap_or_default());
        above.resize(row, 0);
    }
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let (a, b, c) = (i16::from(left), i16::from(up), i16::from(corner));
    let guess = a.wrapping_add(b).wrapping_sub(c);
    let (from_left, from_up, from_corner) =
        (guess.abs_diff(a), guess.abs_diff(b), guess.abs_diff(c));
    if from_left <= from_up && from_left <= from_corner {
        left
    } else if from_up <= from_corner {
        up
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_encodings_come_out_right() {
        let mut out = Vec::new();
        assert_eq!(ascii_hex(b"48 65 6C6c6F>zz", 99, &mut out), Decoded::Whole);
        assert_eq!(ascii_85(b"87cURD]i,\"Ebo80~>", 99, &mut out), Decoded::Whole);
        assert_eq!(run_length(&[1, b'a', b'b', 254, b'c', 128], 99, &mut out), Decoded::Whole);
        assert_eq!(String::from_utf8_lossy(&out), "HelloHello World!abccc");
    }

    #[test]
    fn lzw_of_the_standard_example() {
        let mut out = Vec::new();
        let coded = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        assert_eq!(lzw(&coded, true, 99, &mut out), Decoded::Whole);
        assert_eq!(out, [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
    }

    #[test]
    fn a_bomb_is_cut_at_the_limit() {
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut packed, &vec![b' '; 1 << 20]).unwrap();
        let packed = packed.finish().unwrap();
        let mut decoder = Decoder::new(Arc::default(), u64::MAX);
        let mut out = Vec::new();
        assert_eq!(decoder.inflate(&packed, 1000, &mut out), Decoded::Cut);
        assert_eq!(out.len(), 1000);
        out.clear();
        assert_eq!(decoder.inflate(&packed, 2 << 20, &mut out), Decoded::Whole);
        assert_eq!(out.len(), 1 << 20);
    }

    #[test]
    fn a_cut_off_stream_keeps_what_came() {
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::none());
        std::io::Write::write_all(&mut packed, b"Hello World, this is a line of text").unwrap();
        let mut packed = packed.finish().unwrap();
        packed.truncate(20);
        let mut out = Vec::new();
        assert_eq!(
            Decoder::new(Arc::default(), u64::MAX).inflate(&packed, 1000, &mut out),
            Decoded::Damaged
        );
        assert!(out.starts_with(b"Hello"));
    }
}
