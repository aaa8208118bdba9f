//! The documents of an API in its versions.

use std::{collections::BTreeSet, env, fs, path::Path};

use pathlore_openapi::{Document, document};
use pathlore_test_describe::API;
use serde_json::{Value, json};

fn build(version: &str) -> Document {
    document(&API).title("Test").version(version).unwrap().build()
}

fn paths(document: &Document) -> Vec<&str> {
    document.json["paths"].as_object().unwrap().keys().map(String::as_str).collect()
}

/// Compares a document with the file that holds what is expected. `OPENAPI=overwrite` writes the file.
fn assert_document(name: &str, document: &Document) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let (file, text) = (folder.join(name), document.to_text());
    if env::var_os("OPENAPI").is_some_and(|value| value == "overwrite") {
        fs::write(&file, &text).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    let differing = text.lines().zip(kept.lines()).position(|(line, kept)| line != kept);
    assert!(text == kept, "{} differs, at the index {differing:?} of its lines", file.display());
}

#[test]
fn documents_are_what_is_expected() {
    assert_document("1.2.json", &build("1.2"));
    let everything = document(&API).title("Test").server("https://example.org").with_aliases();
    assert_document("everything.json", &everything.build());
}

#[test]
fn a_version_has_the_paths_that_a_client_takes() {
    assert_eq!(
        paths(&build("1.0")),
        ["/generic", "/rooms/{room_id}/messages/{txn}", "/text/{file}"]
    );
    for (version, upload) in [("1.1", "/v1/files"), ("1.2", "/v2/files"), ("1.5", "/v2/files")] {
        let document = build(version);
        let of_upload = [upload.to_owned(), format!("{upload}/{{name}}")];
        assert_eq!(paths(&document)[3..], of_upload, "{version}");
        let operation = &document.json["paths"][upload]["post"];
        assert_eq!(
            operation["deprecated"],
            if version == "1.5" { json!(true) } else { json!(null) }
        );
    }
    assert_eq!(paths(&build("1.6")).len(), 3);
    let unstable = document(&API).features(["org.upload"]).build();
    let operation = &unstable.json["paths"]["/unstable/files"]["post"];
    assert_eq!(operation["x-unstable-feature"], "org.upload");
}

#[test]
fn older_paths_are_there_on_request() {
    let document = document(&API).version("1.4").unwrap().with_aliases().build();
    let of = |path: &str| &document.json["paths"][path]["post"];
    assert_eq!(of("/v1/files")["deprecated"], true);
    assert_eq!(of("/v1/files")["x-alias"], true);
    assert_eq!(of("/v2/files")["x-alias"], Value::Null);
    assert_eq!(of("/v1/files")["x-deprecated-in"], "1.4");
    assert_eq!(of("/v2/files")["x-removed-in"], "1.6");
}

#[test]
fn a_version_has_the_fields_that_it_knows() {
    let names = |version| {
        let document = build(version);
        let path = &document.json["paths"]["/rooms/{room_id}/messages/{txn}"]["put"];
        let parameters = path["parameters"].as_array().unwrap().iter();
        parameters.map(|it| it["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(!names("1.0").contains(&"user".to_owned()));
    assert!(names("1.1").contains(&"user".to_owned()));
}

#[test]
fn references_lead_somewhere_and_names_are_unique() {
    for document in [build("1.0"), build("1.2"), document(&API).with_aliases().build()] {
        let mut references = Vec::new();
        collect(&document.json, "$ref", &mut references);
        assert!(!references.is_empty());
        for reference in &references {
            let pointer = reference.strip_prefix('#').unwrap();
            assert!(document.json.pointer(pointer).is_some(), "{reference}");
        }
        let mut identifiers = Vec::new();
        collect(&document.json["paths"], "operationId", &mut identifiers);
        let unique: BTreeSet<_> = identifiers.iter().collect();
        assert_eq!(unique.len(), identifiers.len());
        assert_eq!(document.open_types, ["pathlore_test_describe::Hidden", "T"]);
    }
}

fn collect(value: &Value, key: &str, found: &mut Vec<String>) {
    match value {
        Value::Array(elements) => elements.iter().for_each(|element| collect(element, key, found)),
        Value::Object(members) => {
            for (name, value) in members {
                match value.as_str() {
                    Some(text) if name == key => found.push(text.to_owned()),
                    _ => collect(value, key, found),
                }
            }
        }
        _ => {}
    }
}

/// Each placeholder of a path is a parameter, and each path parameter a placeholder.
#[test]
fn paths_have_their_parameters() {
    let document = document(&API).with_aliases().build();
    for (path, methods) in document.json["paths"].as_object().unwrap() {
        let placeholders = path.split('{').skip(1).map(|rest| rest.split('}').next().unwrap());
        let placeholders: BTreeSet<_> = placeholders.collect();
        for operation in methods.as_object().unwrap().values() {
            let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
            let of_path = parameters.iter().filter(|it| it["in"] == "path");
            let names: BTreeSet<_> = of_path.map(|it| it["name"].as_str().unwrap()).collect();
            assert_eq!(names, placeholders, "{path}");
        }
    }
}

/// Another implementation reads the documents.
#[test]
fn documents_are_read_by_another_library() {
    for document in [build("1.2"), document(&API).with_aliases().build()] {
        let spec = oas3::from_json(document.to_text()).unwrap();
        assert!(spec.validate_version().is_ok());
        let operations: Vec<_> = spec.operations().collect();
        assert!(operations.len() >= 4);
        for (path, _, operation) in operations {
            assert!(operation.operation_id.is_some(), "{path}");
            for parameter in operation.parameters(&spec).unwrap() {
                assert!(!parameter.name.is_empty());
            }
            for response in operation.responses(&spec).values() {
                assert!(response.description.is_some());
            }
        }
    }
}
