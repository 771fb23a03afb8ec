//! A backfill: an archive of papers → one record a document, and a ledger of what became of each.

pub mod ledger;
