use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None, path: "/"
};

#[request(query("type" = "2"))]
pub struct Request {
    #[api(query)]
    pub r#type: u8,
}

#[response]
pub struct Response {}

fn main() {}

// title: A fixed parameter with the name of a field
