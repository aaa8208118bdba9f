use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{room_id}"
};

#[request]
pub struct Request {
    #[api(path)]
    #[serde(flatten)]
    pub room_id: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: `flatten` on a path field
