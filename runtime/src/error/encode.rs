//! A part of a message could not be written.

use std::{borrow::Cow, error::Error, fmt};

use super::{Location, Place};

/// A value cannot be carried in the place that the definition gives it.
///
/// `Display` prints where and why: ``path argument `room_id`: an empty text, `.` and `..` cannot
/// be carried in a path``.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError {
    location: Location,
    detail: Cow<'static, str>,
}

impl EncodeError {
    /// An error of a hand-written implementation. Neither `field` nor `detail` may hold the value.
    #[must_use]
    pub fn new(
        place: Place,
        field: impl Into<Cow<'static, str>>,
        detail: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { location: Location { place, field: field.into() }, detail: detail.into() }
    }

    /// The part of the message.
    #[must_use]
    pub fn place(&self) -> Place {
        self.location.place
    }

    /// The name of the path argument, query parameter or header field. Empty where it is the
    /// whole part.
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
