use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.0 => "/login",
        1.3 => deprecated,
        1.2 => removed,
    }
};

fn main() {
    let _ = METADATA;
}

// title: `removed` in a version older than that of `deprecated`
