use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        1.0 => "/users/{user}",
        1.1 => "/{user}/profile",
    }
};

fn main() {
    let _ = METADATA;
}

// title: A literal where another path has a placeholder
