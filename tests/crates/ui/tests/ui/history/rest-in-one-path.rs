use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    rate_limited: false,
    authentication: None,
    history: {
        1.0 => "/r0/files/{*file}",
        1.1 => "/v3/files/{file}",
    }
};

fn main() {
    let _ = METADATA;
}

// title: A placeholder that takes the rest of one path only
