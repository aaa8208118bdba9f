use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    #[api(body)]
    #[serde(with = "list", serialize_with = "list::serialize")]
    pub text: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: `with` and `serialize_with` on a `body` field
