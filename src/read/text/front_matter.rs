//! What stands before a page's text for its site alone: `key: value` lines between two rules.

use super::clean::Source;

/// Front matter has at most this many lines.
const LINES: usize = 60;
/// The key of the page's title, which is its heading.
const TITLE: &str = "title:";

/// Takes front matter off the lines; its title stays, as a heading. Whether there was any.
pub(super) fn take(lines: &mut Vec<Source>) -> bool {
    let Some(end) = end(lines) else { return false };
    let title = lines.get(..end).and_then(|front| front.iter().find_map(heading));
    lines.drain(..=end);
    if let Some(title) = title {
        let blank = Source { text: String::new(), ..title.clone() };
        lines.splice(0..0, [title, blank]);
    }
    true
}

/// The line that ends front matter, where the lines start with some.
fn end(lines: &[Source]) -> Option<usize> {
    let rule = |line: &Source| line.text.trim_end() == "---";
    lines.first().filter(|line| rule(line))?;
    let end = lines.iter().skip(1).take(LINES).position(rule)?.checked_add(1)?;
    let between = lines.get(1..end)?;
    (!between.is_empty() && between.iter().all(is_entry)).then_some(end)
}

/// Whether a line is an entry of front matter: a key, an entry of a list or the rest of a value.
fn is_entry(line: &Source) -> bool {
    let key = line.text.split_once(':').is_some_and(|(key, _)| {
        !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c))
    });
    key || line.is_blank() || line.text.starts_with([' ', '-', '#', '\t'])
}

/// The title of front matter as a heading.
fn heading(line: &Source) -> Option<Source> {
    let title = line.text.strip_prefix(TITLE)?.trim();
    let title = title.trim_matches(['"', '\'']);
    (!title.is_empty()).then(|| Source { text: format!("# {title}"), ..line.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text::clean;

    #[test]
    fn front_matter_goes() {
        for (text, taken, left) in [
            (
                "---\ntitle: \"Marl\"\ntags:\n  - a\n- b\n---\nText",
                true,
                &["# Marl", "", "Text"][..],
            ),
            ("---\nlayout: post\n---\nText", true, &["Text"]),
            ("---\nA sentence: one of many, and so on\nmore\n---\nText", false, &[]),
            ("Text\n---\na: b\n---", false, &[]),
        ] {
            let mut lines = clean::lines(text);
            assert_eq!(take(&mut lines), taken, "{text}");
            let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
            assert!(!taken || texts == left, "{texts:?}");
        }
    }
}
