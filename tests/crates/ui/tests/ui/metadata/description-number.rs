use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/",
    description: 3,
};

fn main() {
    let _ = METADATA;
}

// title: A description that is a number
