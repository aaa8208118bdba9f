use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.2 => deprecated,
    }
};

fn main() {
    let _ = METADATA;
}

// title: `deprecated` without a path
