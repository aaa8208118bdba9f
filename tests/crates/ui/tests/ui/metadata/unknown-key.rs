use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limit: false,
    authentication: None,
    path: "/",
};

fn main() {
    let _ = METADATA;
}

// title: A misspelt key
