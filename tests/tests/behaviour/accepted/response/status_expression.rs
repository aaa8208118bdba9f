//! A status may be a constant expression.
#![deny(warnings)]

use pathlore::{IncomingResponse as _, OutgoingResponse as _, response};

#[response(status = pathlore::http::StatusCode::ACCEPTED)]
pub struct Response {
    pub id: u8,
}

#[test]
fn works() {
    let response = Response { id: 1 }.to_http_response().unwrap();
    assert_eq!(response.status(), 202);
    assert_eq!(Response::from_http_response(&response).unwrap().id, 1);
}
