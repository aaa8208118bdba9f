//! An error on the way into a query.

use std::{error::Error, fmt};

use super::deserialize::decode;
use crate::{EncodeError, Place, format::json::path::push_escaped};

pub(super) const CUSTOM: &str = "cannot be written as a query parameter";
pub(super) const QUERY: &str = "a query is a struct, a map or a list of pairs";
pub(super) const PAIR: &str = "an element of a query is a pair of a key and a value";
pub(super) const KEY: &str = "a key is a text, a number, a boolean or a variant without data";
pub(super) const MAP: &str = "a map or struct cannot be a query parameter";
pub(super) const BYTES: &str = "bytes cannot be a query parameter";
pub(super) const VARIANT: &str = "a variant with data cannot be a query parameter";
pub(super) const LIST_IN_LIST: &str = "a list cannot be an element of a list";
pub(super) const NONE_IN_LIST: &str = "`None` cannot be an element of a list";

/// A value cannot be written in a query.
///
/// Of a hand-written `Serialize` the text is dropped: it may repeat the value.
#[derive(Debug)]
pub struct QueryError {
    key: Option<String>,
    detail: &'static str,
}

impl QueryError {
    pub(super) fn new(detail: &'static str) -> Self {
        Self { key: None, detail }
    }

    /// Names the parameter, unless the error names one already.
    pub(super) fn at(mut self, key: &str) -> Self {
        if self.key.is_none() {
            let mut shown = String::new();
            push_escaped(&mut shown, key);
            self.key = Some(shown);
        }
        self
    }
}

impl QueryError {
    /// Names the parameter, by its encoded key.
    pub(crate) fn at_encoded(self, key: &str) -> Self {
        match decode(key) {
            Some(key) => self.at(&key),
            None => self,
        }
    }
}

impl ::serde::ser::Error for QueryError {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::new(CUSTOM)
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.detail)
    }
}

impl Error for QueryError {}

impl From<QueryError> for EncodeError {
    fn from(error: QueryError) -> Self {
        Self::new(Place::Query, error.key.unwrap_or_default(), error.detail)
    }
}
