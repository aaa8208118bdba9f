use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response(stream)]
pub enum Response {
    #[api(status = NO_CONTENT)]
    Nothing,
    #[api(status = NOT_MODIFIED)]
    Same,
}

fn main() {}

// title: A stream in an enum whose statuses allow no body
