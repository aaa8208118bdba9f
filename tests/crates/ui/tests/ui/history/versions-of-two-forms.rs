use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        1.0 => "/r0",
        2024-10-01 => "/v3",
    }
};

fn main() {
    let _ = METADATA;
}

// title: Numbers and dates in one history
