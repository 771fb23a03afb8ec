//! Action logs: which tables and cards are logs, what their columns hold, their rows, what these say of their state.

pub(crate) mod action_log;
pub(crate) mod cards;
pub(crate) mod columns;
mod contents;
pub(crate) mod header;
pub(crate) mod key;
mod rows;
pub(crate) mod sequence;
mod settle;
mod state;
