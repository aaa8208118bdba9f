//! A generic request with a generic response.
#![deny(warnings)]

use pathlore::{
    IncomingResponse as _, Metadata, OutgoingRequest, Target, bytes::Bytes, http, metadata,
    request, response,
};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(response = Response<T>)]
pub struct Request<T> {
    pub value: T,
}

#[response]
pub struct Response<T> {
    pub value: T,
}

fn answer<R: OutgoingRequest>(_: &R, response: &http::Response<Bytes>) -> R::Response {
    R::Response::from_http_response(response).unwrap_or_else(|_| panic!("no answer"))
}

#[test]
fn works() {
    let request = Request { value: 1_u8 };
    request.to_http_request(&Target::new("http://a").unwrap(), ()).unwrap();
    let response = http::Response::new(Bytes::from(r#"{"value":2}"#));
    assert_eq!(answer(&request, &response).value, 2);
}
