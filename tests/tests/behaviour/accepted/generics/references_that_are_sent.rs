//! References in a request that is only sent.
#![deny(warnings)]

use pathlore::{Metadata, OutgoingRequest as _, Target, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{id}"
};

#[request(outgoing)]
pub struct Request<'a> {
    #[api(path)]
    pub id: &'a str,
    #[api(query)]
    pub tags: &'a [u8],
    pub text: &'a [&'a str],
}

#[response]
pub struct Response {}

#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let request = Request { id: "i", tags: &[1, 2], text: &["t"] };
    let request = request.to_http_request(&target, ()).unwrap();
    assert_eq!(request.uri(), "http://a/i?tags=1&tags=2");
    assert_eq!(request.body(), r#"{"text":["t"]}"#);
}
