use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{room_id}"
};

#[request]
pub struct Request<'a> {
    #[api(path)]
    pub room_id: &'a str,
}

#[response]
pub struct Response {}

fn main() {}

// title: A path field that is a reference
