use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {
    pub room_id: String,
    #[serde(flatten, with = "nothing")]
    pub others: std::collections::BTreeMap<String, u64>,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write the path of a module that is in scope
// title: `flatten` with a module that is not in scope
