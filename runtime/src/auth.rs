//! Authentication: how a client presents credentials, and how a server reads them.
//!
//! `metadata!` names the scheme; [`Endpoint::Authentication`](crate::Endpoint::Authentication) is
//! its type. So a missing token is a compile error where the endpoint is known, and a client that
//! is generic over endpoints asks for [`TokenScheme`] and passes the token it may have.

use bytes::Bytes;
use http::{HeaderValue, header::AUTHORIZATION};

use crate::{AuthenticationError, CredentialsError};

pub use self::{
    token::{BearerToken, PresentedToken, Token},
    x_matrix::XMatrix,
};

mod token;
mod x_matrix;

/// A way to authenticate a request, both directions.
///
/// An API with a scheme of its own writes `authentication: Custom` in its `metadata!`, and
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
               for it, or name a type that has it",
    label = "not an authentication scheme"
)]
pub trait AuthScheme {
    /// What a client gives.
    type Credentials<'a>;

    /// What a server finds in a request.
    type Presented<'a>;

    /// The query parameters that the scheme uses. They are taken out before an endpoint's own
    /// query is read.
    const QUERY_PARAMETERS: &'static [&'static str] = &[];

    /// Adds the credentials to a request that is otherwise finished.
    ///
    /// # Errors
    ///
    /// Where the credentials cannot be carried, or cannot be made.
    fn apply(
        credentials: Self::Credentials<'_>,
        request: &mut http::Request<Bytes>,
    ) -> Result<(), CredentialsError>;

    /// Reads what the caller presents. Whether it is valid is for the server to find out.
    ///
    /// # Errors
    ///
    /// Where required credentials are missing, or what is there cannot be read.
    fn extract(request: &http::Request<Bytes>) -> Result<Self::Presented<'_>, AuthenticationError>;
}

/// A scheme whose credentials are a token, or a token that may be left out, or nothing.
///
/// What a client that is generic over endpoints asks for:
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
    /// Makes the scheme's credentials of the token that the client has, if it has one.
    ///
    /// # Errors
    ///
    /// Where the scheme requires a token and there is none.
    fn credentials(token: Option<Token<'_>>) -> Result<Self::Credentials<'_>, CredentialsError>;
}

/// Anybody may call.
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

/// Sets the header field, which a definition may not use for anything else.
fn authorize(
    request: &mut http::Request<Bytes>,
    value: HeaderValue,
) -> Result<(), CredentialsError> {
    match request.headers_mut().insert(AUTHORIZATION, value) {
        None => Ok(()),
        Some(_) => Err(CredentialsError::new("`Authorization` is a field of the request as well")),
    }
}

/// Defines a scheme whose credentials are a bearer token.
macro_rules! token_scheme {
    ($(#[$doc:meta])* $required:ident, $(#[$optional_doc:meta])* $optional:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default)]
        pub struct $required;

        impl AuthScheme for $required {
            type Credentials<'a> = Token<'a>;
            type Presented<'a> = PresentedToken<'a>;

            const QUERY_PARAMETERS: &'static [&'static str] = &[token::QUERY_PARAMETER];

            fn apply(
                token: Token<'_>,
                request: &mut http::Request<Bytes>,
            ) -> Result<(), CredentialsError> {
                token.apply(request)
            }

            fn extract(
                request: &http::Request<Bytes>,
            ) -> Result<PresentedToken<'_>, AuthenticationError> {
                PresentedToken::find(request)?.ok_or(AuthenticationError::Missing)
            }
        }

        impl TokenScheme for $required {
            fn credentials(token: Option<Token<'_>>) -> Result<Token<'_>, CredentialsError> {
                token.ok_or(CredentialsError::new("the endpoint requires a token"))
            }
        }

        $(#[$optional_doc])*
        #[derive(Clone, Copy, Debug, Default)]
        pub struct $optional;

        impl AuthScheme for $optional {
            type Credentials<'a> = Option<Token<'a>>;
            type Presented<'a> = Option<PresentedToken<'a>>;

            const QUERY_PARAMETERS: &'static [&'static str] = &[token::QUERY_PARAMETER];

            fn apply(
                token: Option<Token<'_>>,
                request: &mut http::Request<Bytes>,
            ) -> Result<(), CredentialsError> {
                token.map_or(Ok(()), |token| token.apply(request))
            }

            fn extract(
                request: &http::Request<Bytes>,
            ) -> Result<Option<PresentedToken<'_>>, AuthenticationError> {
                PresentedToken::find(request)
            }
        }

        impl TokenScheme for $optional {
            fn credentials(
                token: Option<Token<'_>>,
            ) -> Result<Option<Token<'_>>, CredentialsError> {
                Ok(token)
            }
        }
    };
}

token_scheme! {
    /// An access token is required: `Authorization: Bearer`
    /// ([RFC 6750, section 2.1](https://www.rfc-editor.org/rfc/rfc6750#section-2.1)), or on the
    /// server's side the query parameter `access_token` as well (section 2.3).
    AccessToken,
    /// As [`AccessToken`], but it may be left out.
    AccessTokenOptional
}

token_scheme! {
    /// An application service's token is required; it is carried as an [`AccessToken`] is.
    AppserviceToken,
    /// As [`AppserviceToken`], but it may be left out.
    AppserviceTokenOptional
}

/// Makes the `Authorization` value of a finished request, for [`ServerSignatures`].
pub trait Signer {
    /// Signs the request: method, URI and body are final.
    ///
    /// # Errors
    ///
    /// Where the request cannot be signed.
    fn sign(&self, request: &http::Request<Bytes>) -> Result<HeaderValue, CredentialsError>;
}

impl<F> Signer for F
where
    F: Fn(&http::Request<Bytes>) -> Result<HeaderValue, CredentialsError>,
{
    fn sign(&self, request: &http::Request<Bytes>) -> Result<HeaderValue, CredentialsError> {
        self(request)
    }
}

/// A server signs the request: `Authorization: X-Matrix`, as in
/// [Matrix's server-server API](https://spec.matrix.org/latest/server-server-api/#request-authentication).
///
/// Signing and verifying are the caller's: a client gives a [`Signer`], a server gets the parts of
/// each `X-Matrix` header field.
#[derive(Clone, Copy, Debug, Default)]
pub struct ServerSignatures;

impl AuthScheme for ServerSignatures {
    type Credentials<'a> = &'a dyn Signer;
    /// At least one; more where the sender signed with more than one key.
    type Presented<'a> = Vec<XMatrix>;

    fn apply(
        signer: &dyn Signer,
        request: &mut http::Request<Bytes>,
    ) -> Result<(), CredentialsError> {
        let mut value = signer.sign(request)?;
        value.set_sensitive(true);
        authorize(request, value)
    }

    fn extract(request: &http::Request<Bytes>) -> Result<Vec<XMatrix>, AuthenticationError> {
        let signatures = XMatrix::find_all(request.headers())?;
        if signatures.is_empty() { Err(AuthenticationError::Missing) } else { Ok(signatures) }
    }
}
