//! Maps of all members and of all parameters.

use std::collections::BTreeMap;

use bytes::Bytes;
use serde::Serialize;

use super::{
    Sample, Shape,
    samples::{MEMBERS, keys, with_body, with_query},
};
use pathlore_test_by_hand::message::{self, ByHand};

/// A body with a flattened map.
#[derive(Debug)]
pub struct BodyMap;

/// A query that is a map.
#[derive(Debug)]
pub struct QueryMap;

mod body {
    use std::collections::BTreeMap;

    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST,
        rate_limited: false,
        authentication: None,
        path: "/_matrix/client/v1/growth",
    };

    /// A request of the macros.
    #[request]
    pub struct Request {
        id: String,
        #[serde(flatten)]
        rest: BTreeMap<String, String>,
    }

    /// A response without members.
    #[response]
    pub struct Response {}
}

mod query {
    use std::collections::BTreeMap;

    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET,
        rate_limited: false,
        authentication: None,
        path: "/_matrix/client/v1/growth",
    };

    /// A request of the macros.
    #[request]
    pub struct Request {
        #[api(query_all)]
        parameters: BTreeMap<String, String>,
    }

    /// A response without members.
    #[response]
    pub struct Response {}
}

/// A request that is written by hand.
#[derive(Debug, Serialize)]
pub struct WrittenBody {
    id: String,
    #[serde(flatten)]
    rest: BTreeMap<String, String>,
}

/// A request that is written by hand.
#[derive(Debug)]
pub struct WrittenQuery(BTreeMap<String, String>);

impl ByHand for WrittenBody {
    fn encode(&self, base_url: &str) -> Result<http::Request<Bytes>, message::Error> {
        message::post(base_url, self, 64 + 32 * self.rest.len())
    }

    /// Reads all members as a map, because serde's `flatten` would buffer them.
    fn decode(request: &http::Request<Bytes>) -> Result<Self, message::Error> {
        let mut rest: BTreeMap<String, String> = message::read_post(request)?;
        let id = rest.remove("id").ok_or(message::Error::Missing)?;
        Ok(Self { id, rest })
    }
}

impl ByHand for WrittenQuery {
    fn encode(&self, base_url: &str) -> Result<http::Request<Bytes>, message::Error> {
        let mut uri = message::start(base_url, 16 * self.0.len());
        for (name, value) in &self.0 {
            uri.extend(form_urlencoded::byte_serialize(name.as_bytes()));
            message::push(&mut uri, "=", value);
        }
        message::get(uri)
    }

    fn decode(request: &http::Request<Bytes>) -> Result<Self, message::Error> {
        let mut parameters = BTreeMap::new();
        for pair in message::read_get(request)? {
            let (name, value) = pair?;
            parameters.insert(name.into_owned(), value.into_owned());
        }
        Ok(Self(parameters))
    }
}

impl Shape for BodyMap {
    type Pathlore = body::Request;
    type ByHand = WrittenBody;

    fn samples() -> Vec<Sample> {
        let sample = |count| {
            let mut members = vec!["\"id\":\"of the map\"".to_owned()];
            members.extend(keys(count).map(|key| format!("\"{key}\":\"value of {key}\"")));
            Sample {
                name: format!("body-map-{count}-keys"),
                message: with_body(&members),
                canonical: None,
            }
        };
        MEMBERS.map(sample).into()
    }
}

impl Shape for QueryMap {
    type Pathlore = query::Request;
    type ByHand = WrittenQuery;

    fn samples() -> Vec<Sample> {
        let sample = |count| Sample {
            name: format!("query-map-{count}-keys"),
            message: with_query(&keys(count).map(|key| format!("{key}=1")).collect::<Vec<_>>()),
            canonical: None,
        };
        MEMBERS.map(sample).into()
    }
}
