use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None, path: "/"
};

#[request(query(list-type = "2"))]
pub struct Request {
}

#[response]
pub struct Response {}

fn main() {}

// title: none
