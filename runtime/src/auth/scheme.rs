//! The traits of authentication schemes.

use bytes::Bytes;
use http::HeaderValue;

use super::token::Token;
use crate::{AuthenticationError, CredentialsError};

/// An authentication scheme: how a client adds credentials to a request, and how a server reads
/// them.
///
/// To use a scheme of your own, write `authentication: Custom` in `metadata!` and name the scheme in
/// `#[request(authentication = path::Scheme)]`:
///
/// ```
/// use pathlore::{
///     AuthenticationError, CredentialsError, Metadata, OutgoingRequest, Target, auth::AuthScheme,
///     bytes::Bytes, http, metadata, request, response,
/// };
///
/// /// A key in the header field `x-api-key`.
/// pub struct ApiKey;
///
/// impl AuthScheme for ApiKey {
///     type Credentials<'a> = &'a str;
///     type Presented<'a> = &'a [u8];
///
///     fn apply(
///         key: &str,
///         request: &mut http::Request<Bytes>,
///     ) -> Result<(), CredentialsError> {
///         let mut value = http::HeaderValue::from_str(key)
///             .map_err(|_| CredentialsError::new("the key is not a header value"))?;
///         value.set_sensitive(true);
///         request.headers_mut().insert("x-api-key", value);
///         Ok(())
///     }
///
///     fn extract(request: &http::Request<Bytes>) -> Result<&[u8], AuthenticationError> {
///         let value = request.headers().get("x-api-key").ok_or(AuthenticationError::Missing)?;
///         Ok(value.as_bytes())
///     }
/// }
///
/// const METADATA: Metadata = metadata! {
///     method: GET, rate_limited: false, authentication: Custom, path: "/status"
/// };
///
/// #[request(authentication = ApiKey)]
/// pub struct Request {}
///
/// #[response]
/// pub struct Response {}
///
/// let target = Target::new("https://example.org").unwrap();
/// let http_request = Request {}.to_http_request(&target, "secret").unwrap();
/// assert_eq!(http_request.headers()["x-api-key"], "secret");
/// assert_eq!(ApiKey::extract(&http_request), Ok(&b"secret"[..]));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an authentication scheme; implement `pathlore::auth::AuthScheme` \
               for it, or name a type that implements it",
    label = "not an authentication scheme"
)]
pub trait AuthScheme {
    /// The credentials that a client sends.
    type Credentials<'a>;

    /// The credentials that a server reads from a request.
    type Presented<'a>;

    /// The query parameters that contain credentials. The fields of a request never contain them,
    /// whether the server uses [`extract`](Self::extract) or
    /// [`extract_with_query`](Self::extract_with_query): they are removed before the query is read,
    /// and it is an error if a field writes one.
    const QUERY_PARAMETERS: &'static [&'static str] = &[];

    /// Adds credentials to a request that is otherwise complete.
    ///
    /// # Errors
    ///
    /// Returns an error if the credentials cannot be created or sent.
    fn apply(
        credentials: Self::Credentials<'_>,
        request: &mut http::Request<Bytes>,
    ) -> Result<(), CredentialsError>;

    /// Reads the credentials from the header section of a request. Whether they are valid is not
    /// checked.
    ///
    /// # Errors
    ///
    /// Returns an error if required credentials are missing or cannot be read. If the credentials are
    /// optional, those that cannot be read are no reason to reject the request.
    fn extract(request: &http::Request<Bytes>) -> Result<Self::Presented<'_>, AuthenticationError>;

    /// Reads the credentials from the header section of a request, or from its query if the header
    /// section has none.
    ///
    /// Credentials in URIs end up in logs
    /// ([RFC 6750, section 2.3](https://www.rfc-editor.org/rfc/rfc6750#section-2.3)), so a server uses
    /// this method only if it must support clients that send them there, as servers of Matrix must.
    /// The default is [`extract`](Self::extract), for schemes that have no such form.
    ///
    /// ```
    /// use pathlore::{AuthenticationError, auth::{AccessToken, AuthScheme}, bytes::Bytes, http};
    ///
    /// let request = http::Request::get("/rooms?access_token=secret").body(Bytes::new()).unwrap();
    /// assert_eq!(AccessToken::extract(&request), Err(AuthenticationError::Missing));
    /// assert_eq!(AccessToken::extract_with_query(&request).unwrap().as_str(), "secret");
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error in the same cases as [`extract`](Self::extract).
    fn extract_with_query(
        request: &http::Request<Bytes>,
    ) -> Result<Self::Presented<'_>, AuthenticationError> {
        Self::extract(request)
    }

    /// Returns the value of the header field `WWW-Authenticate`, which tells clients how to
    /// authenticate
    /// ([RFC 9110, section 11.6.1](https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1)).
    ///
    /// The default is `None`, for schemes without a name in HTTP. Schemes with bearer tokens return
    /// `Bearer`, and add `error="invalid_token"` if the request has a token that cannot be read
    /// ([RFC 6750, section 3](https://www.rfc-editor.org/rfc/rfc6750#section-3)).
    #[must_use]
    fn challenge(error: &AuthenticationError) -> Option<HeaderValue> {
        let _ = error;
        None
    }
}

/// A scheme whose credentials are a token, an optional token, or nothing.
///
/// This is the bound of clients that are generic over endpoints:
///
/// ```
/// use pathlore::{
///     IntoHttpError, OutgoingRequest, Target,
///     auth::{BearerToken, Token, TokenScheme},
///     bytes::Bytes,
///     http,
/// };
///
/// fn prepare<R>(
///     request: &R,
///     target: &Target,
///     token: Option<&BearerToken>,
/// ) -> Result<http::Request<Bytes>, IntoHttpError>
/// where
///     R: OutgoingRequest,
///     R::Authentication: TokenScheme,
/// {
///     let credentials = R::Authentication::credentials(token.map(Token::from))?;
///     request.to_http_request(target, credentials)
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "the authentication scheme `{Self}` does not take a token",
    label = "implement `pathlore::auth::TokenScheme` for it, or pass its own credentials"
)]
pub trait TokenScheme: AuthScheme {
    /// Returns the credentials for a client that has a token or none.
    ///
    /// # Errors
    ///
    /// Returns an error if the scheme requires a token and there is none.
    fn credentials(token: Option<Token<'_>>) -> Result<Self::Credentials<'_>, CredentialsError>;
}

/// No client sends credentials, and the server ignores them.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoAuthentication;

impl AuthScheme for NoAuthentication {
    type Credentials<'a> = ();
    type Presented<'a> = ();

    fn apply((): (), _request: &mut http::Request<Bytes>) -> Result<(), CredentialsError> {
        Ok(())
    }

    fn extract(_request: &http::Request<Bytes>) -> Result<(), AuthenticationError> {
        Ok(())
    }
}

impl TokenScheme for NoAuthentication {
    fn credentials(_token: Option<Token<'_>>) -> Result<(), CredentialsError> {
        Ok(())
    }
}
