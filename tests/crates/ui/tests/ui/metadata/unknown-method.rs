use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: PSOT,
    rate_limited: false,
    authentication: None,
    path: "/",
};

fn main() {
    let _ = METADATA;
}

// title: A misspelt method
