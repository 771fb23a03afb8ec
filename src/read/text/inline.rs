//! Marks inside a paragraph: emphasis, links, a few HTML tags, entities, escapes.

use crate::block::Style;

/// A character as it looks.
pub(super) type Styled = (char, Style);

/// Stands for `<br>`: a line ends here, though not one of the file's.
pub(super) const BREAK: char = '\u{b}';

/// Reads the marks of one paragraph; its lines are parted by line feeds, and stay so. Emphasis may run
/// over a line end.
pub(super) fn styled(paragraph: &str, markdown: bool) -> Vec<Styled> {
    let chars: Vec<char> = paragraph.chars().collect();
    let mut reader =
        Reader { chars: &chars, at: 0, style: Style::default(), out: Vec::new(), markdown };
    while reader.at < chars.len() {
        reader.step();
    }
    reader.out
}

/// The characters alone.
pub(super) fn plain(text: &str, markdown: bool) -> String {
    styled(text, markdown).into_iter().map(|(c, _)| c).collect()
}

struct Reader<'a> {
    chars: &'a [char],
    at: usize,
    style: Style,
    out: Vec<Styled>,
    markdown: bool,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at.saturating_add(ahead)).copied()
    }

    fn before(&self) -> Option<char> {
        self.chars.get(self.at.checked_sub(1)?).copied()
    }

    fn push(&mut self, c: char) {
        self.out.push((c, self.style));
    }

    fn step(&mut self) {
        let Some(c) = self.peek(0) else { return };
        let taken = match c {
            '<' => self.tag(),
            '&' => self.entity(),
            '\\' if self.markdown => self.escape(),
            '*' | '_' if self.markdown => self.emphasis(c),
            '`' if self.markdown => Some(1),
            '!' if self.markdown && self.peek(1) == Some('[') => self.image(),
            '[' if self.markdown => self.link(),
            _ => None,
        };
        match taken {
            Some(count) => self.at = self.at.saturating_add(count.max(1)),
            None => {
                self.push(c);
                self.at = self.at.saturating_add(1);
            }
        }
    }

    fn escape(&mut self) -> Option<usize> {
        let c = self.peek(1).filter(char::is_ascii_punctuation)?;
        self.push(c);
        Some(2)
    }

    /// Bold for a pair of signs, italic for one, both for three.
    fn emphasis(&mut self, sign: char) -> Option<usize> {
        let run = (0..).take_while(|n| self.peek(*n) == Some(sign)).count();
        if run > 3 {
            return None;
        }
        let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let (before, after) = (self.before(), self.peek(run));
        // An underscore inside a word is one of its characters.
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if sign == '_' && word(before) && word(after) {
            return None;
        }
        let (bold, italic) = (run >= 2, run != 2);
        let closes = !space(before) && (!bold || self.style.bold) && (!italic || self.style.italic);
        if closes {
            self.style.bold &= !bold;
            self.style.italic &= !italic;
            return Some(run);
        }
        let opens = !space(after) && self.closed_later(sign, run);
        if !opens {
            return None;
        }
        self.style.bold |= bold;
        self.style.italic |= italic;
        Some(run)
    }

    /// Tells whether a run of the same length closes what this one would open.
    fn closed_later(&self, sign: char, run: usize) -> bool {
        /// Emphasis longer than this is none, in characters.
        const LONGEST: usize = 4000;
        let mut at = self.at.saturating_add(run);
        let end = at.saturating_add(LONGEST);
        while let Some(c) = self.chars.get(at).filter(|_| at < end) {
            if *c == sign {
                let length = self.chars.iter().skip(at).take_while(|c| **c == sign).count();
                let open = self.chars.get(at.saturating_sub(1)).is_none_or(|c| c.is_whitespace());
                if length >= run && !open {
                    return true;
                }
                at = at.saturating_add(length);
            } else {
                at = at.saturating_add(1);
            }
        }
        false
    }

    /// Skips `[text](address)` but for its text.
    fn link(&mut self) -> Option<usize> {
        let (text, length) = self.bracketed(1)?;
        let inner = plain(&text, true);
        for c in inner.chars() {
            self.push(c);
        }
        Some(length)
    }

    fn image(&mut self) -> Option<usize> {
        self.bracketed(2).map(|(_, length)| length)
    }

    /// The text of `[text](address)` that starts `skip` characters on, and the length of the whole.
    fn bracketed(&self, skip: usize) -> Option<(String, usize)> {
        /// A link longer than this is none, in characters.
        const LONGEST: usize = 4000;
        let rest = self.chars.get(self.at.saturating_add(skip)..)?;
        let close = rest.iter().take(LONGEST).position(|c| *c == ']')?;
        if rest.get(close.saturating_add(1)) != Some(&'(') {
            return None;
        }
        let from = close.saturating_add(2);
        let end = rest.get(from..)?.iter().take(LONGEST).position(|c| *c == ')')?;
        let text: String = rest.get(..close)?.iter().collect();
        Some((text, skip.saturating_add(from).saturating_add(end).saturating_add(1)))
    }

    /// Skips an HTML tag; bold, italic and underlined are kept. `<https://…>` stays as it is printed.
    fn tag(&mut self) -> Option<usize> {
        /// A tag longer than this is none, in characters.
        const LONGEST: usize = 300;
        let rest = self.chars.get(self.at.saturating_add(1)..)?;
        let end = rest.iter().take(LONGEST).position(|c| *c == '>')?;
        let inner: String = rest.get(..end)?.iter().collect();
        let length = end.saturating_add(2);
        let closes = inner.starts_with('/');
        let name: String = inner
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        match name.as_str() {
            "b" | "strong" => self.style.bold = !closes,
            "i" | "em" => self.style.italic = !closes,
            "u" => self.style.underline = !closes,
            "br" => self.push(BREAK),
            "p" | "div" | "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if closes => {
                self.push(BREAK)
            }
            "sup" | "sub" | "span" | "p" | "div" | "a" | "font" | "small" | "ins" | "del"
            | "mark" | "ul" | "ol" | "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "center" => {}
            _ => return None,
        }
        Some(length)
    }

    fn entity(&mut self) -> Option<usize> {
        const NAMED: [(&str, char); 12] = [
            ("amp", '&'),
            ("lt", '<'),
            ("gt", '>'),
            ("quot", '"'),
            ("apos", '\''),
            ("nbsp", ' '),
            ("pound", '£'),
            ("ndash", '–'),
            ("mdash", '—'),
            ("rsquo", '’'),
            ("lsquo", '‘'),
            ("middot", '·'),
        ];
        let rest = self.chars.get(self.at.saturating_add(1)..)?;
        let end = rest.iter().take(8).position(|c| *c == ';')?;
        let name: String = rest.get(..end)?.iter().collect();
        let c = match name.strip_prefix('#') {
            Some(code) => char::from_u32(match code.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => code.parse().ok()?,
            })
            .filter(|c| !c.is_control())?,
            None => NAMED.iter().find(|(n, _)| *n == name).map(|(_, c)| *c)?,
        };
        self.push(if c.is_whitespace() { ' ' } else { c });
        Some(end.saturating_add(2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> String {
        let mut out = String::new();
        let mut last = Style::default();
        for (c, style) in styled(text, true) {
            if style.bold != last.bold {
                out.push(if style.bold { '{' } else { '}' });
            }
            if style.italic != last.italic {
                out.push(if style.italic { '‹' } else { '›' });
            }
            last = style;
            out.push(c);
        }
        out
    }

    #[test]
    fn emphasis_links_tags_and_entities() {
        let table = [
            ("**RESOLVED:** that", "{RESOLVED:} that"),
            ("STRATEGY **BOARD", "STRATEGY **BOARD"),
            ("**MARL\nBOARD** x", "{MARL\nBOARD} x"),
            ("*Ann Marl* told", "‹Ann Marl› told"),
            ("5 * 3 * 2", "5 * 3 * 2"),
            ("__all__ of snake_case_words", "{all} of snake_case_words"),
            ("[the plan](https://a.example/b) says", "the plan says"),
            ("![logo](x.png)Text", "Text"),
            ("2<sup>nd</sup> June", "2nd June"),
            ("a<br/>b", "a\u{b}b"),
            ("Fish &amp; Chips &#163;5", "Fish & Chips £5"),
            ("1\\. Text", "1. Text"),
            ("<https://a.example>", "<https://a.example>"),
            ("3 < 5 > 2", "3 < 5 > 2"),
            ("______", "______"),
        ];
        for (text, expected) in table {
            assert_eq!(seen(text), expected, "{text}");
        }
    }
}
