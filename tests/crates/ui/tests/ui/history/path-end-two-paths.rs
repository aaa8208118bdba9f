use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        1.0 => "/r0",
        1.1 => "/v1",
        1.2 => "/v3",
        1.3 => removed("/r0", "/v1"),
    }
};

fn main() {
    let _ = METADATA;
}

// title: `removed` about two paths
