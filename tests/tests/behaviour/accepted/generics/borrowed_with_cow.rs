//! A request that borrows, and is received as `'static`.
#![deny(warnings)]

use std::borrow::Cow;

use pathlore::{
    IncomingRequest as _, Metadata, OutgoingRequest as _, Target, metadata, request, response,
};

const METADATA: Metadata = metadata! {
    method: POST, rate_limited: false, authentication: None, path: "/{id}"
};

#[request]
pub struct Request<'a> {
    #[api(path)]
    pub id: Cow<'a, str>,
    #[api(query)]
    pub filter: Cow<'a, str>,
    #[api(header = "x-name")]
    pub name: Option<Cow<'a, str>>,
    pub text: Cow<'a, str>,
}

#[response]
pub struct Response {}

#[test]
fn works() {
    let text = "t".to_owned();
    let request = Request {
        id: Cow::Borrowed(&text),
        filter: Cow::Borrowed(&text),
        name: Some(Cow::Borrowed(&text)),
        text: Cow::Borrowed(&text),
    };
    let target = Target::new("http://a").unwrap();
    let request = request.to_http_request(&target, ()).unwrap();
    drop(text);
    let received: Request<'static> = Request::from_http_request(&request).unwrap();
    assert_eq!((&*received.id, &*received.text), ("t", "t"));
}
