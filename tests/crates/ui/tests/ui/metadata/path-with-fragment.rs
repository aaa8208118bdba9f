use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/a#b",
};

fn main() {
    let _ = METADATA;
}

// title: A fragment in a path
