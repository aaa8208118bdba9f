//! Reads whole bodies.

use ::serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::{Deserializer, de::StrRead};

use super::{
    frame::is_blank,
    locate::{locate, not_utf8},
    scan::Scan,
};
use crate::{DecodeError, DecodeErrorKind, Place, format::absent::absent};

/// Deserializes a JSON body. An empty one is read as `None` or, if the type is no `Option`, as `{}`.
///
/// # Errors
///
/// Returns an error if the body is not JSON, or not the JSON of a `T`.
pub(crate) fn from_json<T: DeserializeOwned>(body: &[u8]) -> Result<T, DecodeError> {
    if is_empty(body)
        && let Some(none) = absent()
    {
        return Ok(none);
    }
    from_json_by(body, |deserializer| T::deserialize(deserializer))
}

/// Deserializes a JSON body with a function. An empty body is read as `{}`.
///
/// # Errors
///
/// Returns an error if the body is not JSON, or if the function does.
pub(crate) fn from_json_by<T>(
    body: &[u8],
    read: impl Fn(&mut Deserializer<StrRead<'_>>) -> Result<T, serde_json::Error>,
) -> Result<T, DecodeError> {
    let (text, is_empty) = (text(body)?, is_empty(body));
    let read = |text: &str| {
        let mut deserializer = Deserializer::from_str(text);
        let value = read(&mut deserializer)?;
        deserializer.end().map(|()| value)
    };
    read(text).map_err(|error| {
        let again = &mut |text: &str| read(text).err();
        let error = locate(&Scan::new(text.as_bytes()), &error, Some(again));
        if is_empty { as_empty(&error) } else { error }
    })
}

/// Returns a value in JSON that is a part of a multipart body.
///
/// # Errors
///
/// Returns an error about the whole body if this is not one value in JSON.
pub(crate) fn value_text(part: &[u8]) -> Result<&str, DecodeError> {
    if is_empty(part) {
        return Err(empty("expected JSON"));
    }
    from_json::<IgnoredAny>(part)?;
    text(part)
}

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Returns the body as a string, or `{}` if it is empty.
///
/// It is validated as a whole, so that the strings in it need no further validation.
pub(super) fn text(body: &[u8]) -> Result<&str, DecodeError> {
    let body = without_mark(body);
    let body = str::from_utf8(body).map_err(|error| not_utf8(body, error.valid_up_to()))?;
    Ok(if body.bytes().all(is_blank) { "{}" } else { body })
}

/// A recipient may ignore a byte order mark (RFC 8259, section 8.1).
fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(BYTE_ORDER_MARK).unwrap_or(body)
}

/// Returns whether there is nothing but white space.
pub(crate) fn is_empty(body: &[u8]) -> bool {
    without_mark(body).iter().copied().all(is_blank)
}

/// Returns the error about an empty body, for the error about `{}`.
#[cold]
pub(super) fn as_empty(error: &DecodeError) -> DecodeError {
    let of_type = error.field().is_empty() && error.detail().starts_with("expected");
    empty(if of_type { error.detail() } else { "expected an object" })
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
