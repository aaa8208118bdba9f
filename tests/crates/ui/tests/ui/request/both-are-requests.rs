use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[request]
pub struct Response {
    pub room_id: String,
}

fn main() {}

// title: `#[request]` above both structs
