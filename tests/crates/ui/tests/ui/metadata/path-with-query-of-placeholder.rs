use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None, path: "/a?x={key}"
};

fn main() {}

// title: none
