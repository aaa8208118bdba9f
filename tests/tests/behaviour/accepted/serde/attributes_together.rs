//! Attributes that have a meaning beside each other, or that serde lets stand.
#![deny(warnings)]

use std::{borrow::Cow, collections::BTreeMap};

use pathlore::{IncomingResponse as _, OutgoingResponse as _, response};

fn seven() -> u8 {
    7
}

#[response]
pub struct Response<'a, 'b> {
    #[serde(skip, rename = "other", default = "seven")]
    pub skipped: u8,
    #[serde(skip_deserializing, default = "seven", rename = "out")]
    pub only_sent: u8,
    #[serde(skip_serializing, default, alias = "in")]
    pub only_received: u8,
    #[serde(borrow = "'a + 'b")]
    pub texts: (Cow<'a, str>, Cow<'b, str>),
    #[serde(borrow, rename = "texts_again")]
    pub more: Vec<Cow<'a, str>>,
    #[serde(flatten, default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rest: BTreeMap<String, u8>,
}

#[test]
fn works() {
    let response = Response {
        skipped: 1,
        only_sent: 2,
        only_received: 3,
        texts: ("a".into(), "b".into()),
        more: Vec::new(),
        rest: BTreeMap::new(),
    };
    let response = response.to_http_response().unwrap();
    assert_eq!(response.body(), r#"{"out":2,"texts":["a","b"],"texts_again":[]}"#);
    let response = Response::from_http_response(&response).unwrap();
    assert_eq!((response.skipped, response.only_sent, response.only_received), (7, 7, 0));
}
