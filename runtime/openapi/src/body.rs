//! Bodies.

use pathlore::describe::{Content, FieldDescription, FieldPlace, MessageDescription, Schemas};
use serde_json::{Value, json};

use crate::{
    history::Known,
    object::Object,
    parameters::{set_default, with_history},
};

/// The direction in which a body travels: that of requests is read by the server that a document describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Read,
    Written,
}

/// A member of every body, with a fixed value.
pub(crate) type Fixed<'f> = Option<(&'f str, &'f str)>;

/// Returns the content of a message: its media types. It is empty if there is no body.
pub(crate) fn content(
    message: &MessageDescription,
    direction: Direction,
    fixed: Fixed<'_>,
    known: &Known,
    schemas: &mut Schemas,
) -> Object {
    let default = match message.content {
        Content::Empty if fixed.is_none() => return Object::new(),
        Content::Form => "application/x-www-form-urlencoded",
        Content::Text => "text/plain",
        Content::FormData => "multipart/form-data",
        Content::Mixed => "multipart/mixed",
        Content::Raw if is_text(message) => "text/plain",
        Content::Raw | Content::Stream => "application/octet-stream",
        _ => "application/json",
    };
    let media_type = message.media_type.unwrap_or(default);
    let schema = schema(message, direction, fixed, known, schemas);
    let parts = message.fields.iter().filter(|field| field.place == FieldPlace::JsonPart);
    let mut encoding = Object::new();
    for part in parts {
        if let Some(name) = known.name_of(part) {
            encoding.set(name, json!({ "contentType": "application/json" }));
        }
    }
    let content = Object::new().with("schema", schema).with_object("encoding", encoding);
    Object::new().with(media_type, content)
}

fn is_text(message: &MessageDescription) -> bool {
    let whole = message.fields.iter().find(|field| field.place == FieldPlace::WholeBody);
    whole.is_some_and(|field| field.schema(&mut Schemas::for_reading()).get("format").is_none())
}

fn is_member(field: &FieldDescription) -> bool {
    use FieldPlace::{Body, FilePart, JsonPart, TextPart};
    matches!(field.place, Body | TextPart | JsonPart | FilePart)
}

/// Returns whether a message must have a body.
pub(crate) fn is_required(message: &MessageDescription) -> bool {
    let mut fields = message.fields.iter();
    fields.any(|field| {
        field.is_required && (is_member(field) || field.place == FieldPlace::WholeBody)
    }) || message.content == Content::Stream
}

fn schema(
    message: &MessageDescription,
    direction: Direction,
    fixed: Fixed<'_>,
    known: &Known,
    schemas: &mut Schemas,
) -> Value {
    if message.content == Content::Stream {
        return json!({ "type": "string", "format": "binary" });
    }
    if let Some(whole) = message.fields.iter().find(|it| it.place == FieldPlace::WholeBody) {
        return whole.schema(schemas);
    }
    let (mut properties, mut required, mut flattened) = (Object::new(), Vec::new(), Vec::new());
    if let Some((name, value)) = fixed {
        properties.set(name, json!({ "const": value }));
        required.push(Value::from(name));
    }
    for field in message.fields.iter().filter(|field| is_member(field)) {
        let Some(name) = known.name_of(field) else { continue };
        let schema = property(field, direction, known, schemas);
        if field.is_flattened {
            flattened.push(schema);
            continue;
        }
        properties.set(name, schema);
        let is_required = match direction {
            Direction::Read => field.is_required,
            Direction::Written => field.is_always_written,
        };
        if is_required {
            required.push(name.into());
        }
    }
    let own = Object::new()
        .with("type", "object")
        .with_object("properties", properties)
        .with_list("required", required);
    if flattened.is_empty() {
        let is_closed = direction == Direction::Read && message.denies_unknown;
        return own.with_some("additionalProperties", is_closed.then_some(false)).into();
    }
    let (maps, structs): (Vec<_>, Vec<_>) = flattened.into_iter().partition(is_map);
    let all = std::iter::once(own.into()).chain(structs).collect();
    // A map has the members that are left.
    let others = maps.into_iter().next().map(|mut map| map["additionalProperties"].take());
    Object::new().with_list("allOf", all).with_some("unevaluatedProperties", others).into()
}

fn is_map(schema: &Value) -> bool {
    schema.get("additionalProperties").is_some() && schema.get("properties").is_none()
}

/// Returns the schema of a member, with what is said about it.
fn property(
    field: &FieldDescription,
    direction: Direction,
    known: &Known,
    schemas: &mut Schemas,
) -> Value {
    let mut schema = field.schema(schemas);
    // What a client assumes of an absent member of a response is its own affair.
    if direction == Direction::Read {
        set_default(&mut schema, field);
    }
    let about = Object::new()
        .with_text("description", field.docs)
        .with_flag("deprecated", field.is_deprecated || known.is_ended(field))
        .with_some("format", field.is_secret.then_some("password"));
    let about = Value::from(with_history(about, field));
    // Members beside `$ref` are allowed in JSON Schema 2020-12.
    if let (Value::Object(schema), Value::Object(about)) = (&mut schema, about) {
        for (name, value) in about {
            schema.entry(name).or_insert(value);
        }
    }
    schema
}
