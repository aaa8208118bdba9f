//! Bodies that are text.

use std::str;

use crate::{DecodeError, DecodeErrorKind, Place};

/// Returns a body as a string, as it is.
///
/// # Errors
///
/// Returns an error if it is not UTF-8.
pub(crate) fn text_of(body: &[u8]) -> Result<&str, DecodeError> {
    str::from_utf8(body).map_err(|_| {
        DecodeError::new(Place::Body, "", DecodeErrorKind::Malformed, "expected UTF-8")
    })
}
