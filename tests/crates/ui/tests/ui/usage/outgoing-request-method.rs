use pathlore::{IncomingRequest, Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(outgoing)]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {
    let _ = Request::from_http_request(&Default::default());
}

// remedy: remove `outgoing` from the request
// title: `from_http_request` of a request that is only sent
