//! The traits that writers require of the types of fields.
//!
//! The parameter `C` is the type check of the item. `macros/src/expand/type_check.rs` describes it.

use std::{
    borrow::Cow,
    fmt::{self, Display},
};

use ::serde::Serialize;
use bytes::Bytes;
use http::HeaderValue;

use super::checked::Checked;
use crate::{
    DecodeError, EncodeError, Place,
    format::{form::to_text, text::text_of},
};

/// A type that is written with serde.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written by serde; implement `Serialize` for it, or add the bound to \
               `#[serde(bound = \"…\")]`",
    label = "needs `Serialize`"
)]
pub trait Written<C = Checked>: Serialize {}

#[diagnostic::do_not_recommend]
impl<C, T: Serialize> Written<C> for T {}

/// A type that is written with `Display`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as a string; implement `Display` for it",
    label = "needs `Display`"
)]
pub trait Displayed<C = Checked>: Display {}

#[diagnostic::do_not_recommend]
impl<C, T: Display> Displayed<C> for T {}

/// Prints a value as the string that serde writes.
#[derive(Debug)]
pub struct SerdeText<'v, T>(&'v T);

/// Returns what prints a value as the string that serde writes.
pub fn serde_text<C, T: Written<C>>(value: &T) -> SerdeText<'_, T> {
    SerdeText(value)
}

impl<T: Serialize> Display for SerdeText<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match to_text(self.0) {
            Ok(text) => f.write_str(&text),
            Err(error) => {
                // `fmt::Error` has no reason, so it is printed.
                error.fmt(f)?;
                Err(fmt::Error)
            }
        }
    }
}

/// The type of a raw body.
pub trait RawBytes<C>: Sized {
    /// The content type of the body, unless the definition names another one.
    const CONTENT_TYPE: HeaderValue = HeaderValue::from_static("application/octet-stream");

    /// Returns the bytes to send, if there is a body. [`Bytes`] are not copied.
    ///
    /// # Errors
    ///
    /// Returns an error if another value is read from the bytes.
    fn to_bytes(&self) -> Result<Option<Bytes>, EncodeError>;

    /// Creates the value from the bytes that were received. [`Bytes`] are not copied.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is a string and the bytes are not UTF-8.
    fn from_bytes(bytes: &Bytes) -> Result<Self, DecodeError>;
}

/// An empty body is `None`.
impl<C, T: RawBytes<C>> RawBytes<C> for Option<T> {
    const CONTENT_TYPE: HeaderValue = T::CONTENT_TYPE;

    fn to_bytes(&self) -> Result<Option<Bytes>, EncodeError> {
        let Some(value) = self else { return Ok(None) };
        let bytes = value.to_bytes()?.filter(|bytes| !bytes.is_empty());
        bytes.map(Some).ok_or_else(empty_some)
    }

    fn from_bytes(bytes: &Bytes) -> Result<Self, DecodeError> {
        if bytes.is_empty() { Ok(None) } else { T::from_bytes(bytes).map(Some) }
    }
}

impl<C> RawBytes<C> for Bytes {
    fn to_bytes(&self) -> Result<Option<Bytes>, EncodeError> {
        Ok(Some(self.clone()))
    }

    fn from_bytes(bytes: &Bytes) -> Result<Self, DecodeError> {
        Ok(bytes.clone())
    }
}

impl<C> RawBytes<C> for Vec<u8> {
    fn to_bytes(&self) -> Result<Option<Bytes>, EncodeError> {
        Ok(Some(Bytes::copy_from_slice(self)))
    }

    fn from_bytes(bytes: &Bytes) -> Result<Self, DecodeError> {
        Ok(bytes.to_vec())
    }
}

impl<C> RawBytes<C> for Cow<'_, [u8]> {
    fn to_bytes(&self) -> Result<Option<Bytes>, EncodeError> {
        Ok(Some(Bytes::copy_from_slice(self)))
    }

    fn from_bytes(bytes: &Bytes) -> Result<Self, DecodeError> {
        Ok(Cow::Owned(bytes.to_vec()))
    }
}

impl<C> RawBytes<C> for String {
    const CONTENT_TYPE: HeaderValue = TEXT;

    fn to_bytes(&self) -> Result<Option<Bytes>, EncodeError> {
        Ok(Some(Bytes::copy_from_slice(self.as_bytes())))
    }

    fn from_bytes(bytes: &Bytes) -> Result<Self, DecodeError> {
        text_of(bytes).map(Self::from)
    }
}

impl<C> RawBytes<C> for Cow<'_, str> {
    const CONTENT_TYPE: HeaderValue = TEXT;

    fn to_bytes(&self) -> Result<Option<Bytes>, EncodeError> {
        Ok(Some(Bytes::copy_from_slice(self.as_bytes())))
    }

    fn from_bytes(bytes: &Bytes) -> Result<Self, DecodeError> {
        text_of(bytes).map(|text| Cow::Owned(text.to_owned()))
    }
}

/// Returns the error about a body that would be read as `None`.
#[cold]
pub(super) fn empty_some() -> EncodeError {
    EncodeError::new(Place::Body, "", "`Some` of an empty body cannot be sent; use `None`")
}

/// The content type of text.
#[allow(clippy::declare_interior_mutable_const, reason = "each use is a value of its own")]
pub(super) const TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");
