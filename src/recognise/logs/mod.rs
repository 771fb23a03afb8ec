//! Action logs: which tables are logs, what their columns hold, their rows.

pub(crate) mod action_log;
pub(crate) mod columns;
pub(crate) mod header;
