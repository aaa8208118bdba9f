use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.0 | stable("org.example") => "/v1/login",
        1.1 | stable("org.example") => "/v2/login",
    }
};

fn main() {
    let _ = METADATA;
}

// title: none
