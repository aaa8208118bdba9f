//! JSON bodies.

use ::serde::{Deserialize, de::IgnoredAny};

pub use self::object::ObjectReader;
pub(crate) use self::object::missing;
use self::{locate::locate, root::Root};
use crate::{DecodeError, DecodeErrorKind, Place};

mod locate;
pub(crate) mod message;
mod object;
pub(crate) mod path;
mod refusal;
mod root;
mod scan;
mod survey;
mod value;

/// Reads a body that is a JSON object; an empty one reads as `{}`.
///
/// # Errors
///
/// Where the body is not JSON, or no object, or does not have the form of `T`.
pub fn from_json_object<'b, T: Deserialize<'b>>(body: &'b [u8]) -> Result<T, DecodeError> {
    let body = or_empty_object(body);
    check_object(body)?;
    read(body)
}

/// Reads a body that is JSON; an empty one reads as `{}`.
///
/// # Errors
///
/// Where the body is not JSON, or does not have the form of `T`.
pub(crate) fn from_json<'b, T: Deserialize<'b>>(body: &'b [u8]) -> Result<T, DecodeError> {
    read(or_empty_object(body))
}

fn read<'b, T: Deserialize<'b>>(body: &'b [u8]) -> Result<T, DecodeError> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let mut fields = None;
    T::deserialize(Root { inner: &mut deserializer, fields: &mut fields })
        .and_then(|value| deserializer.end().map(|()| value))
        .map_err(|error| locate(body, 0, &error, fields))
}

fn first(body: &[u8]) -> Option<u8> {
    body.iter().copied().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}

fn or_empty_object(body: &[u8]) -> &[u8] {
    if first(body).is_none() { b"{}" } else { body }
}

/// serde's derive takes an array of a struct's fields as well, in their order, which no API means.
fn check_object(body: &[u8]) -> Result<(), DecodeError> {
    if first(body) == Some(b'{') { Ok(()) } else { Err(not_an_object(body)) }
}

/// Says what is wrong with a text that should be an object and is none, or no JSON at all.
#[cold]
fn not_an_object(body: &[u8]) -> DecodeError {
    match serde_json::from_slice::<IgnoredAny>(body) {
        Ok(IgnoredAny) => {
            DecodeError::new(Place::Body, "", DecodeErrorKind::Invalid, "expected an object")
        }
        Err(error) => locate(body, 0, &error, None),
    }
}

#[cfg(test)]
mod tests;
