//! Errors about members, and the places that they name.

use super::{
    super::{
        locate::{not_json, offset, without_position},
        message::Message,
        scan::Scan,
    },
    flattened::{Failure, Other},
    source::Json,
};
use crate::{DecodeError, Place, format::field_reader::at_field};

/// Returns the error about a name, at this position, that is not a string.
#[cold]
pub(super) fn not_a_name(body: &str, position: usize, error: &serde_json::Error) -> DecodeError {
    let part = body.as_bytes().get(position..).unwrap_or_default();
    let end = position + offset(part, error.line(), error.column());
    let scan = Scan::new(body.as_bytes());
    not_json(&scan, end, &without_position(error), error.is_eof())
}

/// Returns the error about a flattened field.
///
/// If the value of a member was refused, the error has a place already. Any other error names the
/// member only if the member must be one of the body: because the type is known to have such a
/// field, or because no other object could lack it.
#[cold]
pub(super) fn not_flattened(
    body: &str,
    others: &[Other],
    error: &serde_json::Error,
    failure: Failure,
) -> DecodeError {
    if let Some((text, located)) = failure.located
        && text == error.to_string()
    {
        return located;
    }
    let is_object = |other: &Other| {
        body.get(other.value.0..other.value.1).is_some_and(|value| value.contains('{'))
    };
    let is_of_body = |name: &&str| match failure.fields {
        Some(fields) => fields.contains(name),
        None => !others.iter().any(is_object),
    };
    let text = without_position(error);
    let message = Message::parse(&text);
    match message {
        Message::Missing(name) | Message::Duplicate(name) if is_of_body(&name) => {
            at_field::<Json>(name, message.kind(), message.detail_at_field())
        }
        _ => DecodeError::new(Place::Body, "", message.kind(), message.detail_around_field()),
    }
}
