use pathlore::{Metadata, OutgoingRequest, Target, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: AccessToken, path: "/"
};

#[request]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {
    let target = Target::new("https://example.org").unwrap();
    let _ = (Request {}).to_http_request(&target);
}

// remedy: pass the credentials, `()` for an endpoint without authentication
// title: `to_http_request` without credentials
