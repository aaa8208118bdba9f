//! Matrix's errors.
//!
//! See [the specification](https://spec.matrix.org/latest/client-server-api/#standard-error-response).

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

/// What a server answers where it does not answer with a response: an error of the form that
/// Matrix specifies, or anything else.
#[derive(Clone, Debug)]
pub enum MatrixError {
    /// `{"errcode": "M_…", "error": "…"}`.
    Standard(StandardError),
    /// Something else, kept as it came: a proxy's page, say.
    Other(Box<ErrorResponse>),
}

/// An error of the form that Matrix specifies.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StandardError {
    /// The status.
    pub status: StatusCode,
    /// The header field `Retry-After`.
    pub retry_after: Option<RetryAfter>,
    /// The body.
    pub body: StandardErrorBody,
}

/// The body of a [`StandardError`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StandardErrorBody {
    /// What went wrong, for programs.
    pub errcode: ErrorCode,

    /// What went wrong, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,

    /// With [`ErrorCode::LimitExceeded`]: how long to wait. Servers of today send the header field
    /// `Retry-After` as well, which goes first.
    #[serde(
        default,
        with = "pathlore::serde::duration::opt_ms",
        skip_serializing_if = "Option::is_none"
    )]
    pub retry_after_ms: Option<Duration>,

    /// With [`ErrorCode::UnknownToken`]: whether the client may keep what it has stored and log in
    /// again, because the token has only expired.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub soft_logout: Option<bool>,
}

impl StandardErrorBody {
    /// An error that names what went wrong.
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
    /// An error of the form that Matrix specifies.
    #[must_use]
    pub fn new(status: StatusCode, errcode: ErrorCode, error: impl Into<String>) -> Self {
        Self::Standard(StandardError {
            status,
            retry_after: None,
            body: StandardErrorBody::new(errcode, error),
        })
    }

    /// A request for a token that the server does not know.
    #[must_use]
    pub fn unknown_token(soft_logout: bool) -> Self {
        let mut body = StandardErrorBody::new(ErrorCode::UnknownToken, "unknown access token");
        body.soft_logout = Some(soft_logout);
        Self::Standard(StandardError { status: StatusCode::UNAUTHORIZED, retry_after: None, body })
    }

    /// The caller asks too often, and is to wait.
    #[must_use]
    pub fn limit_exceeded(wait: Duration) -> Self {
        let mut body = StandardErrorBody::new(ErrorCode::LimitExceeded, "too many requests");
        body.retry_after_ms = Some(wait);
        Self::Standard(StandardError {
            status: StatusCode::TOO_MANY_REQUESTS,
            retry_after: Some(RetryAfter::Delay(wait)),
            body,
        })
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Standard(error) => error.status,
            Self::Other(response) => response.status,
        }
    }

    /// The error code, of an error that has one.
    #[must_use]
    pub fn errcode(&self) -> Option<&ErrorCode> {
        match self {
            Self::Standard(error) => Some(&error.body.errcode),
            Self::Other(_) => None,
        }
    }

    /// How long to wait before the next attempt, if the server said so.
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

/// A response with a body that has neither maps with odd keys nor anything else that JSON could
/// not carry; if it ever should, the status still says what is to be said.
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

/// The header field `Retry-After`
/// ([RFC 9110, section 10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryAfter {
    /// After this time, in whole seconds on the wire.
    Delay(Duration),
    /// At this time.
    At(SystemTime),
}

/// The end of the year 9999, after which HTTP has no dates, since the Unix epoch.
const LAST_HTTP_DATE: Duration = Duration::from_secs(253_402_300_799);

impl RetryAfter {
    /// How long to wait from now on.
    #[must_use]
    pub fn delay(self) -> Duration {
        match self {
            Self::Delay(delay) => delay,
            Self::At(time) => time.duration_since(SystemTime::now()).unwrap_or_default(),
        }
    }

    /// A value that cannot be read is as good as none.
    fn find(headers: &HeaderMap) -> Option<Self> {
        let text = headers.get(RETRY_AFTER)?.to_str().ok()?;
        if let Ok(seconds) = text.parse() {
            return Some(Self::Delay(Duration::from_secs(seconds)));
        }
        httpdate::parse_http_date(text).ok().map(Self::At)
    }

    fn to_header_value(self) -> HeaderValue {
        match self {
            // Rounded up: who waits a second less is refused again.
            Self::Delay(delay) => {
                let begun = u64::from(delay.subsec_nanos() > 0);
                HeaderValue::from(delay.as_secs().saturating_add(begun))
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
