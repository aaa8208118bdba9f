//! A raw body goes with a header field for its content type.
#![deny(warnings)]

use pathlore::{
    IncomingResponse as _, OutgoingResponse as _, bytes::Bytes, http::header::CONTENT_TYPE,
    response,
};

#[response]
pub struct Response {
    #[api(header = CONTENT_TYPE)]
    pub content_type: Option<String>,
    #[api(raw_body)]
    pub file: Bytes,
}

#[test]
fn works() {
    let response = Response { content_type: Some("image/png".to_owned()), file: "x".into() };
    let response = response.to_http_response().unwrap();
    assert_eq!(response.headers()["content-type"], "image/png");
    assert_eq!(Response::from_http_response(&response).unwrap().file, "x");
    let response = Response { content_type: None, file: "x".into() }.to_http_response().unwrap();
    assert_eq!(response.headers()["content-type"], "application/octet-stream");
}
