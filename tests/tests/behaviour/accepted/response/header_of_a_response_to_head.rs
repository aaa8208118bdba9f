//! A response to HEAD that has header fields and no body, and a GET with the same response.
#![deny(warnings)]

use pathlore::{IncomingResponse as _, OutgoingResponse as _, response};

mod exists {
    use pathlore::{Metadata, metadata, request};

    use super::Response;

    const METADATA: Metadata = metadata! {
        method: HEAD, rate_limited: false, authentication: None, path: "/"
    };

    #[request]
    pub struct Request {}
}

mod generic {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: HEAD, rate_limited: false, authentication: None, path: "/"
    };

    #[request(response = Response<T>)]
    pub struct Request<T: 'static> {
        #[api(header = "x-a")]
        pub tag: Vec<T>,
    }

    #[response]
    pub struct Response<T> {
        #[api(header = "etag")]
        pub tag: Option<T>,
    }
}

#[response]
pub struct Response {
    #[api(header = "etag")]
    pub tag: String,
}

#[test]
fn works() {
    let _ = exists::Request {};
    let _ = generic::Request::<String> { tag: Vec::new() };
    let _ = generic::Response::<String> { tag: None };
    let response = Response { tag: "a".to_owned() }.to_http_response().unwrap();
    assert_eq!(Response::from_http_response(&response).unwrap().tag, "a");
}
