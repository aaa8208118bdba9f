//! Errors about a message that cannot be read.

use std::{error::Error, fmt};

use http::{HeaderValue, StatusCode};

use super::{decode::DecodeError, method::MethodError};

/// The error when an [`http::Request`] is not a valid request of an endpoint.
///
/// [`status`](Self::status) and [`allow`](Self::allow) are what a server needs to answer it:
///
/// ```
/// use pathlore::{FromHttpRequestError, bytes::Bytes, http};
///
/// fn refuse(error: &FromHttpRequestError) -> http::Response<Bytes> {
///     let mut response = http::Response::new(error.to_string().into());
///     *response.status_mut() = error.status();
///     if let Some(methods) = error.allow() {
///         response.headers_mut().insert(http::header::ALLOW, methods);
///     }
///     response
/// }
/// # use pathlore::prelude::*;
/// # const METADATA: Metadata = metadata! {
/// #     method: GET, rate_limited: false, authentication: None, path: "/rooms"
/// # };
/// # #[request] pub struct Request {}
/// # #[response] pub struct Response {}
/// # let request = http::Request::post("/rooms").body(Bytes::new()).unwrap();
/// # let response = refuse(&Request::from_http_request(&request).unwrap_err());
/// # assert_eq!(response.status(), 405);
/// # assert_eq!(response.headers()["allow"], "GET, HEAD");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FromHttpRequestError {
    /// The endpoint does not allow the request's method.
    Method(MethodError),
    /// The request's path does not match any path of the endpoint.
    Path,
    /// A part of the request is missing or malformed.
    Decode(DecodeError),
}

impl FromHttpRequestError {
    /// Returns the status code of the response: 405 for a method, 404 for a path, 400 for anything
    /// else.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Method(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::Path => StatusCode::NOT_FOUND,
            Self::Decode(_) => StatusCode::BAD_REQUEST,
        }
    }

    /// Returns the value of the header field `Allow`, which a 405 response must have
    /// ([RFC 9110, section 15.5.6](https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6)), or
    /// `None` if the status is another one.
    #[must_use]
    pub fn allow(&self) -> Option<HeaderValue> {
        match self {
            Self::Method(error) => Some(error.to_allow()),
            Self::Path | Self::Decode(_) => None,
        }
    }
}

impl fmt::Display for FromHttpRequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Method(error) => error.fmt(f),
            Self::Path => f.write_str("the path does not match any path of the endpoint"),
            Self::Decode(error) => error.fmt(f),
        }
    }
}

impl Error for FromHttpRequestError {}

impl From<MethodError> for FromHttpRequestError {
    fn from(error: MethodError) -> Self {
        Self::Method(error)
    }
}

impl From<DecodeError> for FromHttpRequestError {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
    }
}

/// The error when an [`http::Response`] is not a successful response of an endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FromHttpResponseError<E> {
    /// The server responded with an error.
    Endpoint(E),
    /// The status indicates success, but a part of the response is missing or malformed.
    Decode(DecodeError),
}

impl<E> FromHttpResponseError<E> {
    /// Returns the error with which the server responded.
    ///
    /// ```
    /// use pathlore::FromHttpResponseError;
    ///
    /// let error = FromHttpResponseError::Endpoint("not found");
    /// assert_eq!(error.into_endpoint(), Ok("not found"));
    /// ```
    ///
    /// # Errors
    ///
    /// Returns the error about the message if the status indicates success, but a part of the response is
    /// missing or malformed.
    pub fn into_endpoint(self) -> Result<E, DecodeError> {
        match self {
            Self::Endpoint(error) => Ok(error),
            Self::Decode(error) => Err(error),
        }
    }
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
            // `Display` prints the error itself, so the chain continues after it.
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
