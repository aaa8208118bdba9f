//! Reads a flattened field, and makes its error.

use ::serde::de::Error as _;
use serde_json::Error;

use super::{
    super::{
        super::{
            locate::{locate, locate_in, without_position},
            message::Message,
            path::{Part, render},
            scan::Scan,
        },
        Kept,
        any_value::AnyValue,
        cursor::Cursor,
    },
    Flattened, Other, object_of,
};
use crate::{DecodeError, Place};

/// Facts about a field that could not be read.
#[derive(Default)]
pub(super) struct Failure {
    /// The names of the fields that the type has, if it is a struct.
    pub(super) fields: Option<&'static [&'static str]>,
    /// The text of the last error about a variant, and that error with its place.
    pub(super) located: Option<(String, DecodeError)>,
    /// Whether the content of an `Option` was refused.
    pub(super) is_option_refused: bool,
    /// The member whose value was refused last, and the text of the error.
    pub(super) refused: Option<(usize, String)>,
}

/// Reads a flattened field. `field` is its number, from 1.
///
/// # Errors
///
/// Returns an error if the members do not have the form that the type asks for, unless it is an
/// `Option`: then the value is `None`.
pub(crate) fn read<T>(
    body: &str,
    others: &mut [Other],
    field: usize,
    mut read: impl FnMut(Flattened<'_, '_>) -> Result<T, Error>,
) -> Result<T, DecodeError> {
    let mut failure = Failure::default();
    let (mut is_none, replaced) = (false, None);
    let mut attempt = |others: &mut [Other], failure: &mut Failure, is_none| {
        let buffer = &mut String::new();
        read(Flattened { body, others, field, failure, is_none, replaced, buffer })
    };
    let mut result = attempt(others, &mut failure, is_none);
    if result.is_err() && failure.is_option_refused {
        is_none = true;
        result = attempt(others, &mut failure, is_none);
    }
    result.map_err(|error| {
        let of_member = located_member(body, others, field, &error, &failure, is_none, &mut read);
        of_member.unwrap_or_else(|| match failure.located {
            Some((text, located)) if text == error.to_string() => located,
            _ => {
                release(others, field);
                refused(body, others, &error, failure.fields, &mut |flattened| {
                    read(Flattened { is_none, ..flattened }).err()
                })
            }
        })
    })
}

/// Gives back the members that a field has taken.
fn release(others: &mut [Other], field: usize) {
    others.iter_mut().filter(|it| it.taken_by == field).for_each(|it| it.taken_by = 0);
}

/// Locates the error if it is about the value of a member, of which parts are read again.
#[cold]
fn located_member<T>(
    body: &str,
    others: &mut [Other],
    field: usize,
    error: &Error,
    failure: &Failure,
    is_none: bool,
    read: &mut impl FnMut(Flattened<'_, '_>) -> Result<T, Error>,
) -> Option<DecodeError> {
    let (index, text) = failure.refused.as_ref()?;
    if *text != error.to_string() {
        return None;
    }
    let index = *index;
    let Other { name, value: (start, end), .. } = *others.get(index)?;
    let scan = Scan::at_member(body.as_bytes(), start, name);
    let mut read_again = |text: &str| {
        release(others, field);
        let (failure, replaced) = (&mut Failure::default(), Some((index, text)));
        let (others, buffer) = (&mut *others, &mut String::new());
        read(Flattened { body, others, field, failure, is_none, replaced, buffer }).err()
    };
    let with_position = match error.line() {
        0 => read_again(body.get(start..end)?),
        _ => None,
    };
    Some(locate(&scan, with_position.as_ref().unwrap_or(error), Some(&mut read_again)))
}

/// Returns the error about a field, unless it is about the value of a member.
#[cold]
fn refused(
    body: &str,
    others: &[Other],
    error: &Error,
    fields: Option<&'static [&'static str]>,
    read: &mut dyn FnMut(Flattened<'_, '_>) -> Option<Error>,
) -> DecodeError {
    let text = without_position(error);
    let message = Message::parse(&text);
    match message {
        Message::Missing(name) | Message::Duplicate(name)
            if fields.is_some_and(|fields| fields.contains(&name)) =>
        {
            DecodeError::new(
                Place::Body,
                render(&[Part::Name(name)]),
                message.kind(),
                message.detail_at_field(),
            )
        }
        // All members have been read when it arises.
        _ => locate_in(&object_of(body, others), &Error::custom(&text), &mut |json| {
            let mut others = match members(json) {
                Ok(others) => others,
                Err(error) => return Some(error),
            };
            let (others, failure) = (&mut *others, &mut Failure::default());
            let (field, is_none, replaced, buffer) = (1, false, None, &mut String::new());
            read(Flattened { body: json, others, field, failure, is_none, replaced, buffer })
        }),
    }
}

/// Returns the members of an object.
fn members(json: &str) -> Result<Vec<Other>, Error> {
    serde_json::from_str::<AnyValue>(json)?;
    let mut cursor = Cursor::new(json);
    let mut others = Vec::new();
    cursor.begin();
    while let Ok(true) = cursor.next_member(others.is_empty())
        && let Ok((name, _)) = cursor.name()
        && let Ok(start) = cursor.value(name, &mut Kept, &mut String::new())
    {
        others.push(Other::new(name, (start, cursor.position())));
    }
    Ok(others)
}
