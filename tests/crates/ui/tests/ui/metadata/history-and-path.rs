use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: { 1.0 => "/" },
    path: "/",
};

fn main() {
    let _ = METADATA;
}

// title: Both `history` and `path`
