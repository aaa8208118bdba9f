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
        assert_eq!(read::<Numbers<u8>>(body).unwrap().map, None, "{name}");
    }
}

#[test]
fn numbers_that_json_does_not_have_are_errors() {
    #[response]
    struct Floats {
        one: f64,
        small: f32,
        optional: Option<f64>,
        list: Vec<f32>,
        nested: Vec<Option<Vec<f64>>>,
        pair: (f64, u8),
    }

    let fine = Floats {
        one: 1.5,
        small: 1.0,
        optional: Some(2.5),
        list: vec![1.0, 2.0],
        nested: vec![None, Some(vec![3.0])],
        pair: (1.0, 2),
    };
    assert!(written(&fine).is_ok());
    for odd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        #[allow(clippy::cast_possible_truncation)]
        let small = odd as f32;
        for floats in [
            Floats { one: odd, ..fine.clone() },
            Floats { small, ..fine.clone() },
            Floats { optional: Some(odd), ..fine.clone() },
            Floats { list: vec![1.0, small], ..fine.clone() },
            Floats { nested: vec![Some(vec![odd])], ..fine.clone() },
            Floats { pair: (odd, 1), ..fine.clone() },
        ] {
            assert!(written(&floats).is_err(), "{floats:?}");
        }
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
    assert!(read::<Members>(with_mark("\u{feff}{}")).is_err());
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
