//! Errors about queries and forms that cannot be written.

use std::{error::Error, fmt};

use super::encoded::decode;
use crate::{EncodeError, Place, format::json::path::shown, serde::form::Unwritable};

pub(super) const CUSTOM: &str = "cannot be written as a parameter";
pub(crate) const UNPRINTABLE: &str = "the value cannot be printed";
pub(super) const QUERY: &str = "parameters must be a struct, a map or a sequence of pairs";
pub(super) const PAIR: &str = "a parameter must be a pair of a key and a value";
pub(super) const KEY: &str = "a key must be a string, a number, a boolean or a unit variant";
pub(super) const MAP: &str = "a map or struct cannot be a parameter";
pub(super) const BYTES: &str = "bytes cannot be a parameter";
pub(super) const VARIANT: &str = "a variant with data cannot be a parameter";
pub(super) const NESTED_SEQUENCE: &str = "a sequence cannot be an element of a sequence";
pub(super) const NONE_IN_SEQUENCE: &str = "`None` cannot be an element of a sequence";
pub(super) const EMPTY: &str =
    "an empty list or `None` is not written, so it cannot be inside `Some`, a variant or a map";
pub(crate) const REPEATED: &str = "another field has this name";
pub(super) const FLATTENED: &str = "only structs and maps can be flattened";

/// The error when a value cannot be written in a query or a form.
///
/// The message of a hand-written `Serialize` is dropped, because it may contain the value.
#[derive(Debug)]
pub struct QueryError {
    key: Option<String>,
    detail: &'static str,
}

impl QueryError {
    pub(super) fn new(detail: &'static str) -> Self {
        Self { key: None, detail }
    }

    /// Names the parameter, unless the error already names one.
    pub(super) fn at(mut self, key: &str) -> Self {
        self.key.get_or_insert_with(|| shown(key));
        self
    }

    /// Names the parameter by its encoded key, unless the error already names one.
    pub(crate) fn at_encoded(self, key: &str) -> Self {
        match decode(key) {
            Some(key) => self.at(&key),
            None => self,
        }
    }

    /// Returns the error about a part of a message.
    pub(crate) fn in_place(self, place: Place) -> EncodeError {
        EncodeError::new(place, self.key.unwrap_or_default(), self.detail)
    }
}

impl ::serde::ser::Error for QueryError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Unwritable::find(&message).unwrap_or(CUSTOM))
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.detail)
    }
}

impl Error for QueryError {}
