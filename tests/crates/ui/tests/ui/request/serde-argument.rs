use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(rename_all = "camelCase")]
pub struct Request {
    pub room_id: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A serde attribute as an argument of `#[request]`
