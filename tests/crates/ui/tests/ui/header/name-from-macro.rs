use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

macro_rules! request {
    ($name:expr) => {
        #[request]
        pub struct Request {
            #[api(header = $name)]
            pub trace: String,
        }
    };
}

request!(x-request-id);

#[response]
pub struct Response {}

fn main() {}

// title: none
