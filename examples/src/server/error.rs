//! The error of starting a server.

use std::{fmt, io};

use pathlore::http::Method;

use crate::identifiers::InvalidIdentifier;

/// The error returned when a server cannot be started.
#[derive(Debug)]
#[non_exhaustive]
pub enum ServerError {
    /// The server cannot listen on the address.
    Listen(io::Error),
    /// The address is not a valid server name.
    ServerName(InvalidIdentifier),
    /// The method of an endpoint is not supported by axum.
    Method(Method),
}

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listen(_) => f.write_str("cannot listen on the address"),
            Self::ServerName(_) => {
                f.write_str("the address cannot be used as the server name; specify a server name")
            }
            Self::Method(method) => {
                write!(f, "axum does not support the method {method}; use a standard method")
            }
        }
    }
}

impl std::error::Error for ServerError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Listen(error) => Some(error),
            Self::ServerName(error) => Some(error),
            Self::Method(_) => None,
        }
    }
}

impl From<io::Error> for ServerError {
    fn from(error: io::Error) -> Self {
        Self::Listen(error)
    }
}

impl From<InvalidIdentifier> for ServerError {
    fn from(error: InvalidIdentifier) -> Self {
        Self::ServerName(error)
    }
}
