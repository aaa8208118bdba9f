//! A definition in a crate with edition 2021.
#![deny(warnings)]

use std::borrow::Cow;

use pathlore::{Metadata, metadata, request, response};

const METADATA: Metadata = metadata! {
    method: PUT,
    rate_limited: false,
    authentication: AccessToken,
    history: { unstable => "/unstable/{id}", 1.0 => "/v1/{id}" }
};

/// A request with a field named `gen`, which is a keyword in edition 2024.
#[request]
pub struct Request<'a> {
    /// In the path.
    #[api(path)]
    pub id: Cow<'a, str>,
    /// In the query.
    #[api(query)]
    pub gen: Option<u8>,
    /// In the header section.
    #[api(header = "x-option", with = pathlore::serde::number::as_string)]
    pub option: Option<u8>,
    /// In the header section.
    #[api(header = "x-list", serde)]
    pub list: Vec<u8>,
    /// In the body.
    pub value: Cow<'a, str>,
}

/// A response.
#[response]
pub struct Response {
    /// In the body.
    pub gen: Vec<u8>,
}

#[cfg(test)]
mod tests {
    use pathlore::{IncomingRequest, OutgoingRequest, Target};

    use super::*;

    #[test]
    fn a_request_is_read_back() {
        let id = "a b".to_owned();
        let request = Request {
            id: Cow::Borrowed(&id),
            gen: Some(1),
            option: Some(2),
            list: vec![3, 4],
            value: "v".into(),
        };
        let target = Target::new("http://a").unwrap();
        let http_request = request.to_http_request(&target, "token".into()).unwrap();
        assert_eq!(http_request.uri(), "http://a/unstable/a%20b?gen=1");
        let back = Request::from_http_request(&http_request).unwrap();
        assert_eq!((&*back.id, back.gen, &*back.value), ("a b", Some(1), "v"));
        assert_eq!((back.option, back.list), (Some(2), vec![3, 4]));
    }
}
