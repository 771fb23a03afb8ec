//! Marked content: ids, artifacts, text that replaces glyphs, optional content.

use std::collections::BTreeSet;

use hayro_syntax::object::{Array, Dict, FromBytes, Name, ObjRef, Object, String as PdfString};

use super::budget::REPLACED_PER_OPERATOR;
use super::lex::{Operand, Operands};
use super::state::{Interpreter, Scope};
use super::strings::{name_bytes, text_string};
use super::{Direction, Glyph, Rect, Run};

/// Marks inside marks that are kept; tags nest some ten deep.
const MAX_MARKS: usize = 512;

/// What holds inside a mark, that of the marks around it included.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mark {
    pub(super) mcid: Option<u32>,
    pub(super) artifact: bool,
    pub(super) hidden: bool,
}

/// Glyphs that a text replaces, from the outermost mark with `ActualText` on.
#[derive(Debug)]
pub(super) struct Replaced {
    /// Marks around.
    depth: usize,
    with: String,
    runs: usize,
}

impl<'a> Interpreter<'_, 'a> {
    /// `BMC` and `BDC`.
    pub(super) fn begin_mark(&mut self, scope: &Scope<'_, 'a>, operands: &Operands<'_>) {
        if self.marks.len() >= MAX_MARKS {
            self.lost_marks = self.lost_marks.saturating_add(1);
            return;
        }
        let mut mark = self.marks.last().copied().unwrap_or_default();
        let (tag, properties) = match operands.list() {
            [Operand::Name(tag)] => (*tag, None),
            [.., Operand::Name(tag), properties] => (*tag, Some(*properties)),
            _ => (&b""[..], None),
        };
        mark.artifact |= tag == b"Artifact";
        match properties {
            Some(Operand::Dict(raw)) => {
                if let Some(mcid) = inline_mcid(raw) {
                    mark.mcid = Some(mcid);
                }
                if find(raw, b"/ActualText").is_some() {
                    self.replace_from(&Dict::from_bytes(raw).unwrap_or_default());
                }
            }
            Some(Operand::Name(raw)) => {
                let mut buffer = Vec::new();
                let name = name_bytes(raw, &mut buffer);
                let properties = &scope.resources.properties;
                if let Some(dict) = properties.get::<Dict<'a>>(name) {
                    if tag == b"OC" {
                        mark.hidden |= self.is_hidden(properties, name);
                    }
                    if let Some(mcid) = dict.get::<u32>(b"MCID") {
                        mark.mcid = Some(mcid);
                    }
                    self.replace_from(&dict);
                }
            }
            _ => {}
        }
        self.marks.push(mark);
    }

    /// Starts to replace glyphs, unless a mark around does already.
    fn replace_from(&mut self, dict: &Dict<'_>) {
        if self.replaced.is_some() {
            return;
        }
        let Some(text) = dict.get::<PdfString<'_>>(b"ActualText") else { return };
        self.close_run();
        let with = text_string(&text);
        let cost = with.len() as u64 / REPLACED_PER_OPERATOR;
        self.operators = self.operators.saturating_add(cost);
        let runs = self.page.runs.len();
        self.replaced = Some(Replaced { depth: self.marks.len(), with, runs });
    }

    /// `EMC`.
    pub(super) fn end_mark(&mut self) {
        if self.lost_marks > 0 {
            self.lost_marks = self.lost_marks.saturating_sub(1);
            return;
        }
        self.marks.pop();
        if self.replaced.as_ref().is_some_and(|replaced| replaced.depth >= self.marks.len()) {
            self.close_run();
            if let Some(replaced) = self.replaced.take() {
                self.replace(&replaced);
            }
        }
    }

    /// Puts the replacing text in place of what the glyphs say.
    fn replace(&mut self, replaced: &Replaced) {
        let runs = self.page.runs.get(replaced.runs..).unwrap_or_default();
        let Some(first) = runs.first() else { return };
        let from = first.glyphs.start as usize;
        let glyphs = self.page.glyphs.get(from..).unwrap_or_default();
        let Some(text) = glyphs.first().map(|glyph| glyph.start as usize) else { return };
        let own = String::from_utf8_lossy(self.text.get(text..).unwrap_or_default());
        if plain(&own) == plain(&replaced.with) {
            return;
        }
        let visible: String = replaced.with.chars().filter(|c| !is_empty_sign(*c)).collect();
        let letters = visible.chars().count();
        self.text.truncate(text);
        if letters == glyphs.len() {
            // A letter a glyph: each keeps its place.
            let mut letters = visible.chars();
            let mut buffer = [0; 4];
            for glyph in self.page.glyphs.iter_mut().skip(from) {
                glyph.start = self.text.len() as u32;
                if let Some(letter) = letters.next() {
                    self.text.extend_from_slice(letter.encode_utf8(&mut buffer).as_bytes());
                }
                glyph.end = self.text.len() as u32;
            }
            return;
        }
        self.text.extend_from_slice(visible.as_bytes());
        self.join(replaced.runs, from, text);
    }

    /// Makes one glyph with all the text of the runs from `first` on.
    fn join(&mut self, first: usize, glyph: usize, text: usize) {
        self.traces.join(first, self.page.runs.len().saturating_sub(first));
        let runs = self.page.runs.split_off(first);
        let glyphs = self.page.glyphs.split_off(glyph);
        let mut runs = runs.into_iter();
        let Some(mut whole) = runs.next() else { return };
        let end_of = |run: &Run| {
            let last = (run.glyphs.end as usize).checked_sub(glyph)?.checked_sub(1)?;
            glyphs.get(last).map(|glyph| glyph.x1)
        };
        let Some(x0) = glyphs.first().map(|glyph| glyph.x0) else { return };
        let mut x1 = end_of(&whole).unwrap_or(x0);
        for run in runs {
            let level = (run.baseline - whole.baseline).abs() <= whole.size * 0.5;
            if level && run.direction == whole.direction && run.direction != Direction::Askew {
                x1 = end_of(&run).unwrap_or(x1);
                let mut area: Rect = whole.area;
                area.unite(&run.area);
                whole.area = area;
            }
        }
        let start = glyph as u32;
        whole.glyphs = start..start.saturating_add(1);
        let (text, end) = (text as u32, self.text.len() as u32);
        self.page.glyphs.push(Glyph { x0, x1, start: text, end });
        self.page.runs.push(whole);
    }

    /// True where an optional content group, or all of a membership's groups, are switched off.
    pub(super) fn is_hidden(&self, dict: &Dict<'a>, key: &[u8]) -> bool {
        let hidden = &self.document.hidden;
        if hidden.is_empty() {
            return false;
        }
        if dict.get_ref(key).is_some_and(|own| hidden.contains(&group(own))) {
            return true;
        }
        let Some(own) = dict.get::<Dict<'a>>(key) else { return false };
        if own.get::<Name<'_>>(b"Type").is_none_or(|kind| kind.as_ref() != b"OCMD") {
            return false;
        }
        match own.get::<Object<'a>>(b"OCGs") {
            Some(Object::Array(array)) => all_hidden(&array, hidden),
            _ => own.get_ref(b"OCGs").is_some_and(|own| hidden.contains(&group(own))),
        }
    }
}

fn all_hidden(array: &Array<'_>, hidden: &BTreeSet<Group>) -> bool {
    let mut groups = array.raw_iter().filter_map(|item| item.as_obj_ref()).peekable();
    groups.peek().is_some() && groups.all(|own| hidden.contains(&group(own)))
}

/// An optional content group, by its object and generation number.
pub(super) type Group = (u32, i32);

/// The group of a reference.
pub(super) fn group(reference: ObjRef) -> Group {
    (reference.obj_number, reference.gen_number)
}

/// `MCID` of a dictionary as written.
fn inline_mcid(raw: &[u8]) -> Option<u32> {
    const KEY: &[u8] = b"/MCID";
    let after = raw.get(find(raw, KEY)?..)?.strip_prefix(KEY)?;
    let digits = after.trim_ascii_start();
    let mut number = None;
    for digit in digits.iter().take_while(|b| b.is_ascii_digit()) {
        let value = u32::from(digit.wrapping_sub(b'0'));
        number = Some(number.unwrap_or(0_u32).checked_mul(10)?.checked_add(value)?);
    }
    number
}

fn find(data: &[u8], needle: &[u8]) -> Option<usize> {
    data.windows(needle.len()).position(|window| window == needle)
}

/// Signs that draw nothing and mean nothing to a reader.
fn is_empty_sign(letter: char) -> bool {
    matches!(letter, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' | '\0')
}

/// A text without what may differ between a drawn line and its spoken form.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !is_empty_sign(*c) && *c != '\u{ad}').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_written() {
        assert_eq!(inline_mcid(b"<</MCID 12 /Lang (en)>>"), Some(12));
        assert_eq!(inline_mcid(b"<</Lang(x)/MCID\n7>>"), Some(7));
        assert_eq!(inline_mcid(b"<</MCID -1>>"), None);
        assert_eq!(inline_mcid(b"<</MCID 99999999999>>"), None);
    }
}
