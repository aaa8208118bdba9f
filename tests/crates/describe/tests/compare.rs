//! Which changes between two documents break clients.

use pathlore_openapi::{Changes, assert_history, compare, document, versions};
use pathlore_test_describe::API;
use serde_json::{Value, json};

/// A change of an operation, the version of the document with it, and what is expected.
type Case<'c> = (&'c dyn Fn(&mut Value), &'c str, &'c str);

/// A document of one operation.
fn of_operation(operation: &Value, version: &str) -> Value {
    json!({
        "openapi": "3.1.1", "info": { "title": "T", "version": version },
        "paths": { "/a": { "post": operation } },
        "components": {
            "schemas": {
                "Tree": {
                    "type": "object",
                    "properties": {
                        "child": { "anyOf": [{ "$ref": "#/components/schemas/Tree" }, { "type": "null" }] },
                    },
                },
            },
            "responses": { "Failed": { "description": "failed" } },
        },
    })
}

fn lines(changes: &Changes) -> Vec<String> {
    changes.iter().map(ToString::to_string).collect()
}

/// Compares two schemas in a request, and in a response.
fn schemas(old: &Value, new: &Value) -> [Vec<String>; 2] {
    let request = |schema: &Value| {
        let content = json!({ "application/json": { "schema": schema } });
        of_operation(&json!({ "requestBody": { "content": content }, "responses": {} }), "1.0")
    };
    let response = |schema: &Value| {
        let content = json!({ "application/json": { "schema": schema } });
        let response = json!({ "200": { "description": "OK", "content": content } });
        of_operation(&json!({ "responses": response }), "1.0")
    };
    let strip =
        |text: String| text.replace("POST /a: body", "").replace("POST /a: response 200", "");
    [
        lines(&compare(&request(old), &request(new))).into_iter().map(strip).collect(),
        lines(&compare(&response(old), &response(new))).into_iter().map(strip).collect(),
    ]
}

#[test]
fn fewer_values_break_requests_and_more_values_break_responses() {
    let string = json!({ "type": "string" });
    let nullable = json!({ "type": ["string", "null"] });
    let object = |required: &[&str]| json!({ "type": "object", "properties": { "a": { "type": "string" } }, "required": required });
    let empty = json!({ "type": "object" });
    for (narrow, wide, narrower, wider) in [
        (&string, &nullable, "is no longer `null`", "may be `null` now"),
        (
            &json!({ "type": "integer" }),
            &json!({ "type": "number" }),
            "is no longer `number`",
            "may be `number` now",
        ),
        (&string, &json!({}), "is no longer any value", "may be any value now"),
        (
            &json!({ "type": "integer", "minimum": 1 }),
            &json!({ "type": "integer", "minimum": 0 }),
            "has another `minimum`",
            "has another `minimum`",
        ),
        (
            &json!({ "type": "string", "maxLength": 1 }),
            &string,
            "has another `maxLength`",
            "has another `maxLength`",
        ),
        (
            &json!({ "enum": ["a"] }),
            &json!({ "enum": ["a", "b"] }),
            "is no longer \"b\"",
            "may be \"b\" now",
        ),
        (
            &json!({ "oneOf": [{ "const": "a" }] }),
            &json!({ "oneOf": [{ "const": "a", "description": "x" }, { "const": "b" }] }),
            "is no longer \"b\"",
            "may be \"b\" now",
        ),
        (
            &json!({ "anyOf": [{ "type": "string" }, { "type": "null" }] }),
            &json!({ "anyOf": [{ "type": "null" }, { "type": "string" }, { "type": "array" }] }),
            "has fewer alternatives",
            "has more alternatives",
        ),
        (
            &json!({ "type": "object", "additionalProperties": false }),
            &empty,
            "has no other members now",
            "may have other members now",
        ),
    ] {
        let [request, response] = schemas(wide, narrow);
        assert_eq!(
            (request, response),
            (vec![format!("breaking: : {narrower}")], vec![format!(": {narrower}")])
        );
        let [request, response] = schemas(narrow, wide);
        assert_eq!(
            (request, response),
            (vec![format!(": {wider}")], vec![format!("breaking: : {wider}")])
        );
    }
    let [request, response] = schemas(&object(&[]), &object(&["a"]));
    assert_eq!(
        (request, response),
        (
            vec!["breaking: , `a`: is required now".to_owned()],
            vec![", `a`: is required now".to_owned()]
        )
    );
    let [request, response] = schemas(&object(&["a"]), &object(&[]));
    assert_eq!(
        (request, response),
        (
            vec![", `a`: is optional now".to_owned()],
            vec!["breaking: , `a`: is optional now".to_owned()]
        )
    );
    let [request, response] = schemas(&empty, &object(&["a"]));
    assert_eq!(request, ["breaking: , `a`: is new and required"]);
    assert_eq!(response, [", `a`: is new and required"]);
    let [request, response] = schemas(&empty, &object(&[]));
    assert_eq!(
        (request, response),
        (vec![", `a`: is new".to_owned()], vec![", `a`: is new".to_owned()])
    );
    let [request, response] = schemas(&object(&[]), &empty);
    assert_eq!(
        (request, response),
        (vec!["breaking: , `a`: is gone".to_owned()], vec![", `a`: is gone".to_owned()])
    );
    let [request, response] = schemas(&object(&["a"]), &empty);
    assert_eq!(
        (request, response),
        (vec!["breaking: , `a`: is gone".to_owned()], vec!["breaking: , `a`: is gone".to_owned()])
    );
}

#[test]
fn nested_schemas_are_compared_at_their_places() {
    let of = |ty: &str| {
        json!({
            "type": "object",
            "properties": { "list": { "type": "array", "items": {
                "type": "object", "additionalProperties": { "type": ty },
            } } },
        })
    };
    let [request, _] = schemas(&of("number"), &of("integer"));
    assert_eq!(request, ["breaking: , `list[].*`: is no longer `number`"]);
    let tree = json!({ "$ref": "#/components/schemas/Tree" });
    assert_eq!(schemas(&tree, &tree), [Vec::<String>::new(), Vec::new()]);
}

#[test]
fn operations_are_compared() {
    let base = json!({
        "parameters": [
            { "name": "a", "in": "query", "schema": { "type": "string" } },
            { "name": "old", "in": "query", "x-removed-in": "2.0", "schema": { "type": "string" } },
        ],
        "responses": {
            "200": { "description": "OK" }, "404": { "$ref": "#/components/responses/Failed" },
        },
    });
    let changed = |change: &dyn Fn(&mut Value), version| {
        let mut operation = base.clone();
        change(&mut operation);
        lines(&compare(&of_operation(&base, "1.0"), &of_operation(&operation, version)))
    };
    assert_eq!(changed(&|_| {}, "1.0"), Vec::<String>::new());
    let cases: [Case<'_>; 9] = [
        (&|it| it["deprecated"] = true.into(), "1.0", "POST /a: is deprecated now"),
        (
            &|it| it["security"] = json!([{ "accessToken": [] }]),
            "1.0",
            "breaking: POST /a: security: credentials are required now",
        ),
        (
            &|it| it["parameters"][0]["required"] = true.into(),
            "1.0",
            "breaking: POST /a: query parameter `a`: is required now",
        ),
        (
            &|it| drop(it["parameters"].as_array_mut().unwrap().remove(0)),
            "1.0",
            "breaking: POST /a: query parameter `a`: is gone",
        ),
        (
            &|it| drop(it["parameters"].as_array_mut().unwrap().remove(1)),
            "2.0",
            "POST /a: query parameter `old`: is gone",
        ),
        (
            &|it| drop(it["parameters"].as_array_mut().unwrap().remove(1)),
            "1.0",
            "breaking: POST /a: query parameter `old`: is gone",
        ),
        (
            &|it| it["responses"]["201"] = json!({ "description": "" }),
            "1.0",
            "breaking: POST /a: response 201: is new",
        ),
        (
            &|it| it["responses"]["409"] = json!({ "description": "" }),
            "1.0",
            "POST /a: response 409: is new",
        ),
        (
            &|it| it["requestBody"] = json!({ "required": true, "content": {} }),
            "1.0",
            "breaking: POST /a: body: is new and required",
        ),
    ];
    for (change, version, expected) in cases {
        assert_eq!(changed(change, version), [expected]);
    }
}

#[test]
fn a_removal_that_was_announced_breaks_nobody() {
    let document = |version: &str| document(&API).version(version).unwrap().build().json;
    let changes = compare(&document("1.5"), &document("1.6"));
    let gone: Vec<_> = changes.iter().filter(|it| it.detail == "is gone").collect();
    assert_eq!(gone.len(), 2, "{changes}");
    assert!(gone.iter().all(|it| it.operation.contains("/v2/files") && !it.is_breaking));
    // The same version, but a definition has changed.
    let mut without = document("1.5");
    without["paths"].as_object_mut().unwrap().remove("/v2/files");
    let changes = compare(&document("1.5"), &without);
    assert_eq!(lines(&changes), ["breaking: POST /v2/files: is gone"]);
}

#[test]
fn committed_documents_are_the_memory_of_the_api() {
    assert_history!(document(&API).title("Test"), "tests/history");
    let all: Vec<_> = versions(&API).iter().map(ToString::to_string).collect();
    assert_eq!(all, ["1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6"]);
}

/// Without the files, or with another document, the assertion fails and says what has changed.
#[test]
#[should_panic(expected = "the document has changed\n    breaking: ")]
fn a_change_fails() {
    let folder = std::env::temp_dir().join(format!("pathlore-openapi-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for version in versions(&API) {
        let mut kept = document(&API).version(&version.to_string()).unwrap().build();
        if version.to_string() == "1.2" {
            let operation = &mut kept.json["paths"]["/v2/files"];
            *operation = json!({ "delete": { "responses": {} } });
        }
        std::fs::write(folder.join(format!("{version}.json")), kept.to_text()).unwrap();
    }
    let result = std::panic::catch_unwind(|| assert_history!(document(&API), folder.clone()));
    std::fs::remove_dir_all(&folder).unwrap();
    std::panic::resume_unwind(result.unwrap_err());
}
