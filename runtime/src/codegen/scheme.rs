//! The type of the authentication scheme that `metadata!` names.

use crate::{
    Authentication,
    auth::{
        AccessToken, AccessTokenOptional, AppserviceToken, AppserviceTokenOptional, AuthScheme,
        NoAuthentication, ServerSignatures,
    },
};

/// A variant of [`Authentication`] as a type.
#[derive(Debug)]
pub struct Tag<const AUTHENTICATION: u8>;

/// The authentication scheme of a [`Tag`].
pub trait HasScheme {
    /// The scheme.
    type Scheme: AuthScheme;
}

/// The scheme of a value of [`Authentication`].
pub type SchemeOf<const AUTHENTICATION: u8> = <Tag<AUTHENTICATION> as HasScheme>::Scheme;

macro_rules! schemes {
    ($($kind:ident => $scheme:ty,)*) => {
        $(impl HasScheme for Tag<{ Authentication::$kind as u8 }> {
            type Scheme = $scheme;
        })*
    };
}

schemes! {
    None => NoAuthentication,
    AccessToken => AccessToken,
    AccessTokenOptional => AccessTokenOptional,
    AppserviceToken => AppserviceToken,
    AppserviceTokenOptional => AppserviceTokenOptional,
    ServerSignatures => ServerSignatures,
    // Used only if `#[request]` names no scheme, which is an error.
    Custom => NoAuthentication,
}
