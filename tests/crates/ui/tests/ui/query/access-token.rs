use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: AccessToken, path: "/"
};

#[request]
pub struct Request {
    #[api(query)]
    pub access_token: String,
}

#[response]
pub struct Response {}

fn main() {}

// title: A query field named `access_token`
