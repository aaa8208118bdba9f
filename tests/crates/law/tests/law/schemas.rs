//! The schema of a body agrees with serde: what is written is valid, and what is valid can be read.

use std::{any::type_name, cell::RefCell, collections::HashMap, rc::Rc};

use jsonschema::Validator;
use pathlore::{Api, ApiEndpoint, IncomingRequest, bytes::Bytes, http};
use pathlore_openapi::document;
use serde_json::{Value, json};

use super::sample::Source;

thread_local! {
    static VALIDATORS: RefCell<HashMap<&'static str, Option<Rc<Validator>>>> = RefCell::default();
}

/// Checks a request that has been written, and changed forms of it.
///
/// # Errors
///
/// Returns what does not agree.
pub(crate) fn check<R: IncomingRequest + 'static>(
    source: &mut Source,
    request: &http::Request<Bytes>,
) -> Result<(), String> {
    let validator = VALIDATORS.with_borrow_mut(|validators| {
        validators.entry(type_name::<R>()).or_insert_with(|| validator::<R>().map(Rc::new)).clone()
    });
    let Some(validator) = validator else { return Ok(()) };
    let Ok(body) = serde_json::from_slice::<Value>(request.body()) else { return Ok(()) };
    // The document has the newest names, but an older server was sent older ones.
    let is_renamed = |name: &String| name.starts_with("x-older-");
    if body.as_object().is_some_and(|members| members.keys().any(is_renamed)) {
        return Ok(());
    }
    if let Err(error) = validator.validate(&body) {
        return Err(format!("written: {body}\nnot valid: {error}"));
    }
    // `Value` has no numbers of 128 bits.
    if body.to_string().as_bytes() != request.body() {
        return Ok(());
    }
    for _ in 0..3 {
        let changed = changed(source, &body);
        if !validator.is_valid(&changed) {
            continue;
        }
        let mut request = request.clone();
        *request.body_mut() = changed.to_string().into();
        if let Err(error) = R::from_http_request(&request) {
            return Err(format!("valid: {changed}\nnot read: {error}"));
        }
    }
    Ok(())
}

/// Returns a validator of the body of a request, if it is JSON.
fn validator<R: IncomingRequest + 'static>() -> Option<Validator> {
    let endpoints = Box::leak(Box::new([ApiEndpoint::of::<R>()]));
    let document = document(Box::leak(Box::new(Api::new(endpoints)))).build().json;
    let paths = document["paths"].as_object()?;
    let operation = paths.values().next_back()?.as_object()?.values().next()?;
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
    if schema.is_null() {
        return None;
    }
    let schema = json!({ "components": document["components"], "allOf": [schema] });
    Some(jsonschema::draft202012::new(&schema).expect("the schema is valid"))
}

/// Returns the body without a member, or with another value in place of one.
fn changed(source: &mut Source, body: &Value) -> Value {
    let mut body = body.clone();
    let others = [
        json!(null),
        json!(true),
        json!(0),
        json!(200),
        json!(-1),
        json!(1.5),
        json!(""),
        json!("B"),
        json!([]),
        json!({}),
        json!([1]),
    ];
    let other = others[source.rng.usize(..others.len())].clone();
    if let Value::Object(members) = &mut body {
        let names: Vec<_> = members.keys().cloned().collect();
        let Some(name) = names.get(source.rng.usize(..names.len().max(1))) else { return other };
        if source.rng.bool() {
            members.remove(name);
        } else {
            members.insert(name.clone(), other);
        }
    }
    body
}
