//! From the scheme that `metadata!` names to its type.

use crate::{
    Authentication,
    auth::{
        AccessToken, AccessTokenOptional, AppserviceToken, AppserviceTokenOptional, AuthScheme,
        NoAuthentication, ServerSignatures,
    },
};

/// A value of [`Authentication`], as a type.
#[derive(Debug)]
pub struct Tag<const AUTHENTICATION: u8>;

/// The scheme of a [`Tag`].
pub trait SchemeOf {
    /// The scheme.
    type Scheme: AuthScheme;
}

macro_rules! schemes {
    ($($kind:ident => $scheme:ty,)*) => {
        $(impl SchemeOf for Tag<{ Authentication::$kind as u8 }> {
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
    // Reached only beside the error that no scheme is named.
    Custom => NoAuthentication,
}
