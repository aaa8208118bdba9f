//! Bearer tokens ([RFC 6750](https://www.rfc-editor.org/rfc/rfc6750)).

use std::{borrow::Cow, fmt};

use bytes::Bytes;
use http::{HeaderValue, header::AUTHORIZATION};

use super::authorization::authorize;
use crate::{AuthenticationError, CredentialsError, format::form};

/// The query parameter that may contain a token instead of the header field.
pub(crate) const QUERY_PARAMETER: &str = "access_token";

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
        check(token).map_err(CredentialsError::new)?;
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

    /// Returns the token without the request that it was read from.
    #[must_use]
    pub fn into_owned(self) -> PresentedToken<'static> {
        PresentedToken(self.0.into_owned().into())
    }

    /// Reads the token from the header field.
    pub(super) fn in_header(
        request: &'a http::Request<Bytes>,
    ) -> Result<Self, AuthenticationError> {
        let mut fields = request.headers().get_all(AUTHORIZATION).iter();
        let field = fields.next().ok_or(AuthenticationError::Missing)?;
        if fields.next().is_some() {
            return Err(AuthenticationError::malformed("`Authorization` is repeated"));
        }
        let token = bearer(field.as_bytes()).ok_or(AuthenticationError::Missing)?;
        match str::from_utf8(token) {
            Ok(token) => Self::new(token.into()),
            Err(_) => Err(AuthenticationError::malformed(NOT_VISIBLE)),
        }
    }

    /// Reads the token from the header field, or from the query if the header field has none.
    pub(super) fn in_header_or_query(
        request: &'a http::Request<Bytes>,
    ) -> Result<Self, AuthenticationError> {
        let in_header = Self::in_header(request);
        if in_header != Err(AuthenticationError::Missing) {
            return in_header;
        }
        match form::find(request.uri().query(), QUERY_PARAMETER) {
            Ok(Some(token)) => Self::new(token),
            Ok(None) => Err(AuthenticationError::Missing),
            Err(_) => Err(AuthenticationError::malformed("expected one `access_token`")),
        }
    }

    fn new(token: Cow<'a, str>) -> Result<Self, AuthenticationError> {
        check(&token).map_err(AuthenticationError::malformed)?;
        Ok(Self(token))
    }
}

/// Returns the challenge of the schemes with bearer tokens (RFC 6750, section 3).
pub(super) fn challenge(error: &AuthenticationError) -> HeaderValue {
    HeaderValue::from_static(match error {
        // A request without credentials gets no error code (section 3.1).
        AuthenticationError::Missing => "Bearer",
        AuthenticationError::Malformed { .. } => "Bearer error=\"invalid_token\"",
    })
}

/// Checks that a token consists of visible ASCII characters.
///
/// This includes characters that RFC 6750, section 2.1, does not allow but servers use.
fn check(token: &str) -> Result<(), &'static str> {
    if token.is_empty() {
        Err("the token is empty")
    } else if token.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(())
    } else {
        Err(NOT_VISIBLE)
    }
}

/// Returns what follows `Bearer`, which is case-insensitive, and spaces (RFC 9110, sections 11.1 and
/// 11.4), or `None` if the field has another scheme.
fn bearer(field: &[u8]) -> Option<&[u8]> {
    let (scheme, mut token) = field.split_at_checked("Bearer".len())?;
    if !scheme.eq_ignore_ascii_case(b"Bearer") || !matches!(token.first(), None | Some(b' ')) {
        return None;
    }
    while let [b' ', rest @ ..] = token {
        token = rest;
    }
    Some(token.trim_ascii_end())
}

impl fmt::Debug for PresentedToken<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PresentedToken([redacted])")
    }
}
