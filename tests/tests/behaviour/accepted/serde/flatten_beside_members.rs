//! `flatten` beside other members of the body.
#![deny(warnings)]

use std::collections::BTreeMap;

use pathlore::{IncomingResponse as _, OutgoingResponse as _, response};

#[response]
pub struct Response {
    pub id: u8,
    #[serde(flatten)]
    pub rest: BTreeMap<String, u8>,
}

#[test]
fn works() {
    let rest = BTreeMap::from([("a".to_owned(), 2)]);
    let response = Response { id: 1, rest }.to_http_response().unwrap();
    assert_eq!(response.body(), r#"{"id":1,"a":2}"#);
    assert_eq!(Response::from_http_response(&response).unwrap().rest["a"], 2);
}
