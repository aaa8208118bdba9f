//! Strings with escapes, which cannot be borrowed from the body.

use bytes::Bytes;
use pathlore::{Metadata, metadata, request, response};
use serde::{Deserialize, Serialize};

use super::{Sample, Shape, samples::with_body};
use pathlore_test_by_hand::message::{self, ByHand};

const METADATA: Metadata = metadata! {
    method: POST,
    rate_limited: false,
    authentication: None,
    path: "/_matrix/client/v1/growth",
};

macro_rules! strings {
    ($($name:ident)*) => {
        /// A request of the macros.
        #[request]
        pub struct Request {
            $($name: String,)*
        }

        /// A request that is written by hand.
        #[derive(Debug, Serialize, Deserialize)]
        pub struct Written {
            $($name: String,)*
        }

        const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

strings!(title subtitle summary body author license footer remark);

/// A response without members.
#[response]
pub struct Response {}

/// A body of strings with escapes.
#[derive(Debug)]
pub struct Escaped;

impl ByHand for Written {
    fn encode(&self, base_url: &str) -> Result<http::Request<Bytes>, message::Error> {
        message::post(base_url, self, 1024)
    }

    fn decode(request: &http::Request<Bytes>) -> Result<Self, message::Error> {
        message::read_post(request)
    }
}

impl Shape for Escaped {
    type Pathlore = Request;
    type ByHand = Written;

    fn samples() -> Vec<Sample> {
        let members: Vec<String> = NAMES
            .iter()
            .map(|name| format!("\"{name}\":\"the {name} has \\\"quotes\\\",\\ttabs and\\nlines\""))
            .collect();
        let name = format!("body-{}-escaped", NAMES.len());
        vec![Sample { name, message: with_body(&members), canonical: None }]
    }
}
