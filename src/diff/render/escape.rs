//! What a document says, made harmless where it goes.

/// Takes control characters out, so that no text can steer a terminal; those that turn the direction
/// of writing too.
pub(crate) fn printable(text: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if steers(c) { ' ' } else { c }).collect()
}

/// Escapes text for HTML, in elements and in quoted attributes.
pub(crate) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in printable(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// Escapes text for Markdown, within a line.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in printable(text).chars() {
        if "\\`*_{}[]<>#|~&!".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Makes a link of a name, where its address is one of the web; else the name alone.
pub(crate) fn link(name: &str, url: Option<&str>) -> String {
    let name = html(name);
    match url.filter(|url| url.starts_with("https://") || url.starts_with("http://")) {
        Some(url) => format!("<a href=\"{}\" rel=\"noreferrer\">{name}</a>", html(url)),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_through() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}c"), "a [31mb c");
        assert_eq!(html("<a href='x'>&"), "&lt;a href=&#39;x&#39;&gt;&amp;");
        assert_eq!(markdown("[x](y) <b>*"), r"\[x\](y) \<b\>\*");
        assert_eq!(link("x", Some("javascript:alert(1)")), "x");
        assert_eq!(
            link("<x>", Some("https://a.example/?a=1&b='\"")),
            "<a href=\"https://a.example/?a=1&amp;b=&#39;&quot;\" rel=\"noreferrer\">&lt;x&gt;</a>"
        );
    }
}
