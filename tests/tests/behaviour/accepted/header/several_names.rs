//! Header fields with different names stand side by side, `CONTENT_TYPE` among them.
#![deny(warnings)]

use pathlore::{Metadata, OutgoingRequest as _, Target, http, metadata, request, response};

use pathlore::http::header::CONTENT_TYPE;

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

const X_ID: http::HeaderName = http::HeaderName::from_static("x-id");

#[request]
pub struct Request {
    #[api(header = CONTENT_TYPE)]
    pub content_type: String,
    #[api(header = http::header::ACCEPT)]
    pub accept: Option<String>,
    #[api(header = X_ID)]
    pub id: u8,
    #[api(header = "X-Name")]
    pub name: Vec<String>,
}

#[response]
pub struct Response {}

#[test]
fn works() {
    let request = Request {
        content_type: "a/b".to_owned(),
        accept: None,
        id: 1,
        name: vec!["n".to_owned(), "m".to_owned()],
    };
    let request = request.to_http_request(&Target::new("http://a").unwrap(), ()).unwrap();
    assert_eq!(request.headers()["content-type"], "a/b");
    assert_eq!(request.headers()["x-id"], "1");
    assert_eq!(request.headers().get_all("x-name").iter().count(), 2);
}
