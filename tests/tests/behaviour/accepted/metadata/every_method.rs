//! Every method of RFC 9110, PATCH and QUERY.
#![deny(warnings)]

use pathlore::{Metadata, metadata};

macro_rules! methods {
    ($($method:ident)*) => {
        [$(metadata! {
            method: $method, rate_limited: false, authentication: None, path: "/"
        }),*]
    };
}

const ALL: [Metadata; 10] = methods!(GET POST PUT DELETE PATCH HEAD OPTIONS QUERY TRACE CONNECT);

#[test]
fn works() {
    assert_eq!(ALL[0].method, "GET");
    assert_eq!(ALL[7].method, "QUERY");
}
