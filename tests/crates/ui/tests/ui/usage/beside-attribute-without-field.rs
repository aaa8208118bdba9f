// remedy: write a field after it, as in `name: Type`
use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[serde(rename = "content")]
    pub text: String,
    #[api(query)]
}

#[response]
pub struct Response {}

pub fn call(request: &Request, target: &pathlore::Target) {
    use pathlore::OutgoingRequest as _;

    println!("{:?} {:?}", request.clone(), request.to_http_request(target, ()));
}

fn main() {}

// title: none
