//! Text drawn twice: fake bold and shadows repeat a text a little beside itself.

use super::{Page, Run};

/// Shift, in font sizes, up to which the same text counts as drawn twice; an "l" is wider.
const SHIFT: f32 = 0.1;

/// Shift, in font sizes, from which the second drawing thickens the letters.
const THICKENS: f32 = 0.004;

/// Runs of the same line that a run is compared with; a line drawn letter by letter has some hundred.
const NEIGHBOURS: usize = 256;

/// Drops runs that repeat another at the same place, and says of the other that it is bold.
pub(super) fn drop_doubles(page: &mut Page) {
    let mut order: Vec<u32> = (0..page.runs.len() as u32).collect();
    let key = |index: &u32| page.runs.get(*index as usize).map_or(0.0, |run| run.baseline);
    order.sort_by(|a, b| key(a).total_cmp(&key(b)).then(a.cmp(b)));
    let mut gone = vec![false; page.runs.len()];
    let mut found = false;
    for (at, first) in order.iter().enumerate() {
        let others = order.get(at.saturating_add(1)..).unwrap_or_default();
        for second in others.iter().take(NEIGHBOURS) {
            let (first, second) = (*first as usize, *second as usize);
            let is_gone = |index: usize| gone.get(index).copied().unwrap_or(true);
            let (Some(run), Some(other)) = (page.runs.get(first), page.runs.get(second)) else {
                continue;
            };
            if is_gone(first) || other.baseline - run.baseline > run.size * SHIFT {
                break;
            }
            if !is_gone(second) && is_double(page, run, other) {
                let later = first.max(second);
                unite(page, first.min(second), later);
                if let Some(slot) = gone.get_mut(later) {
                    *slot = true;
                }
                found = true;
            }
        }
    }
    if found {
        drop(page, &gone);
    }
}

/// True where two runs have the same text at nearly the same place.
fn is_double(page: &Page, one: &Run, other: &Run) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() <= one.size * SHIFT;
    near(one.area.x0, other.area.x0)
        && near(one.area.y0, other.area.y0)
        && near(one.area.x1, other.area.x1)
        && one.direction == other.direction
        && match (text(page, one), text(page, other)) {
            (Some(one), Some(other)) => one == other && !one.trim().is_empty(),
            _ => false,
        }
}

fn text<'p>(page: &'p Page, run: &Run) -> Option<&'p str> {
    let first = page.glyphs.get(run.glyphs.start as usize)?;
    let last = page.glyphs.get((run.glyphs.end as usize).checked_sub(1)?)?;
    page.text.get(first.start as usize..last.end as usize)
}

/// Says of a run what its double adds to it.
fn unite(page: &mut Page, run: usize, double: usize) {
    let Some(Run { area, bold, invisible, .. }) = page.runs.get(double).cloned() else { return };
    let Some(run) = page.runs.get_mut(run) else { return };
    let shift = (area.x0 - run.area.x0).abs().max((area.y0 - run.area.y0).abs());
    // A text layer over its own picture is no fake bold, and one of the two may be unseen.
    run.bold |= bold || !invisible && !run.invisible && shift >= run.size * THICKENS;
    run.invisible &= invisible;
}

/// Takes runs out, with their glyphs and text.
fn drop(page: &mut Page, gone: &[bool]) {
    let (runs, glyphs) = (std::mem::take(&mut page.runs), std::mem::take(&mut page.glyphs));
    let text = std::mem::take(&mut page.text);
    for (mut run, gone) in runs.into_iter().zip(gone) {
        if *gone {
            continue;
        }
        let start = page.glyphs.len() as u32;
        let range = run.glyphs.start as usize..run.glyphs.end as usize;
        for glyph in glyphs.get(range).unwrap_or_default() {
            let mut glyph = *glyph;
            let own = text.get(glyph.start as usize..glyph.end as usize).unwrap_or_default();
            glyph.start = page.text.len() as u32;
            page.text.push_str(own);
            glyph.end = page.text.len() as u32;
            page.glyphs.push(glyph);
        }
        run.glyphs = start..page.glyphs.len() as u32;
        page.runs.push(run);
    }
}
