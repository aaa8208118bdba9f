//! Errors about a part of a message that cannot be read.

use std::{borrow::Cow, error::Error, fmt};

use super::location::{Location, Place};

/// The error when a part of a message is missing or malformed.
///
/// `Display` prints the location and what was expected, for example ``body field `auth.session`:
/// expected a string``. The error contains neither the value nor the messages of hand-written
/// `Deserialize` and `FromStr` implementations, which could repeat the value.
///
/// ```
/// use pathlore::{DecodeErrorKind, FromHttpResponseError, Place, bytes::Bytes, http, prelude::*};
///
/// #[response]
/// pub struct Response {
///     pub session: String,
/// }
///
/// let http_response = http::Response::new(Bytes::from_static(br#"{"session":5}"#));
/// let Err(FromHttpResponseError::Decode(error)) = Response::from_http_response(&http_response)
/// else {
///     panic!("a number is not a string");
/// };
/// assert_eq!((error.place(), error.field()), (Place::Body, "session"));
/// assert_eq!(error.kind(), DecodeErrorKind::Invalid);
/// assert_eq!(error.to_string(), "body field `session`: expected a string");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    location: Location,
    kind: DecodeErrorKind,
    detail: Cow<'static, str>,
}

/// The kind of a [`DecodeError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The data is not valid in its format, for example JSON or UTF-8.
    Malformed,
    /// Something that is required is missing.
    Missing,
    /// Something is present that is not allowed: a field that appears more than once, or an unknown
    /// field if those are denied.
    Unexpected,
    /// A value has the wrong type, or the type does not allow it.
    Invalid,
}

impl DecodeError {
    /// Creates an error, for hand-written implementations of the traits in this crate.
    ///
    /// Neither `field` nor `detail` may contain a value that was received.
    #[must_use]
    pub fn new(
        place: Place,
        field: impl Into<Cow<'static, str>>,
        kind: DecodeErrorKind,
        detail: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { location: Location { place, field: field.into() }, kind, detail: detail.into() }
    }

    /// Creates the error about a part that was not read to its end.
    // A constant function: code that can neither call nor panic needs no code that drops what it
    // holds.
    pub(crate) const fn incomplete(place: Place) -> Self {
        let location = Location { place, field: Cow::Borrowed("") };
        Self { location, kind: DecodeErrorKind::Missing, detail: Cow::Borrowed("missing") }
    }

    /// Returns the error about another part of the message, which has the same format.
    #[cold]
    pub(crate) fn in_place(mut self, place: Place) -> Self {
        self.location.place = place;
        self
    }

    /// Returns the part of the message.
    #[must_use]
    pub fn place(&self) -> Place {
        self.location.place
    }

    /// Returns the name of the path argument, query parameter or header field, or the path of the
    /// field in the body, for example `auth.identifiers[2].type`. It is empty if the error concerns
    /// the whole part.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.location.field
    }

    /// Returns the kind of the error.
    #[must_use]
    pub fn kind(&self) -> DecodeErrorKind {
        self.kind
    }

    /// Returns what was expected, without the location.
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
