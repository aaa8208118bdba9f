use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None, path: "/"
};

#[request(query("type" = 2))]
pub struct Request {
}

#[response]
pub struct Response {}

fn main() {}

// title: The value of a fixed parameter without quotes
