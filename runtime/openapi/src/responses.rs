//! Responses and errors by status.

use std::collections::BTreeMap;

use pathlore::describe::{AnswerDescription, ErrorDescription, Schemas};
use serde_json::{Value, json};

use crate::{
    body::{Direction, content},
    history::Known,
    object::Object,
    parameters::headers,
};

/// Adds the responses of an endpoint, which have a status each.
pub(crate) fn success(
    answers: Option<&'static [AnswerDescription]>,
    known: &Known,
    schemas: &mut Schemas,
    responses: &mut Object,
) {
    let Some(answers) = answers else {
        responses.set("2XX", json!({ "description": "Success" }));
        return;
    };
    for answer in answers {
        for status in answer.statuses {
            let reason = status.canonical_reason().unwrap_or("Success");
            let docs = answer.message.docs;
            let description = if docs.is_empty() { reason } else { docs };
            let response = Object::new()
                .with("description", description)
                .with_object("headers", headers(&answer.message, known, schemas))
                .with_object(
                    "content",
                    content(&answer.message, Direction::Written, None, known, schemas),
                );
            responses.set(status.as_str(), response);
        }
    }
}

/// Adds the errors of an endpoint as references to shared responses, which are added to `shared`.
pub(crate) fn errors(
    error: Option<&'static ErrorDescription>,
    known: &Known,
    schemas: &mut Schemas,
    responses: &mut Object,
    shared: &mut Object,
) {
    let mut next = error;
    while let Some(error) = next {
        for (status, cases) in by_status(error) {
            let name = format!("{}_{status}", error.ident);
            if !shared.contains(&name) {
                shared.set(&name, response(error, &cases, known, schemas));
            }
            if !responses.contains(&status) {
                responses.set(&status, json!({ "$ref": format!("#/components/responses/{name}") }));
            }
        }
        next = error.common;
    }
    if !responses.contains("default") {
        responses.set("default", json!({ "description": "Any other error" }));
    }
}

/// Returns the cases of an error type by their statuses, classes of statuses, or `default`.
fn by_status(error: &ErrorDescription) -> BTreeMap<String, Vec<&'static AnswerDescription>> {
    let mut all = BTreeMap::<String, Vec<_>>::new();
    for case in error.answers {
        let statuses = case.statuses.iter().map(|status| status.as_str().to_owned());
        let classes = case.classes.iter().map(|class| format!("{class}XX"));
        let mut keys: Vec<_> = statuses.chain(classes).collect();
        if keys.is_empty() {
            keys.push("default".to_owned());
        }
        for key in keys {
            all.entry(key).or_default().push(case);
        }
    }
    all
}

fn response(
    error: &ErrorDescription,
    cases: &[&'static AnswerDescription],
    known: &Known,
    schemas: &mut Schemas,
) -> Value {
    let descriptions: Vec<_> =
        cases.iter().map(|case| case.message.docs).filter(|docs| !docs.is_empty()).collect();
    let description = match (descriptions.join("\n\n"), error.docs) {
        (own, _) if !own.is_empty() => own,
        (_, "") => error.ident.to_owned(),
        (_, docs) => docs.to_owned(),
    };
    let mut all_headers = Object::new();
    // The schemas of each media type.
    let mut media_types = BTreeMap::<String, Vec<Value>>::new();
    for case in cases {
        let code = error.code.zip(case.code);
        let content = content(&case.message, Direction::Written, code, known, schemas);
        let (Value::Object(content), Value::Object(headers)) =
            (content.into(), headers(&case.message, known, schemas).into())
        else {
            continue;
        };
        for (name, header) in headers {
            all_headers.set(&name, header);
        }
        for (media_type, mut content) in content {
            media_types.entry(media_type).or_default().push(content["schema"].take());
        }
    }
    let mut content = Object::new();
    for (media_type, mut schemas) in media_types {
        let schema = match schemas.pop() {
            Some(only) if schemas.is_empty() => only,
            last => {
                schemas.extend(last);
                json!({ "anyOf": schemas })
            }
        };
        content.set(&media_type, json!({ "schema": schema }));
    }
    Object::new()
        .with("description", description)
        .with_object("headers", all_headers)
        .with_object("content", content)
        .into()
}
