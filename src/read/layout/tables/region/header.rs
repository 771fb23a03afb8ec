//! The header of a log: a line with words that head columns, the lines that belong to it, and its names.

use std::ops::Range;

use super::{Ground, line_words, middle};
use crate::read::layout::glyphs::geometry::holds;
use crate::read::layout::glyphs::lines::{Lines, RawLine, glued, text_of};
use crate::read::layout::glyphs::words::Word;
use crate::read::layout::tables::edges::Edge;
use crate::read::layout::tables::gutters;
use crate::read::layout::tables::header_words::is_header_word;
use crate::read::layout::tolerances::{ALIGNED, FILL_HIGH, FILLS_MAX};
use crate::read::pdf::Rect;
use crate::words::columns::may_head;

/// Most words of a line of a header.
const WORDS_MAX: usize = 40;
/// Most columns of a log.
const NAMES_MAX: usize = 14;
/// A header's lines reach no further than this from the one that is found first (em).
const REACH: f32 = 6.5;
/// White between two words that are names of two columns, or parts of one far apart (em), at the least.
const APART: f32 = 0.45;
/// The same in word spaces of the page: a typewriter's are wide.
const SPACES: f32 = 1.5;
/// Baselines further apart than this (em) are those of two rows.
pub(super) const ROWS: f32 = 1.4;
/// Lines that are asked how wide a word space is.
const ASKED: usize = 20;

/// A header: its lines, and its names with the boxes of their words.
pub(super) struct Header {
    /// Its lines.
    pub(super) lines: Range<usize>,
    /// Its names, left to right.
    pub(super) names: Vec<Name>,
}

/// The name of a column, as far as it is known where columns part.
#[derive(Clone, Debug, Default)]
pub(super) struct Name {
    /// Where its words start.
    pub(super) x0: f32,
    /// Where they end.
    pub(super) x1: f32,
    /// Its words, in reading order.
    pub(super) words: Vec<Word>,
}

/// The header whose first known line is line `i`.
pub(super) fn at(set: &Lines, i: usize, ground: Ground<'_>) -> Option<Header> {
    let line = set.lines.get(i)?;
    let text = ground.source.text;
    if line.words.len() < 2 || !has_two(line_words(set, line), text) {
        return None;
    }
    if count(set, line) > WORDS_MAX {
        return None;
    }
    let apart = APART.max(SPACES * space(set, i)) * line.size;
    let segments = gutters::header_segments(set, i);
    let seed: Vec<Name> = segments.iter().flat_map(|s| runs(set, s.clone(), apart)).collect();
    let texts: Vec<String> = seed.iter().map(|name| name.text(text)).collect();
    if !(2..=NAMES_MAX).contains(&seed.len()) || known(&texts) < 2 {
        return None;
    }
    let lines = lines(set, i, ground);
    let names = names(set, lines.clone(), &seed, (i, apart));
    let texts: Vec<String> = names.iter().map(|name| name.text(text)).collect();
    let known = known(&texts);
    // A figure alone stands in a row.
    let figure = |text: &String| !text.chars().any(char::is_alphabetic) && !text.contains('#');
    let enough = known >= 2 && known.saturating_mul(2) >= names.len() && names.len() >= 3;
    let enough = enough && !texts.iter().any(figure);
    enough.then_some(Header { lines, names })
}

/// How many different texts head columns.
fn known(texts: &[String]) -> usize {
    let capital = |text: &&String| !text.starts_with(char::is_lowercase);
    let mut known: Vec<&String> =
        texts.iter().filter(capital).filter(|text| is_header_word(text)).collect();
    known.sort_unstable();
    known.dedup();
    known.len()
}

impl Name {
    /// Its text.
    pub(super) fn text(&self, text: &str) -> String {
        crate::read::layout::glyphs::texts::words_text(&self.words, text)
    }

    fn of(words: &[Word]) -> Self {
        let x0 = words.iter().fold(f32::MAX, |least, w| least.min(w.area.x0));
        let x1 = words.iter().fold(f32::MIN, |most, w| most.max(w.area.x1));
        Self { x0, x1, words: words.to_vec() }
    }

    fn add(&mut self, other: Self) {
        self.x0 = self.x0.min(other.x0);
        self.x1 = self.x1.max(other.x1);
        self.words.extend(other.words);
    }

    fn baseline(&self) -> f32 {
        self.words.first().map_or(0.0, |word| word.baseline)
    }

    fn meets(&self, other: &Self) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1
    }
}

/// The lines of a header around the one that is known: those that its shade or the rules above and below it
/// hold, else those set like it.
fn lines(set: &Lines, i: usize, ground: Ground<'_>) -> Range<usize> {
    let Some(line) = set.lines.get(i) else { return i..i };
    let shade = shade(set, line, ground);
    let (above, below) = rules(line, &ground.edges.horizontal);
    let top = shade.map(|s| s.0).or(above);
    let bottom = shade.map(|s| s.1).or(below);
    let mut start = i;
    while let Some(above) = start.checked_sub(1).and_then(|k| set.lines.get(k)) {
        let shaded = shade.is_some_and(|s| middle(above) > s.0);
        let hangs = hangs_over(set, start, above, ground.source.text)
            && top.is_none_or(|top| middle(above) > top);
        let row = is_first_row(set, start, above, ground)
            || is_over_some(set, start, above, ground.source.text)
            || is_beside(set, start, above);
        if !(shaded || hangs || row) || !may_belong(set, line, above, ground) {
            break;
        }
        start = start.saturating_sub(1);
    }
    let mut end = i.saturating_add(1);
    while let Some(next) = set.lines.get(end) {
        let within = bottom.is_none_or(|bottom| middle(next) < bottom);
        let belongs = within
            && may_belong(set, line, next, ground)
            && (bottom.is_some() || follows(set, i, end, ground));
        if !belongs {
            break;
        }
        end = end.saturating_add(1);
    }
    // A second row of a header, parted from the first by a rule or by the edge of its shade.
    while bottom.is_some()
        && let Some(next) = set.lines.get(end)
        && may_belong(set, line, next, ground)
        && is_second_row(set, next, ground)
    {
        end = end.saturating_add(1);
    }
    start..end
}

/// Top and bottom of the shade behind a line.
fn shade(set: &Lines, line: &RawLine, ground: Ground<'_>) -> Option<(f32, f32)> {
    if ground.fills.len() > FILLS_MAX {
        return None;
    }
    let y = middle(line);
    let words = line_words(set, line);
    let mut held = 0_usize;
    let mut found: Option<(f32, f32)> = None;
    for word in words {
        let x = (word.area.x0 + word.area.x1) / 2.0;
        let low = |height: f32| height >= FILL_HIGH && height <= REACH * line.size;
        let fill =
            ground.fills.iter().map(|f| f.area).find(|a| holds(*a, x, y) && low(a.y1 - a.y0));
        if let Some(area) = fill {
            held = held.saturating_add(1);
            found =
                Some(found.map_or((area.y0, area.y1), |f| (f.0.min(area.y0), f.1.max(area.y1))));
        }
    }
    let (top, bottom) = found.filter(|_| held.saturating_mul(2) > words.len())?;
    Some((first_row(line, (top, bottom), ground).unwrap_or(top), bottom))
}

/// Where the shades of a first row start that end at that of a second one, or reach down beside it.
fn first_row(line: &RawLine, (top, bottom): (f32, f32), ground: Ground<'_>) -> Option<f32> {
    /// The edges of cells that touch differ by no more than this (points).
    const TOUCH: f32 = 1.5;
    let beside = |area: &Rect| {
        let ends = (area.y1 - top).abs() < TOUCH || (area.y1 - bottom).abs() < TOUCH;
        ends && area.y0 < top - TOUCH && bottom - area.y0 <= REACH * line.size
    };
    ground.fills.iter().map(|fill| fill.area).filter(beside).map(|area| area.y0).reduce(f32::min)
}

/// The nearest rules above and below a line that run over most of it, and above it as far as any near it does: a
/// shorter one stands under a heading over several columns.
fn rules(line: &RawLine, horizontal: &[Edge]) -> (Option<f32>, Option<f32>) {
    let width = line.area.x1 - line.area.x0;
    let over = |e: &&Edge| e.to.min(line.area.x1) - e.from.max(line.area.x0) >= 0.6 * width;
    let y = middle(line);
    let near = |e: &&Edge| (e.at - y).abs() <= REACH * line.size;
    let of = || horizontal.iter().filter(near).filter(over);
    let long = |e: &&Edge| e.to - e.from;
    let above = || of().filter(|e| e.at < y);
    let longest = above().map(|e| long(&e)).fold(0.0, f32::max);
    let above = above().rfind(|e| long(e) >= 0.9 * longest).map(|e| e.at);
    let below = of().find(|e| e.at > y).map(|e| e.at);
    (above, below)
}

/// Whether a line may belong to the header of another: set like it, and no row of the log.
fn may_belong(set: &Lines, header: &RawLine, line: &RawLine, ground: Ground<'_>) -> bool {
    let far = (line.baseline - header.baseline).abs() > REACH * header.size;
    let words = line_words(set, line);
    let alike = is_bold(line_words(set, header)) == is_bold(words)
        && (line.size - header.size).abs() <= 0.1 * header.size;
    let figure = |word: &Word| word.text(ground.source.text).bytes().any(|b| b.is_ascii_digit());
    !far && alike && count(set, line) <= WORDS_MAX && !words.iter().any(figure)
}

/// How many words a line has; letters that are drawn one by one are none.
fn count(set: &Lines, line: &RawLine) -> usize {
    line_words(set, line).chunk_by(glued).count()
}

/// Whether all words are bold.
pub(super) fn is_bold(words: &[Word]) -> bool {
    words.iter().all(Word::is_bold)
}

/// Whether a line right above line `start` is a header's: it stands over its columns, not at its left.
fn hangs_over(set: &Lines, start: usize, above: &RawLine, text: &str) -> bool {
    let Some(line) = set.lines.get(start) else { return false };
    // The first line of a name whose second one starts with a small letter.
    let first = line_words(set, line).first();
    let goes_on = first.is_some_and(|word| word.text(text).starts_with(char::is_lowercase));
    line.baseline - above.baseline < 1.5 * line.size
        && (above.area.x0 > line.area.x0 + line.size || above.segments.len() > 2 || goes_on)
}

/// Whether a line above line `start` is the first row of a header of two: several parts, one of which heads a
/// column.
fn is_first_row(set: &Lines, start: usize, above: &RawLine, ground: Ground<'_>) -> bool {
    let Some(line) = set.lines.get(start) else { return false };
    let text = |range: &Range<usize>| {
        text_of(set.words.get(range.clone()).unwrap_or_default(), ground.source.text).to_string()
    };
    line.baseline - above.baseline < 3.5 * line.size
        && above.segments.len() > 1
        && above.segments.iter().any(|range| is_header_word(&text(range)))
}

/// Whether a line above line `start` stands less than a line higher: names are centred on the header's height.
fn is_beside(set: &Lines, start: usize, above: &RawLine) -> bool {
    set.lines.get(start).is_some_and(|line| line.baseline - above.baseline < 0.9 * line.size)
}

/// Whether words are no end of a text that stands above them: it starts with a small letter, or ends in a sign.
fn is_whole(words: &[Word], text: &str) -> bool {
    let (first, last) = (words.first().map(|w| w.text(text)), words.last().map(|w| w.text(text)));
    first.is_some_and(|first| !first.starts_with(char::is_lowercase))
        && last.is_some_and(|last| last.ends_with(|c: char| c.is_alphanumeric() || c == ')'))
}

/// Whether a line above line `start` is a heading over some of its columns: a few words, neither at the left of
/// what stands below, as a banner is, nor over its middle, as a title.
fn is_over_some(set: &Lines, start: usize, above: &RawLine, text: &str) -> bool {
    /// The most words of such a heading.
    const FEW: usize = 3;
    /// Lines that tell how far the columns reach.
    const ASKED: usize = 12;
    /// How far from the left it stands at least, and from the middle (em).
    const OFF: f32 = 3.0;
    let below = set.lines.get(start..).unwrap_or_default();
    let Some(line) = below.first() else { return false };
    let (least, area) = (OFF * line.size, above.area);
    let below = below.iter().take(ASKED);
    let left = below.clone().fold(f32::MAX, |least, l| least.min(l.area.x0));
    let right = below.fold(f32::MIN, |most, l| most.max(l.area.x1));
    line.baseline - above.baseline < 3.5 * line.size
        && above.segments.len() == 1
        && is_whole(line_words(set, above), text)
        && count(set, above) <= FEW
        && area.x0 > left + least
        && area.x1 <= right
        && (area.x0 + area.x1 - left - right).abs() > 2.0 * least
}

/// Whether line `k` goes on with the header that line `i` starts, where neither shade nor rule says so.
fn follows(set: &Lines, i: usize, k: usize, ground: Ground<'_>) -> bool {
    let (Some(header), Some(line)) = (set.lines.get(i), set.lines.get(k)) else { return false };
    let Some(above) = k.checked_sub(1).and_then(|k| set.lines.get(k)) else { return false };
    let rise = line.baseline - above.baseline;
    let bold = is_bold(line_words(set, header));
    if is_second_row(set, line, ground) && rise < 3.5 * line.size {
        return true;
    }
    if bold {
        // Further below, a line on its own at the left is a banner.
        return rise < 1.45 * line.size || line.segments.len() > 1 && rise < 3.0 * line.size;
    }
    // A second line of the names: few words, close below, and more white below than above it.
    let white = set
        .lines
        .get(k.saturating_add(1))
        .is_some_and(|next| next.baseline - line.baseline > 1.25 * rise);
    rise < 1.5 * line.size && white && count(set, line) <= count(set, header)
}

/// Whether all that stands in a line heads columns.
fn is_second_row(set: &Lines, line: &RawLine, ground: Ground<'_>) -> bool {
    let text = |range: &Range<usize>| {
        text_of(set.words.get(range.clone()).unwrap_or_default(), ground.source.text).to_string()
    };
    line.segments.len() >= 2 && line.segments.iter().all(|range| is_header_word(&text(range)))
}

/// Whether two words of a line may head columns.
fn has_two(words: &[Word], text: &str) -> bool {
    let mut parts = words.chunk_by(glued).filter(|part| may_head(&text_of(part, text)));
    parts.next().is_some() && parts.next().is_some()
}

/// The names of a header: what stands beside each other is apart, what stands below each other is one. `seed` are
/// those of its first known line, and how far apart they stand at least, in points.
fn names(set: &Lines, lines: Range<usize>, seed: &[Name], (at, apart): (usize, f32)) -> Vec<Name> {
    let below = set.lines.get(lines.end..).unwrap_or_default();
    let mut rows: Vec<Vec<Name>> = Vec::with_capacity(lines.len());
    for k in lines {
        let Some(line) = set.lines.get(k) else { break };
        rows.push(if k == at { seed.to_vec() } else { runs(set, line.words.clone(), apart) });
    }
    let mut out: Vec<Name> = Vec::new();
    for part in without_headings(rows.concat(), |part| stands(set, below, part)) {
        put(part, &mut out);
    }
    out.sort_unstable_by(|a, b| a.x0.total_cmp(&b.x0));
    out
}

/// Leaves out the headings over several columns: what stands in a row of its own above a name, and what stands
/// above and between two names of a second row.
fn without_headings(parts: Vec<Name>, stands: impl Fn(&Name) -> bool) -> Vec<Name> {
    let size = parts.first().and_then(|part| part.words.first()).map_or(0.0, |word| word.size);
    let far = ROWS * size;
    let top = parts.iter().fold(f32::MAX, |least, part| least.min(part.baseline()));
    let bottom = parts.iter().fold(f32::MIN, |most, part| most.max(part.baseline()));
    if bottom - top < far {
        return parts;
    }
    // What goes on in a line right above or below it is no row of its own.
    let beside = |part: &Name, by: std::ops::Range<f32>| {
        parts
            .iter()
            .any(|other| other.meets(part) && by.contains(&(other.baseline() - part.baseline())))
    };
    let is_lower = |part: &Name| part.baseline() >= top + far && !beside(part, -far..-0.5);
    let is_upper = |part: &Name| part.baseline() <= bottom - far && !beside(part, 0.5..far);
    let under =
        |part: &Name, name: &Name| is_lower(name) && name.baseline() - part.baseline() >= far;
    // Each name of a second row has one heading.
    let lower = |part: &Name| -> Vec<&Name> {
        let own = parts.iter().filter(|name| under(part, name));
        own.collect()
    };
    let mut headed: Vec<f32> = parts
        .iter()
        .filter(|name| {
            parts.iter().any(|part| is_upper(part) && part.meets(name) && under(part, name))
        })
        .map(|name| name.x0)
        .collect();
    let mut out = Vec::with_capacity(parts.len());
    for part in &parts {
        let over = is_upper(part) && lower(part).iter().any(|name| name.meets(part));
        let left = parts.iter().filter(|p| p.x1 <= part.x0).max_by(|a, b| a.x1.total_cmp(&b.x1));
        let bare = |name: &&Name| under(part, name) && !headed.contains(&name.x0);
        let left = left.filter(bare).map(|name| name.x0);
        let right = lower(part).iter().filter(|p| p.x0 >= part.x1).map(|p| p.x0).reduce(f32::min);
        if over {
            continue;
        }
        // Centred over several, it stands between two of them, or right of the last, where no text stands below.
        match left.filter(|_| is_upper(part) && (right.is_some() || !stands(part))) {
            Some(left) => {
                headed.push(left);
                headed.extend(right);
            }
            None => out.push(part.clone()),
        }
    }
    out
}

/// Whether texts of the lines below a header start or have their middle where a name has.
fn stands(set: &Lines, below: &[RawLine], name: &Name) -> bool {
    /// Lines that are asked.
    const ASKED: usize = 12;
    /// So many are no chance.
    const LEAST: usize = 2;
    let texts = below.iter().take(ASKED).flat_map(|line| line.segments.iter());
    let texts = texts.map(|range| Name::of(set.words.get(range.clone()).unwrap_or_default()));
    let middle = |name: &Name| (name.x0 + name.x1) / 2.0;
    let own = texts.filter(|text| {
        (text.x0 - name.x0).abs() < ALIGNED || (middle(text) - middle(name)).abs() < ALIGNED
    });
    own.take(LEAST).count() == LEAST
}

/// Adds a part to the name that stands over or under it.
fn put(part: Name, names: &mut Vec<Name>) {
    let mut part = part;
    while let Some(at) = names.iter().position(|name| name.meets(&part)) {
        let mut name = names.swap_remove(at);
        name.add(part);
        part = name;
    }
    names.push(part);
}

/// The stretches of words that white parts.
fn runs(set: &Lines, range: Range<usize>, apart: f32) -> Vec<Name> {
    let words = set.words.get(range).unwrap_or_default();
    words.chunk_by(|a, b| b.area.x0 - a.area.x1 < apart).map(Name::of).collect()
}

/// The usual word space of a line and those below it (em).
fn space(set: &Lines, from: usize) -> f32 {
    let lines = set.lines.iter().skip(from).take(ASKED);
    let mut gaps: Vec<f32> = lines
        .flat_map(|line| line_words(set, line).windows(2).map(|pair| (pair, line.size)))
        .filter_map(|(pair, size)| match pair {
            [a, b] if !glued(a, b) => Some((b.area.x0 - a.area.x1) / size),
            _ => None,
        })
        .collect();
    gaps.sort_unstable_by(f32::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or_default().min(0.7)
}
