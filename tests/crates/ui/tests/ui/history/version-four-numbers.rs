use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        1.0.1.2 => "/login",
    }
};

fn main() {
    let _ = METADATA;
}

// title: A version of four numbers
