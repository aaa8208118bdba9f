//! A history with every kind of arm, oldest first.
#![deny(warnings)]

use pathlore::{Metadata, Version, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        unstable => "/unstable/a",
        unstable("org.example") => "/unstable/b",
        stable("org.example.stable") => "/unstable/c",
        1.0 => "/r0/d",
        1.1 | stable("org.example.newer") => "/v3/e",
        1.2 => deprecated,
        1.10 => removed,
    }
};

#[test]
fn works() {
    assert_eq!(METADATA.history.paths().len(), 5);
    assert_eq!(METADATA.history.added_in(), Some(Version::new(1, 0)));
    assert_eq!(METADATA.history.deprecated_in(), Some(Version::new(1, 2)));
    assert_eq!(METADATA.history.removed_in(), Some(Version::new(1, 10)));
}
