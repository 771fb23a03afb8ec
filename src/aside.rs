//! What nobody waits for.

/// Drops a value on another core, where one is free: taking down a long document's blocks, some hundred
/// thousand allocations, takes as long as writing its record.
pub(crate) fn drop_aside<T: Send + 'static>(value: T) {
    rayon::spawn(move || drop(value));
}
