//! Authentication: how a client sends credentials, and how a server reads them.
//!
//! `metadata!` names the scheme of an endpoint, and
//! [`Endpoint::Authentication`](crate::Endpoint::Authentication) is its type. If the endpoint is
//! known, a missing token is a compile error. A client that is generic over endpoints requires
//! [`TokenScheme`] and passes the token that it has, if any.
//!
//! | scheme | who sends credentials | [`Credentials`](crate::Credentials) of a client | [`Presented`](AuthScheme::Presented) to a server |
//! |---|---|---|---|
//! | [`None`](NoAuthentication) | nobody | `()` | `()` |
//! | [`AccessToken`] | everybody must | [`Token`] | [`PresentedToken`] |
//! | [`AccessTokenOptional`] | everybody may | `Option<Token>` | `Option<PresentedToken>` |
//! | [`AppserviceToken`] | application services must; others cannot use the endpoint | [`Token`] | [`PresentedToken`] |
//! | [`AppserviceTokenOptional`] | application services may; others must not | `Option<Token>` | `Option<PresentedToken>` |
//! | [`ServerSignatures`] | servers must | `&dyn` [`Signer`] | `Vec` of [`XMatrix`] |
//! | [`Custom`](AuthScheme) | as your type says | any type | any type |
//!
//! # How a server reads credentials
//!
//! [`AuthScheme::extract`] reads the header field `Authorization`. If credentials are required, the
//! result is an [`AuthenticationError`](crate::AuthenticationError), whose status is 401, unless they
//! can be read. If they are optional, credentials that cannot be read are the same as none, because
//! the endpoint serves everybody.
//!
//! | `Authorization` | token required | token optional |
//! |---|---|---|
//! | absent, or of another scheme such as `Basic` | `Missing` | `None` |
//! | `Bearer abc`, with the scheme in any case | the token | the token |
//! | `Bearer` without a token | `Malformed` | `None` |
//! | a character in the token that is not visible ASCII | `Malformed` | `None` |
//! | more than one field | `Malformed` | `None` |
//!
//! [`AuthScheme::extract_with_query`] also reads the query parameter `access_token`, but only in the
//! first row: a bearer token in the header field takes precedence, whether it can be read or not. A
//! parameter that is empty, repeated or not visible ASCII is `Malformed`.
//!
//! [`AuthScheme::challenge`] is what a response with status 401 tells the client.
//! [`Rejection::authentication`](crate::Rejection::authentication) keeps it with the error.

pub(crate) use self::token::QUERY_PARAMETER;
pub use self::{
    scheme::{AuthScheme, NoAuthentication, TokenScheme},
    signatures::{ServerSignatures, Signer},
    token::{BearerToken, PresentedToken, Token},
    token_schemes::{AccessToken, AccessTokenOptional, AppserviceToken, AppserviceTokenOptional},
    x_matrix::XMatrix,
};

mod authorization;
mod scheme;
mod signatures;
mod token;
mod token_schemes;
mod x_matrix;
