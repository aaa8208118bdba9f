//! References that need no lifetime, and equals signs that are no default values.
#![deny(warnings)]
#![allow(clippy::type_complexity, reason = "the equals sign is inside of the type")]

use std::{borrow::Cow, marker::PhantomData};

use pathlore::{Metadata, OutgoingRequest as _, Target, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/"
};

#[request]
pub struct Request<'a, T = u8> {
    pub text: Cow<'a, str>,
    #[serde(skip)]
    pub check: Option<fn(&str, &mut u8) -> bool>,
    #[serde(skip)]
    pub items: PhantomData<fn() -> Option<Box<dyn Iterator<Item = &'static str>>>>,
    #[serde(default)]
    pub count: T,
}

#[response]
pub struct Response {}

#[test]
fn works() {
    let target = Target::new("http://a").unwrap();
    let request = Request { text: "b".into(), check: None, items: PhantomData, count: 4_u8 };
    let request = request.to_http_request(&target, ()).unwrap();
    assert_eq!(request.body(), r#"{"text":"b","count":4}"#);
}
