use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/{int:id}"
};

#[request]
pub struct Request {
    #[api(path)]
    pub id: u32,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
