use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/{id}"
};

#[request]
pub struct Request {
    #[api(path = "id")]
    pub room_id: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
