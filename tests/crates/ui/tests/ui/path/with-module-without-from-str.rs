use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{id}"
};

mod text {
    pub fn to_text(id: &u32) -> u32 {
        *id
    }
}

#[request]
pub struct Request {
    #[api(path, with = text)]
    pub id: u32,
}

#[response]
pub struct Response {}

fn main() {}

// remedy: write the function `from_text`
// title: none
