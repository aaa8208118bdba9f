use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request(multipart = form_data)]
pub struct Request {
    #[api(part = json)]
    #[serde(flatten)]
    pub names: std::collections::BTreeMap<String, String>,
}

#[response]
pub struct Response {}

fn main() {}

// title: `flatten` on a part that is JSON
