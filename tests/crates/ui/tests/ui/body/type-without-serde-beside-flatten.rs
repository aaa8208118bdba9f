use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[derive(Clone, Debug)]
pub struct Content {
    pub text: String,
}

#[request]
pub struct Request {
    pub room_id: String,
    #[serde(flatten)]
    pub others: std::collections::BTreeMap<String, u64>,
    pub content: Option<Content>,
}

#[response]
pub struct Response {}

pub fn call(request: &Request, target: &pathlore::Target) {
    use pathlore::OutgoingRequest as _;

    println!("{:?} {:?}", request.clone(), request.to_http_request(target, ()));
}

fn main() {}

// title: A body field of a type without serde's traits beside a flattened one
