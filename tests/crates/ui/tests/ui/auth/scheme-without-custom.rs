use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: AccessToken, path: "/"
};

#[request(authentication = pathlore::auth::AccessToken)]
pub struct Request {

}

#[response]
pub struct Response {}

fn main() {}

// title: A scheme beside a built-in one
