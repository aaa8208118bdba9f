//! Query parameters.

use std::collections::BTreeMap;

use pathlore::{Metadata, metadata, request, response};
use serde::{Deserialize, Serialize};

use crate::{
    support::{Body::Empty, Case, check, input},
    types::{DateTime, Letter, Word, at, strings},
};

#[test]
fn queries() {
    check(cases());
}

pub(crate) fn cases() -> Vec<Case> {
    [all_types::cases(), constants::cases(), empty::cases(), maps::cases()]
        .into_iter()
        .flatten()
        .collect()
}

/// In the cases, the map of the other parameters repeats the named ones. Here, a parameter is in one field.
mod all_types {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: GET,
        authentication: None,
        path: "/AllQueryStringTypesInput",
    };

    #[request]
    #[derive(Default)]
    #[serde(rename_all = "PascalCase")]
    struct Request {
        #[api(query)]
        string: Option<String>,
        #[api(query)]
        string_list: Vec<String>,
        #[api(query)]
        string_set: Vec<String>,
        #[api(query)]
        byte: Option<i8>,
        #[api(query)]
        short: Option<i16>,
        #[api(query)]
        integer: Option<i32>,
        #[api(query)]
        integer_list: Vec<i32>,
        #[api(query)]
        integer_set: Vec<i32>,
        #[api(query)]
        long: Option<i64>,
        #[api(query)]
        #[serde(default, with = "pathlore::serde::number::opt_float")]
        float: Option<f32>,
        #[api(query)]
        #[serde(default, with = "pathlore::serde::number::opt_float")]
        double: Option<f64>,
        #[api(query)]
        double_list: Vec<f64>,
        #[api(query)]
        boolean: Option<bool>,
        #[api(query)]
        boolean_list: Vec<bool>,
        #[api(query)]
        timestamp: Option<DateTime>,
        #[api(query)]
        timestamp_list: Vec<DateTime>,
        #[api(query)]
        #[serde(rename = "Enum")]
        word: Option<Word>,
        #[api(query)]
        #[serde(rename = "EnumList")]
        words: Vec<Word>,
        #[api(query)]
        #[serde(rename = "IntegerEnum")]
        letter: Option<Letter>,
        #[api(query)]
        #[serde(rename = "IntegerEnumList")]
        letters: Vec<Letter>,
        #[api(query)]
        #[serde(flatten)]
        others: BTreeMap<String, Vec<String>>,
    }

    #[response]
    struct Response {}

    pub(super) fn cases() -> Vec<Case> {
        let floats = |number: f32| Request {
            float: Some(number),
            double: Some(number.into()),
            ..Request::default()
        };
        vec![
            input(
                "RestJsonAllQueryStringTypes",
                Request {
                    string: Some("Hello there".to_owned()),
                    string_list: strings(["a", "b", "c"]),
                    string_set: strings(["a", "b", "c"]),
                    byte: Some(1),
                    short: Some(2),
                    integer: Some(3),
                    integer_list: vec![1, 2, 3],
                    integer_set: vec![1, 2, 3],
                    long: Some(4),
                    float: Some(1.1),
                    double: Some(1.1),
                    double_list: vec![1.1, 2.1, 3.1],
                    boolean: Some(true),
                    boolean_list: vec![true, false, true],
                    timestamp: Some(DateTime(at(1))),
                    timestamp_list: vec![DateTime(at(1)), DateTime(at(2)), DateTime(at(3))],
                    word: Some(Word::Foo),
                    words: vec![Word::Foo, Word::Baz, Word::Bar],
                    letter: Some(Letter::A),
                    letters: vec![Letter::A, Letter::B, Letter::C],
                    others: BTreeMap::new(),
                },
                "GET /AllQueryStringTypesInput?String=Hello%20there&StringList=a&StringList=b&StringList=c\
                 &StringSet=a&StringSet=b&StringSet=c&Byte=1&Short=2&Integer=3&IntegerList=1&IntegerList=2\
                 &IntegerList=3&IntegerSet=1&IntegerSet=2&IntegerSet=3&Long=4&Float=1.1&Double=1.1\
                 &DoubleList=1.1&DoubleList=2.1&DoubleList=3.1&Boolean=true&BooleanList=true\
                 &BooleanList=false&BooleanList=true&Timestamp=1970-01-01T00%3A00%3A01Z\
                 &TimestampList=1970-01-01T00%3A00%3A01Z&TimestampList=1970-01-01T00%3A00%3A02Z\
                 &TimestampList=1970-01-01T00%3A00%3A03Z&Enum=Foo&EnumList=Foo&EnumList=Baz&EnumList=Bar\
                 &IntegerEnum=1&IntegerEnumList=1&IntegerEnumList=2&IntegerEnumList=3",
                &[],
                Empty,
            ),
            input(
                "RestJsonQueryStringMap",
                Request {
                    others: BTreeMap::from([
                        ("QueryParamsStringKeyA".to_owned(), strings(["Foo"])),
                        ("QueryParamsStringKeyB".to_owned(), strings(["Bar"])),
                    ]),
                    ..Request::default()
                },
                "GET /AllQueryStringTypesInput?QueryParamsStringKeyA=Foo&QueryParamsStringKeyB=Bar",
                &[],
                Empty,
            ),
            input(
                "RestJsonQueryStringEscaping",
                Request {
                    string: Some(" %:/?#[]@!$&'()*+,;=\u{1f639}".to_owned()),
                    ..Request::default()
                },
                "GET /AllQueryStringTypesInput?String=%20%25%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B\
                 %2C%3B%3D%F0%9F%98%B9",
                &[],
                Empty,
            ),
            input(
                "RestJsonSupportsNaNFloatQueryValues",
                floats(f32::NAN),
                "GET /AllQueryStringTypesInput?Float=NaN&Double=NaN",
                &[],
                Empty,
            ),
            input(
                "RestJsonSupportsInfinityFloatQueryValues",
                floats(f32::INFINITY),
                "GET /AllQueryStringTypesInput?Float=Infinity&Double=Infinity",
                &[],
                Empty,
            ),
            input(
                "RestJsonSupportsNegativeInfinityFloatQueryValues",
                floats(f32::NEG_INFINITY),
                "GET /AllQueryStringTypesInput?Float=-Infinity&Double=-Infinity",
                &[],
                Empty,
            ),
            input(
                "RestJsonZeroAndFalseQueryValues",
                Request { integer: Some(0), boolean: Some(false), ..Request::default() },
                "GET /AllQueryStringTypesInput?Integer=0&Boolean=false",
                &[],
                Empty,
            ),
        ]
    }
}

/// A parameter that always has the same value is an enum with one variant.
mod constants {
    use super::*;

    #[derive(Clone, Debug, Default, Serialize, Deserialize)]
    enum Bar {
        #[default]
        #[serde(rename = "bar")]
        Bar,
    }

    #[derive(Clone, Debug, Default, Serialize, Deserialize)]
    enum Blank {
        #[default]
        #[serde(rename = "")]
        Blank,
    }

    #[response]
    struct Response {}

    mod with_variables {
        use super::*;

        const METADATA: Metadata = metadata! {
            method: GET,
            authentication: None,
            path: "/ConstantAndVariableQueryString",
        };

        #[request]
        #[derive(Default)]
        struct Request {
            #[api(query)]
            foo: Bar,
            #[api(query)]
            baz: Option<String>,
            #[api(query)]
            #[serde(rename = "maybeSet")]
            maybe_set: Option<String>,
        }

        pub(super) fn cases() -> [Case; 2] {
            [
                input(
                    "RestJsonConstantAndVariableQueryStringMissingOneValue",
                    Request { baz: Some("bam".to_owned()), ..Request::default() },
                    "GET /ConstantAndVariableQueryString?foo=bar&baz=bam",
                    &[],
                    Empty,
                ),
                input(
                    "RestJsonConstantAndVariableQueryStringAllValues",
                    Request {
                        foo: Bar::Bar,
                        baz: Some("bam".to_owned()),
                        maybe_set: Some("yes".to_owned()),
                    },
                    "GET /ConstantAndVariableQueryString?foo=bar&baz=bam&maybeSet=yes",
                    &[],
                    Empty,
                ),
            ]
        }
    }

    const METADATA: Metadata = metadata! {
        method: GET,
        authentication: None,
        path: "/ConstantQueryString/{hello}",
    };

    #[request]
    struct Request {
        #[api(path)]
        hello: String,
        #[api(query)]
        foo: Bar,
        #[api(query)]
        #[serde(rename = "hello")]
        blank: Blank,
    }

    pub(super) fn cases() -> Vec<Case> {
        let mut cases = Vec::from(with_variables::cases());
        cases.push(input(
            "RestJsonConstantQueryString",
            Request { hello: "hi".to_owned(), foo: Bar::Bar, blank: Blank::Blank },
            "GET /ConstantQueryString/hi?foo=bar&hello",
            &[],
            Empty,
        ));
        cases
    }
}

mod empty {
    use super::*;

    #[response(empty_body)]
    struct Response {}

    mod lists {
        use super::*;

        const METADATA: Metadata = metadata! {
            method: POST,
            authentication: None,
            path: "/OmitsSerializingEmptyLists",
        };

        #[request(empty_body)]
        #[derive(Default)]
        struct Request {
            #[api(query)]
            #[serde(rename = "StringList")]
            strings: Vec<String>,
            #[api(query)]
            #[serde(rename = "IntegerList")]
            integers: Vec<i32>,
            #[api(query)]
            #[serde(rename = "DoubleList")]
            doubles: Vec<f64>,
            #[api(query)]
            #[serde(rename = "BooleanList")]
            booleans: Vec<bool>,
            #[api(query)]
            #[serde(rename = "TimestampList")]
            timestamps: Vec<DateTime>,
            #[api(query)]
            #[serde(rename = "EnumList")]
            words: Vec<Word>,
            #[api(query)]
            #[serde(rename = "IntegerEnumList")]
            letters: Vec<Letter>,
        }

        pub(super) fn case() -> Case {
            input(
                "RestJsonOmitsEmptyListQueryValues",
                Request::default(),
                "POST /OmitsSerializingEmptyLists",
                &[],
                Empty,
            )
        }
    }

    const METADATA: Metadata = metadata! {
        method: GET,
        authentication: None,
        path: "/OmitsNullSerializesEmptyString",
    };

    #[request]
    struct Request {
        #[api(query)]
        #[serde(rename = "Null")]
        null: Option<String>,
        #[api(query)]
        #[serde(rename = "Empty")]
        empty: Option<String>,
    }

    pub(super) fn cases() -> Vec<Case> {
        vec![
            lists::case(),
            input(
                "RestJsonOmitsNullQuery",
                Request { null: None, empty: None },
                "GET /OmitsNullSerializesEmptyString",
                &[],
                Empty,
            ),
            input(
                "RestJsonSerializesEmptyQueryValue",
                Request { null: None, empty: Some(String::new()) },
                "GET /OmitsNullSerializesEmptyString?Empty=",
                &[],
                Empty,
            ),
        ]
    }
}

mod maps {
    use super::*;

    #[response(empty_body)]
    struct Response {}

    mod token {
        use super::*;

        const METADATA: Metadata = metadata! {
            method: POST,
            authentication: None,
            path: "/QueryIdempotencyTokenAutoFill",
        };

        #[request(empty_body)]
        struct Request {
            #[api(query)]
            token: String,
        }

        pub(super) fn case() -> Case {
            input(
                "RestJsonQueryIdempotencyTokenAutoFillIsSet",
                Request { token: "00000000-0000-4000-8000-000000000000".to_owned() },
                "POST /QueryIdempotencyTokenAutoFill?token=00000000-0000-4000-8000-000000000000",
                &[],
                Empty,
            )
        }
    }

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        path: "/StringListMap",
    };

    #[request(empty_body)]
    struct Request {
        #[api(query)]
        corge: String,
        #[api(query)]
        #[serde(flatten)]
        others: BTreeMap<String, Vec<String>>,
    }

    pub(super) fn cases() -> Vec<Case> {
        let others = BTreeMap::from([("baz".to_owned(), strings(["bar", "qux"]))]);
        vec![
            token::case(),
            input(
                "RestJsonQueryParamsStringListMap",
                Request { corge: "named".to_owned(), others },
                "POST /StringListMap?corge=named&baz=bar&baz=qux",
                &[],
                Empty,
            ),
        ]
    }
}
