//! Places in documents, which every value points to.

use serde::{Deserialize, Serialize, Serializer};

/// A place in a document that a value came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Place {
    /// A box on a PDF page.
    Page {
        /// The page, counted from 1 in the file.
        page: u32,
        /// `[x0, y0, x1, y1]` in points in the page as a reader sees it: after `/Rotate`, origin at
        /// the crop box's top left, y downwards.
        #[serde(rename = "box", serialize_with = "rounded")]
        area: [f32; 4],
    },
    /// An element of a web page or an XML answer: the nearest anchor and the path below it.
    Node {
        /// For example `AI67157/td[2]/div[1]/p[3]`.
        node: String,
    },
    /// A line of a text rendering, counted from 1.
    Line {
        /// The line number.
        line: u32,
    },
}

/// Writes a box to a hundredth of a point, finer than any reader sees.
fn rounded<S: Serializer>(area: &[f32; 4], serializer: S) -> Result<S::Ok, S::Error> {
    area.map(|edge| (f64::from(edge) * 100.0).round() / 100.0).serialize(serializer)
}

/// A list of places: one a page where a thing crosses pages.
pub type At = Vec<Place>;
