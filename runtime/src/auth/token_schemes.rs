//! The schemes whose credentials are a bearer token.

use bytes::Bytes;

use super::{
    scheme::{AuthScheme, TokenScheme},
    token::{PresentedToken, QUERY_PARAMETER, Token},
};
use crate::{AuthenticationError, CredentialsError};

/// Defines a scheme that requires a bearer token, and one for which it is optional.
macro_rules! token_scheme {
    ($(#[$doc:meta])* $required:ident, $(#[$optional_doc:meta])* $optional:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default)]
        pub struct $required;

        impl AuthScheme for $required {
            type Credentials<'a> = Token<'a>;
            type Presented<'a> = PresentedToken<'a>;

            const QUERY_PARAMETERS: &'static [&'static str] = &[QUERY_PARAMETER];

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

            const QUERY_PARAMETERS: &'static [&'static str] = &[QUERY_PARAMETER];

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
    /// An access token is required.
    ///
    /// A client sends it as `Authorization: Bearer`
    /// ([RFC 6750, section 2.1](https://www.rfc-editor.org/rfc/rfc6750#section-2.1)). A server also
    /// accepts the query parameter `access_token` (section 2.3).
    AccessToken,
    /// An access token is optional. Otherwise like [`AccessToken`].
    AccessTokenOptional
}

token_scheme! {
    /// The token of an application service is required. It is sent like an [`AccessToken`].
    AppserviceToken,
    /// The token of an application service is optional. Otherwise like [`AppserviceToken`].
    AppserviceTokenOptional
}
