//! The answers of error types to requests that do not reach their handlers.

use http::{HeaderValue, header::CONTENT_TYPE};
use serde_json::json;

use super::Rejection;
use crate::{EndpointError, ErrorResponse};

/// An error type that answers requests that do not reach their handlers.
///
/// [`#[endpoint_error]`](macro@crate::endpoint_error) implements it, with `rejection = …` on the
/// variants that answer.
///
/// [`ErrorResponse`] answers with problem details
/// ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)). The error type of an API answers in its own
/// format:
///
/// ```
/// use std::{error::Error, fmt};
///
/// use pathlore::{
///     EndpointError, ErrorResponse, FromRejection, IntoHttpError, OutgoingResponse, Rejection,
///     bytes::Bytes, http, serde_json::json,
/// };
///
/// #[derive(Debug)]
/// enum ApiError {
///     /// The client sent something wrong, and the text says what.
///     Invalid(String),
///     Other(ErrorResponse),
/// }
///
/// impl FromRejection for ApiError {
///     fn from_rejection(rejection: Rejection) -> Self {
///         match rejection {
///             Rejection::Decode(error) => Self::Invalid(error.to_string()),
///             other => Self::Other(ErrorResponse::from_rejection(other)),
///         }
///     }
/// }
///
/// impl OutgoingResponse for ApiError {
///     fn to_http_response(&self) -> Result<http::Response<Bytes>, IntoHttpError> {
///         match self {
///             Self::Invalid(reason) => {
///                 let body = json!({ "error": "invalid", "reason": reason });
///                 ErrorResponse::from_json(http::StatusCode::BAD_REQUEST, &body).to_http_response()
///             }
///             Self::Other(response) => response.to_http_response(),
///         }
///     }
/// }
/// # impl EndpointError for ApiError {
/// #     fn from_http_response(response: &http::Response<Bytes>) -> Self {
/// #         Self::Other(ErrorResponse::from_http_response(response))
/// #     }
/// # }
/// # impl fmt::Display for ApiError {
/// #     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("error") }
/// # }
/// # impl Error for ApiError {}
///
/// let too_large = Rejection::body_too_large(Some(1024));
/// let response = ApiError::from_rejection(too_large).to_http_response()?;
/// assert_eq!(response.status(), 413);
/// # let invalid = pathlore::DecodeError::new(
/// #     pathlore::Place::Query, "limit", pathlore::DecodeErrorKind::Missing, "missing",
/// # );
/// # let response = ApiError::from_rejection(invalid.into()).to_http_response()?;
/// # assert_eq!(response.body(), r#"{"error":"invalid","reason":"query parameter `limit`: missing"}"#);
/// # Ok::<_, IntoHttpError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot answer a request that was rejected; implement \
               `pathlore::FromRejection` for it",
    label = "does not implement `FromRejection`"
)]
pub trait FromRejection: EndpointError {
    /// Creates the error that a client receives instead of the response.
    ///
    /// The error should have the [status](Rejection::status) of the rejection. `Allow` and
    /// `WWW-Authenticate` are added by [`Rejection::into_http_response`] if the error lacks them.
    fn from_rejection(rejection: Rejection) -> Self;
}

/// Creates problem details with the media type `application/problem+json`, and the header field
/// `Allow` or `WWW-Authenticate` if it is known.
///
/// ```
/// use pathlore::{ErrorResponse, FromRejection, Rejection, serde_json::{Value, json}};
///
/// let error = ErrorResponse::from_rejection(Rejection::not_found());
/// assert_eq!(error.status, 404);
/// assert_eq!(error.headers["content-type"], "application/problem+json");
/// assert_eq!(
///     error.json::<Value>()?,
///     json!({
///         "type": "about:blank",
///         "title": "Not Found",
///         "status": 404,
///         "detail": "no endpoint has this path",
///     })
/// );
/// # Ok::<_, pathlore::DecodeError>(())
/// ```
impl<E: FromRejection> FromRejection for Box<E> {
    fn from_rejection(rejection: Rejection) -> Self {
        Self::new(E::from_rejection(rejection))
    }
}

impl FromRejection for ErrorResponse {
    fn from_rejection(rejection: Rejection) -> Self {
        let status = rejection.status();
        let problem = json!({
            "type": "about:blank",
            // The status phrase, as section 4.2.1 recommends for this type.
            "title": status.canonical_reason(),
            "status": status.as_u16(),
            "detail": rejection.to_string(),
        });
        let mut error = Self::from_json(status, &problem);
        error.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        error.headers.extend(rejection.header_field());
        error
    }
}
