use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/files/log*/{id}",
};

fn main() {
    let _ = METADATA;
}

// title: An asterisk at the end of a path segment
