//! Parameters: path arguments, query parameters, header fields and cookies.

use pathlore::describe::{FieldDescription, FieldPlace, MessageDescription, Schemas};
use serde_json::{Value, json};

use crate::{history::Known, object::Object};

/// Header fields that `OpenAPI` describes elsewhere (section 4.8.12.1).
const DESCRIBED_ELSEWHERE: [&str; 3] = ["accept", "authorization", "content-type"];

/// Returns the parameters of a request whose path has these placeholders.
pub(crate) fn parameters(
    message: &MessageDescription,
    placeholders: &[&str],
    known: &Known,
    schemas: &mut Schemas,
) -> Vec<Value> {
    let of_fields = message.fields.iter().filter_map(|field| {
        let name = known.name_of(field)?;
        parameter(field, name, placeholders, known, schemas)
    });
    let mut all: Vec<_> = of_fields.collect();
    all.extend(message.fixed_query.iter().map(|(name, value)| {
        let value = value.unwrap_or_default();
        let schema = json!({ "const": value });
        let fixed = Object::new().with("name", *name).with("in", "query").with("required", true);
        fixed.with_flag("allowEmptyValue", value.is_empty()).with("schema", schema).into()
    }));
    all
}

fn parameter(
    field: &FieldDescription,
    name: &str,
    placeholders: &[&str],
    known: &Known,
    schemas: &mut Schemas,
) -> Option<Value> {
    let (place, is_required) = match field.place {
        FieldPlace::Path if placeholders.contains(&name) => ("path", true),
        FieldPlace::Query => ("query", field.is_required),
        FieldPlace::WholeQuery => ("query", false),
        FieldPlace::Header if !DESCRIBED_ELSEWHERE.contains(&name) => ("header", field.is_required),
        FieldPlace::Cookie => ("cookie", field.is_required),
        _ => return None,
    };
    // All keys of an object are parameters of their own, so its name is for people.
    let name = if name.is_empty() { field.ident } else { name };
    let is_object = field.is_flattened || field.place == FieldPlace::WholeQuery;
    let mut schema = field.schema(schemas);
    set_default(&mut schema, field);
    let parameter = Object::new()
        .with("name", name)
        .with("in", place)
        .with_text("description", field.docs)
        .with_flag("required", is_required)
        .with_flag("deprecated", field.is_deprecated || known.is_ended(field))
        .with_some("style", is_object.then_some("form"))
        .with_flag("explode", is_object);
    Some(with_history(parameter, field).with("schema", schema).into())
}

/// Sets the value that an absent field of a request has, unless it is `null`, which says nothing.
pub(crate) fn set_default(schema: &mut Value, field: &FieldDescription) {
    let default = field.default_value().filter(|default| !default.is_null());
    if let (Some(default), Value::Object(members)) = (default, schema)
        && !members.is_empty()
    {
        members.insert("default".to_owned(), default);
    }
}

/// Adds the versions of a field.
pub(crate) fn with_history(object: Object, field: &FieldDescription) -> Object {
    let Some(history) = field.history else { return object };
    let version = |change: Option<pathlore::VersionOrFeature>| {
        change.and_then(|change| change.version).map(|version| version.to_string())
    };
    object
        .with_some("x-added-in", version(history.since))
        .with_some("x-removed-in", version(history.until))
}

/// Returns the header fields of a response.
pub(crate) fn headers(
    message: &MessageDescription,
    known: &Known,
    schemas: &mut Schemas,
) -> Object {
    let mut headers = Object::new();
    for field in message.fields.iter().filter(|field| field.place == FieldPlace::Header) {
        let Some(name) = known.name_of(field) else { continue };
        if name == "content-type" {
            continue;
        }
        let header = Object::new()
            .with_text("description", field.docs)
            .with_flag("required", field.is_always_written)
            .with_flag("deprecated", field.is_deprecated);
        let header = with_history(header, field).with("schema", field.schema(schemas));
        headers.set(name, header);
    }
    headers
}
