//! How lines join on: hyphens at line ends that stay, hyphens that only broke a word, addresses cut.

use crate::block::Block;

/// Sets the ends of all lines.
pub(super) fn set(_blocks: &mut [Block]) {}
