use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None, path: "/a/{?key}"
};

fn main() {}

// title: A question mark before the name of a placeholder
