//! One field may be the whole query.
#![deny(warnings)]

use std::collections::BTreeMap;

use pathlore::{
    IncomingRequest as _, Metadata, OutgoingRequest as _, Target, metadata, request, response,
};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(query_all)]
    pub parameters: BTreeMap<String, String>,
}

#[response]
pub struct Response {}

#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let parameters = BTreeMap::from([("a".to_owned(), "1".to_owned())]);
    let request = Request { parameters }.to_http_request(&target, ()).unwrap();
    assert_eq!(request.uri(), "http://a/?a=1");
    assert_eq!(Request::from_http_request(&request).unwrap().parameters["a"], "1");
}
