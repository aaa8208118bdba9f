use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
};

fn main() {
    let _ = METADATA;
}

// title: Neither `history` nor `path`
