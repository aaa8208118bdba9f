use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method,
    rate_limited: false,
    authentication: None,
    path: "/",
};

fn main() {
    let _ = METADATA;
}

// title: A key without a value
