// errors: 3
use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

macro_rules! request {
    ($rename:expr, $with:path, $rule:literal) => {
        #[request]
        #[serde(rename_all = $rule)]
        pub struct Request {
            #[serde(rename = $rename)]
            pub user: String,
            #[serde(with = $with)]
            pub ttl: u64,
        }
    };
}

request!(user_id, helpers::ttl, "camel");

#[response]
pub struct Response {}

fn main() {}

// title: none
