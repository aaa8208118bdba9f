//! The default error type.

use std::fmt;

use ::serde::de::DeserializeOwned;
use bytes::Bytes;
use http::{
    HeaderMap, HeaderName, HeaderValue, StatusCode,
    header::{CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, TE, TRAILER, TRANSFER_ENCODING, UPGRADE},
};

use super::{EndpointError, OutgoingResponse};
use crate::{
    DecodeError, IntoHttpError,
    format::json::{empty, from_json, is_empty},
};

/// The default error type of an endpoint: an HTTP message, kept as it is.
///
/// The body is parsed only when [`json`](Self::json) is called. A server that passes the error on
/// sends the same status, header fields and body. It leaves out the fields that describe a
/// connection instead of the message: `Connection`, the fields that it names, and the others in
/// [RFC 9110, section 7.6.1](https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1).
///
/// `Display` prints the status. `Debug` prints neither the values of header fields nor the body.
///
/// ```
/// use pathlore::{EndpointError, ErrorResponse, bytes::Bytes, http, serde_json::Value};
///
/// let mut response = http::Response::new(Bytes::from_static(b"{\"reason\":\"busy\"}"));
/// *response.status_mut() = http::StatusCode::SERVICE_UNAVAILABLE;
/// let error = ErrorResponse::from_http_response(&response);
/// assert_eq!(error.to_string(), "the server answered 503 Service Unavailable");
/// assert_eq!(error.body, r#"{"reason":"busy"}"#);
/// assert_eq!(error.json::<Value>().unwrap()["reason"], "busy");
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorResponse {
    /// The status code.
    pub status: StatusCode,
    /// The header fields.
    pub headers: Box<HeaderMap>,
    /// The body.
    pub body: Bytes,
}

impl ErrorResponse {
    /// Creates an error with a body in any format, without header fields.
    #[must_use]
    pub fn raw(status: StatusCode, body: Bytes) -> Self {
        Self { status, headers: Box::default(), body }
    }

    /// Creates an error with a JSON body.
    #[must_use]
    pub fn from_json(status: StatusCode, body: &serde_json::Value) -> Self {
        let mut error = Self::raw(status, body.to_string().into());
        error.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        error
    }

    /// Parses the body as JSON.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is empty, is not JSON, or does not have the form of `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        if is_empty(&self.body) { Err(empty("expected JSON")) } else { from_json(&self.body) }
    }
}

impl EndpointError for ErrorResponse {
    fn from_http_response(response: &http::Response<Bytes>) -> Self {
        Self {
            status: response.status(),
            headers: Box::new(response.headers().clone()),
            body: response.body().clone(),
        }
    }
}

impl OutgoingResponse for ErrorResponse {
    fn to_http_response(&self) -> Result<http::Response<Bytes>, IntoHttpError> {
        let mut response = http::Response::new(self.body.clone());
        *response.status_mut() = self.status;
        *response.headers_mut() = (*self.headers).clone();
        remove_connection_fields(response.headers_mut(), self.body.len());
        Ok(response)
    }
}

/// Removes the fields that describe the connection or how the body was sent over it.
fn remove_connection_fields(headers: &mut HeaderMap, length: usize) {
    const CONNECTION_FIELDS: [HeaderName; 7] = [
        CONNECTION,
        HeaderName::from_static("keep-alive"),
        HeaderName::from_static("proxy-connection"),
        TE,
        // The body has no trailer section.
        TRAILER,
        TRANSFER_ENCODING,
        UPGRADE,
    ];
    let named: Vec<_> = headers.get_all(CONNECTION).iter().flat_map(named_fields).collect();
    // With `Transfer-Encoding`, the length is not to be trusted (RFC 9112, section 6.3). After a
    // HEAD request, it is that of another body.
    let is_kept = !headers.contains_key(TRANSFER_ENCODING)
        && headers.get_all(CONTENT_LENGTH).iter().eq([length.to_string().as_str()]);
    for field in named.into_iter().chain(CONNECTION_FIELDS) {
        headers.remove(field);
    }
    if !is_kept {
        headers.remove(CONTENT_LENGTH);
    }
}

/// Returns the names that a line of `Connection` lists.
fn named_fields(line: &HeaderValue) -> impl Iterator<Item = HeaderName> {
    line.as_bytes()
        .split(|byte| *byte == b',')
        .filter_map(|name| HeaderName::from_bytes(name.trim_ascii()).ok())
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
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish()
    }
}

impl std::error::Error for ErrorResponse {}
