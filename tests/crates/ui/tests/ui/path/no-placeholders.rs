use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(path)]
    pub room_id: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A path field of an endpoint whose paths have no placeholders
