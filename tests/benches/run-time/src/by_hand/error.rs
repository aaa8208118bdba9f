//! What can go wrong.

use super::endpoints::UiaaError;

#[derive(Debug)]
#[allow(dead_code, reason = "for whoever prints them")]
pub(crate) enum Error {
    Method,
    Path,
    Argument(&'static str),
    Parameter {
        name: &'static str,
        detail: &'static str,
    },
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
    /// An error response of an endpoint that does not say more about them.
    Response(http::StatusCode, Box<http::HeaderMap>, bytes::Bytes),
}
