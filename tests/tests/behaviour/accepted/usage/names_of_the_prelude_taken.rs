//! Types in scope with the names of the prelude.
#![deny(warnings)]

mod endpoint {
    #![allow(dead_code)]

    use pathlore::{Metadata, metadata, request, response};

    pub enum Option {}
    pub enum Result {}
    pub struct Vec;
    pub struct Default;

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/{id}"
    };

    #[request]
    pub struct Request {
        #[api(path)]
        pub id: u8,
        pub value: ::std::option::Option<u8>,
    }

    #[response]
    pub struct Response {}
}

#[test]
fn works() {
    use pathlore::{OutgoingRequest as _, Target};

    let request = endpoint::Request { id: 1, value: None };
    let request = request.to_http_request(&Target::new("http://a").unwrap(), ()).unwrap();
    assert_eq!(request.body(), r#"{"value":null}"#);
}
