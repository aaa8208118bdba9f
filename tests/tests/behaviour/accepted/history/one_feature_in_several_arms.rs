//! A feature of an unstable path that became stable, and then part of a version.
#![deny(warnings)]

use pathlore::{Metadata, SupportedVersions, UnstableFallback, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        unstable("org.example") => "/unstable/login",
        stable("org.example") => "/v1/login",
        1.1 | stable("org.example") => "/v2/login",
    }
};

#[test]
fn works() {
    let supported = SupportedVersions::new().with_feature("org.example");
    let choice = METADATA.history.choose(&supported, UnstableFallback::Deny).unwrap();
    assert_eq!(choice.template.as_str(), "/v2/login");
}
