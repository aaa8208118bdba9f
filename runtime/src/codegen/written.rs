//! The traits that writers require of the types of fields.
//!
//! The parameter `C` is the type check of the item. `macros/src/expand/type_check.rs` describes it.

use std::{borrow::Cow, fmt::Display};

use ::serde::Serialize;
use bytes::Bytes;

use super::checked::Checked;

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

/// Returns a path argument as a trait object.
pub fn text<C, T: Displayed<C>>(value: &T) -> &dyn Display {
    value
}

/// The type of a raw body.
pub trait RawBytes<C>: Sized {
    /// Returns the bytes to send. [`Bytes`] are not copied.
    fn to_bytes(&self) -> Bytes;

    /// Creates the value from the bytes that were received. [`Bytes`] are not copied.
    fn from_bytes(bytes: &Bytes) -> Self;
}

impl<C> RawBytes<C> for Bytes {
    fn to_bytes(&self) -> Bytes {
        self.clone()
    }

    fn from_bytes(bytes: &Bytes) -> Self {
        bytes.clone()
    }
}

impl<C> RawBytes<C> for Vec<u8> {
    fn to_bytes(&self) -> Bytes {
        Bytes::copy_from_slice(self)
    }

    fn from_bytes(bytes: &Bytes) -> Self {
        bytes.to_vec()
    }
}

impl<C> RawBytes<C> for Cow<'_, [u8]> {
    fn to_bytes(&self) -> Bytes {
        Bytes::copy_from_slice(self)
    }

    fn from_bytes(bytes: &Bytes) -> Self {
        Cow::Owned(bytes.to_vec())
    }
}
