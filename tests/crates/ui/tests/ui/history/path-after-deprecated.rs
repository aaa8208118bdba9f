use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.0 => "/r0",
        1.2 => deprecated,
        1.3 => "/v3",
    }
};

fn main() {
    let _ = METADATA;
}

// remedy: move the arm up
// title: A path after `deprecated`
