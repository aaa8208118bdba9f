use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        v2024-10-01 => "/login",
    }
};

fn main() {
    let _ = METADATA;
}

// title: none
