//! Errors about queries that cannot be read.

use std::{borrow::Cow, fmt};

use ::serde::de::{Error, Expected, StdError, Unexpected};

use super::guess::{record_missing, record_refusal};
use crate::{
    DecodeError, DecodeErrorKind, Place,
    format::json::{
        message::{DUPLICATE, MISSING, Message, NOT_VALID, one_of, unknown},
        path::shown,
    },
};

/// The error when a query cannot be read.
///
/// It contains no received value: the functions that serde calls only use what the type expects.
/// The parameter is named by [`at`](Self::at).
#[derive(Debug)]
pub struct ReadError {
    key: Option<String>,
    kind: DecodeErrorKind,
    detail: Cow<'static, str>,
    /// The field that serde's derive misses.
    pub(super) absent: Option<&'static str>,
}

impl ReadError {
    pub(super) fn new(kind: DecodeErrorKind, detail: impl Into<Cow<'static, str>>) -> Self {
        Self { key: None, kind, detail: detail.into(), absent: None }
    }

    /// The error about a value that the visitor does not expect.
    pub(super) fn expected(expected: &dyn Expected) -> Self {
        Self::new(DecodeErrorKind::Invalid, format!("expected {expected}"))
    }

    pub(super) fn not_utf8() -> Self {
        Self::new(DecodeErrorKind::Malformed, "expected UTF-8")
    }

    pub(super) fn missing() -> Self {
        Self::new(DecodeErrorKind::Missing, MISSING)
    }

    pub(super) fn repeated() -> Self {
        Self::new(DecodeErrorKind::Unexpected, DUPLICATE)
    }

    /// Returns what was expected.
    pub(crate) fn into_detail(self) -> Cow<'static, str> {
        self.detail
    }

    pub(super) fn too_many() -> Self {
        Self::new(DecodeErrorKind::Invalid, "expected fewer values")
    }

    /// Names the parameter, unless the error already names one.
    pub(super) fn at(mut self, key: &str) -> Self {
        self.key.get_or_insert_with(|| shown(key));
        self
    }

    /// Returns whether the error is that a string is not UTF-8.
    pub(super) fn is_about_encoding(&self) -> bool {
        self.kind == DecodeErrorKind::Malformed
    }

    /// Returns whether the error names a parameter.
    pub(super) fn is_named(&self) -> bool {
        self.key.is_some()
    }

    /// Returns whether the error names this parameter.
    pub(super) fn is_at(&self, key: &str) -> bool {
        self.key.as_ref().is_some_and(|at| *at == shown(key))
    }

    /// Returns whether the error is that a value of another type is expected.
    pub(super) fn expects(&self, expected: &str) -> bool {
        self.detail.strip_prefix("expected ") == Some(expected)
    }
}

impl From<ReadError> for DecodeError {
    fn from(error: ReadError) -> Self {
        Self::new(Place::Query, error.key.unwrap_or_default(), error.kind, error.detail)
    }
}

impl Error for ReadError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let text = message.to_string();
        let message = Message::parse(&text);
        Self::new(message.kind(), message.detail_around_field())
    }

    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        if let Unexpected::Bytes(_) = unexpected {
            // Only strings that are not UTF-8 are bytes.
            return Self::not_utf8();
        }
        record_refusal(unexpected, expected);
        Self::expected(expected)
    }

    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(unexpected, expected)
    }

    fn invalid_length(_: usize, expected: &dyn Expected) -> Self {
        Self::expected(expected)
    }

    fn unknown_variant(_: &str, variants: &'static [&'static str]) -> Self {
        Self::new(DecodeErrorKind::Invalid, one_of(variants).unwrap_or(NOT_VALID.into()))
    }

    fn unknown_field(field: &str, fields: &'static [&'static str]) -> Self {
        Self::new(DecodeErrorKind::Unexpected, unknown(fields)).at(field)
    }

    fn missing_field(field: &'static str) -> Self {
        record_missing(field);
        Self { absent: Some(field), ..Self::missing().at(field) }
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::repeated().at(field)
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.detail)
    }
}

impl StdError for ReadError {}
