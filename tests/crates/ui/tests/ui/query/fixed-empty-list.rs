use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None, path: "/"
};

#[request(query())]
pub struct Request {
}

#[response]
pub struct Response {}

fn main() {}

// title: none
