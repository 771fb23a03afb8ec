//! Where the columns under a header part: rules and shades beside each other first, else the white that the
//! lines below leave.

use super::bare;
use super::header::{Header, Name, is_bold};
use super::{Ground, line_words, middle};
use crate::read::layout::glyphs::lines::{Lines, RawLine};
use crate::read::layout::glyphs::words::Word;
use crate::read::layout::tables::header_words::{is_header_word, kind_of};
use crate::read::layout::tolerances::{ALIGNED, FILL_HIGH, FILL_WIDE, FILLS_MAX, WIDE_SPACE};
use crate::words::columns::{Column, FOLLOWED};

/// Lines below a header that are asked where its columns part.
const ASKED: usize = 60;
/// White around a cut into which no word reaches (points).
const NARROW: f32 = 3.0;
/// What reaches no further than this (points) into white or beyond it does not.
const REACH: f32 = 0.1;
/// White between names that no line of a log runs through from side to side (em).
const WIDE: f32 = 0.8;

/// The columns of a log; it goes on with them on the next page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Columns {
    /// The outer left edge, where a line may start at the earliest.
    pub(super) left: f32,
    /// The outer right edge.
    pub(super) right: f32,
    /// Where lines are cut into columns: one less than columns.
    pub(super) cuts: Vec<f32>,
    /// The white around each cut, to which a word may reach.
    white: Vec<(f32, f32)>,
    /// The names, in lower case.
    pub(super) names: Vec<String>,
    /// What they head, where their words say so.
    pub(super) kinds: Vec<Option<Column>>,
    /// The font size of the header.
    pub(super) size: f32,
    /// Where the words of the names start and end.
    spans: Vec<(f32, f32)>,
    /// Whether the header is bold.
    pub(super) bold: bool,
    /// Whether lines below the header show where they part; a header may be the last line of its page.
    shown: bool,
}

impl Columns {
    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.cuts.len().saturating_add(1)
    }

    /// Takes the edges of a grid for its own, where they are as many.
    pub(super) fn take_over(&mut self, xs: &[f32]) {
        if let ([left, inner @ .., right], true) = (xs, xs.len() == self.count().saturating_add(1))
        {
            (self.left, self.right, self.cuts) = (*left, *right, inner.to_vec());
            self.white = inner.iter().map(|x| (*x, *x)).collect();
        }
    }

    /// The same further to the right: margins may be mirrored from page to page.
    pub(super) fn shifted(&self, by: f32) -> Self {
        Self {
            left: self.left + by,
            right: self.right + by,
            cuts: self.cuts.iter().map(|x| x + by).collect(),
            white: self.white.iter().map(|(from, to)| (from + by, to + by)).collect(),
            spans: self.spans.iter().map(|(from, to)| (from + by, to + by)).collect(),
            ..self.clone()
        }
    }

    /// The same names over the lines of another page, cut where those leave white.
    pub(super) fn anew(&self, set: &Lines, lines: &[RawLine]) -> Option<Self> {
        let lines: Vec<&RawLine> = lines.iter().collect();
        let pairs = self.spans.windows(2);
        let cuts = pairs.map(|pair| match pair {
            [a, b] => cut(a.1, b.0, set, &lines, &[]),
            _ => None,
        });
        let white: Vec<(f32, f32)> = cuts.collect::<Option<_>>()?;
        Some(Self { cuts: white.iter().map(middle_of).collect(), white, ..self.clone() })
    }

    /// Where the first name starts.
    fn first(&self) -> f32 {
        self.spans.first().map_or(self.left, |span| span.0)
    }

    /// The column of a word: that in which it starts or ends, where it reaches into the white beside it, else
    /// that of its middle.
    pub(super) fn of(&self, word: &Word) -> usize {
        let (x0, x1) = (word.area.x0, word.area.x1);
        let beyond = |(from, to): &(f32, f32)| match (x0 >= from - REACH, x1 > to + REACH) {
            (true, true) => true,
            (false, false) => false,
            _ => (from + to) / 2.0 <= (x0 + x1) / 2.0,
        };
        self.white.partition_point(beyond)
    }

    /// The first column of a kind.
    pub(super) fn find(&self, kind: Column) -> Option<usize> {
        self.kinds.iter().position(|own| *own == Some(kind))
    }

    /// The column of the action, or of what else is followed where none is called so.
    pub(super) fn action(&self) -> Option<usize> {
        let followed = || self.names.iter().position(|name| FOLLOWED.has(name));
        self.find(Column::Action).or_else(followed)
    }

    /// Whether a line's words run across the columns: over a cut, or past it with no more than a word space.
    /// Where white parts two pairs of columns, a cell's text may stand out.
    pub(super) fn run_over(&self, words: &[Word]) -> bool {
        /// White beside a cut that is no word space (em).
        const CLEAR: f32 = 0.8;
        /// White beside a cut that is one (em).
        const NONE: f32 = 0.4;
        let (mut clear, mut over) = (0_usize, 0_usize);
        for pair in words.windows(2) {
            let [a, b] = pair else { continue };
            if self.of(a) == self.of(b) {
                continue;
            }
            let white = (b.area.x0 - a.area.x1) / a.size;
            clear = clear.saturating_add(usize::from(white >= CLEAR));
            over = over.saturating_add(usize::from(white < NONE));
        }
        clear < 2 && (self.crossed(words) || over > clear)
    }

    /// Whether a word of a line stands across one of the cuts, white around it or not.
    pub(super) fn cut_through(&self, words: &[Word]) -> bool {
        let across = |word: &Word, cut: f32| word.area.x0 < cut - 1.0 && word.area.x1 > cut + 1.0;
        words.iter().any(|word| self.cuts.iter().any(|cut| across(word, *cut)))
    }

    /// Whether a word of a line stands across one of the cuts and the white around it.
    pub(super) fn crossed(&self, words: &[Word]) -> bool {
        let across = |word: &Word, (from, to): (f32, f32)| {
            let cut = (from + to) / 2.0;
            let (x0, x1) = (word.area.x0, word.area.x1);
            // A longer word than those asked may reach into the white.
            let out = x0 < from - REACH && x1 > to + REACH || to - from < NARROW;
            out && x0 < cut - 1.0 && x1 > cut + 1.0
        };
        words.iter().any(|word| self.white.iter().any(|white| across(word, *white)))
    }
}

/// The columns under a header; those of the part above where their names are the same and they fit.
pub(super) fn under(
    set: &Lines,
    header: &Header,
    ground: Ground<'_>,
    above: Option<&Columns>,
) -> Option<Columns> {
    let (lines, doubtful) = asked(set, header, ground.source.text);
    let every: Vec<&RawLine> = lines.iter().chain(&doubtful).copied().collect();
    let text = ground.source.text;
    let size = set.lines.get(header.lines.start)?.size;
    let forced = forced(set, header, ground);
    let mut names: Vec<Name> = Vec::with_capacity(header.names.len());
    for name in &header.names {
        names.extend(split(name, set, &lines, &forced, text));
    }
    // Lines of one stretch may be banners, which run across.
    let several: Vec<&RawLine> =
        lines.iter().copied().filter(|line| line.segments.len() > 1).collect();
    let mut white = Vec::with_capacity(names.len());
    let mut kept: Vec<Name> = Vec::with_capacity(names.len());
    for name in names {
        let Some(last) = kept.last_mut() else {
            if let Some((bare, at)) = bare::before(name.x0, set, &several, text) {
                white.push(at);
                kept.push(bare);
            }
            kept.push(name);
            continue;
        };
        let over = |lines: &[&RawLine]| cut(last.x1, name.x0, set, lines, &forced);
        match over(&every).or_else(|| over(&lines)).or_else(|| over(&several)) {
            Some(at) => {
                match bare::between((last.x1, name.x0), set, &several) {
                    Some((before, bare, after)) if at.1 > at.0 => {
                        white.extend([before, after]);
                        kept.push(bare);
                    }
                    _ => white.push(at),
                }
                kept.push(name);
            }
            None if name.x0 - last.x1 < WIDE * size => {
                last.x1 = name.x1;
                last.words.extend(name.words);
            }
            None => return None,
        }
    }
    if kept.len() < 3 {
        return None;
    }
    let texts: Vec<String> = kept.iter().map(|name| name.text(text).to_lowercase()).collect();
    let kinds = texts.iter().map(|name| kind_of(name)).collect();
    let (left, right) = framed(extent(set, header, &lines), &forced);
    let spans: Vec<(f32, f32)> = kept.iter().map(|name| (name.x0, name.x1)).collect();
    let bold = set.lines.get(header.lines.clone()).unwrap_or_default();
    let bold = bold.iter().all(|line| is_bold(line_words(set, line)));
    let shown = !lines.is_empty();
    let cuts = white.iter().map(middle_of).collect();
    let columns =
        Columns { left, right, cuts, white, names: texts, kinds, size, spans, bold, shown };
    // Two names of one header, and one of two words, may be cut otherwise on another page.
    let same =
        above.filter(|above| above.shown && above.names.join(" ") == columns.names.join(" "));
    let same = same.map(|above| above.shifted(columns.first() - above.first()));
    let same = same.filter(|above| fits(above, set, &lines));
    Some(same.unwrap_or(columns))
}

fn fits(columns: &Columns, set: &Lines, lines: &[&RawLine]) -> bool {
    let several = lines.iter().filter(|line| line.segments.len() > 1);
    let across = several.clone().filter(|line| columns.cut_through(line_words(set, line))).count();
    across <= several.count() / 20
}

/// The lines below a header that may be its rows, to the first of several that run through its wide gaps; apart
/// from them those that do so one by one, though white parts them: their cells may stand close.
fn asked<'a>(set: &'a Lines, header: &Header, text: &str) -> (Vec<&'a RawLine>, Vec<&'a RawLine>) {
    let (mut out, mut doubtful) = (Vec::new(), Vec::new());
    let mut across = 0_usize;
    let mut above = set.lines.get(header.lines.end.saturating_sub(1));
    let own = above;
    for line in set.lines.iter().skip(header.lines.end).take(ASKED) {
        let far = above.is_some_and(|a| line.baseline - a.baseline > 7.0 * line.size);
        // Another log may stand below, its columns elsewhere.
        let other = own.is_some_and(|own| says_the_same(set, own, line, text));
        if far || other {
            break;
        }
        above = Some(line);
        if runs_through(set, header, line) {
            across = across.saturating_add(1);
            if across > 2 {
                break;
            }
            if line.segments.len() > 1 {
                doubtful.push(line);
            }
        } else {
            across = 0;
            out.push(line);
        }
    }
    (out, doubtful)
}

/// Whether two lines have the same words.
fn says_the_same(set: &Lines, a: &RawLine, b: &RawLine, text: &str) -> bool {
    let (a, b) = (line_words(set, a), line_words(set, b));
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.text(text) == b.text(text))
}

/// Whether text of a line runs through the whole of a wide gap between two names.
fn runs_through(set: &Lines, header: &Header, line: &RawLine) -> bool {
    let words = line_words(set, line);
    header.names.windows(2).any(|pair| {
        let [a, b] = pair else { return false };
        b.x0 - a.x1 >= WIDE * line.size && is_covered(words, a.x1, b.x0, 0.45 * line.size)
    })
}

/// Whether words stand one after the other from `from` to `to`, with less white than `least`.
fn is_covered(words: &[Word], from: f32, to: f32, least: f32) -> bool {
    let mut at = from;
    for word in words {
        if word.area.x0 > at + least {
            break;
        }
        at = at.max(word.area.x1);
    }
    let starts = words.iter().any(|w| w.area.x0 <= from && w.area.x1 >= from - least);
    starts && at >= to
}

/// The edges that rules down the region or shades beside each other in the header show.
fn forced(set: &Lines, header: &Header, ground: Ground<'_>) -> Vec<f32> {
    let (Some(first), Some(last)) =
        (set.lines.get(header.lines.start), set.lines.get(header.lines.end.saturating_sub(1)))
    else {
        return Vec::new();
    };
    let (top, bottom) = (middle(first), middle(last));
    let beside = |from: f32, to: f32| from <= top + first.size && to >= bottom;
    let below =
        |from: f32, to: f32| from <= bottom + 4.0 * last.size && to > bottom + 2.0 * last.size;
    let mut out: Vec<f32> = ground
        .edges
        .vertical
        .iter()
        .filter(|e| beside(e.from, e.to) || below(e.from, e.to))
        .map(|e| e.at)
        .collect();
    if ground.fills.len() <= FILLS_MAX {
        let cells: Vec<_> = ground
            .fills
            .iter()
            .map(|f| f.area)
            .filter(|a| beside(a.y0, a.y1) && a.x1 - a.x0 >= FILL_WIDE && a.y1 - a.y0 >= FILL_HIGH)
            .collect();
        if cells.len() >= 3 {
            out.extend(cells.iter().flat_map(|a| [a.x0, a.x1]));
        }
    }
    out.sort_unstable_by(f32::total_cmp);
    out
}

/// Parts a name where the lines below show that two columns start in it.
fn split(name: &Name, set: &Lines, lines: &[&RawLine], forced: &[f32], text: &str) -> Vec<Name> {
    let baseline = name.words.first().map_or(0.0, |w| w.baseline);
    let one_line = name.words.iter().all(|w| (w.baseline - baseline).abs() < 0.5 * w.size);
    let mut words = name.words.clone();
    words.sort_unstable_by(|a, b| a.area.x0.total_cmp(&b.area.x0));
    let mut out: Vec<Vec<Word>> = Vec::new();
    for (k, word) in words.iter().enumerate() {
        let before = k.checked_sub(1).and_then(|k| words.get(k));
        let starts = before.is_some_and(|before| {
            let (from, to) = (before.area.x1, word.area.x0);
            let ruled = forced.iter().any(|x| *x > from - 1.0 && *x < to + 1.0);
            let apart = words.iter().take(k).all(|w| w.area.x1 <= to);
            let names = || {
                let of = |w: &Word| w.text(text).to_owned();
                is_header_word(&of(before)) && is_header_word(&of(word))
            };
            let wide = to - from >= 0.2 * word.size;
            apart && (ruled || one_line && wide && parts(set, lines, from, to, word.size, names()))
        });
        match out.last_mut() {
            Some(open) if !starts => open.push(*word),
            _ => out.push(vec![*word]),
        }
    }
    if out.len() == 1 {
        return vec![name.clone()];
    }
    let ends = |words: &[Word]| {
        let x0 = words.iter().fold(f32::MAX, |least, w| least.min(w.area.x0));
        (x0, words.iter().fold(f32::MIN, |most, w| most.max(w.area.x1)))
    };
    out.into_iter()
        .map(|words| {
            let (x0, x1) = ends(&words);
            Name { x0, x1, words }
        })
        .collect()
}

/// Whether lines below start at the right side of a gap in a name and none runs across it; `names` where
/// the words at both sides are names themselves.
fn parts(set: &Lines, lines: &[&RawLine], from: f32, to: f32, size: f32, names: bool) -> bool {
    /// White that is no word space of most faces (em).
    const OWN: f32 = 0.45;
    let (mut starting, mut clear, mut fresh) = (0_usize, 0_usize, 0_usize);
    for line in lines {
        let words = line_words(set, line);
        if words.iter().any(|w| w.area.x0 < to - ALIGNED && w.area.x1 > from + ALIGNED) {
            return false;
        }
        let Some(at) = words.iter().position(|w| w.area.x0 >= to - ALIGNED) else { continue };
        let Some(word) = words.get(at).filter(|w| w.area.x0 <= to + ALIGNED) else { continue };
        starting = starting.saturating_add(1);
        let left = at.checked_sub(1).and_then(|k| words.get(k)).map_or(f32::MIN, |w| w.area.x1);
        let white = (word.area.x0 - left) / size;
        clear = clear.saturating_add(usize::from(white >= WIDE_SPACE));
        // "Not yet started" under "Action status" goes on behind a word space.
        fresh = fresh.saturating_add(usize::from(white >= OWN));
    }
    starting >= 2 && clear >= 1 || names && fresh >= 1
}

/// Where two names' columns part, of which one ends at `from` and the next starts at `to`: at a rule or a
/// shade's edge between them, else in the widest white that the lines below leave: from where to where.
fn cut(from: f32, to: f32, set: &Lines, lines: &[&RawLine], forced: &[f32]) -> Option<(f32, f32)> {
    if let Some(x) = forced.iter().find(|x| **x > from - 1.5 && **x < to + 1.5) {
        return Some((*x, *x));
    }
    if to <= from {
        return None;
    }
    let mut inside: Vec<(f32, f32)> = lines
        .iter()
        .flat_map(|line| line_words(set, line))
        .filter(|w| w.area.x1 > from && w.area.x0 < to)
        .map(|w| (w.area.x0, w.area.x1))
        .collect();
    inside.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut widest: Option<(f32, f32)> = None;
    let mut right = from;
    for (x0, x1) in inside.into_iter().chain([(to, to)]) {
        if x0 > right && widest.is_none_or(|(a, b)| x0 - right > b - a) {
            widest = Some((right, x0));
        }
        right = right.max(x1);
    }
    widest.filter(|(a, b)| b - a >= 0.4)
}

fn middle_of((from, to): &(f32, f32)) -> f32 {
    (from + to) / 2.0
}

/// Where the lines and names of a region start and end.
fn extent(set: &Lines, header: &Header, lines: &[&RawLine]) -> (f32, f32) {
    let own = set.lines.get(header.lines.clone()).unwrap_or_default();
    let all = || own.iter().chain(lines.iter().copied()).filter(|l| !is_wide_bold(set, l));
    // A line of a name may be all that stands at its height.
    let names = header.names.iter().map(|name| (name.x0, name.x1));
    let ends = all().map(|l| (l.area.x0, l.area.x1)).chain(names);
    ends.fold((f32::MAX, f32::MIN), |ends, (x0, x1)| (ends.0.min(x0), ends.1.max(x1)))
}

/// The same to the rules or shades that stand outside: text starts near the border of its cell as a rule, and
/// ends where it likes.
fn framed((left, right): (f32, f32), forced: &[f32]) -> (f32, f32) {
    /// How far text may start from the left border, and end from the right one (points).
    const ROOM: (f32, f32) = (40.0, 200.0);
    let outer = forced.iter().rfind(|x| (left - ROOM.0..=left + 1.0).contains(*x));
    let beyond = forced.iter().find(|x| (right - 1.0..=right + ROOM.1).contains(*x));
    (outer.copied().unwrap_or(left), beyond.copied().unwrap_or(right))
}

fn is_wide_bold(set: &Lines, line: &RawLine) -> bool {
    line.segments.len() == 1 && is_bold(line_words(set, line))
}
