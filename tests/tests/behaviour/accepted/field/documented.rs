//! Documentation and other attributes.
#![deny(warnings)]
#![deny(missing_docs)]

use pathlore::{Metadata, OutgoingRequest as _, Target, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

/// A request.
#[request]
#[must_use = "it must be sent"]
pub struct Request {
    /// How many.
    #[doc(alias = "count")]
    pub limit: u8,
    /// An older name.
    #[deprecated = "write `limit`"]
    pub max: u8,
}

/// A response.
#[response]
pub struct Response {}

#[allow(deprecated)]
#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let request = Request { limit: 1, max: 2 }.to_http_request(&target, ()).unwrap();
    assert_eq!(request.body(), r#"{"limit":1,"max":2}"#);
}
