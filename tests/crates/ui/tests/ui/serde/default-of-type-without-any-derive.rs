use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

pub struct Content {
    pub text: String,
}

#[request]
pub struct Request {
    #[serde(default)]
    pub content: Content,
}

#[response]
pub struct Response {}

pub fn call(request: &Request, target: &pathlore::Target) {
    use pathlore::OutgoingRequest as _;

    println!("{:?} {:?}", request.clone(), request.to_http_request(target, ()));
}

fn main() {}

// title: `default` on a field of a type without any traits
