use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/",
    name: "one" "two",
};

fn main() {
    let _ = METADATA;
}

// title: Two names
