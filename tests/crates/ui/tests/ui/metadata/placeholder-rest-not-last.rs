use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    path: "/files/{*file}/content",
};

fn main() {
    let _ = METADATA;
}

// title: A placeholder for the rest of the path before other segments
