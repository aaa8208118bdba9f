use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.0 => "/login",
        1.1 => deprecated,
        unstable => removed,
    }
};

fn main() {
    let _ = METADATA;
}

// title: `removed` without a version
