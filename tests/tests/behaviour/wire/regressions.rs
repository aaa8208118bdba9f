//! Fixed bugs.

use pathlore::{
    IncomingRequest as _, IncomingResponse as _, OutgoingRequest as _,
    auth::{AccessToken, AuthScheme as _},
    bytes::Bytes,
    http,
};

use super::support::{received, target, through_http};

/// Names of members were compared without JSON's escapes.
mod escaped_names {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/"
    };

    #[request]
    #[derive(PartialEq)]
    pub(super) struct Request {
        #[serde(rename = "a\"b")]
        pub(super) quote: Option<u8>,
        #[serde(rename = "c\\nd")]
        pub(super) backslash: Option<u8>,
        #[serde(rename(serialize = "e\nf"), rename(deserialize = "e\nf"))]
        pub(super) newline: Option<u8>,
    }

    #[response]
    pub(super) struct Response {}
}

#[test]
fn names_may_need_escapes() {
    use escaped_names::Request;

    let request = Request { quote: Some(1), backslash: Some(2), newline: Some(3) };
    let http_request = request.to_http_request(&target(), ()).unwrap();
    assert_eq!(http_request.body(), r#"{"a\"b":1,"c\\nd":2,"e\nf":3}"#);
    assert_eq!(through_http::<_, Request>(&request).unwrap(), request);
    let read = |body: &'static str| Request::from_http_request(&received("POST", "/", body));
    assert!(read(r#"{"a"b":1}"#).is_err());
    assert_eq!(read(r#"{"c\nd":2}"#).unwrap().backslash, None);
}

mod secret_header {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: GET, rate_limited: false, authentication: AccessToken, path: "/"
    };

    #[request]
    pub(super) struct Request {
        #[api(header = "x-api-key", secret)]
        pub(super) key: String,
    }

    #[response]
    pub(super) struct Response {}
}

#[test]
fn a_secret_header_field_is_sensitive() {
    let request = secret_header::Request { key: "hunter2".to_owned() };
    let http_request = request.to_http_request(&target(), "token".into()).unwrap();
    assert!(http_request.headers()["x-api-key"].is_sensitive());
    assert!(!format!("{http_request:?}").contains("hunter2"));
}

/// The credentials replaced the field. A definition with both is a compile error.
#[test]
fn a_field_with_the_name_of_the_credentials_is_an_error() {
    let mut request = http::Request::new(Bytes::new());
    let value = http::HeaderValue::from_static("Basic x");
    request.headers_mut().insert("authorization", value);
    let error = AccessToken::apply("token".into(), &mut request).unwrap_err();
    assert_eq!(
        error.to_string(),
        "credentials: the request already has the header field `Authorization`"
    );
}

/// `Debug` required the bound on the type parameter instead of the associated type.
mod associated_type {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/"
    };

    pub(super) trait HasItem: Clone {
        type Item: Clone;
    }

    #[request]
    pub(super) struct Request<T: HasItem> {
        pub(super) item: T::Item,
        #[api(secret)]
        pub(super) secret: Option<T::Item>,
    }

    #[response]
    pub(super) struct Response {}
}

#[test]
fn debug_is_bounded_on_the_associated_type() {
    #[derive(Clone)]
    struct Has;

    impl associated_type::HasItem for Has {
        type Item = u8;
    }

    let request = associated_type::Request::<Has> { item: 1, secret: None };
    assert_eq!(format!("{request:?}"), "Request { item: 1, secret: [redacted] }");
    assert_eq!(through_http::<_, associated_type::Request<Has>>(&request).unwrap().item, 1);
}

/// Another type named `Option` was taken for the one of the prelude.
mod own_option {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/"
    };

    #[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
    pub(super) struct Option<T>(pub(super) T);

    #[request]
    pub(super) struct Request {
        pub(super) value: Option<u8>,
    }

    #[response]
    pub(super) struct Response {}
}

#[test]
fn another_type_may_be_named_option() {
    let request = own_option::Request { value: own_option::Option(1) };
    assert_eq!(through_http::<_, own_option::Request>(&request).unwrap().value.0, 1);
    let error = own_option::Request::from_http_request(&received("POST", "/", "{}")).unwrap_err();
    assert_eq!(error.to_string(), "body field `value`: missing");
}

mod serde_error {
    use serde::{Deserialize, Deserializer, de::Error};

    fn one<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
        match u8::deserialize(deserializer)? {
            1 => Ok(1),
            _ => Err(D::Error::missing_field("b")),
        }
    }

    #[pathlore::response]
    pub(super) struct Response {
        #[serde(deserialize_with = "one")]
        pub(super) a: u8,
        pub(super) b: u8,
    }
}

/// The error names another member, but only this member was read.
#[test]
fn an_error_of_a_function_has_the_place_of_its_member() {
    for body in [r#"{"b":0,"a":2}"#, r#"{"a":2,"b":0}"#, r#"{"a":2}"#] {
        let response = http::Response::new(Bytes::from(body));
        let error = serde_error::Response::from_http_response(&response).unwrap_err();
        assert_eq!(error.to_string(), "body field `a`: missing field `b`", "{body}");
    }
    let response = http::Response::new(Bytes::from(r#"{"a":1,"b":2}"#));
    let read = serde_error::Response::from_http_response(&response).unwrap();
    assert_eq!((read.a, read.b), (1, 2));
}

mod lenient {
    use pathlore::response;
    use serde::{Deserialize as _, Deserializer};

    #[allow(clippy::unnecessary_wraps, reason = "serde's derive calls it")]
    fn or_zero<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
        Ok(u8::deserialize(deserializer).unwrap_or_default())
    }

    #[response]
    pub(super) struct Response {
        #[serde(deserialize_with = "or_zero")]
        pub(super) first: u8,
        pub(super) second: u8,
    }
}

#[test]
fn a_function_may_ignore_an_error() {
    use pathlore::IncomingResponse as _;

    for first in ["\"A\"", "\"a\\n\"", "null", "true", "300", "-1", "1.5"] {
        let body = format!("{{\"first\":{first} ,\"second\":1}}");
        let response = pathlore::http::Response::new(pathlore::bytes::Bytes::from(body));
        let read = lenient::Response::from_http_response(&response).unwrap();
        assert_eq!((read.first, read.second), (0, 1), "{first}");
    }
}

mod many_members {
    use pathlore::response;

    #[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
    pub(super) struct Inner {
        pub(super) last: u8,
    }

    #[response]
    pub(super) struct Response {
        pub(super) first: Option<u8>,
        #[serde(flatten)]
        pub(super) inner: Inner,
    }
}

#[test]
fn errors_after_many_members_name_the_member() {
    for count in [0, 127, 128, 129, 300] {
        let others: Vec<_> = (0..count).map(|index| format!("\"m{index}\":{index},")).collect();
        let body = format!("{{{}\"last\":\"text\"}}", others.concat());
        let response = http::Response::new(Bytes::from(body));
        let error = many_members::Response::from_http_response(&response).unwrap_err();
        assert!(error.to_string().ends_with("body field `last`: expected u8"), "{count}: {error}");
    }
}

/// Values that cannot be printed.
mod unprintable {
    use std::{collections::BTreeMap, fmt};

    use pathlore::{Metadata, metadata, request, response};
    use serde::{Serialize, Serializer};

    const METADATA: Metadata = metadata! {
        method: POST, authentication: None, path: "/{path}"
    };

    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub(super) struct Text(pub(super) bool);

    impl fmt::Display for Text {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            if self.0 { f.write_str("a \"text\"") } else { Err(fmt::Error) }
        }
    }

    impl Serialize for Text {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(self)
        }
    }

    #[request(outgoing)]
    pub(super) struct Request {
        #[api(path, serde)]
        pub(super) path: Text,
        #[api(query)]
        pub(super) query: Text,
        #[api(query)]
        pub(super) list: Vec<Text>,
        #[api(query)]
        #[serde(flatten)]
        pub(super) more: BTreeMap<Text, u8>,
        #[api(header = "x-header", serde)]
        pub(super) header: Text,
        pub(super) member: Text,
        pub(super) nested: Vec<Option<Text>>,
        pub(super) map: BTreeMap<Text, u8>,
        #[serde(flatten)]
        pub(super) flattened: BTreeMap<Text, u8>,
    }

    #[response]
    pub(super) struct Response {}

    #[request(outgoing, content = form)]
    pub(super) struct Form {
        #[api(path)]
        pub(super) path: u8,
        pub(super) member: Text,
    }

    pub(super) fn fine() -> Request {
        let (text, map) = (Text(true), BTreeMap::new());
        let [path, query, header, member] = [(); 4].map(|()| text.clone());
        let (list, more, flattened) = (Vec::new(), map.clone(), map.clone());
        Request { path, query, list, more, header, member, nested: Vec::new(), map, flattened }
    }
}

#[test]
fn values_that_cannot_be_printed_are_errors() {
    use unprintable::{Form, Request, Text, fine};

    let request = Request { list: vec![Text(true)], map: [(Text(true), 1)].into(), ..fine() };
    let sent = request.to_http_request(&target(), ()).unwrap();
    let text = r#"{"member":"a \"text\"","nested":[],"map":{"a \"text\"":1}}"#;
    assert_eq!(sent.body(), text);
    let no = || Text(false);
    for (request, place) in [
        (Request { path: no(), ..fine() }, "path argument `path`"),
        (Request { query: no(), ..fine() }, "query parameter `query`"),
        (Request { list: vec![no()], ..fine() }, "query parameter `list`"),
        (Request { more: [(no(), 1)].into(), ..fine() }, "query"),
        (Request { header: no(), ..fine() }, "header field `x-header`"),
        (Request { member: no(), ..fine() }, "body field `member`"),
        (Request { nested: vec![None, Some(no())], ..fine() }, "body field `nested`"),
        (Request { map: [(no(), 1)].into(), ..fine() }, "body field `map`"),
        (Request { flattened: [(no(), 1)].into(), ..fine() }, "body"),
    ] {
        let error = request.to_http_request(&target(), ()).unwrap_err().to_string();
        assert!(error.contains(&format!("{place}: ")), "{place}: {error}");
    }
    let error = Form { path: 1, member: no() }.to_http_request(&target(), ()).unwrap_err();
    assert!(error.to_string().contains("body field `member`: the value cannot be printed"));
}
