//! Members and bodies of any JSON.

use std::collections::BTreeMap;

use pathlore::{Metadata, metadata, request, response};
use serde_json::{Value, json};

use crate::support::{Body::Json, Case, JSON, check, input, output};

#[test]
fn documents() {
    check(cases());
}

pub(crate) fn cases() -> Vec<Case> {
    [members::cases(), maps::cases(), bodies::cases()].into_iter().flatten().collect()
}

mod members {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: PUT,
        authentication: None,
        path: "/DocumentType",
    };

    #[request]
    #[serde(rename_all = "camelCase")]
    struct Request {
        string_value: String,
        document_value: Value,
    }

    #[response]
    #[serde(rename_all = "camelCase")]
    struct Response {
        string_value: String,
        document_value: Value,
    }

    fn sent(id: &'static str, document_value: Value, json: &'static str) -> Case {
        let request = Request { string_value: "string".to_owned(), document_value };
        input(id, request, "PUT /DocumentType", &[JSON], Json(json))
    }

    fn received(id: &'static str, document_value: Value, json: &'static str) -> Case {
        let response = Response { string_value: "string".to_owned(), document_value };
        output(id, response, 200, &[JSON], Json(json))
    }

    pub(super) fn cases() -> Vec<Case> {
        let object = r#"{"stringValue": "string", "documentValue": {"foo": "bar"}}"#;
        let string = r#"{"stringValue": "string", "documentValue": "hello"}"#;
        let number = r#"{"stringValue": "string", "documentValue": 10}"#;
        vec![
            sent("DocumentTypeInputWithObject", json!({ "foo": "bar" }), object),
            sent("DocumentInputWithString", json!("hello"), string),
            sent("DocumentInputWithNumber", json!(10), number),
            sent(
                "DocumentInputWithBoolean",
                json!(true),
                r#"{"stringValue": "string", "documentValue": true}"#,
            ),
            sent(
                "DocumentInputWithList",
                json!([true, "hi", [1, 2], { "foo": { "baz": [3, 4] } }]),
                r#"{"stringValue": "string", "documentValue": [true, "hi", [1, 2], {"foo": {"baz": [3, 4]}}]}"#,
            ),
            received("DocumentOutput", json!({ "foo": "bar" }), object),
            received("DocumentOutputString", json!("hello"), string),
            received("DocumentOutputNumber", json!(10), number),
            received(
                "DocumentOutputBoolean",
                json!(false),
                r#"{"stringValue": "string", "documentValue": false}"#,
            ),
            received(
                "DocumentOutputArray",
                json!([true, false]),
                r#"{"stringValue": "string", "documentValue": [true, false]}"#,
            ),
        ]
    }
}

mod maps {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: PUT,
        authentication: None,
        path: "/DocumentTypeAsMapValue",
    };

    #[request]
    struct Request {
        #[serde(rename = "docValuedMap")]
        documents: BTreeMap<String, Value>,
    }

    #[response]
    struct Response {
        #[serde(rename = "docValuedMap")]
        documents: BTreeMap<String, Value>,
    }

    pub(super) fn cases() -> Vec<Case> {
        let documents = BTreeMap::from([
            ("foo".to_owned(), json!({ "f": 1, "o": 2 })),
            ("bar".to_owned(), json!(["b", "a", "r"])),
            ("baz".to_owned(), json!("BAZ")),
        ]);
        let json =
            r#"{"docValuedMap": {"foo": {"f": 1, "o": 2}, "bar": ["b", "a", "r"], "baz": "BAZ"}}"#;
        vec![
            input(
                "DocumentTypeAsMapValueInput",
                Request { documents: documents.clone() },
                "PUT /DocumentTypeAsMapValue",
                &[JSON],
                Json(json),
            ),
            output(
                "DocumentTypeAsMapValueOutput",
                Response { documents },
                200,
                &[JSON],
                Json(json),
            ),
        ]
    }
}

mod bodies {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: PUT,
        authentication: None,
        path: "/DocumentTypeAsPayload",
    };

    #[request]
    struct Request {
        #[api(body)]
        document: Value,
    }

    #[response]
    struct Response {
        #[api(body)]
        document: Value,
    }

    pub(super) fn cases() -> Vec<Case> {
        let rows = [
            (
                ["DocumentTypeAsPayloadInput", "DocumentTypeAsPayloadOutput"],
                json!({ "foo": "bar" }),
                r#"{"foo": "bar"}"#,
            ),
            (
                ["DocumentTypeAsPayloadInputString", "DocumentTypeAsPayloadOutputString"],
                json!("hello"),
                r#""hello""#,
            ),
        ];
        let mut cases = Vec::new();
        for ([sent, received], document, json) in rows {
            let request = Request { document: document.clone() };
            cases.push(input(sent, request, "PUT /DocumentTypeAsPayload", &[JSON], Json(json)));
            cases.push(output(received, Response { document }, 200, &[JSON], Json(json)));
        }
        cases
    }
}
