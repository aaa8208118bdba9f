//! JSON bodies.

use ::serde::de::{DeserializeOwned, IgnoredAny};

pub(crate) use self::flatten::FlattenSerializer;
pub(crate) use self::member::{JsonSerializer, MemberSerializer};
pub use self::object::ObjectReader;
use self::{
    locate::{locate, not_utf8},
    scan::Scan,
};
use crate::{DecodeError, DecodeErrorKind, Place};

mod flatten;
mod flattened;
mod frame;
mod locate;
mod member;
pub(crate) mod message;
mod object;
pub(crate) mod path;
mod position;
mod refusal;
mod scan;
mod site;
mod survey;
mod trial;

/// Reads a body that is JSON; an empty one reads as `{}`.
///
/// # Errors
///
/// Returns an error if the body is not JSON, or not a `T`.
pub(crate) fn from_json<T: DeserializeOwned>(body: &[u8]) -> Result<T, DecodeError> {
    let body = text(body)?;
    read::<T>(body).map_err(|error| {
        locate(&Scan::new(body.as_bytes()), &error, Some(&mut |text| read::<T>(text).err()))
    })
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
    serde_json::from_str(text)
}

fn first(body: &str) -> Option<u8> {
    body.bytes().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}

/// The body, or `{}` where it is empty. Looked at once as a whole, its texts need not be, each.
fn text(body: &[u8]) -> Result<&str, DecodeError> {
    let body = str::from_utf8(body).map_err(|error| not_utf8(body, error.valid_up_to()))?;
    Ok(if first(body).is_none() { "{}" } else { body })
}

/// Says what is wrong with a text that should be an object and is none, or no JSON at all.
#[cold]
fn not_an_object(body: &str) -> DecodeError {
    match serde_json::from_str::<IgnoredAny>(body) {
        Ok(IgnoredAny) => {
            DecodeError::new(Place::Body, "", DecodeErrorKind::Invalid, "expected an object")
        }
        Err(error) => locate(&Scan::new(body.as_bytes()), &error, None),
    }
}

#[cfg(test)]
mod tests;
