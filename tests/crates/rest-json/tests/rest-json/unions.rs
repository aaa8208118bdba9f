//! Unions: enums whose variants are told apart by the name of the only member.

use std::collections::BTreeMap;

use pathlore::{Metadata, metadata, request, response};
use serde::{Deserialize, Serialize};

use crate::{
    support::{Body::Json, Case, JSON, check, input, output},
    types::{Seconds, Word, at, strings},
};

#[test]
fn unions() {
    check(cases());
}

pub(crate) fn cases() -> Vec<Case> {
    [contents::cases(), renamed::cases()].into_iter().flatten().collect()
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Greeting {
    hi: String,
}

mod contents {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: PUT,
        authentication: None,
        path: "/JsonUnions",
    };

    #[derive(Clone, Debug, Serialize, Deserialize)]
    enum Contents {
        #[serde(rename = "stringValue")]
        Text(String),
        #[serde(rename = "booleanValue")]
        Boolean(bool),
        #[serde(rename = "numberValue")]
        Number(i32),
        #[serde(rename = "blobValue")]
        Blob(#[serde(with = "pathlore::serde::base64::standard")] Vec<u8>),
        #[serde(rename = "timestampValue")]
        Timestamp(Seconds),
        #[serde(rename = "enumValue")]
        Word(Word),
        #[serde(rename = "listValue")]
        List(Vec<String>),
        #[serde(rename = "mapValue")]
        Map(BTreeMap<String, String>),
        #[serde(rename = "structureValue")]
        Greeting(Greeting),
        #[serde(rename = "renamedStructureValue")]
        Salutation { salutation: String },
    }

    #[request]
    struct Request {
        contents: Contents,
    }

    #[response]
    struct Response {
        contents: Contents,
    }

    /// Reads one variant, and ignores members beside it.
    mod tolerant {
        use super::*;

        #[derive(Clone, Debug, Serialize, Deserialize)]
        #[serde(untagged)]
        enum Contents {
            Greeting {
                #[serde(rename = "structureValue")]
                greeting: Greeting,
            },
        }

        #[response]
        struct Response {
            contents: Contents,
        }

        pub(super) fn case() -> Case {
            output(
                "RestJsonDeserializeIgnoreType",
                Response {
                    contents: Contents::Greeting { greeting: Greeting { hi: "hello".to_owned() } },
                },
                200,
                &[JSON],
                Json(
                    r#"{"contents": {
                        "__type": "aws.protocoltests.json10#MyUnion",
                        "structureValue": {"hi": "hello"}
                    }}"#,
                ),
            )
            .only_read()
        }
    }

    pub(super) fn cases() -> Vec<Case> {
        let line = "PUT /JsonUnions";
        let text = str::to_owned;
        let map = BTreeMap::from([(text("foo"), text("bar")), (text("spam"), text("eggs"))]);
        let rows = [
            (
                ["RestJsonSerializeStringUnionValue", "RestJsonDeserializeStringUnionValue"],
                Contents::Text(text("foo")),
                r#"{"contents": {"stringValue": "foo"}}"#,
            ),
            (
                ["RestJsonSerializeBooleanUnionValue", "RestJsonDeserializeBooleanUnionValue"],
                Contents::Boolean(true),
                r#"{"contents": {"booleanValue": true}}"#,
            ),
            (
                ["RestJsonSerializeNumberUnionValue", "RestJsonDeserializeNumberUnionValue"],
                Contents::Number(1),
                r#"{"contents": {"numberValue": 1}}"#,
            ),
            (
                ["RestJsonSerializeBlobUnionValue", "RestJsonDeserializeBlobUnionValue"],
                Contents::Blob(b"foo".to_vec()),
                r#"{"contents": {"blobValue": "Zm9v"}}"#,
            ),
            (
                ["RestJsonSerializeTimestampUnionValue", "RestJsonDeserializeTimestampUnionValue"],
                Contents::Timestamp(Seconds(at(1_398_796_238))),
                r#"{"contents": {"timestampValue": 1398796238}}"#,
            ),
            (
                ["RestJsonSerializeEnumUnionValue", "RestJsonDeserializeEnumUnionValue"],
                Contents::Word(Word::Foo),
                r#"{"contents": {"enumValue": "Foo"}}"#,
            ),
            (
                ["RestJsonSerializeListUnionValue", "RestJsonDeserializeListUnionValue"],
                Contents::List(strings(["foo", "bar"])),
                r#"{"contents": {"listValue": ["foo", "bar"]}}"#,
            ),
            (
                ["RestJsonSerializeMapUnionValue", "RestJsonDeserializeMapUnionValue"],
                Contents::Map(map),
                r#"{"contents": {"mapValue": {"foo": "bar", "spam": "eggs"}}}"#,
            ),
            (
                ["RestJsonSerializeStructureUnionValue", "RestJsonDeserializeStructureUnionValue"],
                Contents::Greeting(Greeting { hi: text("hello") }),
                r#"{"contents": {"structureValue": {"hi": "hello"}}}"#,
            ),
        ];
        let mut cases = Vec::new();
        for ([sent, received], contents, json) in rows {
            cases.push(input(
                sent,
                Request { contents: contents.clone() },
                line,
                &[JSON],
                Json(json),
            ));
            cases.push(output(received, Response { contents }, 200, &[JSON], Json(json)));
        }
        cases.push(input(
            "RestJsonSerializeRenamedStructureUnionValue",
            Request { contents: Contents::Salutation { salutation: text("hello!") } },
            line,
            &[JSON],
            Json(r#"{"contents": {"renamedStructureValue": {"salutation": "hello!"}}}"#),
        ));
        cases.push(tolerant::case());
        cases
    }
}

mod renamed {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        path: "/PostUnionWithJsonName",
    };

    #[derive(Clone, Debug, Serialize, Deserialize)]
    enum Choice {
        #[serde(rename = "FOO")]
        Foo(String),
        #[serde(rename = "bar")]
        Bar(String),
        #[serde(rename = "_baz")]
        Baz(String),
    }

    #[request]
    struct Request {
        value: Choice,
    }

    #[response]
    struct Response {
        value: Choice,
    }

    pub(super) fn cases() -> Vec<Case> {
        let hi = || "hi".to_owned();
        let rows = [
            (
                ["PostUnionWithJsonNameRequest1", "PostUnionWithJsonNameResponse1"],
                Choice::Foo(hi()),
                r#"{"value": {"FOO": "hi"}}"#,
            ),
            (
                ["PostUnionWithJsonNameRequest2", "PostUnionWithJsonNameResponse2"],
                Choice::Baz(hi()),
                r#"{"value": {"_baz": "hi"}}"#,
            ),
            (
                ["PostUnionWithJsonNameRequest3", "PostUnionWithJsonNameResponse3"],
                Choice::Bar(hi()),
                r#"{"value": {"bar": "hi"}}"#,
            ),
        ];
        let mut cases = Vec::new();
        for ([sent, received], value, json) in rows {
            let request = Request { value: value.clone() };
            cases.push(input(sent, request, "POST /PostUnionWithJsonName", &[JSON], Json(json)));
            cases.push(output(received, Response { value }, 200, &[JSON], Json(json)));
        }
        cases
    }
}
