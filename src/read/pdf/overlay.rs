//! A copy of a PDF with boxes drawn over its pages, to see what was found where.

use std::sync::Arc;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use super::geometry::Matrix;
use super::{open, pages};
use crate::Error;
use crate::block::Colour;

/// A box to draw over a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The page, counted from 1.
    pub page: u32,
    /// `[x0, y0, x1, y1]` in points in the page as a reader sees it, as in
    /// [`Place::Page`](crate::record::Place::Page).
    pub area: [f32; 4],
    /// The colour of the box.
    pub colour: Colour,
    /// What a viewer shows when the pointer rests on it.
    pub label: String,
}

/// Width of the lines in points.
const LINE: f32 = 0.7;

/// Returns a copy of a PDF with boxes over its pages, as annotations: the pages themselves are
/// untouched.
///
/// # Errors
/// Those of [`read`](super::read), and [`Error::BrokenPdf`] where the file cannot be written anew.
pub fn overlay(bytes: &[u8], marks: &[Mark]) -> Result<Vec<u8>, Error> {
    let seen: Vec<Matrix> =
        open::open(&Arc::new(bytes.to_vec()))?.pages().iter().map(pages::to_seen).collect();
    let mut document = Document::load_mem(bytes).map_err(broken)?;
    // It was opened with the empty password, and its copy needs none.
    document.trailer.remove(b"Encrypt");
    for (number, page) in document.get_pages() {
        let here = marks.iter().filter(|mark| mark.page == number);
        let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        let Some(matrix) = index.and_then(|index| seen.get(index)) else { continue };
        let boxes: Vec<Dictionary> = here.filter_map(|mark| annotation(mark, matrix)).collect();
        add(&mut document, page, boxes).map_err(broken)?;
    }
    let mut out = Vec::new();
    document.save_to(&mut out).map_err(|error| broken(lopdf::Error::IO(error)))?;
    Ok(out)
}

fn broken(error: lopdf::Error) -> Error {
    Error::BrokenPdf { reason: error.to_string() }
}

/// A box as an annotation; none for a page whose space cannot be turned back.
fn annotation(mark: &Mark, seen: &Matrix) -> Option<Dictionary> {
    let back = seen.inverse()?;
    let [x0, y0, x1, y1] = mark.area.map(f64::from);
    let area = back.area(x0, y0, x1, y1);
    let rect = [area.x0, area.y0, area.x1, area.y1].map(Object::Real);
    let Colour { red, green, blue } = mark.colour;
    let colour = [red, green, blue].map(|part| Object::Real(f32::from(part) / 255.0));
    Some(dictionary! {
        "Type" => "Annot",
        "Subtype" => "Square",
        "Rect" => rect.to_vec(),
        "C" => colour.to_vec(),
        "BS" => dictionary! { "W" => LINE },
        "F" => 4,
        "Contents" => text_string(&mark.label),
    })
}

/// Adds annotations to those that a page has.
fn add(document: &mut Document, page: ObjectId, boxes: Vec<Dictionary>) -> lopdf::Result<()> {
    let mut all = match document.get_dictionary(page)?.get(b"Annots") {
        Ok(Object::Reference(id)) => document.get_object(*id)?.as_array()?.clone(),
        Ok(Object::Array(list)) => list.clone(),
        _ => Vec::new(),
    };
    for annotation in boxes {
        all.push(document.add_object(annotation).into());
    }
    document.get_dictionary_mut(page)?.set("Annots", all);
    Ok(())
}
