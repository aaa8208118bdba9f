use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        1.0 => "/files/{name}",
        1.1 => "/files/{name}.json",
    }
};

fn main() {
    let _ = METADATA;
}

// title: A suffix that an argument of another path can have
