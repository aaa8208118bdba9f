//! A list repeats its key, and an absent option is none.
#![deny(warnings)]

use pathlore::{
    IncomingRequest as _, Metadata, OutgoingRequest as _, Target, metadata, request, response,
};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(query)]
    pub tag: Vec<String>,
    #[api(query)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u8>,
}

#[response]
pub struct Response {}

#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let request = Request { tag: vec!["a".to_owned(), "b".to_owned()], limit: None };
    let request = request.to_http_request(&target, ()).unwrap();
    assert_eq!(request.uri(), "http://a/?tag=a&tag=b");
    assert_eq!(Request::from_http_request(&request).unwrap().tag, ["a", "b"]);
}
