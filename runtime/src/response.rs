//! The traits of responses, and the default error type.

use std::fmt;

use bytes::Bytes;
use http::{
    HeaderMap, HeaderValue, StatusCode,
    header::{CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, TRANSFER_ENCODING},
};

use crate::{FromHttpResponseError, IntoHttpError};

/// A response that a server can send.
///
/// Implemented by [`#[response]`](crate::response) if the feature `server` is enabled, and by the
/// error types of endpoints.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a response that a server can send",
    label = "needs `#[response]` without `incoming`, and pathlore's feature `server`"
)]
pub trait OutgoingResponse {
    /// Converts the response into an HTTP message.
    ///
    /// # Errors
    ///
    /// Returns an error if the value of a field cannot be represented in its part of the message.
    fn to_http_response(&self) -> Result<http::Response<Bytes>, IntoHttpError>;
}

/// The part of a response's definition that the client side and the server side share.
///
/// Implemented by [`#[response]`](crate::response), whichever features are enabled.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the response of an endpoint",
    label = "write `#[response]` above the struct"
)]
pub trait EndpointResponse {
    /// The type of the response if the request was not successful.
    type EndpointError: EndpointError;
}

/// A response that a client can receive.
///
/// Implemented by [`#[response]`](crate::response) if the feature `client` is enabled. If the struct
/// has lifetimes, the implementation is for the struct with all of them `'static`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a response that a client can receive",
    label = "needs `#[response]` without `outgoing`, and pathlore's feature `client`"
)]
pub trait IncomingResponse: EndpointResponse + Sized {
    /// Reads the response from an HTTP message. Any 2xx status and the status in the definition
    /// indicate success.
    ///
    /// # Errors
    ///
    /// Returns [`FromHttpResponseError::Endpoint`] if the status does not indicate success, and
    /// [`FromHttpResponseError::Decode`] if it does but a part of the message is missing or
    /// malformed.
    fn from_http_response(
        response: &http::Response<Bytes>,
    ) -> Result<Self, FromHttpResponseError<Self::EndpointError>>;
}

/// The error type of an endpoint: the response if the request was not successful.
///
/// Implement it for the error type of your API. The default is [`ErrorResponse`], which keeps the
/// message as it is.
///
/// ```
/// use std::{error::Error, fmt};
///
/// use pathlore::{
///     EndpointError, ErrorResponse, IntoHttpError, OutgoingResponse, bytes::Bytes,
///     http::{self, StatusCode},
///     serde_json::json,
/// };
///
/// #[derive(Debug)]
/// enum ApiError {
///     NotFound,
///     Other(ErrorResponse),
/// }
///
/// impl EndpointError for ApiError {
///     fn from_http_response(response: &http::Response<Bytes>) -> Self {
///         match response.status() {
///             StatusCode::NOT_FOUND => Self::NotFound,
///             _ => Self::Other(ErrorResponse::from_http_response(response)),
///         }
///     }
/// }
///
/// impl OutgoingResponse for ApiError {
///     fn to_http_response(&self) -> Result<http::Response<Bytes>, IntoHttpError> {
///         match self {
///             Self::NotFound => {
///                 ErrorResponse::json(StatusCode::NOT_FOUND, json!({"error": "not found"}))
///                     .to_http_response()
///             }
///             Self::Other(response) => response.to_http_response(),
///         }
///     }
/// }
///
/// impl fmt::Display for ApiError {
///     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         match self {
///             Self::NotFound => f.write_str("not found"),
///             Self::Other(response) => response.fmt(f),
///         }
///     }
/// }
///
/// impl Error for ApiError {}
/// # let response = ApiError::NotFound.to_http_response().unwrap();
/// # assert!(matches!(ApiError::from_http_response(&response), ApiError::NotFound));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the error type of an endpoint; implement \
               `pathlore::EndpointError` for it, or write a type that implements it",
    label = "does not implement `EndpointError`"
)]
pub trait EndpointError:
    OutgoingResponse + std::error::Error + Sized + Send + Sync + 'static
{
    /// Reads the error from an HTTP message whose status does not indicate success.
    ///
    /// This cannot fail. A type that expects a certain format should keep a message in another
    /// format as it is, for example as an [`ErrorResponse`].
    fn from_http_response(response: &http::Response<Bytes>) -> Self;
}

/// The default error type of an endpoint: an HTTP message, kept as it is.
///
/// `Display` prints the status. `Debug` prints neither the values of header fields nor the body.
///
/// ```
/// use pathlore::{EndpointError, ErrorBody, ErrorResponse, bytes::Bytes, http};
///
/// let mut response = http::Response::new(Bytes::from_static(b"{\"reason\":\"busy\"}"));
/// *response.status_mut() = http::StatusCode::SERVICE_UNAVAILABLE;
/// let error = ErrorResponse::from_http_response(&response);
/// assert_eq!(error.to_string(), "the server answered 503 Service Unavailable");
/// assert!(matches!(error.body, ErrorBody::Json(value) if value["reason"] == "busy"));
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct ErrorResponse {
    /// The status code.
    pub status: StatusCode,
    /// The header fields.
    pub headers: Box<HeaderMap>,
    /// The body.
    pub body: ErrorBody,
}

/// The body of an [`ErrorResponse`].
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorBody {
    /// The body is JSON.
    Json(serde_json::Value),
    /// The body is empty or not JSON.
    Raw(Bytes),
}

impl ErrorResponse {
    /// Creates an error with a JSON body.
    #[must_use]
    pub fn json(status: StatusCode, body: serde_json::Value) -> Self {
        Self { status, headers: Box::default(), body: ErrorBody::Json(body) }
    }

    /// Creates an error with a body of any type.
    #[must_use]
    pub fn raw(status: StatusCode, body: Bytes) -> Self {
        Self { status, headers: Box::default(), body: ErrorBody::Raw(body) }
    }
}

impl EndpointError for ErrorResponse {
    fn from_http_response(response: &http::Response<Bytes>) -> Self {
        let body = serde_json::from_slice(response.body())
            .map_or_else(|_| ErrorBody::Raw(response.body().clone()), ErrorBody::Json);
        Self { status: response.status(), headers: Box::new(response.headers().clone()), body }
    }
}

impl OutgoingResponse for ErrorResponse {
    fn to_http_response(&self) -> Result<http::Response<Bytes>, IntoHttpError> {
        let mut response = http::Response::new(match &self.body {
            ErrorBody::Json(value) => Bytes::from(value.to_string()),
            ErrorBody::Raw(bytes) => bytes.clone(),
        });
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.clone_from(&self.headers);
        // These describe the message that was received, not the one that is sent (RFC 9110,
        // sections 7.6.1 and 8.6).
        for field in [CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING] {
            headers.remove(field);
        }
        if let ErrorBody::Json(_) = self.body {
            headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static("application/json"));
        }
        Ok(response)
    }
}

impl fmt::Display for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the server answered {}", self.status)
    }
}

impl fmt::Debug for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorResponse")
            .field("status", &self.status)
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .field("body", &self.body)
            .finish()
    }
}

impl fmt::Debug for ErrorBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(_) => f.write_str("Json(..)"),
            Self::Raw(bytes) => write!(f, "Raw({} bytes)", bytes.len()),
        }
    }
}

impl std::error::Error for ErrorResponse {}
