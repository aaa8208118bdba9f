//! Header fields.

use std::{collections::BTreeMap, fmt::Display, time::SystemTime};

use pathlore::{Metadata, bytes::Bytes, metadata, request, response};

use crate::{
    support::{Body::Empty, Case, check, input, output, same_cases, same_fields},
    types::{Letter, Word, at, strings},
};

#[test]
fn headers() {
    check(cases());
}

pub(crate) fn cases() -> Vec<Case> {
    [types::cases(), timestamps::cases(), prefixes::cases(), base64::cases()]
        .into_iter()
        .flatten()
        .collect()
}

/// Dates contain commas, so a list of them in one line is a type of its own.
#[derive(Clone, Debug)]
struct Dates(Vec<SystemTime>);

mod dates {
    use pathlore::serde::timestamp::http_date;

    use super::{Dates, Display};

    pub(super) fn to_text(dates: &Dates) -> impl Display {
        dates
            .0
            .iter()
            .map(|date| http_date::to_text(date).to_string())
            .collect::<Vec<_>>()
            .join(", ")
    }

    pub(super) fn from_text(text: &str) -> Result<Dates, &'static str> {
        let parts = text.split(", ").collect::<Vec<_>>();
        let date = |parts: &[&str]| {
            http_date::from_text(&parts.join(", ")).map_err(|_| "expected a list of HTTP-dates")
        };
        parts.chunks(2).map(date).collect::<Result<_, _>>().map(Dates)
    }
}

mod types {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        path: "/InputAndOutputWithHeaders",
    };

    same_fields! { (empty_body)
        #[api(header = "X-String")]
        string: Option<String>,
        #[api(header = "X-Byte")]
        byte: Option<i8>,
        #[api(header = "X-Short")]
        short: Option<i16>,
        #[api(header = "X-Integer")]
        integer: Option<i32>,
        #[api(header = "X-Long")]
        long: Option<i64>,
        #[api(header = "X-Float", with = pathlore::serde::number::float)]
        float: Option<f32>,
        #[api(header = "X-Double", with = pathlore::serde::number::float)]
        double: Option<f64>,
        #[api(header = "X-Boolean1")]
        yes: Option<bool>,
        #[api(header = "X-Boolean2")]
        no: Option<bool>,
        #[api(header = "X-StringList")]
        strings: Vec<String>,
        #[api(header = "X-StringSet")]
        string_set: Vec<String>,
        #[api(header = "X-IntegerList")]
        integers: Vec<i32>,
        #[api(header = "X-BooleanList")]
        booleans: Vec<bool>,
        #[api(header = "X-TimestampList", with = dates)]
        dates: Option<Dates>,
        #[api(header = "X-Enum", serde)]
        word: Option<Word>,
        #[api(header = "X-EnumList", serde)]
        words: Vec<Word>,
        #[api(header = "X-IntegerEnum", serde)]
        letter: Option<Letter>,
        #[api(header = "X-IntegerEnumList", serde)]
        letters: Vec<Letter>,
    }

    const LINE: &str = "POST /InputAndOutputWithHeaders";

    pub(super) fn cases() -> Vec<Case> {
        texts().into_iter().chain(numbers()).flatten().collect()
    }

    fn texts() -> Vec<[Case; 2]> {
        vec![
            same_cases!(
                "RestJsonInputAndOutputWithStringHeaders",
                "RestJsonInputAndOutputWithStringHeaders",
                {
                    string: Some("Hello".to_owned()),
                    strings: strings(["a", "b", "c"]),
                    string_set: strings(["a", "b", "c"]),
                },
                LINE,
                &[("X-String", "Hello"), ("X-StringList", "a, b, c"), ("X-StringSet", "a, b, c")],
                Empty
            ),
            same_cases!(
                "RestJsonInputAndOutputWithQuotedStringHeaders",
                "RestJsonInputAndOutputWithQuotedStringHeaders",
                { strings: strings(["b,c", "\"def\"", "a"]) },
                LINE,
                &[("X-StringList", r#""b,c", "\"def\"", a"#)],
                Empty
            ),
            same_cases!(
                "RestJsonInputAndOutputWithTimestampHeaders",
                "RestJsonInputAndOutputWithTimestampHeaders",
                { dates: Some(Dates(vec![at(1_576_540_098), at(1_576_540_098)])) },
                LINE,
                &[("X-TimestampList", "Mon, 16 Dec 2019 23:48:18 GMT, Mon, 16 Dec 2019 23:48:18 GMT")],
                Empty
            ),
            same_cases!(
                "RestJsonInputAndOutputWithEnumHeaders",
                "RestJsonInputAndOutputWithEnumHeaders",
                { word: Some(Word::Foo), words: vec![Word::Foo, Word::Bar, Word::Baz] },
                LINE,
                &[("X-Enum", "Foo"), ("X-EnumList", "Foo, Bar, Baz")],
                Empty
            ),
            same_cases!(
                "RestJsonInputAndOutputWithIntEnumHeaders",
                "RestJsonInputAndOutputWithIntEnumHeaders",
                { letter: Some(Letter::A), letters: vec![Letter::A, Letter::B, Letter::C] },
                LINE,
                &[("X-IntegerEnum", "1"), ("X-IntegerEnumList", "1, 2, 3")],
                Empty
            ),
        ]
    }

    fn numbers() -> Vec<[Case; 2]> {
        vec![
            same_cases!(
                "RestJsonInputAndOutputWithNumericHeaders",
                "RestJsonInputAndOutputWithNumericHeaders",
                {
                    byte: Some(1),
                    short: Some(123),
                    integer: Some(123),
                    long: Some(123),
                    float: Some(1.1),
                    double: Some(1.1),
                    integers: vec![1, 2, 3],
                },
                LINE,
                &[
                    ("X-Byte", "1"),
                    ("X-Double", "1.1"),
                    ("X-Float", "1.1"),
                    ("X-Integer", "123"),
                    ("X-IntegerList", "1, 2, 3"),
                    ("X-Long", "123"),
                    ("X-Short", "123"),
                ],
                Empty
            ),
            same_cases!(
                "RestJsonInputAndOutputWithBooleanHeaders",
                "RestJsonInputAndOutputWithBooleanHeaders",
                { yes: Some(true), no: Some(false), booleans: vec![true, false, true] },
                LINE,
                &[("X-Boolean1", "true"), ("X-Boolean2", "false"), ("X-BooleanList", "true, false, true")],
                Empty
            ),
            same_cases!(
                "RestJsonSupportsNaNFloatHeaderInputs",
                "RestJsonSupportsNaNFloatHeaderOutputs",
                { float: Some(f32::NAN), double: Some(f64::NAN) },
                LINE,
                &[("X-Double", "NaN"), ("X-Float", "NaN")],
                Empty
            ),
            same_cases!(
                "RestJsonSupportsInfinityFloatHeaderInputs",
                "RestJsonSupportsInfinityFloatHeaderOutputs",
                { float: Some(f32::INFINITY), double: Some(f64::INFINITY) },
                LINE,
                &[("X-Double", "Infinity"), ("X-Float", "Infinity")],
                Empty
            ),
            same_cases!(
                "RestJsonSupportsNegativeInfinityFloatHeaderInputs",
                "RestJsonSupportsNegativeInfinityFloatHeaderOutputs",
                { float: Some(f32::NEG_INFINITY), double: Some(f64::NEG_INFINITY) },
                LINE,
                &[("X-Double", "-Infinity"), ("X-Float", "-Infinity")],
                Empty
            ),
        ]
    }
}

mod timestamps {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        path: "/TimestampFormatHeaders",
    };

    same_fields! { (empty_body)
        #[api(header = "X-memberEpochSeconds", with = pathlore::serde::timestamp::secs)]
        seconds: Option<SystemTime>,
        #[api(header = "X-memberHttpDate", with = pathlore::serde::timestamp::http_date)]
        http_date: Option<SystemTime>,
        #[api(header = "X-memberDateTime", with = pathlore::serde::timestamp::rfc3339)]
        date_time: Option<SystemTime>,
        #[api(header = "X-defaultFormat", with = pathlore::serde::timestamp::http_date)]
        default: Option<SystemTime>,
        #[api(header = "X-targetEpochSeconds", with = pathlore::serde::timestamp::secs)]
        target_seconds: Option<SystemTime>,
        #[api(header = "X-targetHttpDate", with = pathlore::serde::timestamp::http_date)]
        target_http_date: Option<SystemTime>,
        #[api(header = "X-targetDateTime", with = pathlore::serde::timestamp::rfc3339)]
        target_date_time: Option<SystemTime>,
    }

    pub(super) fn cases() -> Vec<Case> {
        let time = Some(at(1_576_540_098));
        let cases = same_cases!(
            "RestJsonTimestampFormatHeaders",
            "RestJsonTimestampFormatHeaders",
            {
                seconds: time,
                http_date: time,
                date_time: time,
                default: time,
                target_seconds: time,
                target_http_date: time,
                target_date_time: time,
            },
            "POST /TimestampFormatHeaders",
            &[
                ("X-defaultFormat", "Mon, 16 Dec 2019 23:48:18 GMT"),
                ("X-memberDateTime", "2019-12-16T23:48:18Z"),
                ("X-memberEpochSeconds", "1576540098"),
                ("X-memberHttpDate", "Mon, 16 Dec 2019 23:48:18 GMT"),
                ("X-targetDateTime", "2019-12-16T23:48:18Z"),
                ("X-targetEpochSeconds", "1576540098"),
                ("X-targetHttpDate", "Mon, 16 Dec 2019 23:48:18 GMT"),
            ],
            Empty
        );
        cases.into()
    }
}

mod prefixes {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: GET,
        authentication: None,
        path: "/HttpPrefixHeaders",
    };

    #[request]
    struct Request {
        #[api(header = "x-foo")]
        foo: Option<String>,
        #[api(header_prefix = "x-foo-")]
        foos: BTreeMap<String, String>,
    }

    #[response(empty_body)]
    struct Response {
        #[api(header = "x-foo")]
        foo: Option<String>,
        #[api(header_prefix = "x-foo-")]
        foos: BTreeMap<String, String>,
    }

    pub(super) fn cases() -> Vec<Case> {
        let line = "GET /HttpPrefixHeaders";
        let text = str::to_owned;
        let foos =
            BTreeMap::from([(text("abc"), text("Abc value")), (text("def"), text("Def value"))]);
        vec![
            input(
                "RestJsonHttpPrefixHeadersArePresent",
                Request { foo: Some("Foo".to_owned()), foos: foos.clone() },
                line,
                &[("x-foo", "Foo"), ("x-foo-abc", "Abc value"), ("x-foo-def", "Def value")],
                Empty,
            ),
            output(
                "RestJsonHttpPrefixHeadersArePresent",
                Response { foo: Some("Foo".to_owned()), foos },
                200,
                &[("x-foo", "Foo"), ("x-foo-abc", "Abc value"), ("x-foo-def", "Def value")],
                Empty,
            ),
            input(
                "RestJsonHttpPrefixHeadersAreNotPresent",
                Request { foo: Some("Foo".to_owned()), foos: BTreeMap::new() },
                line,
                &[("x-foo", "Foo")],
                Empty,
            ),
            input(
                "RestJsonHttpPrefixEmptyHeaders",
                Request { foo: None, foos: BTreeMap::from([(text("abc"), String::new())]) },
                line,
                &[("x-foo-abc", "")],
                Empty,
            ),
        ]
    }
}

mod base64 {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: GET,
        authentication: None,
        path: "/MediaTypeHeader",
    };

    #[request]
    struct Request {
        #[api(header = "X-Json", with = pathlore::serde::base64::standard)]
        json: Option<Bytes>,
    }

    #[response(empty_body)]
    struct Response {
        #[api(header = "X-Json", with = pathlore::serde::base64::standard)]
        json: Option<Bytes>,
    }

    pub(super) fn cases() -> Vec<Case> {
        let json = Some(Bytes::from_static(b"true"));
        vec![
            input(
                "MediaTypeHeaderInputBase64",
                Request { json: json.clone() },
                "GET /MediaTypeHeader",
                &[("X-Json", "dHJ1ZQ==")],
                Empty,
            ),
            output(
                "MediaTypeHeaderOutputBase64",
                Response { json },
                200,
                &[("X-Json", "dHJ1ZQ==")],
                Empty,
            ),
        ]
    }
}
