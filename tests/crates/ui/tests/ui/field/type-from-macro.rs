use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

pub struct Content;

macro_rules! define {
    ($content:ty) => {
        #[request]
        pub struct Request {
            pub content: $content,
        }
    };
}

define!(Content);

#[response]
pub struct Response {}

fn main() {}

// title: none
