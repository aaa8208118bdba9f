//! Bodies that may be absent: `#[api(body)]` and `#[api(raw_body)]` on an `Option`.

use std::borrow::Cow;

use pathlore::{
    DecodeErrorKind, FromHttpRequestError, FromHttpResponseError, IncomingRequest as _,
    IncomingResponse as _, OutgoingRequest as _, OutgoingResponse as _, Place, bytes::Bytes,
};
use serde_json::{Value, json};

use super::support::{answered, back_through_http, received, target, through_http};

mod types {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Serialize};

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    pub(super) struct Note {
        pub(super) text: String,
        pub(super) tags: Vec<String>,
    }

    #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
    pub(super) struct Filter {
        pub(super) limit: Option<u8>,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    pub(super) struct Wrapped(pub(super) Option<u8>);

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(transparent)]
    pub(super) struct Transparent(pub(super) Option<u8>);

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub(super) enum Kind {
        One,
    }

    pub(super) type Maybe<T> = Option<T>;
    pub(super) type Map = BTreeMap<String, u8>;
}

macro_rules! whole {
    ($name:ident, $method:ident, $(#[$api:meta])* $ty:ty) => {
        mod $name {
            use pathlore::{Metadata, metadata, request, response};

            #[allow(unused_imports, reason = "not every type is named here")]
            use super::{Bytes, Cow, Value, types::*};

            const METADATA: Metadata = metadata! {
                method: $method, rate_limited: false, authentication: None, path: "/"
            };

            #[request]
            #[derive(PartialEq)]
            pub(super) struct Request {
                $(#[$api])*
                pub(super) body: $ty,
            }

            #[response]
            #[derive(PartialEq)]
            pub(super) struct Response {
                $(#[$api])*
                pub(super) body: $ty,
            }
        }
    };
}

whole!(optional_note, POST, #[api(body)] Option<Note>);
whole!(optional_filter, PUT, #[api(body)] Option<Filter>);
whole!(optional_value, DELETE, #[api(body)] Option<Value>);
whole!(optional_number, PATCH, #[api(body)] Option<u8>);
whole!(optional_list, POST, #[api(body)] Option<Vec<u8>>);
whole!(nested_option, POST, #[api(body)] Option<Option<u8>>);
whole!(alias, POST, #[api(body)] Maybe<Note>);
whole!(
    wrapped,
    POST,
    #[api(body)]
    Wrapped
);
whole!(
    transparent,
    POST,
    #[api(body)]
    Transparent
);
whole!(
    note,
    POST,
    #[api(body)]
    Note
);
whole!(
    filter,
    POST,
    #[api(body)]
    Filter
);
whole!(
    value,
    POST,
    #[api(body)]
    Value
);
whole!(
    unit,
    POST,
    #[api(body)]
    ()
);
whole!(list, POST, #[api(body)] Vec<u8>);
whole!(
    number,
    POST,
    #[api(body)]
    u8
);
whole!(
    kind,
    POST,
    #[api(body)]
    Kind
);
whole!(
    map,
    POST,
    #[api(body)]
    Map
);
whole!(member, POST, Note);
whole!(bytes, POST, #[api(raw_body)] Option<Bytes>);
whole!(vec, PUT, #[api(raw_body)] Option<Vec<u8>>);
whole!(raw_string, POST, #[api(raw_body)] Option<String>);
whole!(raw_cow, PATCH, #[api(raw_body)] Option<Cow<'static, str>>);
whole!(cow, DELETE, #[api(raw_body)] Option<Cow<'static, [u8]>>);
whole!(maybe_bytes, POST, #[api(raw_body)] Maybe<Bytes>);
whole!(
    plain_bytes,
    POST,
    #[api(raw_body)]
    Bytes
);

/// Asserts that a value is sent as this body and this content type, and is read back, in both
/// directions.
macro_rules! assert_carried {
    ($name:ident, $value:expr, $body:expr, $content_type:expr) => {{
        let request = $name::Request { body: $value };
        let sent = request.to_http_request(&target(), ()).unwrap();
        let content_type = |headers: &pathlore::http::HeaderMap| {
            headers.get("content-type").map(|it| it.to_str().unwrap().to_owned())
        };
        let expected: Option<&str> = $content_type;
        assert_eq!(sent.body(), $body);
        assert_eq!(content_type(sent.headers()).as_deref(), expected);
        assert_eq!(through_http::<_, $name::Request>(&request).unwrap(), request);
        let response = $name::Response { body: $value };
        let sent = response.to_http_response().unwrap();
        assert_eq!(sent.body(), $body);
        assert_eq!(content_type(sent.headers()).as_deref(), expected);
        assert_eq!(back_through_http::<_, $name::Response>(&response).unwrap(), response);
    }};
}

/// Returns what a body is read as, which must be the same in both directions.
macro_rules! read {
    ($name:ident, $body:expr) => {{
        let body: &'static str = $body;
        let requests = ["POST", "PUT", "PATCH", "DELETE"];
        let request = requests
            .into_iter()
            .map(|method| $name::Request::from_http_request(&received(method, "/", body)))
            .find(|read| !matches!(read, Err(FromHttpRequestError::Method(_))))
            .unwrap();
        let request = match request {
            Ok(request) => Ok(request.body),
            Err(FromHttpRequestError::Decode(error)) => Err(error),
            Err(other) => panic!("{other}"),
        };
        let response = match $name::Response::from_http_response(&answered(200, body)) {
            Ok(response) => Ok(response.body),
            Err(FromHttpResponseError::Decode(error)) => Err(error),
            Err(other) => panic!("{other}"),
        };
        assert_eq!(request, response);
        response
    }};
}

const JSON: Option<&str> = Some("application/json");
const TEXT: Option<&str> = Some("text/plain; charset=utf-8");
const OCTETS: Option<&str> = Some("application/octet-stream");

#[test]
fn an_absent_body_is_none() {
    assert_carried!(optional_note, None, "", None);
    assert_carried!(optional_filter, None, "", None);
    assert_carried!(optional_value, None, "", None);
    assert_carried!(optional_number, None, "", None);
    assert_carried!(optional_list, None, "", None);
    assert_carried!(nested_option, None, "", None);
    assert_carried!(alias, None, "", None);
    assert_carried!(transparent, types::Transparent(None), "", None);
    assert_carried!(bytes, None, "", None);
    assert_carried!(vec, None, "", None);
    assert_carried!(cow, None, "", None);
    assert_carried!(raw_string, None, "", None);
    assert_carried!(raw_cow, None, "", None);
    assert_carried!(maybe_bytes, None, "", None);
    for blank in ["", " ", "\r\n\t "] {
        assert_eq!(read!(optional_note, blank), Ok(None));
        assert_eq!(read!(optional_filter, blank), Ok(None));
        assert_eq!(read!(optional_value, blank), Ok(None));
        assert_eq!(read!(nested_option, blank), Ok(None));
        assert_eq!(read!(alias, blank), Ok(None));
        assert_eq!(read!(transparent, blank), Ok(types::Transparent(None)));
    }
    assert_eq!(read!(optional_note, "null"), Ok(None));
    // Any other 2xx status is a success as well.
    let no_content = answered(204, "");
    assert_eq!(optional_note::Response::from_http_response(&no_content).unwrap().body, None);
    assert_eq!(bytes::Response::from_http_response(&no_content).unwrap().body, None);
}

#[test]
fn a_present_body_is_some() {
    let note = types::Note { text: String::new(), tags: vec![] };
    assert_carried!(optional_note, Some(note.clone()), r#"{"text":"","tags":[]}"#, JSON);
    assert_carried!(alias, Some(note.clone()), r#"{"text":"","tags":[]}"#, JSON);
    let filter = types::Filter::default();
    assert_carried!(optional_filter, Some(filter.clone()), r#"{"limit":null}"#, JSON);
    assert_eq!(read!(optional_filter, "{}"), Ok(Some(filter)));
    assert_carried!(optional_value, Some(json!({})), "{}", JSON);
    assert_carried!(optional_number, Some(0), "0", JSON);
    assert_carried!(optional_list, Some(vec![]), "[]", JSON);
    assert_carried!(nested_option, Some(Some(1)), "1", JSON);
    assert_carried!(bytes, Some(Bytes::from_static(b"\0")), "\0", OCTETS);
    assert_carried!(vec, Some(vec![b' ']), " ", OCTETS);
    assert_carried!(cow, Some(Cow::Borrowed(&b"{}"[..])), "{}", OCTETS);
    assert_carried!(raw_string, Some(" ".to_owned()), " ", TEXT);
    assert_carried!(raw_cow, Some("null".into()), "null", TEXT);
    assert_carried!(maybe_bytes, Some(Bytes::from_static(b"x")), "x", OCTETS);
    assert_carried!(plain_bytes, Bytes::new(), "", OCTETS);
    assert_carried!(plain_bytes, Bytes::from_static(b"x"), "x", OCTETS);
}

mod generic {
    use pathlore::{Metadata, metadata, request, response};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/"
    };

    #[request(response = Response<T>)]
    #[derive(PartialEq)]
    pub(super) struct Request<T> {
        #[api(body)]
        pub(super) body: Option<T>,
    }

    #[response]
    #[derive(PartialEq)]
    pub(super) struct Response<T> {
        #[api(body)]
        pub(super) body: T,
    }
}

#[test]
fn generic_bodies_may_be_absent() {
    for body in [None, Some(1_u8)] {
        let request = generic::Request { body };
        assert_eq!(through_http::<_, generic::Request<u8>>(&request).unwrap(), request);
        let response = generic::Response { body };
        let back: generic::Response<Option<u8>> = back_through_http(&response).unwrap();
        assert_eq!(back, response);
    }
}

/// Other values that are written as `null` are sent, because an empty body is not read as them.
#[test]
fn only_none_is_an_absent_body() {
    assert_carried!(value, Value::Null, "null", JSON);
    assert_carried!(unit, (), "null", JSON);
    assert_carried!(wrapped, types::Wrapped(None), "null", JSON);
}

/// It would be read as `None`.
#[test]
fn some_of_an_empty_raw_body_is_an_error() {
    const MESSAGE: &str = "body: `Some` of an empty body cannot be sent; use `None`";
    macro_rules! refused {
        ($name:ident, $value:expr) => {
            let error = $name::Request { body: Some($value) }.to_http_request(&target(), ());
            assert_eq!(error.unwrap_err().to_string(), MESSAGE);
            let error = $name::Response { body: Some($value) }.to_http_response();
            assert_eq!(error.unwrap_err().to_string(), MESSAGE);
        };
    }
    refused!(bytes, Bytes::new());
    refused!(vec, vec![]);
    refused!(cow, Cow::Borrowed(&[][..]));
    refused!(maybe_bytes, Bytes::new());
    refused!(raw_string, String::new());
    refused!(raw_cow, "".into());
}

#[test]
fn an_optional_raw_body_is_not_copied() {
    let body = Bytes::from(vec![7; 64]);
    let sent = bytes::Request { body: Some(body.clone()) }.to_http_request(&target(), ()).unwrap();
    assert_eq!(sent.body().as_ptr(), body.as_ptr());
    let back = bytes::Response::from_http_response(&answered(200, body.clone())).unwrap();
    assert_eq!(back.body.unwrap().as_ptr(), body.as_ptr());
}

/// A type that takes an empty object takes an empty body as well.
#[test]
fn an_empty_body_is_an_empty_object_for_other_types() {
    assert_eq!(read!(filter, ""), Ok(types::Filter::default()));
    assert_eq!(read!(map, ""), Ok(types::Map::new()));
    assert_eq!(read!(value, ""), Ok(json!({})));
}

#[test]
fn the_error_says_that_the_body_is_empty() {
    macro_rules! refused {
        ($name:ident, $expected:expr) => {
            for body in ["", "\n"] {
                let error = read!($name, body).unwrap_err();
                assert_eq!(error.to_string(), concat!("body: empty, expected ", $expected));
                assert_eq!(error.kind(), DecodeErrorKind::Missing);
                assert_eq!((error.place(), error.field()), (Place::Body, ""));
            }
        };
    }
    refused!(note, "an object");
    refused!(member, "an object");
    refused!(list, "a sequence");
    refused!(number, "u8");
    refused!(unit, "unit");
    refused!(wrapped, "u8");
    refused!(kind, "a string or an object with one member");
    let error = read!(note, "{}").unwrap_err();
    assert_eq!(error.to_string(), "body field `text`: missing");
    let error = read!(optional_note, "{}").unwrap_err();
    assert_eq!(error.to_string(), "body field `text`: missing");
}
