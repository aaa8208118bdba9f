//! Maps and lists in a query, and functions that write them as something else.
#![deny(warnings)]

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use pathlore::{
    IncomingRequest as _, Metadata, OutgoingRequest as _, Target, metadata, request, response,
};

const METADATA: Metadata = metadata! {
    method: GET, rate_limited: false, authentication: None, path: "/"
};

/// Several values as one, separated by commas.
mod by_commas {
    use serde::{Deserialize as _, Deserializer, Serializer};

    #[allow(clippy::ref_option, reason = "the field has this type")]
    pub fn serialize<S: Serializer>(
        numbers: &Option<Vec<u8>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let Some(numbers) = numbers else { return serializer.serialize_none() };
        let numbers: Vec<_> = numbers.iter().map(u8::to_string).collect();
        serializer.serialize_str(&numbers.join(","))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Vec<u8>>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        Ok(text.map(|it| it.split(',').filter_map(|number| number.parse().ok()).collect()))
    }
}

#[request]
#[derive(PartialEq)]
pub struct Request {
    #[api(query)]
    pub set: BTreeSet<String>,
    #[api(query)]
    #[serde(with = "by_commas")]
    pub numbers: Option<Vec<u8>>,
    #[api(query)]
    #[serde(with = "pathlore::serde::duration::ms")]
    pub timeout: Duration,
    #[api(query)]
    #[serde(flatten)]
    pub others: BTreeMap<String, Vec<String>>,
}

#[response]
pub struct Response {}

#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let timeout = Duration::from_millis(5);
    let others = BTreeMap::from([("x".to_owned(), vec!["1".to_owned(), "2".to_owned()])]);
    for (request, expected) in [
        (
            Request { set: BTreeSet::new(), numbers: None, timeout, others: BTreeMap::new() },
            "http://a/?timeout=5",
        ),
        (
            Request {
                set: BTreeSet::from(["b".to_owned(), "a".to_owned()]),
                numbers: Some(vec![1, 2]),
                timeout,
                others,
            },
            "http://a/?set=a&set=b&numbers=1%2C2&timeout=5&x=1&x=2",
        ),
    ] {
        let http_request = request.to_http_request(&target, ()).unwrap();
        assert_eq!(http_request.uri(), expected);
        assert_eq!(Request::from_http_request(&http_request).unwrap(), request);
    }
}
