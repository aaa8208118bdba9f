// names: derives
// remedy: write the attribute below `#[request]`
use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[serde(rename_all = "camelCase")]
#[request]
pub struct Request {
    pub room_id: String,
}

#[response]
pub struct Response {}

pub fn call(request: &Request, target: &pathlore::Target) {
    use pathlore::OutgoingRequest as _;

    println!("{:?} {:?}", request.clone(), request.to_http_request(target, ()));
}

fn main() {}

// title: `#[serde(…)]` above `#[request]`
