use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        1.0 => "/r0",
        1.1 => "/v3",
        stable("org.v3") => removed("/r0"),
    }
};

fn main() {
    let _ = METADATA;
}

// title: none
