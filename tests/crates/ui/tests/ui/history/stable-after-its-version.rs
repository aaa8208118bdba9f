use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.0 => "/v1/login",
        1.1 | stable("org.example") => "/v2/login",
        stable("org.example") => "/v3/login",
    }
};

fn main() {
    let _ = METADATA;
}

// title: A stable feature after the version that has it
