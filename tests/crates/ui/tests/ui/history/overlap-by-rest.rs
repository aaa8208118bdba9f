use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET,
    authentication: None,
    history: {
        1.0 => "/{*file}",
        1.1 => "/files/{*file}",
    }
};

fn main() {
    let _ = METADATA;
}

// title: A literal in what another path takes as the rest
