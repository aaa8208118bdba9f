//! A literal segment may hold all that RFC 3986 allows unencoded, and the last one may be empty.
#![deny(warnings)]

use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/aZ9-._~!$&'()*+,;=:@/{id}/a:b/...a/",
};

#[test]
fn works() {
    assert_eq!(METADATA.placeholders(), ["id"]);
}
