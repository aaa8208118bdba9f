use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(derive(PartialEq))]
pub struct Request {
    pub room_id: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
