use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(multipart = mixed)]
pub struct Request {
    #[serde(alias = "title")]
    pub name: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: An alias of a part that has a position
