//! JSON bodies.

use ::serde::{Deserialize, de::IgnoredAny};

pub(crate) use self::flatten::FlattenSerializer;
pub(crate) use self::member::{JsonSerializer, MemberSerializer};
pub use self::object::ObjectReader;
pub(crate) use self::read::{Flattened, FlattenedJson, Json, read_members};
use self::{
    locate::{locate, not_utf8},
    root::Root,
    scan::Scan,
};
use crate::{DecodeError, DecodeErrorKind, Place};

mod escape;
mod flatten;
mod flattened;
mod locate;
mod member;
pub(crate) mod message;
mod object;
pub(crate) mod path;
mod read;
mod refusal;
mod root;
mod scan;
mod survey;
mod value;

/// Reads a body that is JSON; an empty one reads as `{}`.
///
/// # Errors
///
/// Where the body is not JSON, or does not have the form of `T`.
pub(crate) fn from_json<'b, T: Deserialize<'b>>(body: &'b [u8]) -> Result<T, DecodeError> {
    read(text(body)?)
}

fn read<'b, T: Deserialize<'b>>(body: &'b str) -> Result<T, DecodeError> {
    let mut deserializer = serde_json::Deserializer::from_str(body);
    let mut fields = None;
    T::deserialize(Root { inner: &mut deserializer, fields: &mut fields })
        .and_then(|value| deserializer.end().map(|()| value))
        .map_err(|error| locate(&Scan::new(body.as_bytes()), &error, fields))
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
