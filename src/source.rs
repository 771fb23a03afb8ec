//! One file as it came: name, bytes, digest, and the format, which is told from the bytes and never
//! from the name.

use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use sha2::{Digest, Sha256};

use crate::Error;

/// How many bytes may stand before `%PDF`; readers of PDF agree on this.
const PDF_HEADER_WITHIN: usize = 1024;

/// How many bytes are looked at for the marks of HTML and for a declared encoding. Pages saved by
/// a browser carry a comment or an address first, seldom more than a few hundred bytes.
const MARKUP_WITHIN: usize = 4096;

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The name without folders; `-` for standard input.
    pub name: String,
    /// The bytes, shared with the reader that goes over them.
    pub bytes: Arc<Vec<u8>>,
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
    /// What the bytes are.
    pub format: Format,
}

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// PDF.
    Pdf,
    /// A web page; XHTML too.
    Html,
    /// XML that is no web page.
    Xml,
    /// Text with Markdown's marks.
    Markdown,
    /// Any other text.
    Plain,
}

impl Format {
    /// Returns the media type that a record carries.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Html => "text/html",
            Self::Xml => "application/xml",
            Self::Markdown => "text/markdown",
            Self::Plain => "text/plain",
        }
    }
}

impl Source {
    /// Takes a file's bytes and tells their format.
    ///
    /// # Errors
    /// [`Error::Empty`] where there is nothing but white space, [`Error::UnknownFormat`] where the
    /// bytes are no document that is read.
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Error> {
        let format = sniff(&bytes)?;
        let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { name: name.into(), bytes: Arc::new(bytes), sha256, format })
    }

    /// Decodes the bytes as text: by their byte-order mark, else as UTF-8 where they are valid, else by
    /// the encoding that the markup declares, else as Windows-1252.
    pub fn text(&self) -> String {
        decode(&self.bytes)
    }
}

/// Tells the format of some bytes.
fn sniff(bytes: &[u8]) -> Result<Format, Error> {
    let unknown = |found: &str| Err(Error::UnknownFormat { found: found.to_owned() });
    // Before a PDF is looked for: an archive that stores one without packing it has its head inside.
    if let Some(found) = known_binary(bytes) {
        return unknown(found);
    }
    let head = bytes.get(..PDF_HEADER_WITHIN).unwrap_or(bytes);
    if find(head, b"%PDF").is_some() && !looks_like_markup(head) {
        return Ok(Format::Pdf);
    }
    let text = decode(bytes);
    if text.chars().all(|c| c.is_whitespace() || c == '\0') {
        return Err(Error::Empty);
    }
    if text.chars().any(is_binary_control) {
        return unknown("binary data of an unknown kind; publishers offer a PDF or a web page too");
    }
    Ok(markup(&text).unwrap_or_else(|| text_kind(&text)))
}

fn looks_like_markup(head: &[u8]) -> bool {
    markup(&String::from_utf8_lossy(head)) == Some(Format::Html)
}

/// Elements that a page cut down to its content starts with, as scripts save it.
const FRAGMENTS: &[&str] = &[
    "a", "article", "center", "div", "form", "h1", "h2", "h3", "h4", "link", "main", "meta", "ol",
    "p", "script", "section", "span", "style", "table", "title", "ul",
];

/// Tells HTML and XML by their first tags.
fn markup(text: &str) -> Option<Format> {
    let head = text.chars().take(MARKUP_WITHIN).collect::<String>().to_ascii_lowercase();
    let whole_page = ["<!doctype html", "<html", "<head>", "<head ", "<body"];
    if whole_page.iter().any(|tag| head.contains(tag)) {
        return Some(Format::Html);
    }
    let start = after_comments(text.trim_start());
    if start.starts_with("<?xml") {
        return Some(Format::Xml);
    }
    let tag = start.strip_prefix('<')?;
    let name = tag.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next()?;
    if FRAGMENTS.contains(&name.to_ascii_lowercase().as_str()) {
        return Some(Format::Html);
    }
    // "<someone@example.org> wrote" opens no XML: a root element is closed again.
    (!name.is_empty() && text.contains(&format!("</{name}"))).then_some(Format::Xml)
}

fn after_comments(mut text: &str) -> &str {
    while let Some(comment) = text.strip_prefix("<!--") {
        match comment.split_once("-->") {
            Some((_, rest)) => text = rest.trim_start(),
            None => return "",
        }
    }
    text
}

/// Tells Markdown from plain text by its marks: a heading, a table's rule, a link or bold type; text with
/// tags for its line breaks is a piece of a web page.
fn text_kind(text: &str) -> Format {
    /// Pairs of `**`: one alone may be a footnote's sign.
    const BOLD_MARKS: usize = 4;
    /// Line breaks in tags that no plain text has: what a site's editor keeps of a page.
    const BREAKS: usize = 3;
    let heading = |line: &str| {
        let marks = line.bytes().take_while(|byte| *byte == b'#').count();
        (1..=6).contains(&marks) && line.as_bytes().get(marks) == Some(&b' ')
    };
    let table_rule = |line: &str| {
        line.contains("---") && line.contains('|') && line.chars().all(|c| " |:-".contains(c))
    };
    let marked = text.lines().any(|line| heading(line) || table_rule(line))
        || text.contains("](http")
        || text.matches("**").count() >= BOLD_MARKS;
    let tagged = || ["<br>", "<br/>", "<br />", "</p>"].iter().map(|tag| text.matches(tag).count());
    match marked {
        true => Format::Markdown,
        false if tagged().sum::<usize>() >= BREAKS => Format::Html,
        false => Format::Plain,
    }
}

/// Characters that no text has; a form feed stands between the pages of a text rendering.
fn is_binary_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{80}'..='\u{9f}')
}

/// Names formats that are not read, and says what to do.
fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    let has = |mark: &[u8]| find(bytes, mark).is_some();
    let kinds: &[(&[u8], &str)] = &[
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls); save it as PDF"),
        (b"{\\rtf", "a rich-text file (.rtf); save it as PDF"),
        (b"%!PS", "a PostScript file; turn it into PDF (ps2pdf IN OUT)"),
        (b"\x1f\x8b", "a gzip archive; unpack it first (gunzip)"),
        (b"BZh", "a bzip2 archive; unpack it first (bunzip2)"),
        (b"\xfd7zXZ\0", "an xz archive; unpack it first (unxz)"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
        (b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
        (b"\x89PNG", "an image (PNG); make a PDF with text of it (img2pdf, then ocrmypdf)"),
        (b"\xff\xd8\xff", "an image (JPEG); make a PDF with text of it (img2pdf, then ocrmypdf)"),
        (b"GIF8", "an image (GIF); make a PDF with text of it (ocrmypdf)"),
        (b"II*\0", "an image (TIFF); make a PDF with text of it (img2pdf, then ocrmypdf)"),
        (b"MM\0*", "an image (TIFF); make a PDF with text of it (img2pdf, then ocrmypdf)"),
        (b"RIFF", "a sound, film or image file, not a document"),
        (b"ID3", "a sound file (MP3), not a document"),
        (b"SQLite format 3\0", "an SQLite database, not a document"),
        (b"\x7fELF", "a program, not a document"),
    ];
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(if has(b"word/document") {
            "a Word document (.docx); save it as PDF"
        } else if has(b"xl/workbook") {
            "an Excel workbook (.xlsx); save it as PDF"
        } else if has(b"ppt/presentation") {
            "a PowerPoint presentation (.pptx); save it as PDF"
        } else if has(b"opendocument") {
            "an OpenDocument file (.odt, .ods); save it as PDF"
        } else {
            "a zip archive; unpack it first (unzip)"
        });
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some("a film or image file, not a document");
    }
    kinds.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, name)| *name)
}

fn find(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).position(|window| window == mark)
}

fn decode(bytes: &[u8]) -> String {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => declared(bytes).unwrap_or(WINDOWS_1252),
    };
    encoding.decode(bytes).0.into_owned()
}

/// Returns the encoding that `charset=…` or an XML declaration names. Bytes that are not valid
/// UTF-8 cannot be, whatever they declare.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..MARKUP_WITHIN).unwrap_or(bytes));
    let head = head.to_ascii_lowercase();
    let (_, value) = head.split_once("charset=").or_else(|| head.split_once("encoding="))?;
    let label = value.trim_start_matches(['"', '\'', ' ']);
    let label = label.split(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c))).next()?;
    Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != UTF_8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(bytes: &[u8]) -> Result<Format, Error> {
        Source::new("x.pdf", bytes.to_vec()).map(|source| source.format)
    }

    fn refused(bytes: &[u8]) -> String {
        format(bytes).unwrap_err().to_string()
    }

    #[test]
    fn formats_by_their_bytes() {
        let table: &[(&[u8], Format)] = &[
            (b"%PDF-1.7\n", Format::Pdf),
            (b"\r\njunk before\n%PDF-1.4\n", Format::Pdf),
            (b"<!DOCTYPE html><title>x</title>", Format::Html),
            (b"\xef\xbb\xbf  <html lang=\"en\">", Format::Html),
            (b"<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">", Format::Html),
            (b"<!-- saved --><div id=\"modgov\">", Format::Html),
            (b"URL=https://moderngov.example/x.aspx\n<!DOCTYPE HTML PUBLIC>", Format::Html),
            (b"<html><p>%PDF is a format</p>", Format::Html),
            (b"<?xml version=\"1.0\" encoding=\"utf-8\"?><meeting/>", Format::Xml),
            (b"<Meeting><date/></Meeting>", Format::Xml),
            (b"<someone@example.org> wrote", Format::Plain),
            (b"# Minutes\n\nPresent", Format::Markdown),
            (b"| No. | Item |\n|---|---|\n", Format::Markdown),
            (b"**Present**\n\n**Apologies**", Format::Markdown),
            (b"Minutes of a meeting\n\nPresent: * see note", Format::Plain),
            (b"#1 on the list", Format::Plain),
            (b"Minutes<br />Present: A<br />Apologies: B<br />", Format::Html),
            (b"Break a line with <br>", Format::Plain),
        ];
        for (bytes, expected) in table {
            assert_eq!(format(bytes), Ok(*expected), "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn other_formats_are_named() {
        assert_eq!(format(b""), Err(Error::Empty));
        assert_eq!(format(b" \r\n\0\0"), Err(Error::Empty));
        assert_eq!(format(b"\xef\xbb\xbf\n"), Err(Error::Empty));
        assert!(refused(b"PK\x03\x04....word/document.xml").contains("(.docx); save it as PDF"));
        assert!(refused(b"PK\x03\x04....").contains("zip archive"));
        assert!(refused(b"PK\x03\x04..a.pdf%PDF-1.7\n").contains("zip archive"));
        assert!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").contains("old Office file"));
        assert!(refused(b"\x89PNG\r\n").contains("image (PNG)"));
        assert!(refused(b"\x1f\x8b\x08").contains("gzip"));
        assert!(refused(b"{\\rtf1").contains("rich-text"));
        assert!(refused(b"\x01\x02\x03\x00").contains("binary data"));
    }

    #[test]
    fn text_in_its_encodings() {
        let text = |bytes: &[u8]| Source::new("x", bytes.to_vec()).unwrap().text();
        assert_eq!(text(b"caf\xc3\xa9"), "café");
        assert_eq!(text(b"\xef\xbb\xbfcaf\xc3\xa9"), "café");
        assert_eq!(text(b"caf\xe9 \x96 \x93now\x94"), "café – “now”");
        assert_eq!(text(b"\xff\xfeA\0\x13\x20"), "A–");
        assert_eq!(text(b"\xfe\xff\0A\x20\x13"), "A–");
        assert_eq!(
            text(b"<meta charset=\"iso-8859-15\"><p>\xa4"),
            "<meta charset=\"iso-8859-15\"><p>€"
        );
        assert_eq!(text(b"<meta charset=utf-8><p>\x96"), "<meta charset=utf-8><p>–");
    }

    #[test]
    fn the_digest_is_of_the_bytes() {
        let source = Source::new("a", b"abc".to_vec()).unwrap();
        assert!(source.sha256.starts_with("ba7816bf8f01cfea"));
        assert_eq!(source.sha256.len(), 64);
    }
}
