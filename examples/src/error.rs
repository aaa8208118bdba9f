//! The errors of Matrix's Client-Server API ([specification][spec]).
//!
//! [spec]: https://spec.matrix.org/latest/client-server-api/#standard-error-response

use std::{
    fmt,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use pathlore::{
    EndpointError, ErrorResponse, IntoHttpError, OutgoingResponse,
    bytes::Bytes,
    http::{
        self, HeaderMap, HeaderValue, StatusCode,
        header::{CONTENT_TYPE, RETRY_AFTER},
    },
};
use serde::{Deserialize, Serialize};

pub use self::code::ErrorCode;
use crate::object::read_body;

mod code;
mod rejection;

/// An error response of a homeserver.
#[derive(Clone, Debug)]
pub enum MatrixError {
    /// A standard error response, `{"errcode": "M_…", "error": "…"}`.
    Standard(StandardError),
    /// Any other response, unchanged, such as an error page of a proxy.
    Other(Box<ErrorResponse>),
}

/// A standard error response.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StandardError {
    /// The status code.
    pub status: StatusCode,
    /// The value of the `Retry-After` header field.
    pub retry_after: Option<RetryAfter>,
    /// The body.
    pub body: StandardErrorBody,
}

/// The body of a [`StandardError`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StandardErrorBody {
    /// The error code, which identifies the error.
    pub errcode: ErrorCode,

    /// A human-readable error message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,

    /// The time to wait before the next attempt, if the error code is
    /// [`ErrorCode::LimitExceeded`].
    ///
    /// Current servers also send the `Retry-After` header field, which takes precedence.
    #[serde(
        default,
        with = "pathlore::serde::duration::opt_ms",
        skip_serializing_if = "Option::is_none"
    )]
    pub retry_after_ms: Option<Duration>,

    /// Whether this is a soft logout, if the error code is [`ErrorCode::UnknownToken`].
    ///
    /// After a soft logout, the client can keep its stored data and log in again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub soft_logout: Option<bool>,
}

impl StandardErrorBody {
    /// Creates a body with the given error code and message.
    #[must_use]
    pub fn new(errcode: ErrorCode, error: impl Into<String>) -> Self {
        Self { errcode, error: Some(error.into()), retry_after_ms: None, soft_logout: None }
    }
}

impl fmt::Display for StandardErrorBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.errcode.fmt(f)?;
        match &self.error {
            Some(error) => write!(f, ": {error}"),
            None => Ok(()),
        }
    }
}

impl MatrixError {
    /// Creates a standard error response.
    #[must_use]
    pub fn new(status: StatusCode, errcode: ErrorCode, error: impl Into<String>) -> Self {
        Self::Standard(StandardError {
            status,
            retry_after: None,
            body: StandardErrorBody::new(errcode, error),
        })
    }

    /// Creates the error response to an unknown or expired access token.
    #[must_use]
    pub fn unknown_token(soft_logout: bool) -> Self {
        let mut body =
            StandardErrorBody::new(ErrorCode::UnknownToken, "unknown access token; log in again");
        body.soft_logout = Some(soft_logout);
        Self::Standard(StandardError { status: StatusCode::UNAUTHORIZED, retry_after: None, body })
    }

    /// Creates the error response to a client that sends too many requests.
    #[must_use]
    pub fn limit_exceeded(wait: Duration) -> Self {
        let mut body = StandardErrorBody::new(
            ErrorCode::LimitExceeded,
            "too many requests; wait before the next attempt",
        );
        body.retry_after_ms = Some(wait);
        Self::Standard(StandardError {
            status: StatusCode::TOO_MANY_REQUESTS,
            retry_after: Some(RetryAfter::Delay(wait)),
            body,
        })
    }

    /// Returns the status code.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Standard(error) => error.status,
            Self::Other(response) => response.status,
        }
    }

    /// Returns the error code if this is a standard error response.
    #[must_use]
    pub fn errcode(&self) -> Option<&ErrorCode> {
        match self {
            Self::Standard(error) => Some(&error.body.errcode),
            Self::Other(_) => None,
        }
    }

    /// Returns the time to wait before the next attempt, if the server specified it.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Standard(error) => match error.retry_after {
                Some(retry_after) => Some(retry_after.delay()),
                None => error.body.retry_after_ms,
            },
            Self::Other(response) => RetryAfter::find(&response.headers).map(RetryAfter::delay),
        }
    }
}

impl EndpointError for MatrixError {
    fn from_http_response(response: &http::Response<Bytes>) -> Self {
        match read_body(response.body()) {
            Some(body) => Self::Standard(StandardError {
                status: response.status(),
                retry_after: RetryAfter::find(response.headers()),
                body,
            }),
            None => Self::Other(ErrorResponse::from_http_response(response).into()),
        }
    }
}

impl OutgoingResponse for MatrixError {
    fn to_http_response(&self) -> Result<http::Response<Bytes>, IntoHttpError> {
        let error = match self {
            Self::Standard(error) => error,
            Self::Other(response) => return response.to_http_response(),
        };
        let mut response = json_response(error.status, &error.body);
        if let Some(retry_after) = error.retry_after {
            response.headers_mut().insert(RETRY_AFTER, retry_after.to_header_value());
        }
        Ok(response)
    }
}

/// Creates a response with a JSON body.
///
/// The bodies in this crate can always be serialized. If one could not be, the response would still
/// have the right status code.
pub(crate) fn json_response(status: StatusCode, body: &impl Serialize) -> http::Response<Bytes> {
    let body = serde_json::to_vec(body).unwrap_or_else(|_| b"{}".to_vec());
    let mut response = http::Response::new(Bytes::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

impl fmt::Display for MatrixError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Standard(error) => write!(f, "{}: {}", error.status, error.body),
            Self::Other(response) => response.fmt(f),
        }
    }
}

impl std::error::Error for MatrixError {}

/// The value of the `Retry-After` header field
/// ([RFC 9110, section 10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryAfter {
    /// A delay. It is rounded up to whole seconds on the wire.
    Delay(Duration),
    /// A point in time.
    At(SystemTime),
}

/// The last second of the year 9999 since the Unix epoch. HTTP dates cannot be later.
const LAST_HTTP_DATE: Duration = Duration::from_secs(253_402_300_799);

impl RetryAfter {
    /// Returns the time to wait from now on.
    #[must_use]
    pub fn delay(self) -> Duration {
        match self {
            Self::Delay(delay) => delay,
            Self::At(time) => time.duration_since(SystemTime::now()).unwrap_or_default(),
        }
    }

    /// Reads the header field. An invalid value is ignored.
    fn find(headers: &HeaderMap) -> Option<Self> {
        let value = headers.get(RETRY_AFTER)?.to_str().ok()?;
        // `parse` alone also accepts a plus sign.
        if value.bytes().all(|byte| byte.is_ascii_digit())
            && let Ok(seconds) = value.parse()
        {
            return Some(Self::Delay(Duration::from_secs(seconds)));
        }
        httpdate::parse_http_date(value).ok().map(Self::At)
    }

    fn to_header_value(self) -> HeaderValue {
        match self {
            // Rounded up: a client that retries too early is refused again.
            Self::Delay(delay) => {
                let partial_second = u64::from(delay.subsec_nanos() > 0);
                HeaderValue::from(delay.as_secs().saturating_add(partial_second))
            }
            Self::At(time) => {
                let time = time.clamp(UNIX_EPOCH, UNIX_EPOCH + LAST_HTTP_DATE);
                HeaderValue::try_from(httpdate::fmt_http_date(time))
                    .unwrap_or(HeaderValue::from_static("0"))
            }
        }
    }
}

#[cfg(test)]
mod tests;
