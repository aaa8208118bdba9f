// remedy: write the path of the runtime crate
use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

macro_rules! request {
    ($argument:meta) => {
        #[request($argument)]
        pub struct Request {
            #[api(query)]
            pub limit: u8,
        }
    };
}

request!(crate = pathlor);

#[response]
pub struct Response {}

fn main() {}

// title: none
