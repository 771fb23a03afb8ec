//! Thin rules that hug a baseline → underlined words.

use super::words::Word;
use crate::read::layout::tolerances::RULE_SNAP;
use crate::read::pdf::Rule;

/// How far below the baseline an underline may lie (em); a cell's border lies lower.
const BELOW: f32 = 0.26;
/// How far above the baseline (em): rules drawn at the baseline itself, rounded.
const ABOVE: f32 = 0.05;
/// An underline is thinner than this (em).
const THICK: f32 = 0.12;
/// An underline ends with its words; beyond this (em) it is a separator or a border.
const BEYOND: f32 = 1.5;

/// More rules on a page are a drawing; a page of minutes ruled cell by cell stays below.
const RULES_MAX: usize = 5000;

/// Marks the words that a rule underlines.
pub(crate) fn mark(words: &mut [Word], rules: &[Rule]) {
    if words.is_empty() || rules.len() > RULES_MAX || !rules.iter().any(|r| r.horizontal) {
        return;
    }
    let mut by_baseline: Vec<(f32, usize)> =
        words.iter().enumerate().map(|(i, w)| (w.baseline, i)).collect();
    by_baseline.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let largest = words.iter().fold(0.0_f32, |most, w| most.max(w.size));
    for rule in rules.iter().filter(|r| r.horizontal) {
        let y = (rule.area.y0 + rule.area.y1) / 2.0;
        let from = by_baseline.partition_point(|(b, _)| *b < y - BELOW * largest);
        let to = by_baseline.partition_point(|(b, _)| *b <= y + ABOVE * largest);
        let near = by_baseline.get(from..to.max(from)).unwrap_or_default();
        let mut under = Vec::new();
        let (mut x0, mut x1) = (f32::MAX, f32::MIN);
        for (_, i) in near {
            let Some(word) = words.get(*i) else { continue };
            let shared = word.area.x1.min(rule.area.x1) - word.area.x0.max(rule.area.x0);
            let hugs = y - word.baseline <= BELOW * word.size
                && word.baseline - y <= ABOVE * word.size
                && rule.area.y1 - rule.area.y0 <= THICK * word.size
                && shared >= 0.7 * (word.area.x1 - word.area.x0);
            if hugs {
                under.push(*i);
                x0 = x0.min(word.area.x0);
                x1 = x1.max(word.area.x1);
            }
        }
        if !under.is_empty() && is_border(rule, rules) {
            continue;
        }
        let size = under.first().and_then(|i| words.get(*i)).map_or(0.0, |w| w.size);
        if x0 - rule.area.x0 > BEYOND * size || rule.area.x1 - x1 > BEYOND * size {
            continue;
        }
        for i in under {
            if let Some(word) = words.get_mut(i) {
                word.underline();
            }
        }
    }
}

/// Whether a rule meets an upright one at an end: a cell's border.
fn is_border(rule: &Rule, rules: &[Rule]) -> bool {
    let y = (rule.area.y0 + rule.area.y1) / 2.0;
    rules.iter().filter(|r| !r.horizontal).any(|r| {
        let x = (r.area.x0 + r.area.x1) / 2.0;
        let meets = (x - rule.area.x0).abs() <= RULE_SNAP || (x - rule.area.x1).abs() <= RULE_SNAP;
        meets && y >= r.area.y0 - RULE_SNAP && y <= r.area.y1 + RULE_SNAP
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::layout::glyphs::words::words;
    use crate::read::layout::testing::Sheet;

    #[test]
    fn a_rule_under_words_underlines_them() {
        let mut sheet = Sheet::new();
        sheet.text(72.0, 100.0, "Any Other Business").across(72.0, 119.5, 101.5);
        let mut all = words(&sheet.page);
        mark(&mut all, &sheet.page.rules);
        assert_eq!(all.iter().map(|w| w.is_underlined()).collect::<Vec<_>>(), [true, true, false]);
    }

    #[test]
    fn a_border_is_no_underline() {
        let mut sheet = Sheet::new();
        sheet.text(72.0, 100.0, "Date").across(60.0, 400.0, 102.0).across(60.0, 90.0, 106.0);
        let mut all = words(&sheet.page);
        mark(&mut all, &sheet.page.rules);
        assert!(all.iter().all(|w| !w.is_underlined()));
    }
}
