use std::{borrow::Cow, str::FromStr};

use ::serde::de::DeserializeOwned;
use http::{HeaderMap, HeaderName, HeaderValue};

use super::*;

#[test]
fn path_arguments() {
    let read = |arguments: &[(&str, &str)]| -> Result<(u8, String, Cow<'static, str>), _> {
        read_path(arguments, ("page", "room", argument("text").by_conversion()))
    };
    for (arguments, expected) in [
        (
            &[("page", "1"), ("room", "a"), ("text", "é /")][..],
            Ok((1, "a".to_owned(), "é /".into())),
        ),
        (
            &[("text", "x"), ("other", ""), ("room", "a"), ("page", "1")],
            Ok((1, "a".to_owned(), "x".into())),
        ),
        (&[], Err("path argument `page`: missing")),
        (&[("page", "1")], Err("path argument `room`: missing")),
        (&[("page", "x")], Err("path argument `page`: expected u8")),
        (
            &[("page", "..")],
            Err("path argument `page`: an empty string, `.` and `..` cannot be path arguments"),
        ),
        (
            &[("page", "1"), ("room", "a"), ("text", "")],
            Err("path argument `text`: an empty string, `.` and `..` cannot be path arguments"),
        ),
    ] {
        check(&format!("{arguments:?}"), read(arguments), expected);
    }
}

static ONCE: HeaderName = HeaderName::from_static("x-once");
static OPTIONAL: HeaderName = HeaderName::from_static("x-optional");
static LIST: HeaderName = HeaderName::from_static("x-list");
static TEXT: HeaderName = HeaderName::from_static("x-text");
static TEXTS: HeaderName = HeaderName::from_static("x-texts");

#[test]
fn header_fields() {
    type Values = (u8, Option<u8>, Vec<u8>, Option<Box<str>>, Vec<Box<str>>);
    let read = |headers: &HeaderMap| -> Result<Values, DecodeError> {
        read_headers(
            headers,
            (
                &ONCE,
                header(&OPTIONAL).optional(),
                header(&LIST).list(),
                header(&TEXT).by_conversion().optional(),
                header(&TEXTS).by_conversion().strings(),
            ),
        )
    };
    for (lines, expected) in [
        (&[("x-once", "1")][..], Ok((1, None, vec![], None, vec![]))),
        (
            &[
                ("x-list", "3,,5 "),
                ("x-texts", "\"a, b\", d"),
                ("x-optional", "2"),
                ("x-list", "4"),
                ("x-once", "1"),
                ("x-text", ""),
                ("x-texts", "c"),
            ],
            Ok((
                1,
                Some(2),
                vec![3, 5, 4],
                Some("".into()),
                vec!["a, b".into(), "d".into(), "c".into()],
            )),
        ),
        (&[], Err("header field `x-once`: missing")),
        (&[("x-once", "x"), ("x-once", "1")], Err("header field `x-once`: given more than once")),
        (&[("x-once", "x")], Err("header field `x-once`: expected u8")),
        (
            &[("x-once", "1"), ("x-optional", "1"), ("x-optional", "1")],
            Err("header field `x-optional`: given more than once"),
        ),
        (&[("x-once", "1"), ("x-optional", "256")], Err("header field `x-optional`: expected u8")),
        (
            &[("x-once", "1"), ("x-list", "1"), ("x-list", "x")],
            Err("header field `x-list`: expected u8"),
        ),
        (&[("x-once", "1"), ("x-text", "é")], Err("header field `x-text`: expected ASCII text")),
    ] {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(*name, HeaderValue::from_bytes(value.as_bytes()).expect("a value"));
        }
        check(&format!("{lines:?}"), read(&headers), expected);
    }
}

/// Types are named without the modules that lead to them.
#[test]
fn names_of_types() {
    let read = |text| -> Result<(Cow<'static, str>, std::num::NonZeroU8), DecodeError> {
        read_path(&[("a", "x"), ("b", text)], (argument("a").by_conversion(), "b"))
    };
    check("", read("0"), Err("path argument `b`: expected a nonzero u8"));
}

/// A value that cannot be parsed has one message in all parts of a message.
#[test]
fn messages_are_those_of_bodies_and_queries() {
    #[track_caller]
    fn check<T: DeserializeOwned + FromStr>() {
        let path: Result<(T,), _> = read_path(&[("a", "x y")], ("a",));
        let query: Result<(T,), _> = read_query("a=x+y", &[], Unknown::Ignore, ("a",));
        let body: Result<(T,), _> = read_body(br#"{"a": "x y"}"#, Unknown::Ignore, ("a",));
        let headers = HeaderMap::from_iter([(ONCE.clone(), HeaderValue::from_static("x y"))]);
        let header: Result<(T,), _> = read_headers(&headers, (&ONCE,));
        let details = [path.err(), query.err(), body.err(), header.err()].map(Option::unwrap);
        let [path, others @ ..] = &details;
        assert!(others.iter().all(|error| error.detail() == path.detail()), "{details:?}");
    }
    check::<u8>();
    check::<i64>();
    check::<usize>();
    check::<f32>();
    check::<f64>();
    check::<bool>();
    check::<std::num::NonZeroU64>();
}
