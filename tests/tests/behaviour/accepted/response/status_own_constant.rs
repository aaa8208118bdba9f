//! A status that is a constant in scope, which counts as success like 2xx.
#![deny(warnings)]

use pathlore::{IncomingResponse as _, OutgoingResponse as _, response};

const TEAPOT: pathlore::http::StatusCode = pathlore::http::StatusCode::IM_A_TEAPOT;

#[response(status = self::TEAPOT)]
pub struct Response {
    pub id: u8,
}

#[test]
fn works() {
    let response = Response { id: 1 }.to_http_response().unwrap();
    assert_eq!(response.status(), 418);
    assert_eq!(Response::from_http_response(&response).unwrap().id, 1);
}
