//! A request that is only sent, of types without `FromStr` and `Deserialize`.
#![deny(warnings)]

use std::fmt;

use pathlore::{Metadata, OutgoingRequest as _, Target, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{id}"
};

/// Neither `FromStr` nor `Deserialize`.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Written(u8);

impl fmt::Display for Written {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "w{}", self.0)
    }
}

#[request(outgoing)]
pub struct Request {
    #[api(path)]
    pub id: Written,
    #[api(query)]
    pub filter: Written,
    #[api(header = "x-id")]
    pub header: Written,
    pub value: Written,
}

#[response]
pub struct Response {}

#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let request =
        Request { id: Written(1), filter: Written(2), header: Written(3), value: Written(4) };
    let request = request.to_http_request(&target, ()).unwrap();
    assert_eq!(request.uri(), "http://a/w1?filter=2");
    assert_eq!(request.headers()["x-id"], "w3");
    assert_eq!(request.body(), r#"{"value":4}"#);
}
