use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
#[serde(rename_all = "camelCase")]
pub struct Request {
    #[serde(rename = "userId")]
    pub one: u8,
    pub user_id: u8,
}

#[response]
pub struct Response {}

fn main() {}

// title: Two body fields with one name after `rename_all`
