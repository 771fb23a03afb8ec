//! Which columns two logs share: what one of them never says has not changed.

use std::collections::BTreeSet;

use super::Content;

/// The columns that both logs have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Columns {
    pub(crate) raised: bool,
    pub(crate) due: bool,
    pub(crate) action: bool,
    pub(crate) owners: bool,
    pub(crate) comments: bool,
    pub(crate) status: bool,
    /// Whether both tell of some action whether it is done.
    pub(crate) state: bool,
    /// Headers of columns that the contract does not name.
    pub(crate) extra: BTreeSet<String>,
}

impl Columns {
    /// Finds the columns of two logs: all where their headers are known and the same, else those that
    /// hold something in each.
    pub(crate) fn shared(old: &[Content<'_>], new: &[Content<'_>]) -> Self {
        let known = headers(old);
        let same = !known.is_empty() && known == headers(new);
        let both =
            |has: fn(&Content<'_>) -> bool| same || old.iter().any(has) && new.iter().any(has);
        let tells = |c: &Content<'_>| c.row.state.is_some() || c.key.status.is_some();
        let (a, b) = (extra(old), extra(new));
        let extra = if same { &a | &b } else { &a & &b };
        Self {
            raised: both(|c| c.key.raised.is_some()),
            due: both(|c| c.key.due.is_some()),
            action: both(|c| c.key.action.is_some()),
            owners: both(|c| !c.key.owners.is_empty()),
            comments: both(|c| c.key.comments.is_some()),
            status: both(|c| c.key.status.is_some()),
            state: old.iter().any(tells) && new.iter().any(tells),
            extra: extra.into_iter().map(str::to_owned).collect(),
        }
    }
}

fn headers<'a>(rows: &[Content<'a>]) -> BTreeSet<&'a str> {
    rows.iter().flat_map(|c| c.row.printed.keys()).map(String::as_str).collect()
}

fn extra<'a>(rows: &'a [Content<'_>]) -> BTreeSet<&'a str> {
    rows.iter().flat_map(|c| &c.key.extra).map(|(header, _)| header.as_str()).collect()
}
