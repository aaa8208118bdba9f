//! The two forms of multipart bodies.

/// The form of a multipart body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Multipart {
    /// Each part has a name: `multipart/form-data`.
    FormData,
    /// Each part has a position: `multipart/mixed`.
    Mixed,
}

impl Multipart {
    /// Returns the media type without its boundary.
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::FormData => "multipart/form-data",
            Self::Mixed => "multipart/mixed",
        }
    }
}
