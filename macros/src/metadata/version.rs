//! Versions of an API.

use std::fmt;

use proc_macro2::Span;

/// A version, and the span of its literal.
#[derive(Clone, Copy)]
pub(super) struct Version {
    pub(super) major: u16,
    pub(super) minor: u16,
    pub(super) span: Span,
}

impl Version {
    /// Returns a value by which versions are compared.
    pub(super) fn number(self) -> (u16, u16) {
        (self.major, self.minor)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}
