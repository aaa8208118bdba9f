//! A part of a message could not be read.

use std::{borrow::Cow, error::Error, fmt};

use super::{Location, Place};

/// A part of a message does not have the form that the definition gives it.
///
/// `Display` prints where and what was expected: ``body field `auth.session`: expected a
/// string``. The value itself is neither kept nor printed, nor is any text of a hand-written
/// `Deserialize` or `FromStr`, which might repeat it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    location: Location,
    kind: DecodeErrorKind,
    detail: Cow<'static, str>,
}

/// What kind of a [`DecodeError`] it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The text is not what its format asks for: not JSON, not UTF-8.
    Malformed,
    /// Something required is not there.
    Missing,
    /// Something is there that must not be: unknown where unknown fields are denied, or given
    /// twice.
    Unexpected,
    /// A value of another type, or outside of what the type allows.
    Invalid,
}

impl DecodeError {
    /// An error of a hand-written implementation. Neither `field` nor `detail` may hold a value
    /// that came over the wire.
    #[must_use]
    pub fn new(
        place: Place,
        field: impl Into<Cow<'static, str>>,
        kind: DecodeErrorKind,
        detail: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { location: Location { place, field: field.into() }, kind, detail: detail.into() }
    }

    /// The part of the message.
    #[must_use]
    pub fn place(&self) -> Place {
        self.location.place
    }

    /// The name of the path argument, query parameter or header field, or the path of the field
    /// in the body, as in `auth.identifiers[2].type`. Empty where it is the whole part.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.location.field
    }

    /// What kind of an error it is.
    #[must_use]
    pub fn kind(&self) -> DecodeErrorKind {
        self.kind
    }

    /// What was expected, without the place.
    #[must_use]
    pub fn detail(&self) -> &str {
        &self.detail
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.location, self.detail)
    }
}

impl Error for DecodeError {}
