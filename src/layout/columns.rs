//! Columns of prose, side by side, read one after the other.

use super::texts::Printed;

/// Puts the lines of columns of prose in reading order.
pub(super) fn order(lines: Vec<Printed>) -> Vec<Printed> {
    lines
}
