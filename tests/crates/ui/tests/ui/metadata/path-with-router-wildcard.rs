use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/files/{id}/*rest",
};

fn main() {
    let _ = METADATA;
}

// title: A wildcard in the form of routers
