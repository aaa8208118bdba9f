use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: b"/a",
};

fn main() {
    let _ = METADATA;
}

// title: A path that is a byte string
