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
    let _ = (Request {}).to_http_request(&target, ());
}

// remedy: pass a token, made from a `&str` or a `&BearerToken` with `into()`
// title: No token for an endpoint that requires one
