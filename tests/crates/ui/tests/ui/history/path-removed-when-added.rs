use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        1.0 => "/r0",
        1.1 => "/v3",
        1.1 => removed("/v3"),
    }
};

fn main() {
    let _ = METADATA;
}

// title: A version adds and removes a path
