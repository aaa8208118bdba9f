use pathlore::{Metadata, metadata, multipart::File, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(multipart = form_data)]
pub struct Request {
    pub name: String,
    #[api(part = file)]
    #[serde(rename = "name")]
    pub file: File,
}

#[response]
pub struct Response {}

fn main() {}

// title: Two parts with one name
