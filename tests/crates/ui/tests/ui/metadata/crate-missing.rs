use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/",
    crate: missing,
};

fn main() {
    let _ = METADATA;
}

// remedy: write the path of the runtime crate: `crate: my_api::pathlore`
// title: A runtime crate that does not exist
