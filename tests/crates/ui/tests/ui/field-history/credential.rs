use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, authentication: AccessToken, history: { 1.0 => "/path" }
};

#[request]
pub struct Request {
    #[api(query, renamed(1.4, from = "access_token"))]
    pub limit: Option<u8>,
}

#[response]
pub struct Response {}

fn main() {}

// title: An older name that belongs to the authentication scheme
