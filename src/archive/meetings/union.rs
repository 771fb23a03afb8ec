//! Sets that grow together: which of `0..n` are one.

/// A partition of `0..n`.
#[derive(Clone, Debug)]
pub(super) struct Union(Vec<usize>);

impl Union {
    /// Starts with every number alone.
    pub(super) fn new(size: usize) -> Self {
        Self((0..size).collect())
    }

    /// The least number of the set that `one` is in.
    pub(super) fn root(&self, one: usize) -> usize {
        let mut at = one;
        while let Some(&up) = self.0.get(at).filter(|up| **up != at) {
            at = up;
        }
        at
    }

    /// Makes two sets one.
    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (a, b) = (self.root(one), self.root(other));
        let (low, high) = (a.min(b), a.max(b));
        for at in [one, other, high] {
            if let Some(up) = self.0.get_mut(at) {
                *up = low;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_sets_have_one_root() {
        let mut sets = Union::new(5);
        sets.join(3, 4);
        sets.join(1, 4);
        assert_eq!([0, 1, 2, 3, 4].map(|n| sets.root(n)), [0, 1, 2, 1, 1]);
        sets.join(3, 0);
        assert_eq!([0, 1, 2, 3, 4].map(|n| sets.root(n)), [0, 0, 2, 0, 0]);
    }
}
