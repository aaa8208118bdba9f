//! The errors of a client.

use std::{error::Error, fmt, sync::Arc, time::Duration};

use pathlore::{DecodeError, ErrorResponse, FromHttpResponseError, IntoHttpError};

/// The error if a request does not lead to a successful response.
///
/// Neither `Display` nor `Debug` print tokens, header fields or bodies, unless the error type `E` of the
/// endpoint does.
///
/// ```
/// use pathlore::ErrorResponse;
/// use pathlore_client::ClientError;
///
/// fn advice(error: &ClientError<ErrorResponse>) -> &'static str {
///     match error {
///         ClientError::Encode(_) => "correct the request or the credentials",
///         ClientError::Transport(_) | ClientError::Timeout(_) => "try again later",
///         ClientError::Endpoint(error) if error.status.is_client_error() => "correct the request",
///         _ => "tell the operator of the server",
///     }
/// }
/// # let timeout = ClientError::Encode(pathlore::IntoHttpError::UriTooLong);
/// # assert_eq!(advice(&timeout), "correct the request or the credentials");
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum ClientError<E = ErrorResponse> {
    /// The request cannot be encoded: the endpoint has no path for the server, a field cannot be
    /// represented, or the endpoint requires a token that the client does not have. Nothing was sent.
    Encode(IntoHttpError),
    /// What the server supports could not be found out, see [`Negotiate`](crate::Negotiate). The request
    /// was not sent.
    Negotiation(NegotiationError),
    /// The request could not be sent, or the response could not be received.
    Transport(TransportError),
    /// There was no response within a time limit.
    Timeout(TimeoutError),
    /// The body of the response is larger than the limit.
    #[non_exhaustive]
    ResponseTooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// The status indicates success, but a part of the response is missing or malformed.
    Decode(DecodeError),
    /// The server responded with an error.
    Endpoint(E),
}

impl<E> ClientError<E> {
    /// Returns the error of the endpoint, or `None` if the request failed for another reason.
    ///
    /// ```
    /// use pathlore::{ErrorResponse, IntoHttpError};
    /// use pathlore_client::ClientError;
    ///
    /// let error: ClientError<ErrorResponse> = ClientError::Encode(IntoHttpError::UriTooLong);
    /// assert!(error.as_endpoint().is_none());
    /// ```
    pub fn as_endpoint(&self) -> Option<&E> {
        match self {
            Self::Endpoint(error) => Some(error),
            _ => None,
        }
    }
}

#[cfg(feature = "tracing")]
impl<E> ClientError<E> {
    /// Returns what kind of an error it is, in one word.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Encode(_) => "encode",
            Self::Negotiation(_) => "negotiation",
            Self::Transport(_) => "transport",
            Self::Timeout(_) => "timeout",
            Self::ResponseTooLarge { .. } => "response_too_large",
            Self::Decode(_) => "decode",
            Self::Endpoint(_) => "endpoint",
        }
    }
}

impl<E: fmt::Display> fmt::Display for ClientError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Encode(error) => write!(f, "cannot encode the request: {error}"),
            Self::Negotiation(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::Timeout(error) => error.fmt(f),
            Self::ResponseTooLarge { limit } => {
                write!(f, "the body of the response is larger than the limit of {limit} bytes")
            }
            Self::Decode(error) => write!(f, "cannot decode the response: {error}"),
            Self::Endpoint(error) => error.fmt(f),
        }
    }
}

impl<E: Error> Error for ClientError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            // `Display` prints these errors themselves, so the chain continues after them.
            Self::Encode(error) => error.source(),
            Self::Negotiation(error) => error.source(),
            Self::Transport(error) => error.source(),
            Self::Endpoint(error) => error.source(),
            Self::Timeout(_) | Self::ResponseTooLarge { .. } | Self::Decode(_) => None,
        }
    }
}

impl<E> From<IntoHttpError> for ClientError<E> {
    fn from(error: IntoHttpError) -> Self {
        Self::Encode(error)
    }
}

impl<E> From<FromHttpResponseError<E>> for ClientError<E> {
    fn from(error: FromHttpResponseError<E>) -> Self {
        match error.into_endpoint() {
            Ok(error) => Self::Endpoint(error),
            Err(error) => Self::Decode(error),
        }
    }
}

/// The error if a request could not be sent, or its response could not be received.
///
/// The cause is the [source](Error::source).
pub struct TransportError(Box<dyn Error + Send + Sync>);

impl TransportError {
    /// Creates an error, for implementations of [`Transport`](crate::Transport). The messages of `source`
    /// must not contain anything secret, such as a URI with parameters.
    ///
    /// ```
    /// use pathlore_client::TransportError;
    ///
    /// let error = TransportError::new("the network is down");
    /// assert_eq!(error.to_string(), "no response from the server");
    /// ```
    #[must_use]
    pub fn new(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(source.into())
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no response from the server")
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TransportError").field(&self.0).finish()
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.0)
    }
}

/// The error if there was no response within a time limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeoutError {
    pub(crate) limit: Duration,
    pub(crate) is_total: bool,
}

impl TimeoutError {
    /// Returns the time limit that was exceeded.
    #[must_use]
    pub fn limit(&self) -> Duration {
        self.limit
    }

    /// Returns whether the limit is the one for the call as a whole, with all its attempts and the time
    /// between them, rather than the one for an attempt.
    #[must_use]
    pub fn is_total(&self) -> bool {
        self.is_total
    }
}

impl fmt::Display for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no response from the server within {:?}", self.limit)
    }
}

impl Error for TimeoutError {}

/// The error if it could not be found out what the server supports.
///
/// The cause is the [source](Error::source). Callers that waited for the same answer share it.
#[derive(Clone, Debug)]
pub struct NegotiationError(pub(crate) Arc<dyn Error + Send + Sync>);

impl fmt::Display for NegotiationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot find out what the server supports")
    }
}

impl Error for NegotiationError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.0)
    }
}

/// The reasons why there is no response, which do not depend on the endpoint.
#[derive(Debug)]
pub(crate) enum Failure {
    Negotiation(NegotiationError),
    Transport(TransportError),
    Timeout(TimeoutError),
    ResponseTooLarge { limit: usize },
}

impl<E> From<Failure> for ClientError<E> {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Negotiation(error) => Self::Negotiation(error),
            Failure::Transport(error) => Self::Transport(error),
            Failure::Timeout(error) => Self::Timeout(error),
            Failure::ResponseTooLarge { limit } => Self::ResponseTooLarge { limit },
        }
    }
}
