//! Errors about credentials.

use std::{error::Error, fmt};

use http::StatusCode;

/// The error when the credentials of a request cannot be created or sent.
#[derive(Debug)]
pub struct CredentialsError {
    detail: &'static str,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl CredentialsError {
    /// Creates an error. `detail` says what is wrong and must not contain anything secret.
    #[must_use]
    pub const fn new(detail: &'static str) -> Self {
        Self { detail, source: None }
    }

    /// Creates an error with a cause.
    ///
    /// The cause is part of the [source](Error::source) chain, so its messages must not contain
    /// anything secret either.
    #[must_use]
    pub fn with_source(
        detail: &'static str,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        Self { detail, source: Some(source.into()) }
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "credentials: {}", self.detail)
    }
}

impl Error for CredentialsError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// The error when a request does not present the credentials that its endpoint requires.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AuthenticationError {
    /// There are no credentials.
    Missing,
    /// There are credentials, but they cannot be read.
    ///
    /// Created by [`malformed`](Self::malformed).
    #[non_exhaustive]
    Malformed {
        /// What is wrong. Contains nothing of the credentials themselves.
        detail: &'static str,
    },
}

impl AuthenticationError {
    /// Creates a [`Malformed`](Self::Malformed) error, for implementations of
    /// [`AuthScheme`](crate::auth::AuthScheme).
    #[must_use]
    pub const fn malformed(detail: &'static str) -> Self {
        Self::Malformed { detail }
    }

    /// Returns the status code of the response: 401.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        StatusCode::UNAUTHORIZED
    }
}

impl fmt::Display for AuthenticationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("credentials: missing"),
            Self::Malformed { detail } => write!(f, "credentials: {detail}"),
        }
    }
}

impl Error for AuthenticationError {}
