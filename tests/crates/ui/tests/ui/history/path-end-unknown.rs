use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        1.0 => "/r0/login",
        1.1 => "/v3/login",
        1.2 => deprecated("/r1/login"),
    }
};

fn main() {
    let _ = METADATA;
}

// title: `deprecated` about a path that the history does not have
