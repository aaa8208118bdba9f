//! One response of two requests.
#![deny(warnings)]

use pathlore::{Metadata, OutgoingRequest, Target, metadata, request, response};

const FIRST: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/a"
};

const SECOND: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/b"
};

#[request(metadata = FIRST)]
pub struct First {}

#[request(metadata = SECOND)]
pub struct Second {}

#[response]
pub struct Response {}

#[test]
fn works() {
    fn path<R>(request: &R) -> String
    where
        R: OutgoingRequest<Response = Response>,
        R::Authentication: for<'a> pathlore::auth::AuthScheme<Credentials<'a> = ()>,
    {
        let target = Target::new("http://a").unwrap();
        request.to_http_request(&target, ()).unwrap().uri().path().to_owned()
    }
    assert_eq!((&*path(&First {}), &*path(&Second {})), ("/a", "/b"));
}
