//! Type parameters with bounds, defaults and a where clause.
#![deny(warnings)]

use std::fmt::{Debug, Display};

use pathlore::{
    IncomingRequest as _, Metadata, OutgoingRequest as _, Target, metadata, request, response,
};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{id}"
};

#[request]
pub struct Request<I: Clone = u8, T = String>
where
    I: Debug,
    T: Clone + Display,
{
    #[api(path)]
    pub id: I,
    pub value: T,
    pub values: Vec<T>,
}

#[response]
pub struct Response {}

#[test]
fn works() {
    let request: Request = Request { id: 1, value: "v".to_owned(), values: Vec::new() };
    let request = request.to_http_request(&Target::new("http://a").unwrap(), ()).unwrap();
    assert_eq!(request.uri(), "http://a/1");
    assert_eq!(request.body(), r#"{"value":"v","values":[]}"#);
    assert_eq!(Request::<u16, String>::from_http_request(&request).unwrap().id, 1);
}
