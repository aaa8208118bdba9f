use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: Basic,
    path: "/",
};

fn main() {
    let _ = METADATA;
}

// title: An unknown authentication scheme
