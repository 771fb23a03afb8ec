//! Numbers of rows in the order in which people count.

use crate::record::ActionRow;

/// A piece of a number, so that 10 comes after 9 and "SR2 - 10" after "SR2 - 9".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Chunk {
    /// Digits, without leading noughts, by their count and then as they are.
    Digits(usize, String),
    /// Anything else.
    Text(String),
}

/// Cuts a row's number into pieces that sort as people count; a row without one comes first.
pub(crate) fn natural(row: &ActionRow) -> Vec<Chunk> {
    let number = row.number.as_deref().unwrap_or_default();
    let mut chunks = Vec::new();
    let mut rest = number;
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (chunk, tail) = rest.split_at(end);
        chunks.push(if digits {
            let digits = chunk.trim_start_matches('0');
            Chunk::Digits(digits.len(), digits.to_owned())
        } else {
            Chunk::Text(chunk.to_owned())
        });
        rest = tail;
    }
    chunks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_sort_as_people_count() {
        let mut numbers = ["10", "9", "SR2 - 10", "SR2 - 09", "9a", "1.10", "1.9"];
        let key = |number: &&str| {
            natural(&ActionRow { number: Some((*number).to_owned()), ..ActionRow::default() })
        };
        numbers.sort_by_key(key);
        assert_eq!(numbers, ["1.9", "1.10", "9", "9a", "10", "SR2 - 09", "SR2 - 10"]);
    }
}
