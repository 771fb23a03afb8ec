//! Opens a file, or says why it cannot be read.

use std::collections::BTreeSet;
use std::sync::Arc;

use hayro_syntax::object::{Array, Dict, Name};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::marks::{Group, group};
use super::strings::text_string;
use crate::Error;

/// Opens a PDF with the empty password.
pub(super) fn open(bytes: &Arc<Vec<u8>>) -> Result<Pdf, Error> {
    let broken = |reason: String| Err(Error::BrokenPdf { reason });
    match Pdf::new(Arc::clone(bytes)) {
        Ok(file) if file.pages().is_empty() => broken("it has no pages".to_owned()),
        Ok(file) => Ok(file),
        Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => Err(Error::Encrypted),
        Err(LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm)) => {
            broken("its encryption is of a kind that is not known".to_owned())
        }
        Err(LoadPdfError::Decryption(_)) => broken("its encryption is damaged".to_owned()),
        Err(LoadPdfError::Invalid) => broken(why(bytes)),
    }
}

/// What is missing from a file that does not open.
fn why(bytes: &[u8]) -> String {
    let has = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    let size = bytes.len();
    if !has(b"%PDF-") {
        return "it does not start like a PDF".to_owned();
    }
    match (has(b" obj"), has(b"%%EOF"), has(b"/Pages") || has(b"/ObjStm")) {
        (false, false, _) => {
            format!("cut off after {size} bytes: no cross-reference table and no objects found")
        }
        (false, true, _) => "it holds no objects".to_owned(),
        (true, false, _) => {
            format!("cut off after {size} bytes: no page can be found in what is left")
        }
        (true, true, false) => "it has no page tree".to_owned(),
        (true, true, true) => "its page tree cannot be followed".to_owned(),
    }
}

/// Who made the file, by its information dictionary.
pub(super) fn producer(file: &Pdf) -> Option<String> {
    let producer = text_string(file.metadata().producer.as_deref()?);
    let producer = producer.trim_matches(|c: char| c.is_whitespace() || c == '\0');
    (!producer.is_empty()).then(|| producer.to_owned())
}

/// Optional content groups that are switched off when the file is opened.
pub(super) fn hidden_groups(file: &Pdf) -> BTreeSet<Group> {
    if !file.xref().has_optional_content_groups() {
        return BTreeSet::new();
    }
    hidden(file).unwrap_or_default()
}

fn hidden(file: &Pdf) -> Option<BTreeSet<Group>> {
    let catalog = file.xref().get::<Dict<'_>>(file.xref().root_id())?;
    let properties = catalog.get::<Dict<'_>>(b"OCProperties")?;
    let settings = properties.get::<Dict<'_>>(b"D")?;
    let groups = |dict: &Dict<'_>, key: &[u8]| -> BTreeSet<Group> {
        let list = dict.get::<Array<'_>>(key);
        list.iter()
            .flat_map(Array::raw_iter)
            .filter_map(|item| item.as_obj_ref())
            .map(group)
            .collect()
    };
    let mut hidden = groups(&settings, b"OFF");
    if settings.get::<Name<'_>>(b"BaseState").is_some_and(|state| state.as_ref() == b"OFF") {
        let shown = groups(&settings, b"ON");
        hidden.extend(groups(&properties, b"OCGs").into_iter().filter(|own| !shown.contains(own)));
    }
    Some(hidden)
}
