use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request {}

#[response(multipart = mixed)]
pub enum Response {
    #[api(status = OK)]
    Parts { name: String },
    #[api(status = CREATED)]
    Whole {
        #[api(body)]
        name: String,
    },
}

fn main() {}

// title: A whole body in a variant beside `multipart`
