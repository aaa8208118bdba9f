//! The schemes whose credentials are a bearer token.

use bytes::Bytes;
use http::HeaderValue;

use super::{
    scheme::{AuthScheme, TokenScheme},
    token::{PresentedToken, QUERY_PARAMETER, Token, challenge},
};
use crate::{AuthenticationError, CredentialsError};

/// Defines a scheme that requires a bearer token, and one for which it is optional.
macro_rules! token_scheme {
    (
        $(#[$doc:meta])* $required:ident, $missing:literal;
        $(#[$optional_doc:meta])* $optional:ident
    ) => {
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
                PresentedToken::in_header(request)
            }

            fn extract_with_query(
                request: &http::Request<Bytes>,
            ) -> Result<PresentedToken<'_>, AuthenticationError> {
                PresentedToken::in_header_or_query(request)
            }

            fn challenge(error: &AuthenticationError) -> Option<HeaderValue> {
                Some(challenge(error))
            }
        }

        impl TokenScheme for $required {
            fn credentials(token: Option<Token<'_>>) -> Result<Token<'_>, CredentialsError> {
                token.ok_or(CredentialsError::new($missing))
            }
        }

        $(#[$optional_doc])*
        #[derive(Clone, Copy, Debug, Default)]
        pub struct $optional;

        impl AuthScheme for $optional {
            type Credentials<'a> = Option<Token<'a>>;
            /// `None` also if there are credentials that are not a token.
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
                Ok(PresentedToken::in_header(request).ok())
            }

            fn extract_with_query(
                request: &http::Request<Bytes>,
            ) -> Result<Option<PresentedToken<'_>>, AuthenticationError> {
                Ok(PresentedToken::in_header_or_query(request).ok())
            }

            fn challenge(error: &AuthenticationError) -> Option<HeaderValue> {
                Some(challenge(error))
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
    /// Every client must send an access token.
    ///
    /// The credentials are a [`Token`], sent as `Authorization: Bearer`
    /// ([RFC 6750, section 2.1](https://www.rfc-editor.org/rfc/rfc6750#section-2.1)). A server gets a
    /// [`PresentedToken`]. No token, an empty one, one with a character that is not visible ASCII and
    /// a repeated header field are errors.
    ///
    /// The query parameter `access_token` (section 2.3) is read only by
    /// [`extract_with_query`](AuthScheme::extract_with_query), if the header field has no bearer
    /// token. Fields of the request never contain it.
    AccessToken, "the endpoint requires a token";
    /// Every client may send an access token.
    ///
    /// The credentials are an `Option` of a [`Token`], and a server gets an `Option` of a
    /// [`PresentedToken`]. Credentials that would be an error for [`AccessToken`] are the same as none,
    /// because the endpoint serves everybody. Otherwise like [`AccessToken`].
    AccessTokenOptional
}

token_scheme! {
    /// Only application services can use the endpoint, and each must send its token (`as_token`).
    ///
    /// The credentials are a [`Token`], sent and read like an [`AccessToken`]. A client that is not an
    /// application service cannot send the request. If the endpoint also serves other clients, as
    /// Matrix's register and login do, its scheme is [`AppserviceTokenOptional`].
    AppserviceToken, "the endpoint requires the token of an application service";
    /// Everybody can use the endpoint. Application services may send their token (`as_token`), and
    /// other clients must send none.
    ///
    /// The credentials are an `Option` of a [`Token`], sent and read like those of
    /// [`AccessTokenOptional`]. A client that is generic over endpoints passes its token to
    /// [`TokenScheme::credentials`] only if it is that of an application service: a server may reject
    /// the access token of a user here.
    AppserviceTokenOptional
}
