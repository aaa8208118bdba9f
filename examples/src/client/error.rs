//! The error of creating a client.

use std::fmt;

use pathlore::BaseUrlError;

/// The error if a client cannot be created.
#[derive(Debug)]
#[non_exhaustive]
pub enum SetupError {
    /// The base URL is invalid.
    BaseUrl(BaseUrlError),
    /// TLS cannot be set up, for example because the system has no root certificates.
    Tls(reqwest::Error),
}

impl fmt::Display for SetupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BaseUrl(error) => error.fmt(f),
            Self::Tls(_) => f.write_str("cannot set up TLS; check the system's root certificates"),
        }
    }
}

impl std::error::Error for SetupError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::BaseUrl(_) => None,
            Self::Tls(error) => Some(error),
        }
    }
}

impl From<BaseUrlError> for SetupError {
    fn from(error: BaseUrlError) -> Self {
        Self::BaseUrl(error)
    }
}

impl From<reqwest::Error> for SetupError {
    fn from(error: reqwest::Error) -> Self {
        Self::Tls(error)
    }
}
