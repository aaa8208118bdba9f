use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    rate_limited: false,
    authentication: None,
    path: "/",
    method:
};

fn main() {
    let _ = METADATA;
}

// title: No value after the last colon
