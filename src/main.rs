//! The `minutebook` command.
fn main() {}
