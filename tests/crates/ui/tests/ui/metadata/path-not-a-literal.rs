use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: PATH,
};

fn main() {
    let _ = METADATA;
}

// title: A path that is a constant
