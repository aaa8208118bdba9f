use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(header = "x-id", with = missing)]
    pub id: String,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write the path of a module that is in scope
// title: A `with` module of a header field that is not in scope
