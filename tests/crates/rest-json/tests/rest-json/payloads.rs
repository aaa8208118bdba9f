//! Bodies that are one field: text, bytes, a struct or a union.

use pathlore::{Metadata, bytes::Bytes, http::header::CONTENT_TYPE, metadata, request, response};
use serde::{Deserialize, Serialize};

use crate::support::{
    Body::{Empty, Json, Raw},
    Case, JSON, TEXT, check, input, output,
};

#[test]
fn payloads() {
    check(cases());
}

pub(crate) fn cases() -> Vec<Case> {
    let all = [
        texts::cases(),
        enums::cases(),
        blobs::cases(),
        images::cases(),
        structs::cases(),
        optional_members::cases(),
        unions::cases(),
        body_structs::cases(),
    ];
    all.into_iter().flatten().collect()
}

mod texts {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        path: "/StringPayload",
    };

    #[request(content_type = "text/plain")]
    struct Request {
        #[api(raw_body)]
        text: String,
    }

    #[response(content_type = "text/plain")]
    struct Response {
        #[api(raw_body)]
        text: String,
    }

    pub(super) fn cases() -> Vec<Case> {
        let text = "rawstring".to_owned();
        vec![
            input(
                "RestJsonStringPayloadRequest",
                Request { text: text.clone() },
                "POST /StringPayload",
                &[TEXT],
                Raw("rawstring"),
            ),
            output(
                "RestJsonStringPayloadResponse",
                Response { text },
                200,
                &[TEXT],
                Raw("rawstring"),
            ),
        ]
    }
}

mod enums {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        path: "/EnumPayload",
    };

    #[derive(Clone, Debug, Serialize, Deserialize)]
    enum Word {
        #[serde(rename = "enumvalue")]
        EnumValue,
    }

    #[request(content = text, content_type = "text/plain")]
    struct Request {
        #[api(body, serde)]
        word: Word,
    }

    #[response(content = text, content_type = "text/plain")]
    struct Response {
        #[api(body, serde)]
        word: Word,
    }

    pub(super) fn cases() -> Vec<Case> {
        vec![
            input(
                "RestJsonEnumPayloadRequest",
                Request { word: Word::EnumValue },
                "POST /EnumPayload",
                &[TEXT],
                Raw("enumvalue"),
            ),
            output(
                "RestJsonEnumPayloadResponse",
                Response { word: Word::EnumValue },
                200,
                &[TEXT],
                Raw("enumvalue"),
            ),
        ]
    }
}

mod blobs {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        path: "/HttpPayloadTraits",
    };

    #[request]
    struct Request {
        #[api(header = "X-Foo")]
        foo: String,
        #[api(raw_body)]
        blob: Option<Bytes>,
    }

    #[response]
    struct Response {
        #[api(header = "X-Foo")]
        foo: String,
        #[api(raw_body)]
        blob: Option<Bytes>,
    }

    pub(super) fn cases() -> Vec<Case> {
        let value = || "Foo".to_owned();
        let blob = Some(Bytes::from_static(b"blobby blob blob"));
        let line = "POST /HttpPayloadTraits";
        vec![
            input(
                "RestJsonHttpPayloadTraitsWithBlob",
                Request { foo: value(), blob: blob.clone() },
                line,
                &[("Content-Type", "application/octet-stream"), ("X-Foo", "Foo")],
                Raw("blobby blob blob"),
            ),
            output(
                "RestJsonHttpPayloadTraitsWithBlob",
                Response { foo: value(), blob },
                200,
                &[("X-Foo", "Foo")],
                Raw("blobby blob blob"),
            ),
            input(
                "RestJsonHttpPayloadTraitsWithNoBlobBody",
                Request { foo: value(), blob: None },
                line,
                &[("X-Foo", "Foo")],
                Empty,
            ),
            output(
                "RestJsonHttpPayloadTraitsWithNoBlobBody",
                Response { foo: value(), blob: None },
                200,
                &[("X-Foo", "Foo")],
                Empty,
            ),
        ]
    }
}

/// The content type of the bytes is a field.
mod images {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        path: "/blob_payload",
    };

    #[request]
    struct Request {
        #[api(header = CONTENT_TYPE)]
        content_type: Option<String>,
        #[api(raw_body)]
        data: Option<Bytes>,
    }

    #[response]
    struct Response {}

    pub(super) fn cases() -> Vec<Case> {
        let data = Some(Bytes::from_static(b"1234"));
        vec![
            input(
                "RestJsonHttpWithEmptyBlobPayload",
                Request { content_type: None, data: None },
                "POST /blob_payload",
                &[],
                Empty,
            ),
            input(
                "RestJsonTestPayloadBlob",
                Request { content_type: Some("image/jpg".to_owned()), data },
                "POST /blob_payload",
                &[("Content-Type", "image/jpg")],
                Raw("1234"),
            ),
        ]
    }
}

mod structs {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: PUT,
        authentication: None,
        path: "/HttpPayloadWithStructure",
    };

    #[derive(Clone, Debug, Serialize, Deserialize)]
    struct Nested {
        greeting: String,
        name: String,
    }

    #[request]
    struct Request {
        #[api(body)]
        nested: Option<Nested>,
    }

    #[response]
    struct Response {
        #[api(body)]
        nested: Option<Nested>,
    }

    pub(super) fn cases() -> Vec<Case> {
        let nested = Some(Nested { greeting: "hello".to_owned(), name: "Phreddy".to_owned() });
        let json = r#"{"greeting": "hello", "name": "Phreddy"}"#;
        vec![
            input(
                "RestJsonHttpPayloadWithStructure",
                Request { nested: nested.clone() },
                "PUT /HttpPayloadWithStructure",
                &[JSON],
                Json(json),
            ),
            output(
                "RestJsonHttpPayloadWithStructure",
                Response { nested },
                200,
                &[JSON],
                Json(json),
            ),
        ]
    }
}

/// A body that is always sent is no `Option`. Its members are.
mod optional_members {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        path: "/payload",
    };

    #[derive(Clone, Debug, Default, Serialize, Deserialize)]
    struct Config {
        #[serde(skip_serializing_if = "Option::is_none")]
        data: Option<i32>,
    }

    #[request]
    struct Request {
        #[api(header = "x-amz-test-id")]
        test_id: Option<String>,
        #[api(body)]
        config: Config,
    }

    #[response]
    struct Response {}

    pub(super) fn cases() -> Vec<Case> {
        let line = "POST /payload";
        vec![
            input(
                "RestJsonHttpWithEmptyStructurePayload",
                Request { test_id: None, config: Config::default() },
                line,
                &[JSON],
                Json("{}"),
            ),
            input(
                "RestJsonTestPayloadStructure",
                Request { test_id: None, config: Config { data: Some(25) } },
                line,
                &[JSON],
                Json(r#"{"data": 25}"#),
            ),
            input(
                "RestJsonHttpWithHeadersButNoPayload",
                Request { test_id: Some("t-12345".to_owned()), config: Config::default() },
                line,
                &[JSON, ("X-Amz-Test-Id", "t-12345")],
                Json("{}"),
            ),
        ]
    }
}

mod unions {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: PUT,
        authentication: None,
        path: "/HttpPayloadWithUnion",
    };

    #[derive(Clone, Debug, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Nested {
        Greeting(String),
    }

    #[request]
    struct Request {
        #[api(body)]
        nested: Option<Nested>,
    }

    #[response]
    struct Response {
        #[api(body)]
        nested: Option<Nested>,
    }

    pub(super) fn cases() -> Vec<Case> {
        let line = "PUT /HttpPayloadWithUnion";
        let nested = Some(Nested::Greeting("hello".to_owned()));
        let json = Json(r#"{"greeting": "hello"}"#);
        vec![
            input(
                "RestJsonHttpPayloadWithUnion",
                Request { nested: nested.clone() },
                line,
                &[JSON],
                json,
            ),
            output("RestJsonHttpPayloadWithUnion", Response { nested }, 200, &[JSON], json),
            input("RestJsonHttpPayloadWithUnsetUnion", Request { nested: None }, line, &[], Empty),
            output("RestJsonHttpPayloadWithUnsetUnion", Response { nested: None }, 200, &[], Empty),
        ]
    }
}

/// The operation `/body` with a member instead of the whole body.
mod body_structs {
    use super::*;

    const METADATA: Metadata = metadata! {
        method: POST,
        authentication: None,
        path: "/body",
    };

    #[derive(Clone, Debug, Serialize, Deserialize)]
    struct Config {
        timeout: i32,
    }

    #[request]
    struct Request {
        #[api(header = "x-amz-test-id")]
        test_id: Option<String>,
        #[serde(rename = "testConfig", skip_serializing_if = "Option::is_none")]
        config: Option<Config>,
    }

    #[response]
    struct Response {}

    pub(super) fn cases() -> Vec<Case> {
        vec![
            input(
                "RestJsonTestBodyStructure",
                Request { test_id: None, config: Some(Config { timeout: 10 }) },
                "POST /body",
                &[JSON],
                Json(r#"{"testConfig": {"timeout": 10}}"#),
            ),
            input(
                "RestJsonHttpWithEmptyBody",
                Request { test_id: None, config: None },
                "POST /body",
                &[JSON],
                Json("{}"),
            ),
        ]
    }
}
