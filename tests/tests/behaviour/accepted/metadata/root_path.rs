//! The path of a root has one empty segment.
#![deny(warnings)]

use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

#[test]
fn works() {
    assert_eq!(METADATA.paths().count(), 1);
    assert!(METADATA.placeholders().is_empty());
}
