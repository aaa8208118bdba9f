//! Bearer tokens ([RFC 6750](https://www.rfc-editor.org/rfc/rfc6750)).

use std::{borrow::Cow, fmt};

use bytes::Bytes;
use http::{HeaderValue, header::AUTHORIZATION};

use super::authorization::authorize;
use crate::{AuthenticationError, CredentialsError, format::form};

/// The query parameter that may contain a token instead of the header field.
pub(super) const QUERY_PARAMETER: &str = "access_token";

const NOT_VISIBLE: &str = "the token has a character that is not visible ASCII";

/// A token that has been validated and is cheap to send with every request.
///
/// ```
/// use pathlore::auth::BearerToken;
///
/// let token = BearerToken::new("secret").unwrap();
/// assert_eq!(format!("{token:?}"), "BearerToken([redacted])");
/// assert!(BearerToken::new("not\na token").is_err());
/// ```
#[derive(Clone)]
pub struct BearerToken(HeaderValue);

impl BearerToken {
    /// Creates a token from one or more visible ASCII characters. This includes characters that
    /// [RFC 6750, section 2.1](https://www.rfc-editor.org/rfc/rfc6750#section-2.1), does not allow
    /// but servers use.
    ///
    /// # Errors
    ///
    /// Returns an error if the token is empty or contains any other character.
    pub fn new(token: &str) -> Result<Self, CredentialsError> {
        if token.is_empty() {
            return Err(CredentialsError::new("the token is empty"));
        }
        if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(CredentialsError::new(NOT_VISIBLE));
        }
        let mut value = HeaderValue::try_from(format!("Bearer {token}"))
            .map_err(|_| CredentialsError::new("the token cannot be sent in a header field"))?;
        value.set_sensitive(true);
        Ok(Self(value))
    }
}

impl fmt::Debug for BearerToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BearerToken([redacted])")
    }
}

/// A token to send with a request: a [`BearerToken`], or a string that is validated when the request
/// is created.
///
/// ```
/// use pathlore::auth::{BearerToken, Token};
///
/// let from_string: Token<'_> = "secret".into();
/// let prepared = BearerToken::new("secret").unwrap();
/// let from_prepared: Token<'_> = (&prepared).into();
/// ```
#[derive(Clone, Copy)]
pub struct Token<'a>(Kind<'a>);

#[derive(Clone, Copy)]
enum Kind<'a> {
    Prepared(&'a BearerToken),
    Text(&'a str),
}

impl Token<'_> {
    pub(super) fn apply(self, request: &mut http::Request<Bytes>) -> Result<(), CredentialsError> {
        let BearerToken(value) = match self.0 {
            Kind::Prepared(token) => token.clone(),
            Kind::Text(text) => BearerToken::new(text)?,
        };
        authorize(request, value)
    }
}

impl<'a> From<&'a BearerToken> for Token<'a> {
    fn from(token: &'a BearerToken) -> Self {
        Self(Kind::Prepared(token))
    }
}

impl<'a> From<&'a str> for Token<'a> {
    fn from(text: &'a str) -> Self {
        Self(Kind::Text(text))
    }
}

impl<'a> From<&'a String> for Token<'a> {
    fn from(text: &'a String) -> Self {
        Self(Kind::Text(text))
    }
}

impl fmt::Debug for Token<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token([redacted])")
    }
}

/// A token that a server read from a request.
#[derive(Clone, PartialEq, Eq)]
pub struct PresentedToken<'a>(Cow<'a, str>);

impl<'a> PresentedToken<'a> {
    /// Returns the token.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads the token from the header field, or from the query if there is none.
    pub(super) fn find(
        request: &'a http::Request<Bytes>,
    ) -> Result<Option<Self>, AuthenticationError> {
        let mut fields = request.headers().get_all(AUTHORIZATION).iter();
        let from_header = match (fields.next(), fields.next()) {
            (Some(_), Some(_)) => {
                return Err(AuthenticationError::malformed("`Authorization` is repeated"));
            }
            (Some(value), None) => bearer(value)?,
            (None, _) => None,
        };
        let token = match from_header {
            Some(token) => Some(Cow::Borrowed(token)),
            None => form::find(request.uri().query(), QUERY_PARAMETER)
                .map_err(|_| AuthenticationError::malformed("expected one `access_token`"))?,
        };
        match token {
            Some(token) if token.is_empty() => {
                Err(AuthenticationError::malformed("the token is empty"))
            }
            Some(token) if !token.bytes().all(|byte| byte.is_ascii_graphic()) => {
                Err(AuthenticationError::malformed(NOT_VISIBLE))
            }
            token => Ok(token.map(Self)),
        }
    }
}

/// Returns the token after `Bearer`, which is case-insensitive (RFC 9110, section 11.1), or `None` if
/// the field has another scheme.
fn bearer(value: &HeaderValue) -> Result<Option<&str>, AuthenticationError> {
    let Some((scheme, token)) = value.as_bytes().split_at_checked("Bearer".len()) else {
        return Ok(None);
    };
    if !scheme.eq_ignore_ascii_case(b"Bearer") || !matches!(token.first(), None | Some(b' ')) {
        return Ok(None);
    }
    str::from_utf8(token.trim_ascii())
        .map(Some)
        .map_err(|_| AuthenticationError::malformed(NOT_VISIBLE))
}

impl fmt::Debug for PresentedToken<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PresentedToken([redacted])")
    }
}
