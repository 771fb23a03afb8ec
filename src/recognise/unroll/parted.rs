//! Texts that hold the heading of a paper and, without a gap, the list of who came: "… in the Moot Hall", and
//! in the next line "Present:". What stands before the list becomes a text of its own.

use crate::block::{Block, Line, Text};
use crate::recognise::minutes::attendance;
use crate::recognise::prose::Prose;

/// The parts of a text that has the heading of a list in one of its lines; none where it is one part.
pub(super) fn parted(p: &Prose<'_>) -> Option<Vec<Block>> {
    let lines = &p.text.lines;
    if lines.len() < 2 || p.label.is_some() || p.text.list_item {
        return None;
    }
    let at = lines.iter().position(attendance::heads_present)?;
    let end = lines.len().saturating_sub(usize::from(ends_with_heading(lines)));
    // Who led may stand right above.
    let led = at.checked_sub(1).filter(|above| lines.get(*above).is_some_and(attendance::leads));
    let cuts = [led.unwrap_or(at), at];
    let (list, next) = lines.split_at(end.max(at.saturating_add(1)));
    let (head, list) = list.split_at(cuts.first().copied()?);
    let (led, list) = list.split_at(at.saturating_sub(head.len()));
    let parts = [head, led, list, next].into_iter().filter(|part| !part.is_empty());
    let parts: Vec<Block> = parts.map(|lines| part(p.text, lines)).collect();
    (parts.len() > 1).then_some(parts)
}

/// Whether the last line is the heading of what follows: all of it is bold, the line above is not, and it names
/// nobody.
fn ends_with_heading(lines: &[Line]) -> bool {
    let bold = |line: &Line| {
        let mut spans = line.segments.iter().flat_map(|segment| &segment.spans);
        spans.all(|span| span.style.bold || span.text.trim().is_empty())
    };
    let [.., above, last] = lines else { return false };
    bold(last) && !bold(above) && attendance::is_no_name(last)
}

/// Some lines of a text as a text.
fn part(text: &Text, lines: &[Line]) -> Block {
    Block::Text(Text { lines: lines.to_vec(), ..text.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::testing;

    #[test]
    fn lists_behind_headings() {
        for (source, expected) in [
            (
                "Moot Hall\nPresent: Ann Marl\nBob Dunn",
                &["Moot Hall", "Present: Ann Marl Bob Dunn"][..],
            ),
            (
                "Moot Hall\nChair: Ann Marl\nMembers present: Bob Dunn",
                &["Moot Hall", "Chair: Ann Marl", "Members present: Bob Dunn"],
            ),
            ("Present: Ann Marl\nApologies: Bob Dunn", &[]),
            ("It was not what the\npresent board had asked for", &[]),
        ] {
            let blocks = testing::texts(&[source]);
            let [Block::Text(text)] = blocks.as_slice() else { panic!("{source}") };
            let parts = parted(&Prose::of(text)).unwrap_or_default();
            let whole = |part: &Block| match part {
                Block::Text(text) => Prose::of(text).whole().into_owned(),
                _ => String::new(),
            };
            assert_eq!(parts.iter().map(whole).collect::<Vec<_>>(), expected, "{source}");
        }
    }
}
