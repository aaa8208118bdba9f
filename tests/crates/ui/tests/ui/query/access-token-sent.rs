use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: AppserviceToken, path: "/"
};

#[request(outgoing)]
pub struct Request<'a> {
    #[api(query)]
    pub access_token: &'a str,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
