//! Reads a flattened field, and makes its error.

use serde_json::Error;

use super::{
    super::super::{
        locate::without_position,
        message::Message,
        path::{Part, render},
    },
    Flattened, Other,
};
use crate::{DecodeError, Place};

/// Facts about a field that could not be read.
#[derive(Default)]
pub(super) struct Failure {
    /// The names of the fields that the type has, if it is a struct.
    pub(super) fields: Option<&'static [&'static str]>,
    /// The text of the last error about the value of a member, and that error with its place.
    pub(super) located: Option<(String, DecodeError)>,
    /// Whether the content of an `Option` was refused.
    pub(super) is_option_refused: bool,
}

/// Reads a flattened field.
///
/// # Errors
///
/// Returns an error if the members do not have the form that the type asks for, unless it is an
/// `Option`: then the value is `None`.
pub(in super::super) fn read<T>(
    body: &str,
    others: &mut [Other],
    mut read: impl FnMut(Flattened<'_, '_>) -> Result<T, Error>,
) -> Result<T, DecodeError> {
    let mut failure = Failure::default();
    let mut result = read(Flattened { body, others, failure: &mut failure, is_none: false });
    if result.is_err() && failure.is_option_refused {
        result = read(Flattened { body, others, failure: &mut failure, is_none: true });
    }
    result.map_err(|error| match failure.located {
        Some((text, located)) if text == error.to_string() => located,
        _ => refused(body, others, &error, failure.fields),
    })
}

/// Returns the error about a field, unless it is about the value of a member.
///
/// The error names a member only if that must be one of the body: because the type is known to have
/// such a field, or because no other object could lack it.
#[cold]
fn refused(
    body: &str,
    others: &[Other],
    error: &Error,
    fields: Option<&'static [&'static str]>,
) -> DecodeError {
    let is_object = |other: &Other| {
        body.get(other.value.0..other.value.1).is_some_and(|value| value.contains('{'))
    };
    let is_of_body = |name: &&str| match fields {
        Some(fields) => fields.contains(name),
        None => !others.iter().any(is_object),
    };
    let text = without_position(error);
    let message = Message::parse(&text);
    match message {
        Message::Missing(name) | Message::Duplicate(name) if is_of_body(&name) => DecodeError::new(
            Place::Body,
            render(&[Part::Name(name)]),
            message.kind(),
            message.detail_at_field(),
        ),
        _ => DecodeError::new(Place::Body, "", message.kind(), message.detail_around_field()),
    }
}
