use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None, path: "/"
};

#[request(query("kind"))]
pub struct Request {
    #[api(query)]
    #[serde(alias = "kind")]
    pub r#type: u8,
}

#[response]
pub struct Response {}

fn main() {}

// title: none
