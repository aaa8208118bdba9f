use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        1.0 => "/r0",
        1.1 => "/v3",
        1.2 => deprecated("/r0"),
        1.3 => deprecated("/r0"),
    }
};

fn main() {
    let _ = METADATA;
}

// title: A path is deprecated twice
