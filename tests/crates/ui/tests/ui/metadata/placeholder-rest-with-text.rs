use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/files/v{*file}",
};

fn main() {
    let _ = METADATA;
}

// title: Text beside a placeholder for the rest of the path
