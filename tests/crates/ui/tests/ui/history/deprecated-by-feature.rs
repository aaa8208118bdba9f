use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.0 => "/r0",
        stable("org.example") => deprecated,
    }
};

fn main() {
    let _ = METADATA;
}

// title: A feature that deprecates the endpoint
