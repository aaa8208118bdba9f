//! What the descriptions say.

use pathlore::{
    Version,
    describe::{
        Content, EndpointDescription, FieldDescription, FieldPlace, MessageDescription, Schemas,
    },
};
use pathlore_test_describe::{generic, messages};
use serde_json::{Value, json};

fn message() -> EndpointDescription {
    EndpointDescription::of::<messages::Request<'static>>()
}

fn field(message: &MessageDescription, ident: &str) -> FieldDescription {
    *message.fields.iter().find(|field| field.ident == ident).unwrap()
}

fn schema(ident: &str) -> Value {
    field(message().request.unwrap(), ident).schema(&mut Schemas::for_reading())
}

#[test]
fn fields_have_places_names_and_presence() {
    use FieldPlace::{Body, Header, HeaderPrefix, Path, Query};

    let request = message().request.unwrap();
    let rows: Vec<_> = request
        .fields
        .iter()
        .map(|it| (it.ident, it.place, it.name(), it.is_required, it.is_always_written))
        .collect();
    assert_eq!(
        rows,
        [
            ("room_id", Path, "room_id", true, true),
            ("txn", Path, "txn", true, true),
            ("limit", Query, "limit", false, true),
            ("user", Query, "user", false, false),
            ("tags", Query, "tag", false, false),
            ("entity_tag", Header, "etag", false, false),
            ("numbers", Header, "x-numbers", false, false),
            ("meta", HeaderPrefix, "x-meta-", false, false),
            ("user_author", Body, "userAuthor", true, true),
            ("wait", Body, "wait", true, true),
            ("ttl", Body, "ttl", false, true),
            ("open", Body, "open", false, false),
            ("token", Body, "token", true, true),
            ("described", Body, "described", false, true),
            ("tree", Body, "tree", false, true),
            ("pair", Body, "pair", true, true),
            ("rest", Body, "", true, true),
        ]
    );
}

#[test]
fn fields_keep_what_is_written_about_them() {
    let request = message().request.unwrap();
    assert_eq!(request.docs, "Sends a message.\n\nIt has a second paragraph.");
    assert_eq!((request.ident, request.content), ("Request", Content::Json));
    assert_eq!(request.fixed_query, [("format", Some("json")), ("raw", None)]);
    let limit = field(request, "limit");
    assert_eq!((limit.docs, limit.aliases), ("The limit.", &["max"][..]));
    assert_eq!(limit.default_value(), Some(json!(10)));
    let user = field(request, "user");
    assert!(user.is_deprecated && !limit.is_deprecated);
    let since = user.history.unwrap().since.unwrap();
    assert_eq!(since.version, Some(Version::new(1, 1)));
    assert!(field(request, "token").is_secret);
    assert!(field(request, "rest").is_flattened);
    assert!(field(request, "tags").is_repeated && field(request, "numbers").is_repeated);
    assert_eq!(field(request, "open").default_value(), Some(json!([])));
}

#[test]
fn schemas_are_those_of_the_types() {
    for (ident, expected) in [
        ("room_id", json!({ "type": "string" })),
        ("txn", json!({ "type": "integer", "minimum": 0 })),
        ("limit", json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX })),
        ("user", json!({ "type": "string" })),
        ("tags", json!({ "type": "array", "items": { "$ref": "#/components/schemas/Kind" } })),
        ("entity_tag", json!({ "type": "string" })),
        (
            "numbers",
            json!({ "type": "array", "items": { "type": "integer", "minimum": 0, "maximum": 255 } }),
        ),
        ("meta", json!({ "type": "object", "additionalProperties": { "type": "string" } })),
        ("user_author", json!({ "$ref": "#/components/schemas/Author" })),
        ("wait", json!({ "type": "integer", "minimum": 0 })),
        ("ttl", json!({ "type": ["integer", "null"], "minimum": 0 })),
        ("open", json!({ "type": "array", "items": {} })),
        ("described", json!({ "$ref": "#/components/schemas/Author" })),
        ("tree", json!({ "anyOf": [{ "$ref": "#/components/schemas/Tree" }, { "type": "null" }] })),
        (
            "pair",
            json!({
                "type": "array", "minItems": 2, "maxItems": 2,
                "prefixItems": [
                    { "type": "integer", "minimum": 0, "maximum": 255 }, { "type": "string" },
                ],
            }),
        ),
        ("rest", json!({ "type": "object", "additionalProperties": {} })),
    ] {
        assert_eq!(schema(ident), expected, "{ident}");
    }
}

#[test]
fn types_of_which_nothing_is_known_are_listed() {
    let mut schemas = Schemas::for_writing();
    for field in message().request.unwrap().fields {
        let _ = field.schema(&mut schemas);
    }
    assert_eq!(schemas.open_types(), ["pathlore_test_describe::Hidden"]);
    let definitions = schemas.into_definitions();
    let mut names: Vec<_> = definitions.keys().collect();
    names.sort();
    assert_eq!(names, ["Author", "Kind", "Tree"]);
    assert_eq!(definitions["Author"]["properties"]["age"]["type"], json!(["integer", "null"]));
}

#[test]
fn what_depends_on_a_parameter_is_open() {
    let endpoint = EndpointDescription::of::<generic::Request<u8>>();
    let mut schemas = Schemas::for_reading();
    let [value, values, open] = endpoint.request.unwrap().fields else { panic!() };
    assert_eq!(value.schema(&mut schemas), json!({}));
    assert_eq!(values.schema(&mut schemas), json!({ "type": "array", "items": {} }));
    assert_eq!(open.schema(&mut schemas), json!({ "$ref": "#/components/schemas/Open" }));
    let [response] = endpoint.responses.unwrap() else { panic!() };
    assert_eq!(response.message.content, Content::Form);
    assert!(endpoint.error.is_none());
}

#[test]
fn responses_and_errors_have_statuses() {
    let endpoint = message();
    let [sent, before] = endpoint.responses.unwrap() else { panic!() };
    assert_eq!(sent.statuses, [200, 202]);
    assert_eq!((sent.message.ident, sent.message.docs), ("Sent", "It was sent."));
    let status = field(&sent.message, "status");
    assert_eq!(status.place, FieldPlace::Status);
    assert_eq!(before.statuses, [304]);
    assert!(before.message.is_deprecated && before.message.fields.is_empty());
    let error = endpoint.error.unwrap();
    assert_eq!((error.ident, error.docs, error.code), ("Failure", "The errors.", Some("errcode")));
    let [forbidden, client] = error.answers else { panic!() };
    assert_eq!(forbidden.statuses, [403]);
    assert_eq!(forbidden.code, Some("M_FORBIDDEN"));
    assert_eq!(client.classes, [4]);
    assert!(endpoint.type_name.starts_with("pathlore_test_describe::messages::Request"));
    assert_eq!(endpoint.metadata.history.paths().len(), 1);
}
