//! Searches bodies for boundaries.

/// Returns where a pattern begins.
#[cfg(feature = "multipart")]
pub(super) fn find_iter<'t>(text: &'t [u8], pattern: &'t [u8]) -> impl Iterator<Item = usize> {
    memchr::memmem::find_iter(text, pattern)
}

/// An assertion reports that the feature is off.
#[cfg(not(feature = "multipart"))]
pub(super) fn find_iter<'t>(_: &'t [u8], _: &'t [u8]) -> impl Iterator<Item = usize> {
    std::iter::empty()
}
