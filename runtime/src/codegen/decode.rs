//! Functions that generated code calls to read messages.

use bytes::Bytes;
use http::StatusCode;

use crate::{EndpointError, EndpointResponse, FromHttpResponseError};

/// Returns the query of a request.
#[must_use]
pub fn query(request: &http::Request<Bytes>) -> &str {
    request.uri().query().unwrap_or_default()
}

/// Reads the error from a response whose status does not indicate success.
#[cold]
#[must_use]
pub fn endpoint_error<R: EndpointResponse>(
    response: &http::Response<Bytes>,
) -> FromHttpResponseError<R::EndpointError> {
    FromHttpResponseError::Endpoint(EndpointError::from_http_response(response))
}

/// Returns whether a status indicates success: any 2xx status and the declared one do.
#[must_use]
pub fn is_success(status: StatusCode, declared: StatusCode) -> bool {
    status.is_success() || status == declared
}
