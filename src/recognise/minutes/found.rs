//! Minutes as read.

use crate::record::{ActionRow, Diagnostic, Minutes};

/// Minutes as read, and what was odd about them.
#[derive(Clone, Debug, Default)]
pub(crate) struct FoundMinutes {
    /// The minutes.
    pub minutes: Minutes,
    /// The authority, where the heading names it.
    pub authority: Option<String>,
    /// The actions noted in the items.
    pub actions: Vec<ActionRow>,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
}
