use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, authentication: AccessToken, path: "/"
};

#[request(query("access_token" = "x"))]
pub struct Request {
}

#[response]
pub struct Response {}

fn main() {}

// title: A fixed parameter that is a credential
