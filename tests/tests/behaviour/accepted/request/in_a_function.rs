//! A definition may stand in a function.
#![deny(warnings)]

use pathlore::{Metadata, OutgoingRequest as _, Target, metadata, request, response};

#[test]
fn works() {
    const METADATA: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: None, path: "/{id}"
    };

    #[request]
    struct Request {
        #[api(path)]
        id: u8,
    }

    #[response]
    struct Response {}

    let target = Target::new("http://a").unwrap();
    let request = Request { id: 1 }.to_http_request(&target, ()).unwrap();
    assert_eq!(request.uri(), "http://a/1");
    let _ = Response {};
}
