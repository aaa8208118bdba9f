use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{room_id?}"
};

#[request]
pub struct Request {
    #[api(path, default)]
    pub room_id: std::net::Ipv4Addr,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
