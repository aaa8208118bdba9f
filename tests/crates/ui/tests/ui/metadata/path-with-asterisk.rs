use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/files/*",
};

fn main() {
    let _ = METADATA;
}

// title: An asterisk as a path segment
