use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    method: GET,
    authentication: None,
    path: "/",
};

fn main() {
    let _ = METADATA;
}

// title: A key given twice
