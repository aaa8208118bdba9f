//! Several endpoints may stand in one module.
#![deny(warnings)]

use pathlore::{Metadata, OutgoingRequest as _, Target, metadata, request, response};

const LIST: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/items"
};

const REMOVE: Metadata = metadata! {
    method: DELETE, rate_limited: false, authentication: None, path: "/items/{id}"
};

#[request(metadata = LIST, response = ListResponse)]
pub struct ListRequest {}

#[response]
pub struct ListResponse {
    pub items: Vec<u8>,
}

#[request(metadata = REMOVE, response = RemoveResponse)]
pub struct RemoveRequest {
    #[api(path)]
    pub id: u8,
}

#[response(status = NO_CONTENT)]
pub struct RemoveResponse {}

#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let list = ListRequest {}.to_http_request(&target, ()).unwrap();
    let remove = RemoveRequest { id: 1 }.to_http_request(&target, ()).unwrap();
    assert_eq!((list.uri().path(), remove.uri().path()), ("/items", "/items/1"));
    let _ = (ListResponse { items: Vec::new() }, RemoveResponse {});
}
