use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: get,
    rate_limited: false,
    authentication: None,
    path: "/",
};

fn main() {
    let _ = METADATA;
}

// title: A method in lower case
