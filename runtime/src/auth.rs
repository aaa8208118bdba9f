//! Authentication: how a client sends credentials, and how a server reads them.
//!
//! `metadata!` names the scheme of an endpoint, and
//! [`Endpoint::Authentication`](crate::Endpoint::Authentication) is its type. If the endpoint is
//! known, a missing token is a compile error. A client that is generic over endpoints requires
//! [`TokenScheme`] and passes the token that it has, if any.

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
