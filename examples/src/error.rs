//! The errors of Matrix's Client-Server API ([specification][spec]).
//!
//! [spec]: https://spec.matrix.org/latest/client-server-api/#standard-error-response

use std::{
    fmt,
    str::FromStr,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use pathlore::{
    ErrorResponse, endpoint_error,
    http::{StatusCode, header::RETRY_AFTER},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::code::ErrorCode;

mod code;
mod rejection;

/// An error response of a homeserver.
#[endpoint_error(rejection = rejection::answer)]
pub enum MatrixError {
    /// A standard error response, `{"errcode": "M_…", "error": "…"}`.
    #[api(status = 3xx | 4xx | 5xx)]
    Standard {
        /// The status code.
        #[api(status)]
        status: StatusCode,
        /// The value of the `Retry-After` header field. An invalid one is ignored.
        #[api(header = RETRY_AFTER, lenient)]
        retry_after: Option<RetryAfter>,
        /// The error code, which identifies the error.
        errcode: ErrorCode,
        /// A human-readable error message.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        error: Option<String>,
        /// The time to wait before the next attempt, if the error code is
        /// [`ErrorCode::LimitExceeded`].
        ///
        /// Current servers also send the `Retry-After` header field, which takes precedence.
        #[serde(
            default,
            with = "pathlore::serde::duration::opt_ms",
            skip_serializing_if = "Option::is_none"
        )]
        retry_after_ms: Option<Duration>,
        /// Whether this is a soft logout, if the error code is [`ErrorCode::UnknownToken`].
        ///
        /// After a soft logout, the client can keep its stored data and log in again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        soft_logout: Option<bool>,
    },
    /// Any other response, unchanged, such as an error page of a proxy.
    #[api(other)]
    Other(Box<ErrorResponse>),
}

/// The members of a standard error in the body of another response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct StandardErrorBody {
    /// The error code, which identifies the error.
    pub errcode: ErrorCode,

    /// A human-readable error message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,

    /// The time to wait before the next attempt.
    #[serde(
        default,
        with = "pathlore::serde::duration::opt_ms",
        skip_serializing_if = "Option::is_none"
    )]
    #[schemars(with = "Option<u64>")]
    pub retry_after_ms: Option<Duration>,

    /// Whether this is a soft logout.
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
        describe(f, &self.errcode, self.error.as_deref())
    }
}

/// Prints the code and the message.
fn describe(f: &mut fmt::Formatter<'_>, errcode: &ErrorCode, error: Option<&str>) -> fmt::Result {
    write!(f, "{errcode}")?;
    match error {
        Some(error) => write!(f, ": {error}"),
        None => Ok(()),
    }
}

impl MatrixError {
    /// Creates a standard error response.
    #[must_use]
    pub fn new(status: StatusCode, errcode: ErrorCode, error: impl Into<String>) -> Self {
        let error = Some(error.into());
        Self::Standard {
            status,
            retry_after: None,
            errcode,
            error,
            retry_after_ms: None,
            soft_logout: None,
        }
    }

    /// Creates the error response to an unknown or expired access token.
    #[must_use]
    pub fn unknown_token(soft_logout: bool) -> Self {
        Self::Standard {
            status: StatusCode::UNAUTHORIZED,
            retry_after: None,
            errcode: ErrorCode::UnknownToken,
            error: Some("unknown access token; log in again".to_owned()),
            retry_after_ms: None,
            soft_logout: Some(soft_logout),
        }
    }

    /// Creates the error response to a client that sends too many requests.
    #[must_use]
    pub fn limit_exceeded(wait: Duration) -> Self {
        Self::Standard {
            status: StatusCode::TOO_MANY_REQUESTS,
            retry_after: Some(RetryAfter::Delay(wait)),
            errcode: ErrorCode::LimitExceeded,
            error: Some("too many requests; wait before the next attempt".to_owned()),
            retry_after_ms: Some(wait),
            soft_logout: None,
        }
    }

    /// Returns the status code.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Standard { status, .. } => *status,
            Self::Other(response) => response.status,
        }
    }

    /// Returns the error code if this is a standard error response.
    #[must_use]
    pub fn errcode(&self) -> Option<&ErrorCode> {
        match self {
            Self::Standard { errcode, .. } => Some(errcode),
            Self::Other(_) => None,
        }
    }

    /// Returns the time to wait before the next attempt, if the server specified it.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Standard { retry_after: Some(retry_after), .. } => Some(retry_after.delay()),
            Self::Standard { retry_after: None, retry_after_ms, .. } => *retry_after_ms,
            Self::Other(response) => {
                let value = response.headers.get(RETRY_AFTER)?.to_str().ok()?;
                value.parse().ok().map(RetryAfter::delay)
            }
        }
    }
}

impl fmt::Display for MatrixError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Standard { status, errcode, error, .. } => {
                write!(f, "{status}: ")?;
                describe(f, errcode, error.as_deref())
            }
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
}

impl fmt::Display for RetryAfter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            // Rounded up: a client that retries too early is refused again.
            Self::Delay(delay) => {
                let partial_second = u64::from(delay.subsec_nanos() > 0);
                delay.as_secs().saturating_add(partial_second).fmt(f)
            }
            Self::At(time) => {
                let time = time.clamp(UNIX_EPOCH, UNIX_EPOCH + LAST_HTTP_DATE);
                f.write_str(&httpdate::fmt_http_date(time))
            }
        }
    }
}

impl FromStr for RetryAfter {
    type Err = httpdate::Error;

    fn from_str(value: &str) -> Result<Self, Self::Err> {
        // `parse` alone also accepts a plus sign.
        if value.bytes().all(|byte| byte.is_ascii_digit())
            && let Ok(seconds) = value.parse()
        {
            return Ok(Self::Delay(Duration::from_secs(seconds)));
        }
        httpdate::parse_http_date(value).map(Self::At)
    }
}

#[cfg(test)]
mod tests;
