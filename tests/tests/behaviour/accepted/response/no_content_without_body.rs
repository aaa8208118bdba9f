//! A status without a body goes with header fields.
#![deny(warnings)]

use pathlore::{IncomingResponse as _, OutgoingResponse as _, response};

#[response(status = NO_CONTENT)]
pub struct Response {
    #[api(header = "x-count")]
    pub count: u8,
}

#[test]
fn works() {
    let response = Response { count: 1 }.to_http_response().unwrap();
    assert_eq!((response.status().as_u16(), response.body().len()), (204, 0));
    assert_eq!(Response::from_http_response(&response).unwrap().count, 1);
}
