use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{id}"
};

#[request]
pub struct Request {
    #[api(path, with = missing::text)]
    pub id: String,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write the path of a module that is in scope
// title: none
