//! Functions that generated code calls to read messages.

use ::serde::de::IgnoredAny;
use bytes::Bytes;
use http::{HeaderValue, StatusCode, header::CONTENT_TYPE};

use crate::{
    DecodeError, DecodeErrorKind, EndpointError, EndpointResponse, FromHttpResponseError, Place,
    format::json::{from_json, is_empty},
};

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

/// Checks the body of a response without body fields. JSON is ignored.
///
/// # Errors
///
/// Returns an error if there is a body that is HTML or not JSON.
pub fn read_no_body(response: &http::Response<Bytes>) -> Result<(), DecodeError> {
    let body = response.body();
    if is_empty(body) || body == "{}" {
        return Ok(());
    }
    if response.headers().get(CONTENT_TYPE).is_some_and(is_html) {
        let detail = "expected JSON or nothing, but the content type is that of HTML";
        return Err(DecodeError::new(Place::Body, "", DecodeErrorKind::Unexpected, detail));
    }
    from_json::<IgnoredAny>(body).map(|IgnoredAny| ())
}

fn is_html(content_type: &HeaderValue) -> bool {
    let media_type = content_type.as_bytes().split(|byte| *byte == b';').next();
    media_type.map(<[u8]>::trim_ascii).is_some_and(|media_type| {
        [&b"text/html"[..], b"application/xhtml+xml"]
            .iter()
            .any(|html| media_type.eq_ignore_ascii_case(html))
    })
}
