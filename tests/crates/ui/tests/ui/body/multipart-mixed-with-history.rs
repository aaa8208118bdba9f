use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, history: { 1.0 => "/" }
};

#[request(multipart = mixed)]
pub struct Request {
    #[api(since = 1.1)]
    pub name: Option<String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: The history of a part that has a position
