//! Sidecars: small files beside a document that say where it came from.
//!
//! Two kinds are read, both named after the whole file name of the document beside them:
//!
//! - `paper.pdf.json`: a JSON object with any of `url`, `title`, `authority`, `body`, `date`
//!   (`YYYY-MM-DD`), `committee_id`, `meeting_id`; other keys are left alone. At least one of the
//!   first five must be there, else the file is no sidecar
//! - `paper.pdf.url`: an Internet shortcut (`URL=…`), or the address alone

use std::path::Path;
use std::{fs, io};

use jiff::civil;
use serde_json::Value;

use crate::record::ModernGov;
use crate::record::ledger::File;
use crate::url::is_absolute;

/// Bytes of a sidecar: far above what a few lines take.
const BYTES: u64 = 1 << 20;

/// Returns the name of the file that a sidecar of this name speaks of.
pub(crate) fn subject(name: &str) -> Option<&str> {
    name.strip_suffix(".json").or_else(|| name.strip_suffix(".url")).filter(|rest| !rest.is_empty())
}

/// Reads a sidecar; none where the file is something else.
pub(crate) fn read(path: &Path, name: &str) -> io::Result<Option<File>> {
    if fs::metadata(path)?.len() > BYTES {
        return Ok(None);
    }
    let text = fs::read_to_string(path)?;
    Ok(if name.ends_with(".url") { of_shortcut(&text) } else { of_json(&text) })
}

fn of_shortcut(text: &str) -> Option<File> {
    let text = text.trim_start_matches('\u{feff}');
    let named = text.lines().find_map(|line| {
        let (key, value) = line.split_once('=')?;
        key.trim().eq_ignore_ascii_case("url").then(|| value.trim())
    });
    let url = named.unwrap_or_else(|| text.trim());
    web(url).map(|url| File { url: Some(url), ..File::default() })
}

fn of_json(text: &str) -> Option<File> {
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    let known = value.as_object()?;
    let text = |key: &str| {
        let text = known.get(key)?.as_str()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    let id = |key: &str| match known.get(key)? {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        _ => None,
    };
    let file = File {
        url: text("url").and_then(|url| web(&url)),
        title: text("title"),
        authority: text("authority"),
        body: text("body"),
        date: text("date").filter(|date| is_date(date)),
        ..File::default()
    };
    if file == File::default() {
        return None;
    }
    let (committee_id, meeting_id) = (id("committee_id"), id("meeting_id"));
    let any = committee_id.is_some() || meeting_id.is_some();
    let ids = any.then_some(ModernGov { site: None, committee_id, meeting_id });
    Some(File { moderngov: ids, ..file })
}

/// Returns an address that can be a link.
pub(crate) fn web(url: &str) -> Option<String> {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    let fits = is_absolute(url)
        && matches!(scheme.as_deref(), Some("http" | "https"))
        && !url.contains(char::is_whitespace);
    fits.then(|| url.to_owned())
}

/// Whether a text is a calendar date, `YYYY-MM-DD`.
pub(crate) fn is_date(text: &str) -> bool {
    text.parse::<civil::Date>().is_ok_and(|date| date.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortcuts_and_bare_addresses() {
        let url = |text: &str| of_shortcut(text).and_then(|file| file.url);
        let found = Some("https://example.gov.uk/a.pdf".to_owned());
        assert_eq!(url("[InternetShortcut]\r\nURL=https://example.gov.uk/a.pdf\r\n"), found);
        assert_eq!(url("https://example.gov.uk/a.pdf\n"), found);
        assert_eq!(url("javascript:alert(1)"), None);
        assert_eq!(url("file:///etc/passwd"), None);
    }

    #[test]
    fn json_with_a_known_key() {
        let file = of_json(
            r#"{"url": "https://example.gov.uk/a.pdf", "title": " Minutes ", "date": "2024-02-30",
                "meeting_id": 5318, "etag": "x"}"#,
        )
        .unwrap();
        assert_eq!(file.title.as_deref(), Some("Minutes"));
        assert_eq!(file.date, None);
        assert_eq!(file.moderngov.unwrap().meeting_id.as_deref(), Some("5318"));
        for other in ["[]", "{}", "{\"etag\": \"x\"}", "{\"meeting_id\": 5318}", "not json"] {
            assert_eq!(of_json(other), None, "{other}");
        }
    }

    #[test]
    fn named_after_the_whole_file() {
        assert_eq!(subject("paper.pdf.json"), Some("paper.pdf"));
        assert_eq!(subject("paper.pdf.url"), Some("paper.pdf"));
        assert_eq!(subject("paper.pdf"), None);
        assert_eq!(subject(".json"), None);
    }
}
