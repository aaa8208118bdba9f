//! Every scheme that `metadata!` knows without `Custom`.
#![deny(warnings)]

use pathlore::{Authentication, Metadata, metadata};

macro_rules! schemes {
    ($($scheme:ident)*) => {
        [$(metadata! {
            method: GET, rate_limited: false, authentication: $scheme, path: "/"
        }),*]
    };
}

const ALL: [Metadata; 6] = schemes! {
    None AccessToken AccessTokenOptional AppserviceToken AppserviceTokenOptional ServerSignatures
};

#[test]
fn works() {
    assert_eq!(ALL[0].authentication, Authentication::None);
    assert_eq!(ALL[5].authentication, Authentication::ServerSignatures);
}
