//! Errors about a part of a message that cannot be written.

use std::{borrow::Cow, error::Error, fmt};

use super::location::{Location, Place};

/// The error when the value of a field cannot be represented in its part of the message.
///
/// `Display` prints the location and the reason, but not the value:
///
/// ```
/// use pathlore::prelude::*;
///
/// #[response]
/// pub struct Response {
///     #[api(header = "x-name")]
///     pub name: String,
/// }
///
/// let error = Response { name: "two\nlines".to_owned() }.to_http_response().unwrap_err();
/// assert!(error.to_string().starts_with("header field `x-name`: "));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError {
    location: Location,
    detail: Cow<'static, str>,
}

impl EncodeError {
    /// Creates an error, for hand-written implementations of the traits in this crate.
    ///
    /// Neither `field` nor `detail` may contain the value.
    #[must_use]
    pub fn new(
        place: Place,
        field: impl Into<Cow<'static, str>>,
        detail: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { location: Location { place, field: field.into() }, detail: detail.into() }
    }

    /// Returns the part of the message.
    #[must_use]
    pub fn place(&self) -> Place {
        self.location.place
    }

    /// Returns the name of the path argument, query parameter or header field. It is empty if the
    /// error concerns the whole part.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.location.field
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.location, self.detail)
    }
}

impl Error for EncodeError {}
