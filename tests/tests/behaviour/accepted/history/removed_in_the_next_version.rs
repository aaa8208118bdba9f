//! What is deprecated may be removed in the next version.
#![deny(warnings)]

use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: { 1.0 => "/a", 1.0 => deprecated, 1.1 => removed }
};

#[test]
fn works() {
    assert_eq!(METADATA.history.added_in(), METADATA.history.deprecated_in());
}
