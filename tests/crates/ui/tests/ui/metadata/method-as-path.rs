use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: Method::GET,
    rate_limited: false,
    authentication: None,
    path: "/",
};

fn main() {
    let _ = METADATA;
}

// title: A method written with a path
