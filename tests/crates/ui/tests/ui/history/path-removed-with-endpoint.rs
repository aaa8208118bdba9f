use pathlore::{Metadata, metadata};

const METADATA: Metadata = metadata! {
    method: GET, authentication: None, history: { 1.0 => "/a", 1.1 => "/b", 1.2 => removed("/a"), 1.2 => removed }
};

fn main() {}

// title: A path that ends with the endpoint
