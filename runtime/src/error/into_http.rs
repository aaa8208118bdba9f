//! Errors about a message that cannot be written.

use std::{error::Error, fmt};

use super::{auth::CredentialsError, encode::EncodeError, path::PathError};

/// The error when a request or response cannot be converted into an HTTP message.
#[derive(Debug)]
#[non_exhaustive]
pub enum IntoHttpError {
    /// The endpoint has no path for the server.
    Path(PathError),
    /// The value of a field cannot be represented in its part of the message.
    Encode(EncodeError),
    /// The path and the query are longer than the 65,534 bytes that [`http::Uri`] can hold.
    UriTooLong,
    /// The credentials cannot be created or sent.
    Credentials(CredentialsError),
}

impl fmt::Display for IntoHttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(error) => error.fmt(f),
            Self::Encode(error) => error.fmt(f),
            Self::UriTooLong => f.write_str("the URI is too long"),
            Self::Credentials(error) => error.fmt(f),
        }
    }
}

impl Error for IntoHttpError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Credentials(error) => error.source(),
            _ => None,
        }
    }
}

impl From<PathError> for IntoHttpError {
    fn from(error: PathError) -> Self {
        Self::Path(error)
    }
}

impl From<EncodeError> for IntoHttpError {
    fn from(error: EncodeError) -> Self {
        Self::Encode(error)
    }
}

impl From<CredentialsError> for IntoHttpError {
    fn from(error: CredentialsError) -> Self {
        Self::Credentials(error)
    }
}
