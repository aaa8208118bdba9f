//! The reasons why a request does not reach its handler.

use std::{error::Error, fmt};

use bytes::Bytes;
use http::{
    HeaderName, HeaderValue, StatusCode,
    header::{ALLOW, WWW_AUTHENTICATE},
};

pub use self::answer::FromRejection;
use crate::{
    AuthenticationError, DecodeError, FromHttpRequestError, IntoHttpError, MethodError,
    auth::AuthScheme,
};

mod answer;

/// The reason why a request did not reach its handler.
///
/// A server collects the errors of its steps with `?`, and answers them in one place. The response is
/// that of the API's own error type, which implements [`FromRejection`]:
///
/// ```
/// use pathlore::{ErrorResponse, Rejection, bytes::Bytes, http, prelude::*};
///
/// const METADATA: Metadata = metadata! {
///     method: GET, rate_limited: false, authentication: AccessToken, path: "/rooms"
/// };
///
/// #[request]
/// pub struct Request {
///     #[api(query)]
///     pub limit: Option<u8>,
/// }
///
/// #[response]
/// pub struct Response {}
///
/// fn read<R: IncomingRequest>(request: &http::Request<Bytes>) -> Result<R, Rejection> {
///     let credentials = R::Authentication::extract(request)
///         .map_err(Rejection::authentication::<R::Authentication>)?;
///     // … check the credentials …
///     # drop(credentials);
///     Ok(R::from_http_request(request)?)
/// }
///
/// let http_request = http::Request::get("/rooms?limit=9").body(Bytes::new())?;
/// let rejection = read::<Request>(&http_request).unwrap_err();
/// assert_eq!(rejection.status(), 401);
/// assert_eq!(rejection.to_string(), "credentials: missing");
///
/// let response = rejection.into_http_response::<ErrorResponse>()?;
/// assert_eq!(response.headers()["www-authenticate"], "Bearer");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
///
/// `Display` prints what is wrong with the request. Neither it nor `Debug` contains a value that was
/// received, so the text can be sent and logged.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rejection {
    /// No endpoint has the path of the request. Created by [`not_found`](Self::not_found).
    #[non_exhaustive]
    NotFound {},
    /// The endpoints with this path have other methods.
    Method(MethodError),
    /// The request does not present the credentials that its endpoint requires. Created by
    /// [`authentication`](Self::authentication), and from an [`AuthenticationError`].
    #[non_exhaustive]
    Authentication {
        /// What is wrong with the credentials.
        error: AuthenticationError,
        /// The value of the header field `WWW-Authenticate`, if it is known.
        challenge: Option<HeaderValue>,
    },
    /// A part of the request is missing or malformed.
    Decode(DecodeError),
    /// The body is larger than the server accepts. Created by
    /// [`body_too_large`](Self::body_too_large).
    #[non_exhaustive]
    BodyTooLarge {
        /// The limit in bytes, if it is known.
        limit: Option<u64>,
    },
    /// The body could not be received completely. Created by
    /// [`body_unreadable`](Self::body_unreadable).
    #[non_exhaustive]
    BodyUnreadable {},
    /// The server refuses the request for a reason of its own, or fails. Created by
    /// [`refused`](Self::refused).
    #[non_exhaustive]
    Refused {
        /// The status of the response.
        status: StatusCode,
    },
}

impl Rejection {
    /// Returns the rejection of a path that no endpoint has.
    #[must_use]
    pub const fn not_found() -> Self {
        Self::NotFound {}
    }

    /// Returns the rejection of a request that lacks the credentials of scheme `S`, with the
    /// [challenge](AuthScheme::challenge) of the scheme.
    #[must_use]
    pub fn authentication<S: AuthScheme + ?Sized>(error: AuthenticationError) -> Self {
        let challenge = S::challenge(&error);
        Self::Authentication { error, challenge }
    }

    /// Returns the rejection of a body that is larger than `limit` bytes.
    #[must_use]
    pub const fn body_too_large(limit: Option<u64>) -> Self {
        Self::BodyTooLarge { limit }
    }

    /// Returns the rejection of a body that could not be received completely, for example because the
    /// connection was closed or the framing is invalid.
    #[must_use]
    pub const fn body_unreadable() -> Self {
        Self::BodyUnreadable {}
    }

    /// Returns the rejection of a request that the server refuses for a reason that has no variant of its
    /// own, for example a limit for the rate of requests (429), an overload (503) or a failure (500).
    ///
    /// ```
    /// use pathlore::{Rejection, http::StatusCode};
    ///
    /// let rejection = Rejection::refused(StatusCode::TOO_MANY_REQUESTS);
    /// assert_eq!(rejection.status(), 429);
    /// assert_eq!(rejection.to_string(), "the request was refused: Too Many Requests");
    /// ```
    #[must_use]
    pub const fn refused(status: StatusCode) -> Self {
        Self::Refused { status }
    }

    /// Returns the status code of the response.
    ///
    /// | rejection | status |
    /// |---|---|
    /// | [`NotFound`](Self::NotFound) | 404 |
    /// | [`Method`](Self::Method) | 405 |
    /// | [`Authentication`](Self::Authentication) | 401 |
    /// | [`Decode`](Self::Decode) | 400 |
    /// | [`BodyTooLarge`](Self::BodyTooLarge) | 413 |
    /// | [`BodyUnreadable`](Self::BodyUnreadable) | 400 |
    /// | [`Refused`](Self::Refused) | that of the refusal |
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound {} => StatusCode::NOT_FOUND,
            Self::Method(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::Authentication { error, .. } => error.status(),
            Self::Decode(_) | Self::BodyUnreadable {} => StatusCode::BAD_REQUEST,
            Self::BodyTooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Refused { status } => *status,
        }
    }

    /// Returns the value of the header field `Allow`, which a 405 response must have
    /// ([RFC 9110, section 15.5.6](https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6)), or
    /// `None` if the status is another one or no methods are known.
    #[must_use]
    pub fn allow(&self) -> Option<HeaderValue> {
        match self {
            Self::Method(error) => error.allowed().next().map(|_| error.to_allow()),
            _ => None,
        }
    }

    /// Returns the value of the header field `WWW-Authenticate`, which a 401 response must have
    /// ([RFC 9110, section 15.5.2](https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2)), or
    /// `None` if the status is another one or no challenge is known.
    #[must_use]
    pub fn challenge(&self) -> Option<&HeaderValue> {
        match self {
            Self::Authentication { challenge, .. } => challenge.as_ref(),
            _ => None,
        }
    }

    /// Converts the rejection into the response of an API with the error type `E`.
    ///
    /// `Allow` and `WWW-Authenticate` are added if the response has the [status](Self::status) of the
    /// rejection and the error has not set the field. Error types therefore need no fields for them.
    ///
    /// # Errors
    ///
    /// Returns an error if the error cannot be written.
    pub fn into_http_response<E: FromRejection>(
        self,
    ) -> Result<http::Response<Bytes>, IntoHttpError> {
        let (status, field) = (self.status(), self.header_field());
        let mut response = E::from_rejection(self).to_http_response()?;
        if let Some((name, value)) = field
            && response.status() == status
        {
            response.headers_mut().entry(name).or_insert(value);
        }
        Ok(response)
    }

    /// Returns the header field that the status requires, if its value is known.
    fn header_field(&self) -> Option<(HeaderName, HeaderValue)> {
        let allow = self.allow().map(|methods| (ALLOW, methods));
        allow.or_else(|| Some((WWW_AUTHENTICATE, self.challenge()?.clone())))
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound {} => f.write_str("no endpoint has this path"),
            Self::Method(error) => error.fmt(f),
            Self::Authentication { error, .. } => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::BodyTooLarge { limit: Some(limit) } => {
                write!(f, "body: larger than the limit of {limit} bytes")
            }
            Self::BodyTooLarge { limit: None } => f.write_str("body: too large"),
            Self::BodyUnreadable {} => f.write_str("body: could not be received completely"),
            Self::Refused { status } => {
                f.write_str(if status.is_server_error() {
                    "the request failed"
                } else {
                    "the request was refused"
                })?;
                status.canonical_reason().map_or(Ok(()), |reason| write!(f, ": {reason}"))
            }
        }
    }
}

impl Error for Rejection {}

impl From<FromHttpRequestError> for Rejection {
    fn from(error: FromHttpRequestError) -> Self {
        match error {
            FromHttpRequestError::Method(error) => Self::Method(error),
            FromHttpRequestError::Path => Self::not_found(),
            FromHttpRequestError::Decode(error) => Self::Decode(error),
        }
    }
}

impl From<MethodError> for Rejection {
    fn from(error: MethodError) -> Self {
        Self::Method(error)
    }
}

impl From<DecodeError> for Rejection {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
    }
}

/// Creates a rejection without a challenge. Use [`Rejection::authentication`] if the scheme is known.
impl From<AuthenticationError> for Rejection {
    fn from(error: AuthenticationError) -> Self {
        Self::Authentication { error, challenge: None }
    }
}
