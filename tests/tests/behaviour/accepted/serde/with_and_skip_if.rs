//! `with` and `skip_serializing_if`.
#![deny(warnings)]

use std::time::Duration;

use pathlore::{IncomingResponse as _, OutgoingResponse as _, response};

#[response]
pub struct Response {
    #[serde(with = "pathlore::serde::duration::ms", rename = "expires_in_ms")]
    pub expires_in: Duration,
    #[serde(default, skip_serializing_if = "pathlore::serde::is_default")]
    pub count: u8,
}

#[test]
fn works() {
    let response = Response { expires_in: Duration::from_secs(2), count: 0 };
    let response = response.to_http_response().unwrap();
    assert_eq!(response.body(), r#"{"expires_in_ms":2000}"#);
    assert_eq!(Response::from_http_response(&response).unwrap().count, 0);
}
