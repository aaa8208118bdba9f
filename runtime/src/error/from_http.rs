//! A whole message could not be read.

use std::{error::Error, fmt};

use http::StatusCode;

use super::DecodeError;

/// An `http::Request` could not be read as the request of an endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FromHttpRequestError {
    /// The method is not the endpoint's.
    Method,
    /// The path is none of the endpoint's.
    Path,
    /// A part of the message does not have the form that the definition gives it.
    Decode(DecodeError),
}

impl FromHttpRequestError {
    /// The status to answer with: 405, 404 or 400.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Path => StatusCode::NOT_FOUND,
            Self::Decode(_) => StatusCode::BAD_REQUEST,
        }
    }
}

impl fmt::Display for FromHttpRequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Method => f.write_str("the method is not the endpoint's"),
            Self::Path => f.write_str("the path is none of the endpoint's"),
            Self::Decode(error) => error.fmt(f),
        }
    }
}

impl Error for FromHttpRequestError {}

impl From<DecodeError> for FromHttpRequestError {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
    }
}

/// An `http::Response` was not the response of the endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FromHttpResponseError<E> {
    /// The server answered with an error.
    Endpoint(E),
    /// The server answered with a success that does not have the form that the definition gives
    /// it.
    Decode(DecodeError),
}

impl<E: fmt::Display> fmt::Display for FromHttpResponseError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Endpoint(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
        }
    }
}

impl<E: Error> Error for FromHttpResponseError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            // `Display` prints the error itself, so the chain goes on behind it.
            Self::Endpoint(error) => error.source(),
            Self::Decode(_) => None,
        }
    }
}

impl<E> From<DecodeError> for FromHttpResponseError<E> {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
    }
}
