use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        2024-9-1 => "/login",
    }
};

fn main() {
    let _ = METADATA;
}

// title: A date without zeros
