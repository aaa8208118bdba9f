//! Compares documents.

use serde_json::Value;

pub use self::change::{Change, Changes};

mod change;
mod operation;
mod reference;
mod schema;

/// Compares two documents, for example of one version before and after a change of the definitions, or of two
/// versions.
///
/// These changes break clients: an operation is gone although the old document does not say that the new version
/// removes it; a parameter or a member of a request is new and required, became required or is gone; a type in a
/// request is narrower, or a type in a response wider; a response has another successful status or media type; an
/// operation needs credentials.
///
/// ```
/// use serde_json::json;
///
/// let document = |required: bool| {
///     let parameter = json!({
///         "name": "limit", "in": "query", "required": required, "schema": { "type": "integer" },
///     });
///     json!({
///         "openapi": "3.1.1", "info": { "title": "API", "version": "1.0" },
///         "paths": { "/messages": { "get": {
///             "parameters": [parameter], "responses": { "200": { "description": "OK" } },
///         } } },
///     })
/// };
/// let changes = pathlore_openapi::compare(&document(false), &document(true));
/// let breaking: Vec<_> = changes.breaking().map(ToString::to_string).collect();
/// assert_eq!(breaking, ["breaking: GET /messages: query parameter `limit`: is required now"]);
/// ```
#[must_use]
pub fn compare(old: &Value, new: &Value) -> Changes {
    Changes::new(operation::compare(old, new))
}
