use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {

    }
};

fn main() {
    let _ = METADATA;
}

// title: A history without arms
