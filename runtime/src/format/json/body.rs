//! Reads whole bodies.

use ::serde::de::{DeserializeOwned, IgnoredAny};

use super::{
    frame::is_blank,
    locate::{locate, not_utf8},
    scan::Scan,
};
use crate::{DecodeError, DecodeErrorKind, Place};

/// Deserializes a JSON body. An empty one is read as `{}`.
///
/// # Errors
///
/// Returns an error if the body is not JSON, or not the JSON of a `T`.
pub(crate) fn from_json<T: DeserializeOwned>(body: &[u8]) -> Result<T, DecodeError> {
    let body = text(body)?;
    read::<T>(body).map_err(|error| {
        locate(&Scan::new(body.as_bytes()), &error, Some(&mut |text| read::<T>(text).err()))
    })
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
    serde_json::from_str(text)
}

/// Returns the body as a string, or `{}` if it is empty.
///
/// It is validated as a whole, so that the strings in it need no further validation.
pub(super) fn text(body: &[u8]) -> Result<&str, DecodeError> {
    let body = str::from_utf8(body).map_err(|error| not_utf8(body, error.valid_up_to()))?;
    Ok(if is_empty(body.as_bytes()) { "{}" } else { body })
}

/// Returns whether there is nothing but white space.
pub(crate) fn is_empty(body: &[u8]) -> bool {
    body.iter().copied().all(is_blank)
}

/// Returns the error about an empty body.
#[cold]
pub(crate) fn empty(expected: &str) -> DecodeError {
    DecodeError::new(Place::Body, "", DecodeErrorKind::Missing, format!("empty, {expected}"))
}

/// Returns the error about a body that is not an object, or not JSON.
#[cold]
pub(super) fn not_an_object(body: &str) -> DecodeError {
    match serde_json::from_str::<IgnoredAny>(body) {
        Ok(IgnoredAny) => {
            DecodeError::new(Place::Body, "", DecodeErrorKind::Invalid, "expected an object")
        }
        Err(error) => locate(&Scan::new(body.as_bytes()), &error, None),
    }
}
