//! The version 1.10 is newer than 1.9, and not 1.1.
#![deny(warnings)]

use pathlore::{Metadata, SupportedVersions, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: { 1.9 => "/nine", 1.10 => "/ten" }
};

#[test]
fn works() {
    let with = |version| SupportedVersions::from_parts([version], [""; 0]);
    assert!(!METADATA.history.is_supported(&with("v1.1")));
    assert!(METADATA.history.is_supported(&with("v1.9")));
}
