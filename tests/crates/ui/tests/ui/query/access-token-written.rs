use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: AccessTokenOptional, path: "/"
};

#[request]
pub struct Request {
    #[api(query)]
    #[serde(rename(serialize = "access_token"))]
    pub token: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A query field that is written as `access_token`
