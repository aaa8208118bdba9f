use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: AccessTokn,
    path: "/",
};

fn main() {
    let _ = METADATA;
}

// title: A misspelt authentication scheme
