// errors: 2
use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GTE,
    rate_limited: maybe,
    authentication: None,
    path: "/",
};

fn main() {
    let _ = METADATA;
}

// title: none
