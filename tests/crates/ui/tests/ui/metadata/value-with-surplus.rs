use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET POST,
    rate_limited: false,
    authentication: None,
    path: "/",
};

fn main() {
    let _ = METADATA;
}

// title: Two methods
