//! Other names of the constant and the response.
#![deny(warnings)]

use pathlore::{Endpoint, Metadata, OutgoingRequest, Target, metadata, request, response};

const LIST: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/items"
};

#[request(metadata = self::LIST, response = answers::Items)]
pub struct List {}

pub mod answers {
    #[pathlore::response]
    pub struct Items {
        pub items: Vec<u8>,
    }
}

#[response]
pub struct Unrelated {}

#[test]
fn works() {
    fn method<R: OutgoingRequest<Response = answers::Items>>(_: &R) -> &'static str {
        <R as Endpoint>::METADATA.method.as_str()
    }
    let target = Target::new("http://a").unwrap();
    assert_eq!(List {}.to_http_request(&target, ()).unwrap().uri(), "http://a/items");
    assert_eq!(method(&List {}), "GET");
    let _ = (Unrelated {}, answers::Items { items: Vec::new() });
}
