use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/rooms/{room_id}/send/{kind}"
};

#[request]
pub struct Request {
    pub room_id: String,
    pub text: String,
    #[api(query)]
    pub kind: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: Two fields of the path without `#[api(path)]`
