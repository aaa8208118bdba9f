//! Members of JSON bodies: scalars, blobs, enums, lists, maps, and types that contain themselves.

use std::collections::BTreeMap;

use pathlore::{Metadata, metadata, request, response};
use serde::{Deserialize, Serialize};

use crate::{
    support::{Body::Json, Case, JSON, check, input, output, same_cases, same_fields},
    types::{Letter, Seconds, Word, at, strings},
};

#[test]
fn members() {
    check(cases());
}

pub(crate) fn cases() -> Vec<Case> {
    let all = [
        scalars::cases(),
        blobs::cases(),
        words::cases(),
        letters::cases(),
        lists::cases(),
        maps::cases(),
        recursive::cases(),
    ];
    all.into_iter().flatten().collect()
}

mod scalars {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: PUT,
        authentication: None,
        path: "/SimpleScalarProperties",
    };

    same_fields! { ()
        #[api(header = "X-Foo")]
        foo: Option<String>,
        #[serde(rename = "stringValue", skip_serializing_if = "Option::is_none")]
        string: Option<String>,
        #[serde(rename = "trueBooleanValue", skip_serializing_if = "Option::is_none")]
        yes: Option<bool>,
        #[serde(rename = "falseBooleanValue", skip_serializing_if = "Option::is_none")]
        no: Option<bool>,
        #[serde(rename = "byteValue", skip_serializing_if = "Option::is_none")]
        byte: Option<i8>,
        #[serde(rename = "shortValue", skip_serializing_if = "Option::is_none")]
        short: Option<i16>,
        #[serde(rename = "integerValue", skip_serializing_if = "Option::is_none")]
        integer: Option<i32>,
        #[serde(rename = "longValue", skip_serializing_if = "Option::is_none")]
        long: Option<i64>,
        #[serde(
            default,
            rename = "floatValue",
            skip_serializing_if = "Option::is_none",
            with = "pathlore::serde::number::opt_float"
        )]
        float: Option<f32>,
        #[serde(
            default,
            rename = "DoubleDribble",
            skip_serializing_if = "Option::is_none",
            with = "pathlore::serde::number::opt_float"
        )]
        double: Option<f64>,
    }

    const LINE: &str = "PUT /SimpleScalarProperties";

    pub(super) fn cases() -> Vec<Case> {
        let cases = [
            same_cases!(
                "RestJsonSimpleScalarProperties",
                "RestJsonSimpleScalarProperties",
                {
                    foo: Some("Foo".to_owned()),
                    string: Some("string".to_owned()),
                    yes: Some(true),
                    no: Some(false),
                    byte: Some(1),
                    short: Some(2),
                    integer: Some(3),
                    long: Some(4),
                    float: Some(5.5),
                    double: Some(6.5),
                },
                LINE,
                &[JSON, ("X-Foo", "Foo")],
                Json(
                    r#"{
                        "stringValue": "string",
                        "trueBooleanValue": true,
                        "falseBooleanValue": false,
                        "byteValue": 1,
                        "shortValue": 2,
                        "integerValue": 3,
                        "longValue": 4,
                        "floatValue": 5.5,
                        "DoubleDribble": 6.5
                    }"#,
                )
            ),
            same_cases!(
                "RestJsonSupportsNaNFloatInputs",
                "RestJsonSupportsNaNFloatInputs",
                { float: Some(f32::NAN), double: Some(f64::NAN) },
                LINE,
                &[JSON],
                Json(r#"{"floatValue": "NaN", "DoubleDribble": "NaN"}"#)
            ),
            same_cases!(
                "RestJsonSupportsInfinityFloatInputs",
                "RestJsonSupportsInfinityFloatInputs",
                { float: Some(f32::INFINITY), double: Some(f64::INFINITY) },
                LINE,
                &[JSON],
                Json(r#"{"floatValue": "Infinity", "DoubleDribble": "Infinity"}"#)
            ),
            same_cases!(
                "RestJsonSupportsNegativeInfinityFloatInputs",
                "RestJsonSupportsNegativeInfinityFloatInputs",
                { float: Some(f32::NEG_INFINITY), double: Some(f64::NEG_INFINITY) },
                LINE,
                &[JSON],
                Json(r#"{"floatValue": "-Infinity", "DoubleDribble": "-Infinity"}"#)
            ),
            [
                input(
                    "RestJsonDoesntSerializeNullStructureValues",
                    Request::default(),
                    LINE,
                    &[JSON],
                    Json("{}"),
                ),
                output(
                    "RestJsonDoesntDeserializeNullStructureValues",
                    Response::default(),
                    200,
                    &[JSON],
                    Json(r#"{"stringValue": null}"#),
                )
                .only_read(),
            ],
        ];
        cases.into_iter().flatten().collect()
    }
}

mod blobs {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        path: "/JsonBlobs",
    };

    same_fields! { ()
        #[serde(with = "pathlore::serde::base64::standard")]
        data: Vec<u8>,
    }

    pub(super) fn cases() -> Vec<Case> {
        let cases = same_cases!(
            "RestJsonJsonBlobs",
            "RestJsonJsonBlobs",
            { data: b"value".to_vec() },
            "POST /JsonBlobs",
            &[JSON],
            Json(r#"{"data": "dmFsdWU="}"#)
        );
        cases.into()
    }
}

mod words {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: PUT,
        authentication: None,
        path: "/JsonEnums",
    };

    same_fields! { ()
        #[serde(rename = "fooEnum1")]
        first: Option<Word>,
        #[serde(rename = "fooEnum2")]
        second: Option<Word>,
        #[serde(rename = "fooEnum3")]
        third: Option<Word>,
        #[serde(rename = "fooEnumList")]
        list: Vec<Word>,
        #[serde(rename = "fooEnumSet")]
        set: Vec<Word>,
        #[serde(rename = "fooEnumMap")]
        map: BTreeMap<String, Word>,
    }

    pub(super) fn cases() -> Vec<Case> {
        let cases = same_cases!(
            "RestJsonJsonEnums",
            "RestJsonJsonEnums",
            {
                first: Some(Word::Foo),
                second: Some(Word::Zero),
                third: Some(Word::One),
                list: vec![Word::Foo, Word::Zero],
                set: vec![Word::Foo, Word::Zero],
                map: BTreeMap::from([("hi".to_owned(), Word::Foo), ("zero".to_owned(), Word::Zero)]),
            },
            "PUT /JsonEnums",
            &[JSON],
            Json(
                r#"{
                    "fooEnum1": "Foo",
                    "fooEnum2": "0",
                    "fooEnum3": "1",
                    "fooEnumList": ["Foo", "0"],
                    "fooEnumSet": ["Foo", "0"],
                    "fooEnumMap": {"hi": "Foo", "zero": "0"}
                }"#,
            )
        );
        cases.into()
    }
}

mod letters {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: PUT,
        authentication: None,
        path: "/JsonIntEnums",
    };

    same_fields! { ()
        #[serde(rename = "integerEnum1")]
        first: Option<Letter>,
        #[serde(rename = "integerEnum2")]
        second: Option<Letter>,
        #[serde(rename = "integerEnum3")]
        third: Option<Letter>,
        #[serde(rename = "integerEnumList")]
        list: Vec<Letter>,
        #[serde(rename = "integerEnumSet")]
        set: Vec<Letter>,
        #[serde(rename = "integerEnumMap")]
        map: BTreeMap<String, Letter>,
    }

    pub(super) fn cases() -> Vec<Case> {
        let cases = same_cases!(
            "RestJsonJsonIntEnums",
            "RestJsonJsonIntEnums",
            {
                first: Some(Letter::A),
                second: Some(Letter::B),
                third: Some(Letter::C),
                list: vec![Letter::A, Letter::B, Letter::C],
                set: vec![Letter::A, Letter::B],
                map: BTreeMap::from([("abc".to_owned(), Letter::A), ("def".to_owned(), Letter::B)]),
            },
            "PUT /JsonIntEnums",
            &[JSON],
            Json(
                r#"{
                    "integerEnum1": 1,
                    "integerEnum2": 2,
                    "integerEnum3": 3,
                    "integerEnumList": [1, 2, 3],
                    "integerEnumSet": [1, 2],
                    "integerEnumMap": {"abc": 1, "def": 2}
                }"#,
            )
        );
        cases.into()
    }
}

mod lists {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: PUT,
        authentication: None,
        path: "/JsonLists",
    };

    #[derive(Clone, Debug, Serialize, Deserialize)]
    struct Pair {
        value: String,
        other: String,
    }

    same_fields! { ()
        #[serde(rename = "stringList", skip_serializing_if = "Option::is_none")]
        strings: Option<Vec<String>>,
        #[serde(rename = "stringSet", skip_serializing_if = "Option::is_none")]
        string_set: Option<Vec<String>>,
        #[serde(rename = "integerList", skip_serializing_if = "Option::is_none")]
        integers: Option<Vec<i32>>,
        #[serde(rename = "booleanList", skip_serializing_if = "Option::is_none")]
        booleans: Option<Vec<bool>>,
        #[serde(rename = "timestampList", skip_serializing_if = "Option::is_none")]
        timestamps: Option<Vec<Seconds>>,
        #[serde(rename = "enumList", skip_serializing_if = "Option::is_none")]
        words: Option<Vec<Word>>,
        #[serde(rename = "intEnumList", skip_serializing_if = "Option::is_none")]
        letters: Option<Vec<Letter>>,
        #[serde(rename = "nestedStringList", skip_serializing_if = "Option::is_none")]
        nested: Option<Vec<Vec<String>>>,
        #[serde(rename = "myStructureList", skip_serializing_if = "Option::is_none")]
        pairs: Option<Vec<Pair>>,
    }

    pub(super) fn cases() -> Vec<Case> {
        let pair =
            |value: &str, other: &str| Pair { value: value.to_owned(), other: other.to_owned() };
        let cases = [
            same_cases!(
                "RestJsonLists",
                "RestJsonLists",
                {
                    strings: Some(strings(["foo", "bar"])),
                    string_set: Some(strings(["foo", "bar"])),
                    integers: Some(vec![1, 2]),
                    booleans: Some(vec![true, false]),
                    timestamps: Some(vec![Seconds(at(1_398_796_238)); 2]),
                    words: Some(vec![Word::Foo, Word::Zero]),
                    letters: Some(vec![Letter::A, Letter::B]),
                    nested: Some(vec![strings(["foo", "bar"]), strings(["baz", "qux"])]),
                    pairs: Some(vec![pair("1", "2"), pair("3", "4")]),
                },
                "PUT /JsonLists",
                &[JSON],
                Json(
                    r#"{
                        "stringList": ["foo", "bar"],
                        "stringSet": ["foo", "bar"],
                        "integerList": [1, 2],
                        "booleanList": [true, false],
                        "timestampList": [1398796238, 1398796238],
                        "enumList": ["Foo", "0"],
                        "intEnumList": [1, 2],
                        "nestedStringList": [["foo", "bar"], ["baz", "qux"]],
                        "myStructureList": [{"value": "1", "other": "2"}, {"value": "3", "other": "4"}]
                    }"#,
                )
            ),
            same_cases!(
                "RestJsonListsEmpty",
                "RestJsonListsEmpty",
                { strings: Some(Vec::new()) },
                "PUT /JsonLists",
                &[JSON],
                Json(r#"{"stringList": []}"#)
            ),
        ];
        cases.into_iter().flatten().collect()
    }
}

mod maps {
    use serde::Deserializer;

    use super::*;

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        path: "/JsonMaps",
    };

    type Sets = BTreeMap<String, Vec<String>>;

    #[derive(Clone, Debug, Serialize, Deserialize)]
    struct Greeting {
        hi: String,
    }

    /// Reads a map, without the members that are `null`.
    fn without_null<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Sets>, D::Error> {
        let map = Option::<BTreeMap<String, Option<Vec<String>>>>::deserialize(deserializer)?;
        Ok(map.map(|map| map.into_iter().filter_map(|(key, set)| Some((key, set?))).collect()))
    }

    same_fields! { ()
        #[serde(rename = "denseStructMap", skip_serializing_if = "Option::is_none")]
        greetings: Option<BTreeMap<String, Greeting>>,
        #[serde(rename = "denseNumberMap", skip_serializing_if = "Option::is_none")]
        numbers: Option<BTreeMap<String, i32>>,
        #[serde(rename = "denseBooleanMap", skip_serializing_if = "Option::is_none")]
        booleans: Option<BTreeMap<String, bool>>,
        #[serde(rename = "denseStringMap", skip_serializing_if = "Option::is_none")]
        strings: Option<BTreeMap<String, String>>,
        #[serde(
            default,
            rename = "denseSetMap",
            skip_serializing_if = "Option::is_none",
            deserialize_with = "without_null"
        )]
        sets: Option<Sets>,
    }

    pub(super) fn cases() -> Vec<Case> {
        let line = "POST /JsonMaps";
        let greeting = |hi: &str| Greeting { hi: hi.to_owned() };
        let sets = || {
            BTreeMap::from([("x".to_owned(), Vec::new()), ("y".to_owned(), strings(["a", "b"]))])
        };
        let cases = [
            same_cases!(
                "RestJsonJsonMaps",
                "RestJsonJsonMaps",
                {
                    greetings: Some(BTreeMap::from([
                        ("foo".to_owned(), greeting("there")),
                        ("baz".to_owned(), greeting("bye")),
                    ])),
                },
                line,
                &[JSON],
                Json(r#"{"denseStructMap": {"foo": {"hi": "there"}, "baz": {"hi": "bye"}}}"#)
            ),
            same_cases!(
                "RestJsonSerializesZeroValuesInMaps",
                "RestJsonDeserializesZeroValuesInMaps",
                {
                    numbers: Some(BTreeMap::from([("x".to_owned(), 0)])),
                    booleans: Some(BTreeMap::from([("x".to_owned(), false)])),
                },
                line,
                &[JSON],
                Json(r#"{"denseNumberMap": {"x": 0}, "denseBooleanMap": {"x": false}}"#)
            ),
            same_cases!(
                "RestJsonSerializesDenseSetMap",
                "RestJsonDeserializesDenseSetMap",
                { sets: Some(sets()) },
                line,
                &[JSON],
                Json(r#"{"denseSetMap": {"x": [], "y": ["a", "b"]}}"#)
            ),
        ];
        let mut cases = cases.into_iter().flatten().collect::<Vec<_>>();
        cases.push(
            output(
                "RestJsonDeserializesDenseSetMapAndSkipsNull",
                Response { sets: Some(sets()), ..Response::default() },
                200,
                &[JSON],
                Json(r#"{"denseSetMap": {"x": [], "y": ["a", "b"], "z": null}}"#),
            )
            .only_read(),
        );
        cases
    }
}

mod recursive {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: PUT,
        authentication: None,
        path: "/RecursiveShapes",
    };

    #[derive(Clone, Debug, Serialize, Deserialize)]
    struct Outer {
        foo: String,
        nested: Inner,
    }

    #[derive(Clone, Debug, Serialize, Deserialize)]
    struct Inner {
        bar: String,
        #[serde(rename = "recursiveMember", skip_serializing_if = "Option::is_none")]
        outer: Option<Box<Outer>>,
    }

    #[request]
    struct Request {
        nested: Outer,
    }

    #[response]
    struct Response {
        nested: Outer,
    }

    pub(super) fn cases() -> Vec<Case> {
        let second =
            Outer { foo: "Foo2".to_owned(), nested: Inner { bar: "Bar2".to_owned(), outer: None } };
        let inner = Inner { bar: "Bar1".to_owned(), outer: Some(Box::new(second)) };
        let nested = Outer { foo: "Foo1".to_owned(), nested: inner };
        let json = r#"{"nested": {
            "foo": "Foo1",
            "nested": {
                "bar": "Bar1",
                "recursiveMember": {"foo": "Foo2", "nested": {"bar": "Bar2"}}
            }
        }}"#;
        vec![
            input(
                "RestJsonRecursiveShapes",
                Request { nested: nested.clone() },
                "PUT /RecursiveShapes",
                &[JSON],
                Json(json),
            ),
            output("RestJsonRecursiveShapes", Response { nested }, 200, &[JSON], Json(json)),
        ]
    }
}
