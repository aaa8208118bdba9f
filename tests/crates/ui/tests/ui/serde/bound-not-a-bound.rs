use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request<T> {
    #[serde(bound = "T Serialize")]
    pub text: T,
}

#[response]
pub struct Response {}

fn main() {}

// title: A `bound` that is not a where clause
