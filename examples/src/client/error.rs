//! The error of a client.

use std::fmt;

use pathlore::{BaseUrlError, FromHttpResponseError, IntoHttpError};

use super::MAX_BODY_BYTES;
use crate::error::MatrixError;

/// The error returned when a request does not lead to a successful response.
#[derive(Debug)]
#[non_exhaustive]
pub enum ClientError<E = MatrixError> {
    /// The base URL is invalid.
    BaseUrl(BaseUrlError),
    /// TLS cannot be set up, for example because the system has no root certificates.
    Setup(reqwest::Error),
    /// The request cannot be encoded.
    Request(IntoHttpError),
    /// The request cannot be sent or the response cannot be received.
    Transport(reqwest::Error),
    /// The response body exceeds the limit.
    ResponseTooLarge,
    /// The server responded with an error or the response cannot be decoded.
    Response(FromHttpResponseError<E>),
}

impl<E: fmt::Display> fmt::Display for ClientError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BaseUrl(error) => error.fmt(f),
            Self::Setup(_) => {
                f.write_str("cannot set up TLS; check the system's root certificates")
            }
            Self::Request(error) => write!(f, "cannot encode the request: {error}"),
            Self::Transport(_) => f.write_str("no response from the server"),
            Self::ResponseTooLarge => {
                write!(f, "the response body is larger than the limit of {MAX_BODY_BYTES} bytes")
            }
            Self::Response(error) => error.fmt(f),
        }
    }
}

impl<E: std::error::Error + 'static> std::error::Error for ClientError<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Setup(error) | Self::Transport(error) => Some(error),
            Self::Request(error) => error.source(),
            Self::Response(error) => error.source(),
            Self::BaseUrl(_) | Self::ResponseTooLarge => None,
        }
    }
}

impl<E> From<BaseUrlError> for ClientError<E> {
    fn from(error: BaseUrlError) -> Self {
        Self::BaseUrl(error)
    }
}

impl<E> From<IntoHttpError> for ClientError<E> {
    fn from(error: IntoHttpError) -> Self {
        Self::Request(error)
    }
}

impl<E> From<reqwest::Error> for ClientError<E> {
    fn from(error: reqwest::Error) -> Self {
        // The URL may contain secret values.
        Self::Transport(error.without_url())
    }
}

impl<E> From<FromHttpResponseError<E>> for ClientError<E> {
    fn from(error: FromHttpResponseError<E>) -> Self {
        Self::Response(error)
    }
}
