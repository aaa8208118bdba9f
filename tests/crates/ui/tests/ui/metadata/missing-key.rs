use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    rate_limited: false,
    authentication: None,
    path: "/",
};

fn main() {
    let _ = METADATA;
}

// title: A required key is missing
