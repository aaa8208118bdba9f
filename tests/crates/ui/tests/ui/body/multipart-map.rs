use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(multipart = form_data)]
pub struct Request {
    pub map: std::collections::BTreeMap<String, String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: A map as text in a multipart body
