use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.10 => "/v4",
        1.9 => "/v3",
    }
};

fn main() {
    let _ = METADATA;
}

// title: Versions in descending order
