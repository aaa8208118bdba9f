use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(multipart = form_data, stream)]
pub struct Request {}

#[response]
pub struct Response {}

fn main() {}

// title: `multipart` beside `stream`
