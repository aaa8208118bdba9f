//! A response that is only received, of types without `Display` and `Serialize`.
#![deny(warnings)]

use std::{convert::Infallible, str::FromStr};

use pathlore::{IncomingResponse as _, bytes::Bytes, http, response};

/// Neither `Display` nor `Serialize`.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
pub struct Read(String);

impl FromStr for Read {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.to_owned()))
    }
}

#[response(incoming)]
pub struct Response {
    #[api(header = "x-id")]
    pub header: Read,
    pub value: Read,
}

#[test]
fn works() {
    let response = http::Response::builder().header("x-id", "a");
    let response = response.body(Bytes::from(r#"{"value":"b"}"#)).unwrap();
    let response = Response::from_http_response(&response).unwrap();
    assert_eq!((&*response.header.0, &*response.value.0), ("a", "b"));
}
