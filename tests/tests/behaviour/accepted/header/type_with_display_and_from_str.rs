//! A header field of a type without serde's traits.
#![deny(warnings)]

use std::{fmt, num::ParseIntError, str::FromStr};

use pathlore::{IncomingResponse as _, OutgoingResponse as _, response};

#[derive(Clone, Debug, PartialEq)]
pub struct Seconds(u32);

impl fmt::Display for Seconds {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

impl FromStr for Seconds {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        text.parse().map(Self)
    }
}

#[response]
pub struct Response {
    #[api(header = "retry-after")]
    pub retry_after: Seconds,
}

#[test]
fn works() {
    let response = Response { retry_after: Seconds(3) }.to_http_response().unwrap();
    assert_eq!(response.headers()["retry-after"], "3");
    assert_eq!(Response::from_http_response(&response).unwrap().retry_after, Seconds(3));
}
