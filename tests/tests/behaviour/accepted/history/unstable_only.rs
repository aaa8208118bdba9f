//! An endpoint may be unstable for all of its life.
#![deny(warnings)]

use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: { unstable("org.example") => "/a" }
};

#[test]
fn works() {
    assert_eq!(METADATA.history.added_in(), None);
    assert!(METADATA.history.features().eq(["org.example"]));
}
