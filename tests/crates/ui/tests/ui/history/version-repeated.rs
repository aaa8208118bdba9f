use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.1 => "/v3",
        1.1 => "/v4",
    }
};

fn main() {
    let _ = METADATA;
}

// title: The same version in two arms
