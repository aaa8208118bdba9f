use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None, path: "/"
};

#[request(query("type" = "2"))]
pub struct Request {
    #[api(query_all)]
    pub all: Vec<(String, String)>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A fixed parameter beside the whole query
