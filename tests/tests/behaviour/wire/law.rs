//! Bodies: writing is an error, or reading gives the value back.

use std::collections::BTreeMap;

use pathlore::{IncomingResponse, OutgoingResponse, bytes::Bytes, http, response};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json, value::RawValue};

fn written<R: OutgoingResponse>(response: &R) -> Result<String, String> {
    let response = response.to_http_response().map_err(|error| error.to_string())?;
    Ok(String::from_utf8(response.body().to_vec()).unwrap())
}

fn read<R: IncomingResponse>(body: impl Into<Bytes>) -> Result<R, String> {
    R::from_http_response(&http::Response::new(body.into())).map_err(|error| error.to_string())
}

mod flattened_names {
    use super::*;

    /// Not known by name.
    type Extra = Map<String, Value>;

    #[derive(Clone, Debug, Serialize, Deserialize)]
    struct Part {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        part: Option<u8>,
    }

    #[response]
    #[serde(rename_all = "camelCase")]
    struct Response {
        first_name: u8,
        #[serde(alias = "other", rename = "re\"named")]
        renamed: u8,
        #[serde(default, skip_serializing)]
        not_written: u8,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        absent: Option<u8>,
        #[serde(skip)]
        skipped: u8,
        #[serde(flatten)]
        part: Part,
        #[serde(flatten)]
        extra: Extra,
    }

    fn response(extra: Value) -> Response {
        let Value::Object(extra) = extra else { panic!() };
        let (part, skipped) = (Part { part: Some(1) }, 0);
        Response { first_name: 1, renamed: 1, not_written: 0, absent: None, skipped, part, extra }
    }

    #[test]
    fn of_other_fields_are_errors() {
        for name in ["firstName", "other", "re\"named", "notWritten", "absent", "part"] {
            let error = written(&response(json!({ "x": [1], name: 5 }))).unwrap_err();
            assert!(error.ends_with(": another field has this name"), "{error}");
            assert!(error.contains(&name.replace('"', "\\\"")), "{error}");
        }
    }

    #[test]
    fn of_absent_fields_of_flattened_structs_are_errors() {
        let mut response = response(json!({ "part": 5 }));
        response.part.part = None;
        let error = written(&response).unwrap_err();
        assert_eq!(error, "body field `part`: another field has this name");
        response.extra.clear();
        assert!(written(&response).is_ok());
    }

    #[test]
    fn of_no_field_are_written() {
        // The name that a skipped field would have is a name like any other.
        let extra = json!({ "first_name": 1, "skipped": 2, "x": { "part": 1 } });
        let body = written(&response(extra.clone())).unwrap();
        let again: Response = read(body).unwrap();
        assert_eq!((again.skipped, again.not_written), (0, 0));
        // A map that is read last has the members of the flattened struct no more.
        assert_eq!(Value::Object(again.extra), extra);
        assert!(written(&response(json!({}))).is_ok());
    }
}

#[test]
fn keys_of_flattened_maps_are_numbers_and_booleans() {
    #[response]
    struct Numbers<K: Ord + Clone + std::fmt::Debug> {
        a: u8,
        #[serde(flatten)]
        map: Option<BTreeMap<K, u8>>,
    }

    #[response]
    struct Required {
        a: u8,
        #[serde(flatten)]
        map: BTreeMap<u8, u8>,
    }

    fn check<K>(key: K, name: &str)
    where
        K: Ord + Clone + std::fmt::Debug + Serialize + for<'de> Deserialize<'de> + 'static,
    {
        let map = Some(BTreeMap::from([(key, 7)]));
        let body = written(&Numbers { a: 1, map: map.clone() }).unwrap();
        assert_eq!(body, format!(r#"{{"a":1,"{name}":7}}"#));
        assert_eq!(read::<Numbers<K>>(body).unwrap().map, map);
    }

    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    struct Id(u64);
    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    enum Kind {
        First,
    }

    check(5_u8, "5");
    check(-5_i64, "-5");
    check(u128::MAX, &u128::MAX.to_string());
    check(true, "true");
    check('x', "x");
    check(Id(7), "7");
    check(Kind::First, "First");
    check("5".to_owned(), "5");
    for name in ["x", "01", "1 ", "1-", "1.5", "300"] {
        let body = format!(r#"{{"a":1,"{name}":7}}"#);
        assert_eq!(read::<Numbers<u8>>(body.clone()).unwrap().map, None, "{name}");
        assert_eq!(read::<Required>(body).unwrap_err(), "body: not a valid value", "{name}");
    }
}

mod floats {
    use super::*;

    const DETAIL: &str = "NaN and infinities cannot be written as JSON";
    const ODD: [f64; 3] = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY];

    #[derive(Clone, Debug, Serialize, Deserialize)]
    struct Celsius(f64);

    mod doubled {
        use super::*;

        #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
        pub(super) fn serialize<S: serde::Serializer>(
            value: &f64,
            to: S,
        ) -> Result<S::Ok, S::Error> {
            to.serialize_f64(value * 2.0)
        }

        pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(
            from: D,
        ) -> Result<f64, D::Error> {
            Ok(f64::deserialize(from)? / 2.0)
        }
    }

    #[response]
    #[serde(rename_all = "camelCase")]
    struct Members {
        one_number: f64,
        small: f32,
        optional: Option<f64>,
        list: Vec<f32>,
        nested: Vec<Option<Vec<f64>>>,
        pair: (f64, u8),
        array: [f64; 1],
        map: BTreeMap<u8, Option<f64>>,
        of_lists: BTreeMap<String, Vec<f64>>,
        transparent: Celsius,
        #[serde(with = "doubled")]
        with: f64,
        #[serde(flatten)]
        inner: Inner,
        #[serde(flatten)]
        rest: BTreeMap<String, f64>,
    }

    #[derive(Clone, Debug, Serialize, Deserialize)]
    struct Inner {
        flattened: f64,
    }

    fn fine() -> Members {
        Members {
            one_number: 1.5,
            small: 1.0,
            optional: Some(2.5),
            list: vec![1.0, 2.0],
            nested: vec![None, Some(vec![3.0])],
            pair: (1.0, 2),
            array: [1.0],
            map: [(1, None), (2, Some(1.0))].into(),
            of_lists: [("a".to_owned(), vec![1.0])].into(),
            transparent: Celsius(1.0),
            with: 1.0,
            inner: Inner { flattened: 1.0 },
            rest: [("b".to_owned(), 1.0), ("c".to_owned(), 2.0)].into(),
        }
    }

    #[test]
    fn that_json_does_not_have_are_errors_of_the_member() {
        assert!(written(&fine()).is_ok());
        for odd in ODD {
            #[allow(clippy::cast_possible_truncation, reason = "it is not a number")]
            let small = odd as f32;
            for (floats, name) in [
                (Members { one_number: odd, ..fine() }, "oneNumber"),
                (Members { small, ..fine() }, "small"),
                (Members { optional: Some(odd), ..fine() }, "optional"),
                (Members { list: vec![1.0, small], ..fine() }, "list"),
                (Members { nested: vec![Some(vec![odd])], ..fine() }, "nested"),
                (Members { pair: (odd, 1), ..fine() }, "pair"),
                (Members { array: [odd], ..fine() }, "array"),
                (Members { map: [(1, Some(odd))].into(), ..fine() }, "map"),
                (Members { of_lists: [("a".into(), vec![odd])].into(), ..fine() }, "ofLists"),
                (Members { transparent: Celsius(odd), ..fine() }, "transparent"),
                (Members { with: odd, ..fine() }, "with"),
                (Members { inner: Inner { flattened: odd }, ..fine() }, "flattened"),
                (Members { rest: [("b".into(), 1.0), ("c".into(), odd)].into(), ..fine() }, "c"),
            ] {
                let error = written(&floats).unwrap_err();
                assert_eq!(error, format!("body field `{name}`: {DETAIL}"));
            }
        }
    }

    #[test]
    fn that_json_does_not_have_are_errors_of_whole_bodies() {
        #[response]
        struct Whole<T: Clone + std::fmt::Debug> {
            #[api(body)]
            value: T,
        }

        #[response]
        struct With {
            #[api(body)]
            #[serde(with = "doubled")]
            value: f64,
        }

        let error = Err(format!("body: {DETAIL}"));
        for odd in ODD {
            assert_eq!(written(&Whole { value: odd }), error);
            assert_eq!(written(&Whole { value: Some(odd) }), error);
            assert_eq!(written(&Whole { value: vec![1.0, odd] }), error);
            assert_eq!(written(&Whole { value: BTreeMap::from([(1, odd)]) }), error);
            assert_eq!(written(&With { value: odd }), error);
        }
        assert_eq!(written(&Whole { value: vec![Some(1.5), None] }).unwrap(), "[1.5,null]");
        assert_eq!(written(&With { value: 1.5 }).unwrap(), "3.0");
    }
}

#[test]
fn raw_json_is_flattened() {
    #[response]
    struct Raw {
        a: u8,
        #[serde(flatten)]
        rest: Box<RawValue>,
    }

    #[response]
    struct Optional {
        a: u8,
        #[serde(flatten)]
        rest: Option<Box<RawValue>>,
    }

    #[derive(Clone, Debug, Serialize, Deserialize)]
    struct Parts {
        b: Box<RawValue>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        c: Option<Box<RawValue>>,
    }

    #[response]
    struct InParts {
        #[serde(flatten)]
        parts: Parts,
        #[serde(flatten)]
        rest: BTreeMap<String, Box<RawValue>>,
    }

    let body = r#"{"b":[1.50, 2],"a":1 , "c" : {"d":"A"} }"#;
    assert_eq!(read::<Raw>(body).unwrap().rest.get(), r#"{"b":[1.50, 2],"c" : {"d":"A"}}"#);
    let optional = read::<Optional>(body).unwrap().rest.unwrap();
    assert_eq!(optional.get(), r#"{"b":[1.50, 2],"c" : {"d":"A"}}"#);
    assert_eq!(read::<Raw>(r#"{"a":1}"#).unwrap().rest.get(), "{}");
    let parts = read::<InParts>(body).unwrap();
    assert_eq!(parts.parts.b.get(), "[1.50, 2]");
    assert_eq!(parts.parts.c.unwrap().get(), r#"{"d":"A"}"#);
    assert_eq!(parts.rest["a"].get(), "1");

    let raw = |json: &str| Raw { a: 1, rest: RawValue::from_string(json.to_owned()).unwrap() };
    assert_eq!(written(&raw(r#"{"b":1.50}"#)).unwrap(), r#"{"a":1,"b":1.50}"#);
    assert!(written(&raw("[]")).is_err());
    let error = written(&raw(r#"{ "b" : 1, "\u0061" : 2 }"#)).unwrap_err();
    assert!(error.contains("`a`: another field has this name"), "{error}");
}

#[test]
fn a_byte_order_mark_is_read() {
    #[response]
    struct Members {
        a: u8,
    }

    #[response]
    struct Whole {
        #[api(body)]
        a: BTreeMap<String, u8>,
    }

    let with_mark = |body: &str| format!("\u{feff}{body}");
    assert_eq!(read::<Members>(with_mark(r#"{"a":1}"#)).unwrap().a, 1);
    assert_eq!(read::<Whole>(with_mark(r#"{"a":1}"#)).unwrap().a["a"], 1);
    assert_eq!(read::<Whole>(with_mark("")).unwrap().a.len(), 0);
    let error = read::<Members>(with_mark(r#"{"a":"x"}"#)).unwrap_err();
    assert_eq!(error, "body field `a`: expected u8");
    for body in ["\u{feff}{}", "\u{feff}"] {
        assert!(read::<Members>(with_mark(body)).unwrap_err().contains("expected value"));
        assert!(read::<Whole>(with_mark(body)).unwrap_err().contains("expected value"));
    }
}

#[test]
fn null_is_the_default_if_the_field_says_so() {
    #[response]
    struct Flags {
        #[serde(default, deserialize_with = "pathlore::serde::null_as_default")]
        lenient: bool,
        #[serde(default)]
        strict: bool,
    }

    assert!(!read::<Flags>(r#"{"lenient":null}"#).unwrap().lenient);
    assert!(read::<Flags>(r#"{"lenient":true}"#).unwrap().lenient);
    assert_eq!(
        read::<Flags>(r#"{"lenient":5}"#).unwrap_err(),
        "body field `lenient`: expected a boolean"
    );
    assert_eq!(
        read::<Flags>(r#"{"strict":null}"#).unwrap_err(),
        "body field `strict`: expected a boolean"
    );
}
