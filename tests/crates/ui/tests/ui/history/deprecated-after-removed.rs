use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.0 => "/login",
        1.1 => deprecated,
        1.2 => removed,
        1.3 => deprecated,
    }
};

fn main() {
    let _ = METADATA;
}

// title: `deprecated` after `removed`
