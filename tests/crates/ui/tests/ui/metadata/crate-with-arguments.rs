use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/",
    crate: pathlore<u8>,
};

fn main() {
    let _ = METADATA;
}

// title: The path of the runtime crate with generic arguments
