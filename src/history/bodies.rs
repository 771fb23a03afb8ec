//! The logs of each body, in the order of their dates.

use crate::diff::{Bodies, Options, Side, body, folded};

/// Puts the logs of each body together: by their place in a backfill, else by the body's name and,
/// where several authorities have one of that name, by the authority. A log that names no body belongs
/// to the only one there is.
pub(super) fn bodies<'a>(sides: &'a [Side], options: &Options) -> Vec<Vec<&'a Side>> {
    let mut groups: Vec<(Option<String>, Vec<&Side>)> = Vec::new();
    for side in sides {
        let name = if options.bodies == Bodies::Any { None } else { name(side, sides) };
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, group)) => group.push(side),
            None => groups.push((name, vec![side])),
        }
    }
    // One body and logs that name none: they are of that body.
    if let [(_, first), (_, second)] = groups.as_mut_slice()
        && (first.iter().all(|side| nameless(side)) || second.iter().all(|side| nameless(side)))
    {
        first.append(second);
        groups.truncate(1);
    }
    groups.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut groups: Vec<Vec<&Side>> = groups.into_iter().map(|(_, group)| group).collect();
    for group in &mut groups {
        group.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.source.cmp(&b.source)));
    }
    groups
}

fn nameless(side: &Side) -> bool {
    side.series.is_none() && body(side).is_none()
}

/// What tells a body from others.
fn name(side: &Side, sides: &[Side]) -> Option<String> {
    if let Some(series) = &side.series {
        return Some(series.clone());
    }
    let name = folded(&body(side)?);
    let of = |side: &Side| side.authority.as_deref().map(folded);
    let mut authorities: Vec<String> = sides
        .iter()
        .filter(|other| body(other).is_some_and(|body| folded(&body) == name))
        .filter_map(of)
        .collect();
    authorities.sort();
    authorities.dedup();
    match (authorities.len(), of(side)) {
        (2.., Some(authority)) => Some(format!("{name}, {authority}")),
        _ => Some(name),
    }
}
