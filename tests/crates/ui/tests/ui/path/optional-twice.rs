use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{room_id?}"
};

#[request]
pub struct Request {
    #[api(path)]
    pub room_id: Option<Option<String>>,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
