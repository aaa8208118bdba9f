//! A whole message could not be written.

use std::{error::Error, fmt};

use super::{CredentialsError, EncodeError, PathError};

/// A request or response could not be written as an HTTP message.
#[derive(Debug)]
#[non_exhaustive]
pub enum IntoHttpError {
    /// The endpoint has no path for the server.
    Path(PathError),
    /// A value cannot be carried in the place that the definition gives it.
    Encode(EncodeError),
    /// The path and the query are longer than the 65,534 bytes that [`http::Uri`] can hold.
    UriTooLong,
    /// The credentials cannot be carried, or could not be made.
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
