use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method:: GET,
    rate_limited: false,
    authentication: None,
    path: "/",
};

fn main() {
    let _ = METADATA;
}

// title: Two colons after a key
