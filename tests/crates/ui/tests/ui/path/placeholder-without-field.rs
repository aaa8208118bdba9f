use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/rooms/{room_id}"
};

#[request]
pub struct Request {
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A placeholder without a field
