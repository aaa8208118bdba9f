use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        2024-02-30 => "/login",
    }
};

fn main() {
    let _ = METADATA;
}

// title: A version that is a date which does not exist
