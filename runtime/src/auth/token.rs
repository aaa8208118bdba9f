//! Bearer tokens ([RFC 6750](https://www.rfc-editor.org/rfc/rfc6750)).

use std::{borrow::Cow, fmt};

use bytes::Bytes;
use http::{HeaderValue, header::AUTHORIZATION};

use crate::{AuthenticationError, CredentialsError, format::form};

/// The query parameter that may carry a token in place of the header field.
pub(super) const QUERY_PARAMETER: &str = "access_token";

const NOT_VISIBLE: &str = "the token has a character that is not visible ASCII";

/// A token, prepared once: checked, and cheap to send with every request.
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
    /// Checks a token: one or more visible ASCII characters. A server that makes tokens of
    /// another alphabet than RFC 6750's is not refused.
    ///
    /// # Errors
    ///
    /// Where the token is empty or cannot be carried in a header field.
    pub fn new(token: &str) -> Result<Self, CredentialsError> {
        if token.is_empty() {
            return Err(CredentialsError::new("the token is empty"));
        }
        if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(CredentialsError::new(NOT_VISIBLE));
        }
        let mut value = HeaderValue::try_from(format!("Bearer {token}"))
            .map_err(|_| CredentialsError::new("the token cannot be carried in a header field"))?;
        value.set_sensitive(true);
        Ok(Self(value))
    }
}

impl fmt::Debug for BearerToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BearerToken([redacted])")
    }
}

/// A token as a request takes it: a prepared [`BearerToken`], or a text that is checked then.
///
/// `"token".into()` makes one.
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
        super::authorize(request, value)
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

/// A token that a caller presented to a server.
#[derive(Clone, PartialEq, Eq)]
pub struct PresentedToken<'a>(Cow<'a, str>);

impl<'a> PresentedToken<'a> {
    /// The token.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Looks in the header field, then in the query.
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

/// The token behind `Bearer`, a name without regard to case (RFC 9110, section 11.1). Another
/// scheme is no token.
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
