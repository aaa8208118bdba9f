//! Responses, both directions, and the error responses of an endpoint.

use std::fmt;

use bytes::Bytes;
use http::{
    HeaderMap, HeaderValue, StatusCode,
    header::{CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, TRANSFER_ENCODING},
};

use crate::{FromHttpResponseError, IntoHttpError};

/// The server's half of a response: what it sends.
///
/// Implemented by [`#[response]`](crate::response) where the feature `server` is on, and by the
/// error types of endpoints.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a response that a server can send",
    label = "needs `#[response]` without `incoming`, and pathlore's feature `server`"
)]
pub trait OutgoingResponse {
    /// Writes the response.
    ///
    /// # Errors
    ///
    /// Where a value cannot be carried in the place that the definition gives it.
    fn to_http_response(&self) -> Result<http::Response<Bytes>, IntoHttpError>;
}

/// The client's half of a response: what it receives.
///
/// Implemented by [`#[response]`](crate::response) where the feature `client` is on; of a struct
/// with lifetimes, for `'static` in their place.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a response that a client can receive",
    label = "needs `#[response]` without `outgoing`, and pathlore's feature `client`"
)]
pub trait IncomingResponse: Sized {
    /// What the server answers where it does not answer with this.
    type EndpointError: EndpointError;

    /// Reads a response: any 2xx status, and the declared one, is a success.
    ///
    /// # Errors
    ///
    /// [`FromHttpResponseError::Endpoint`] where the server answered with an error,
    /// [`FromHttpResponseError::Decode`] where a success does not have the form that the
    /// definition gives it.
    fn from_http_response(
        response: &http::Response<Bytes>,
    ) -> Result<Self, FromHttpResponseError<Self::EndpointError>>;

    /// What `from_http_response` gives where the server answered with an error. Not public API.
    #[doc(hidden)]
    fn endpoint_error(
        response: &http::Response<Bytes>,
    ) -> FromHttpResponseError<Self::EndpointError> {
        FromHttpResponseError::Endpoint(EndpointError::from_http_response(response))
    }
}

/// What a server answers where it does not answer with the endpoint's response.
///
/// Implement it for the error type of your API; [`ErrorResponse`] keeps what came as it came.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the error type of an endpoint",
    label = "implement `pathlore::EndpointError` for it"
)]
pub trait EndpointError:
    OutgoingResponse + std::error::Error + Sized + Send + Sync + 'static
{
    /// Reads an error. Never fails: a response that cannot be made out is kept as it came.
    fn from_http_response(response: &http::Response<Bytes>) -> Self;
}

/// The error type of endpoints that name none: what the server answered, kept as it came.
///
/// `Debug` and `Display` print neither headers' values nor the body.
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
    /// The status.
    pub status: StatusCode,
    /// All header fields.
    pub headers: Box<HeaderMap>,
    /// The body.
    pub body: ErrorBody,
}

/// The body of an [`ErrorResponse`].
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorBody {
    /// A body that is JSON.
    Json(serde_json::Value),
    /// Any other, and the empty one.
    Raw(Bytes),
}

impl ErrorResponse {
    /// An error with a status and a JSON body.
    #[must_use]
    pub fn json(status: StatusCode, body: serde_json::Value) -> Self {
        Self { status, headers: Box::default(), body: ErrorBody::Json(body) }
    }

    /// An error with a status and a body of bytes.
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
        // They were about the message that came (RFC 9110, sections 7.6.1 and 8.6).
        for of_the_message in [CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING] {
            headers.remove(of_the_message);
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
