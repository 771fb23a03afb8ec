//! Character maps: `ToUnicode`, and the maps from codes to CIDs.
//!
//! Read by our own parser, which takes what it understands and skips the rest; only the predefined
//! maps of East Asian fonts come from the library.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use hayro_cmap::{BfString, CMap as Predefined, CMapName, load_embedded};

use crate::read::pdf::strings::digit;

/// Codes that one map may give a text to; a full map of two bytes has 65,536.
const MAX_CODES: usize = 1 << 18;

/// Code to text, sorted by code, one entry a code.
pub(super) type ToUnicode = Vec<(u32, String)>;

/// Reads a `ToUnicode` map.
pub(super) fn to_unicode(data: &[u8]) -> ToUnicode {
    let mut map = ToUnicode::new();
    for section in sections(data) {
        match section.kind {
            Kind::BfChar => {
                for pair in section.items.chunks_exact(2) {
                    if let [Item::Bytes(code), Item::Bytes(text)] = pair {
                        push(&mut map, number(code), text, 0);
                    }
                }
            }
            Kind::BfRange => bf_ranges(&section.items, &mut map),
            _ => {}
        }
    }
    // A code given twice means what it is given last.
    map.reverse();
    map.sort_by_key(|(code, _)| *code);
    map.dedup_by_key(|(code, _)| *code);
    map
}

fn bf_ranges(items: &[Item], map: &mut ToUnicode) {
    let mut items = items.iter();
    while let Some(first) = items.next() {
        let (Item::Bytes(low), Some(Item::Bytes(high))) = (first, items.next()) else { continue };
        let (low, high) = (number(low), number(high));
        match items.next() {
            Some(Item::Bytes(text)) => {
                // The last unit of the text has 16 bits, so no range reaches further.
                for (step, code) in (0..=u16::MAX).zip(low..=high) {
                    push(map, code, text, step);
                }
            }
            Some(Item::List(texts)) => {
                for (code, text) in (low..=high).zip(texts) {
                    push(map, code, text, 0);
                }
            }
            _ => return,
        }
    }
}

/// Adds a code's text: UTF-16, big-endian, its last unit moved on by `step`.
fn push(map: &mut ToUnicode, code: u32, text: &[u8], step: u16) {
    if map.len() >= MAX_CODES {
        return;
    }
    let mut units: Vec<u16> = match text {
        [single] => vec![u16::from(*single)],
        _ => text.chunks(2).map(|pair| number(pair) as u16).collect(),
    };
    if step > 0 {
        let Some(last) = units.last_mut() else { return };
        let Some(moved) = last.checked_add(step) else { return };
        *last = moved;
    }
    let text = char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')).collect();
    map.push((code, text));
}

/// From bytes to codes to CIDs.
#[derive(Debug)]
pub(super) enum CidMap {
    /// Two bytes a code, which is the CID.
    Identity,
    /// A map in the file.
    Own(Own),
    /// One of the maps that every reader knows.
    Predefined(Arc<Predefined>),
}

/// A map in the file.
#[derive(Debug, Default)]
pub(super) struct Own {
    /// Bytes, lowest and highest code.
    spaces: Vec<(usize, u32, u32)>,
    /// Lowest and highest code, the lowest one's CID; sorted.
    ranges: Vec<(u32, u32, u32)>,
    /// The map that it builds on.
    base: Option<Box<CidMap>>,
}

impl CidMap {
    /// A predefined map by its name; `vertical` is told apart by the name's end.
    pub(super) fn predefined(name: &[u8]) -> Option<CidMap> {
        if matches!(name, b"Identity-H" | b"Identity-V") {
            return Some(CidMap::Identity);
        }
        shared(CMapName::from_bytes(name)).map(CidMap::Predefined)
    }

    /// Reads a map in the file; `base` is the map that its dictionary builds on.
    pub(super) fn own(data: &[u8], base: Option<CidMap>) -> CidMap {
        let mut own = Own { base: base.map(Box::new), ..Own::default() };
        for section in sections(data) {
            match section.kind {
                Kind::CodeSpace => {
                    for pair in section.items.chunks_exact(2) {
                        if let [Item::Bytes(low), Item::Bytes(high)] = pair {
                            own.spaces.push((low.len().clamp(1, 4), number(low), number(high)));
                        }
                    }
                }
                Kind::CidChar => {
                    for pair in section.items.chunks_exact(2) {
                        if let [Item::Bytes(code), Item::Number(cid)] = pair {
                            own.ranges.push((number(code), number(code), *cid));
                        }
                    }
                }
                Kind::CidRange => {
                    for triple in section.items.chunks_exact(3) {
                        if let [Item::Bytes(low), Item::Bytes(high), Item::Number(cid)] = triple {
                            own.ranges.push((number(low), number(high), *cid));
                        }
                    }
                }
                Kind::Use(name) if own.base.is_none() => {
                    own.base = CidMap::predefined(&name).map(Box::new);
                }
                _ => {}
            }
        }
        own.ranges.sort_unstable();
        own.spaces.sort_unstable();
        CidMap::Own(own)
    }

    /// True where every code has two bytes.
    pub(super) fn is_two_bytes(&self) -> bool {
        match self {
            CidMap::Identity => true,
            CidMap::Own(own) => {
                if own.spaces.is_empty() {
                    own.base.as_ref().is_none_or(|base| base.is_two_bytes())
                } else {
                    own.spaces.iter().all(|(bytes, ..)| *bytes == 2)
                }
            }
            CidMap::Predefined(_) => false,
        }
    }

    /// The first code of `bytes`, which are not empty, and how many bytes it has.
    pub(super) fn code(&self, bytes: &[u8]) -> (u32, usize) {
        let prefix = |length: usize| bytes.get(..length).map(number);
        match self {
            CidMap::Identity => (prefix(2).unwrap_or(0), 2),
            CidMap::Own(own) if own.spaces.is_empty() => match &own.base {
                Some(base) => base.code(bytes),
                None => (prefix(2).unwrap_or(0), 2),
            },
            CidMap::Own(own) => {
                for (length, low, high) in &own.spaces {
                    if let Some(code) = prefix(*length)
                        && inside(code, *low, *high, *length)
                    {
                        return (code, *length);
                    }
                }
                let shortest = own.spaces.first().map_or(1, |(length, ..)| *length);
                (prefix(shortest).unwrap_or(0), shortest)
            }
            CidMap::Predefined(map) => {
                for length in 1..=4_u8 {
                    if let Some(code) = prefix(usize::from(length))
                        && map.lookup_cid_code(code, length).is_some()
                    {
                        return (code, usize::from(length));
                    }
                }
                (prefix(2).unwrap_or(0), 2)
            }
        }
    }

    /// The CID of a code of `length` bytes.
    pub(super) fn cid(&self, code: u32, length: usize) -> Option<u32> {
        match self {
            CidMap::Identity => Some(code),
            CidMap::Own(own) => {
                let after = own.ranges.partition_point(|(low, ..)| *low <= code);
                let found = after.checked_sub(1).and_then(|index| own.ranges.get(index));
                match (found, &own.base) {
                    (Some((low, high, cid)), _) if code <= *high => {
                        cid.checked_add(code.saturating_sub(*low))
                    }
                    (_, Some(base)) => base.cid(code, length),
                    // A map without ranges is an identity map that someone shortened.
                    _ => own.ranges.is_empty().then_some(code),
                }
            }
            CidMap::Predefined(map) => {
                u8::try_from(length).ok().and_then(|length| map.lookup_cid_code(code, length))
            }
        }
    }
}

/// True where each byte of the code is inside its own range, as code spaces have it.
fn inside(code: u32, low: u32, high: u32, length: usize) -> bool {
    let bounds = low.to_le_bytes().into_iter().zip(high.to_le_bytes());
    let mut bytes = code.to_le_bytes().into_iter().zip(bounds).take(length);
    bytes.all(|(byte, (low, high))| (low..=high).contains(&byte))
}

/// The map from CIDs to text of a character collection ("Adobe", "Japan1").
pub(super) fn collection(registry: &[u8], ordering: &[u8]) -> Option<Arc<Predefined>> {
    let family = hayro_cmap::CidFamily::from_registry_ordering(registry, ordering);
    shared(family.ucs2_cmap()?)
}

/// A predefined map, read once: they are large, and a file may name one in every font.
fn shared(name: CMapName<'_>) -> Option<Arc<Predefined>> {
    static MAPS: Mutex<BTreeMap<Vec<u8>, Arc<Predefined>>> = Mutex::new(BTreeMap::new());
    let data = load_embedded(name)?;
    let mut maps = MAPS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(map) = maps.get(name.to_bytes()) {
        return Some(Arc::clone(map));
    }
    let map = Arc::new(Predefined::parse(data, load_embedded)?);
    maps.insert(name.to_bytes().to_vec(), Arc::clone(&map));
    Some(map)
}

/// The text of a CID by such a map.
pub(super) fn collection_text(map: &Predefined, cid: u32) -> Option<String> {
    map.lookup_bf_string(cid).map(|text| match text {
        BfString::Char(letter) => letter.to_string(),
        BfString::String(text) => text,
    })
}

/// A list between `begin…` and `end…`.
struct Section {
    kind: Kind,
    items: Vec<Item>,
}

enum Kind {
    CodeSpace,
    BfChar,
    BfRange,
    CidChar,
    CidRange,
    Use(Vec<u8>),
}

enum Item {
    Bytes(Vec<u8>),
    Number(u32),
    List(Vec<Vec<u8>>),
}

/// Splits a map into its lists.
fn sections(data: &[u8]) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut rest = data;
    while let Some((word, after)) = next_word(rest) {
        let (kind, end): (Kind, &[u8]) = match word {
            b"begincodespacerange" => (Kind::CodeSpace, b"endcodespacerange"),
            b"beginbfchar" => (Kind::BfChar, b"endbfchar"),
            b"beginbfrange" => (Kind::BfRange, b"endbfrange"),
            b"begincidchar" => (Kind::CidChar, b"endcidchar"),
            b"begincidrange" => (Kind::CidRange, b"endcidrange"),
            b"usecmap" => {
                let before = data
                    .get(..data.len().saturating_sub(after.len()).saturating_sub(word.len()))
                    .unwrap_or_default();
                let name = before.rsplit(|b| *b == b'/').next().unwrap_or_default();
                let name = name.trim_ascii().to_vec();
                sections.push(Section { kind: Kind::Use(name), items: Vec::new() });
                rest = after;
                continue;
            }
            _ => {
                rest = after;
                continue;
            }
        };
        let length = find(after, end).unwrap_or(after.len());
        sections.push(Section { kind, items: items(after.get(..length).unwrap_or_default()) });
        rest = after.get(length..).unwrap_or_default();
    }
    sections
}

/// The next word that is `begin…` or `usecmap`, and what follows it.
fn next_word(data: &[u8]) -> Option<(&[u8], &[u8])> {
    let begin = find(data, b"begin");
    let used = find(data, b"usecmap");
    let start = match (begin, used) {
        (Some(a), Some(b)) => a.min(b),
        (a, b) => a.or(b)?,
    };
    let word = data.get(start..)?;
    let length = word.iter().position(|b| !b.is_ascii_alphabetic()).unwrap_or(word.len());
    Some(word.split_at(length))
}

fn find(data: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    loop {
        let at = data.get(from..)?.iter().position(|b| *b == first)?.wrapping_add(from);
        if data.get(at..)?.starts_with(needle) {
            return Some(at);
        }
        from = at.wrapping_add(1);
    }
}

/// The strings, numbers and lists of strings of a section.
fn items(data: &[u8]) -> Vec<Item> {
    let mut items = Vec::new();
    let mut rest = data;
    while items.len() < 3 * MAX_CODES {
        let Some(start) = rest.iter().position(|b| matches!(b, b'<' | b'[' | b'0'..=b'9')) else {
            break;
        };
        let item = rest.get(start..).unwrap_or_default();
        let length = match item.first() {
            Some(b'<') => find(item, b">").map(|end| end.saturating_add(1)),
            Some(b'[') => find(item, b"]").map(|end| end.saturating_add(1)),
            _ => item.iter().position(|b| !b.is_ascii_digit()),
        };
        let (item, after) = item.split_at(length.unwrap_or(item.len()));
        rest = after;
        items.push(match item.first() {
            Some(b'<') => Item::Bytes(bytes(item)),
            Some(b'[') => Item::List(
                item.split(|b| *b == b'>').filter(|t| t.contains(&b'<')).map(bytes).collect(),
            ),
            _ => {
                let number = std::str::from_utf8(item).ok().and_then(|n| n.parse().ok());
                Item::Number(number.unwrap_or(0))
            }
        });
    }
    items
}

/// The bytes of `<…>`.
fn bytes(item: &[u8]) -> Vec<u8> {
    let mut digits = item.iter().filter_map(|b| digit(*b));
    let mut bytes = Vec::with_capacity(item.len() / 2);
    while let Some(high) = digits.next() {
        bytes.push(high << 4 | digits.next().unwrap_or(0));
    }
    bytes
}

/// Bytes as a number, big-endian; of more than four the last four.
fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn to_unicode_takes_chars_and_ranges() {
        let map = to_unicode(
            b"1 begincodespacerange <00> <FF> endcodespacerange\n\
              2 beginbfchar <01> <0041> <02> <00660066> endbfchar\n\
              2 beginbfrange <10> <12> <0061> <20> <21> [<0078> <D83DDE00>] endbfrange",
        );
        let text: Vec<String> = map.iter().map(|(code, text)| format!("{code:x}={text}")).collect();
        assert_eq!(text, ["1=A", "2=ff", "10=a", "11=b", "12=c", "20=x", "21=😀"]);
    }

    #[test]
    fn a_range_without_end_stays_small() {
        let map = to_unicode(b"1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange");
        assert!(map.len() <= MAX_CODES);
    }

    #[test]
    fn own_maps_read_codes_of_their_code_spaces() {
        let map = CidMap::own(
            b"2 begincodespacerange <00> <7F> <8000> <FFFF> endcodespacerange\n\
              1 begincidrange <20> <7E> 1 endcidrange 1 begincidchar <8140> 633 endcidchar",
            None,
        );
        assert_eq!(map.code(b"\x41\x81\x40"), (0x41, 1));
        assert_eq!(map.code(b"\x81\x40"), (0x8140, 2));
        assert_eq!(map.cid(0x41, 1), Some(34));
        assert_eq!(map.cid(0x8140, 2), Some(633));
        assert!(!map.is_two_bytes());
    }

    #[test]
    fn predefined_maps_are_known_by_name() {
        assert!(CidMap::predefined(b"Identity-V").unwrap().is_two_bytes());
        let map = CidMap::predefined(b"90ms-RKSJ-H").unwrap();
        let (code, length) = map.code(b"\x82\xA0");
        assert_eq!((code, length), (0x82A0, 2));
        let japan = collection(b"Adobe", b"Japan1").unwrap();
        assert_eq!(collection_text(&japan, map.cid(code, length).unwrap()).as_deref(), Some("あ"));
    }
}
