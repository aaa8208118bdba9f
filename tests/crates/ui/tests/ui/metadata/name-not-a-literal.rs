use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/",
    name: login,
};

fn main() {
    let _ = METADATA;
}

// title: A name without quotes
