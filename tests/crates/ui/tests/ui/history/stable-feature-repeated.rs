use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        stable("org.example") => "/v1/login",
        1.0 => "/v2/login",
        stable("org.example") => "/v3/login",
    }
};

fn main() {
    let _ = METADATA;
}

// title: none
