use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        1.0 => "/state/{key?}",
        1.1 => "/{key?}",
    }
};

fn main() {
    let _ = METADATA;
}

// title: An absent segment that leaves another path
