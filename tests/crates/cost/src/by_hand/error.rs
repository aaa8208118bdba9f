//! Errors.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use pathlore_test_by_hand::form;

use crate::model::UiaaInfo;

#[derive(Debug)]
#[allow(dead_code, reason = "the values are for `Debug` output")]
pub(crate) enum Error {
    Method,
    Path,
    Argument(&'static str),
    Parameter(form::Error),
    Header {
        name: &'static str,
        detail: &'static str,
    },
    Body {
        field: String,
        detail: &'static str,
    },
    Write,
    NoPath,
    Uri,
    Token,
    Uiaa(Box<UiaaError>),
    /// An error response of an endpoint without an error type of its own.
    Response(StatusCode, Box<HeaderMap>, Bytes),
}

impl From<form::Error> for Error {
    fn from(error: form::Error) -> Self {
        Self::Parameter(error)
    }
}

/// An error response of an endpoint with user-interactive authentication.
#[derive(Debug)]
pub(crate) enum UiaaError {
    Authentication(UiaaInfo),
    Other(StatusCode, Bytes),
}
