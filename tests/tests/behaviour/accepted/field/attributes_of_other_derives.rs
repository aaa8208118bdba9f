//! Attributes of other derives, also if the names are keys of `#[api(…)]`.
#![deny(warnings)]

use pathlore::{Metadata, OutgoingRequest as _, Target, metadata, request, response};

pub mod below {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/{id}"
    };

    #[request]
    #[derive(clap::Args)]
    pub struct Request {
        #[arg(long)]
        #[api(path)]
        pub id: u8,
        #[arg(long)]
        #[cfg_attr(all(), arg(default_value = "2"))]
        pub limit: u8,
    }

    #[response]
    pub struct Response {}
}

pub mod above {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/"
    };

    #[derive(clap::Args)]
    #[request]
    pub struct Request {
        #[arg(long)]
        pub limit: u8,
    }

    #[response]
    #[derive(clap::Args)]
    pub struct Response {
        #[arg(long)]
        pub limit: u8,
    }
}

#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let request = below::Request { id: 1, limit: 2 }.to_http_request(&target, ()).unwrap();
    assert_eq!(request.uri(), "http://a/1");
    assert_eq!(request.body(), r#"{"limit":2}"#);
    let request = above::Request { limit: 3 }.to_http_request(&target, ()).unwrap();
    assert_eq!(request.body(), r#"{"limit":3}"#);
}
