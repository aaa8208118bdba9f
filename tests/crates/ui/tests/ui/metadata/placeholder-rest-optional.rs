use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None, path: "/a/{*file?}"
};

fn main() {}

// title: A rest of a path that is optional
