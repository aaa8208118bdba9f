//! Bodies that are members, one value, bytes, or empty.

#![allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]

use std::{borrow::Cow, collections::BTreeMap};

use pathlore::{
    IncomingRequest as _, IncomingResponse as _, OutgoingRequest as _, OutgoingResponse as _,
    bytes::Bytes,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::support::{answered, back_through_http, received, target, text, through_http};

mod members {
    use std::{borrow::Cow, collections::BTreeMap};

    use pathlore::{Metadata, metadata, request, response};
    use serde::{Deserialize, Serialize};

    const METADATA: Metadata = metadata! {
        method: POST, rate_limited: false, authentication: None, path: "/"
    };

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub(super) enum Tagged {
        Text { text: String },
        Number { number: i64 },
        Nothing,
    }

    #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
    pub(super) struct Inner {
        pub(super) inner_text: String,
        pub(super) inner_list: Vec<Option<u8>>,
    }

    fn seven() -> u8 {
        7
    }

    fn is_seven(value: &u8) -> bool {
        *value == 7
    }

    mod hexadecimal {
        pub(super) fn serialize<S: serde::Serializer>(
            value: &u32,
            serializer: S,
        ) -> Result<S::Ok, S::Error> {
            serializer.collect_str(&format_args!("{value:x}"))
        }

        pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(
            deserializer: D,
        ) -> Result<u32, D::Error> {
            let text =
                <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
            u32::from_str_radix(&text, 16).map_err(serde::de::Error::custom)
        }
    }

    macro_rules! define {
        ($(#[$attribute:meta])* $name:ident) => {
            $(#[$attribute])*
            #[derive(PartialEq)]
            pub(super) struct $name<'a> {
                pub(super) plain: String,
                #[serde(rename = "type")]
                pub(super) renamed: i64,
                #[serde(rename(serialize = "both", deserialize = "both"), alias = "other")]
                pub(super) both: u64,
                #[serde(default = "seven", skip_serializing_if = "is_seven")]
                pub(super) seven: u8,
                #[serde(default)]
                pub(super) absent: Option<String>,
                pub(super) list: Vec<String>,
                pub(super) map: BTreeMap<String, f64>,
                #[serde(with = "hexadecimal")]
                pub(super) hexadecimal: u32,
                #[serde(
                    serialize_with = "hexadecimal::serialize",
                    deserialize_with = "hexadecimal::deserialize"
                )]
                pub(super) both_with: u32,
                #[serde(borrow)]
                pub(super) borrowed: Cow<'a, str>,
                pub(super) tagged: Tagged,
                #[serde(flatten)]
                pub(super) inner: Inner,
                #[serde(flatten)]
                pub(super) others: BTreeMap<String, serde_json::Value>,
                #[serde(skip)]
                pub(super) local: u8,
                #[cfg_attr(all(), serde(default, skip_serializing))]
                pub(super) only_received: Option<u8>,
            }
        };
    }

    define! {
        #[request(response = Response<'a>)]
        Request
    }
    define! {
        #[response]
        Response
    }
}

use members::{Inner, Tagged};

fn tagged() -> impl Strategy<Value = Tagged> {
    prop_oneof![
        text().prop_map(|text| Tagged::Text { text }),
        any::<i64>().prop_map(|number| Tagged::Number { number }),
        Just(Tagged::Nothing),
    ]
}

macro_rules! members {
    ($function:ident, $name:ident) => {
        prop_compose! {
            fn $function()(
                texts in (text(), prop::option::of(text()), text(), text()),
                numbers: (i64, u64, u8, u32, u32),
                lists in (
                    prop::collection::vec(text(), 0..4),
                    prop::collection::vec(any::<Option<u8>>(), 0..4),
                ),
                map in prop::collection::btree_map(text(), any::<i32>().prop_map(|n| f64::from(n) / 2.0), 0..4),
                tagged in tagged(),
                others in prop::collection::btree_map("[0-9 .%/\"\\\\]{1,6}", any::<bool>(), 0..3),
            ) -> members::$name<'static> {
                let (plain, absent, borrowed, inner_text) = texts;
                let (renamed, both, seven, hexadecimal, both_with) = numbers;
                let (list, inner_list) = lists;
                members::$name {
                    plain,
                    renamed,
                    both,
                    seven,
                    absent,
                    list,
                    map,
                    hexadecimal,
                    both_with,
                    borrowed: borrowed.into(),
                    tagged,
                    inner: Inner { inner_text, inner_list },
                    others: others.into_iter().map(|(k, v)| (k, Value::Bool(v))).collect(),
                    local: 0,
                    only_received: None,
                }
            }
        }
    };
}

members!(request, Request);
members!(response, Response);

proptest! {
    #[test]
    fn members_are_read_back(request in request(), response in response()) {
        prop_assert_eq!(through_http::<_, members::Request<'_>>(&request).unwrap(), request);
        prop_assert_eq!(
            back_through_http::<_, members::Response<'_>>(&response).unwrap(),
            response
        );
    }
}

mod whole {
    macro_rules! whole {
        ($name:ident, $($field:tt)*) => {
            pub(super) mod $name {
                use pathlore::{Metadata, metadata, request, response};

                const METADATA: Metadata = metadata! {
                    method: PUT, rate_limited: false, authentication: None, path: "/"
                };

                #[request]
                #[derive(PartialEq)]
                pub(in super::super) struct Request { $($field)* }

                #[response]
                #[derive(PartialEq)]
                pub(in super::super) struct Response { $($field)* }
            }
        };
    }

    whole!(value, #[api(body)] pub(in super::super) whole: serde_json::Value,);
    whole!(list, #[api(body)] pub(in super::super) whole: Vec<String>,);
    whole!(option, #[api(body)] pub(in super::super) whole: Option<u8>,);
    whole!(tagged, #[api(body)] pub(in super::super) whole: super::super::Tagged,);
    whole!(bytes, #[api(raw_body)] pub(in super::super) whole: pathlore::bytes::Bytes,);
    whole!(vec, #[api(raw_body)] pub(in super::super) whole: Vec<u8>,);
    whole!(string, #[api(raw_body)] pub(in super::super) whole: String,);
    whole!(cow, #[api(raw_body)] pub(in super::super) whole: std::borrow::Cow<'static, str>,);
    whole!(beside,
        #[api(raw_body)]
        pub(in super::super) whole: Vec<u8>,
        #[api(header = pathlore::http::header::CONTENT_TYPE)]
        pub(in super::super) content_type: Option<String>,
        #[serde(skip)]
        pub(in super::super) local: u8,
    );
}

macro_rules! whole_round_trip {
    ($name:ident, $value:expr) => {{
        let request = whole::$name::Request { whole: $value };
        let back: whole::$name::Request = through_http(&request).unwrap();
        prop_assert_eq!(&back, &request);
        let response = whole::$name::Response { whole: request.whole };
        let back: whole::$name::Response = back_through_http(&response).unwrap();
        prop_assert_eq!(back, response);
    }};
}

proptest! {
    #[test]
    fn whole_bodies_are_read_back(
        list in prop::collection::vec(text(), 0..4),
        option: Option<u8>,
        tagged in tagged(),
        bytes: Vec<u8>,
        number: i64,
        key in text(),
        text in text(),
    ) {
        whole_round_trip!(value, json!({ key: [number, null, list] }));
        whole_round_trip!(list, list);
        whole_round_trip!(option, option);
        whole_round_trip!(tagged, tagged);
        whole_round_trip!(bytes, Bytes::from(bytes.clone()));
        whole_round_trip!(vec, bytes);
        whole_round_trip!(string, text.clone());
        whole_round_trip!(cow, Cow::from(text));
    }
}

#[test]
fn bytes_are_not_copied() {
    let whole = Bytes::from(vec![7; 1024]);
    let request = whole::bytes::Request { whole: whole.clone() };
    let http_request = request.to_http_request(&target(), ()).unwrap();
    assert_eq!(http_request.body().as_ptr(), whole.as_ptr());
    assert_eq!(http_request.headers()["content-type"], "application/octet-stream");
    let (mut parts, body) = http_request.into_parts();
    parts.uri = "/".parse().unwrap();
    let received = pathlore::http::Request::from_parts(parts, body);
    let back = whole::bytes::Request::from_http_request(&received).unwrap();
    assert_eq!(back.whole.as_ptr(), whole.as_ptr());

    let http_response = whole::bytes::Response { whole: whole.clone() }.to_http_response().unwrap();
    assert_eq!(http_response.body().as_ptr(), whole.as_ptr());
    let back = whole::bytes::Response::from_http_response(&http_response).unwrap();
    assert_eq!(back.whole.as_ptr(), whole.as_ptr());
}

#[test]
fn raw_text_has_a_content_type_of_its_own() {
    let request = whole::string::Request { whole: "é\r\n".to_owned() };
    let http_request = request.to_http_request(&target(), ()).unwrap();
    assert_eq!(http_request.headers()["content-type"], "text/plain; charset=utf-8");
    assert_eq!(http_request.body(), "é\r\n");
    let http_response = whole::cow::Response { whole: "".into() }.to_http_response().unwrap();
    assert_eq!(http_response.headers()["content-type"], "text/plain; charset=utf-8");
    assert_eq!(http_response.body(), "");
}

#[test]
fn raw_text_must_be_utf8() {
    let body = Bytes::from_static(b"secret \xff");
    let error = whole::string::Request::from_http_request(&received("PUT", "/", body.clone()));
    assert_eq!(error.unwrap_err().to_string(), "body: expected UTF-8");
    let error = whole::cow::Response::from_http_response(&answered(200, body)).unwrap_err();
    assert_eq!(error.to_string(), "body: expected UTF-8");
}

#[test]
fn a_field_replaces_the_default_content_type() {
    let types_of = |content_type: Option<&str>| {
        let request = whole::beside::Request {
            whole: vec![],
            content_type: content_type.map(str::to_owned),
            local: 1,
        };
        let http_request = request.to_http_request(&target(), ()).unwrap();
        let back: whole::beside::Request = through_http(&request).unwrap();
        assert_eq!(back.content_type, request.content_type);
        let types = http_request.headers().get_all("content-type").iter();
        types.map(|value| value.to_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(types_of(None), [""; 0]);
    assert_eq!(types_of(Some("image/png")), ["image/png"]);
    let request = whole::list::Request { whole: vec![] };
    let http_request = request.to_http_request(&target(), ()).unwrap();
    assert_eq!(http_request.headers()["content-type"], "application/json");
}

/// An empty body reads as `{}`.
#[test]
fn content_type_and_unknown_members_are_ignored() {
    mod lenient {
        use pathlore::{Metadata, metadata, request, response};

        const METADATA: Metadata = metadata! {
            method: POST, rate_limited: false, authentication: None, path: "/"
        };

        #[request]
        pub(super) struct Request {
            #[serde(default)]
            pub(super) value: u8,
            pub(super) other: Option<u8>,
        }

        #[response]
        pub(super) struct Response {}
    }

    for body in ["", "{}", " \r\n\t{ } \n", "{\"unknown\":[{}]}", "{\"value\":0,\"other\":null}"] {
        let request = lenient::Request::from_http_request(&received("POST", "/", body)).unwrap();
        assert_eq!((request.value, request.other), (0, None), "{body}");
    }
    let error = |body: &'static str| {
        lenient::Request::from_http_request(&received("POST", "/", body)).unwrap_err().to_string()
    };
    assert_eq!(error("[0, 1]"), "body: expected an object");
    assert_eq!(error("null"), "body: expected an object");
    assert!(lenient::Response::from_http_response(&answered(299, "")).is_ok());
}

#[test]
fn the_default_of_the_struct_fills_absent_members() {
    mod defaulted {
        use pathlore::{Metadata, metadata, request, response};

        const METADATA: Metadata = metadata! {
            method: POST, rate_limited: false, authentication: None, path: "/{id}"
        };

        #[request]
        #[serde(default = "Request::usual")]
        pub(super) struct Request<T: Default> {
            #[api(path)]
            pub(super) id: u8,
            pub(super) one: u8,
            #[serde(default)]
            pub(super) two: T,
            #[serde(skip)]
            pub(super) three: u8,
        }

        impl<T: Default> Request<T> {
            fn usual() -> Self {
                Self { id: 0, one: 1, two: T::default(), three: 3 }
            }
        }

        #[response]
        #[serde(default, rename_all = "SCREAMING-KEBAB-CASE")]
        pub(super) struct Response {
            pub(super) is_one: u8,
            pub(super) is_two: u8,
        }

        impl Default for Response {
            fn default() -> Self {
                Self { is_one: 1, is_two: 2 }
            }
        }
    }

    let request =
        defaulted::Request::<i8>::from_http_request(&received("POST", "/9", "{}")).unwrap();
    assert_eq!((request.id, request.one, request.two, request.three), (9, 1, 0, 3));
    let response =
        defaulted::Response::from_http_response(&answered(200, "{\"IS-TWO\":5}")).unwrap();
    assert_eq!((response.is_one, response.is_two), (1, 5));
}

#[test]
fn borrowed_bytes_are_read_back() {
    mod borrowed {
        use std::borrow::Cow;

        use pathlore::{Metadata, metadata, request, response};

        const METADATA: Metadata = metadata! {
            method: POST, rate_limited: false, authentication: None, path: "/"
        };

        #[request]
        pub(super) struct Request<'a> {
            #[api(raw_body)]
            pub(super) body: Cow<'a, [u8]>,
        }

        #[response]
        pub(super) struct Response {}
    }

    let bytes = vec![0, 255];
    let request = borrowed::Request { body: Cow::Borrowed(&bytes) };
    let back: borrowed::Request<'static> = through_http(&request).unwrap();
    assert_eq!(&*back.body, &bytes);
}

#[test]
fn members_are_written_as_serde_does() {
    let mut map = BTreeMap::new();
    map.insert("k".to_owned(), 1.0);
    let request = members::Request {
        plain: "p".to_owned(),
        renamed: -1,
        both: 2,
        seven: 7,
        absent: None,
        list: vec![],
        map,
        hexadecimal: 255,
        both_with: 16,
        borrowed: Cow::Borrowed("b"),
        tagged: Tagged::Nothing,
        inner: Inner::default(),
        others: BTreeMap::new(),
        local: 9,
        only_received: Some(1),
    };
    let http_request = request.to_http_request(&target(), ()).unwrap();
    let body: Value = serde_json::from_slice(http_request.body()).unwrap();
    assert_eq!(
        body,
        json!({
            "plain": "p", "type": -1, "both": 2, "absent": null, "list": [], "map": { "k": 1.0 },
            "hexadecimal": "ff", "both_with": "10", "borrowed": "b",
            "tagged": { "type": "nothing" }, "inner_text": "", "inner_list": [],
        })
    );
}
