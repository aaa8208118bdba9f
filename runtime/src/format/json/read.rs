//! Reads the members of a body.

use std::{borrow::Cow, cell::OnceCell, iter, mem};

use ::serde::{Deserialize as _, de::IgnoredAny};

use self::{any_value::AnyValue, cursor::Cursor, flattened::Other};
pub(crate) use self::{
    flattened::Flattened,
    seek::{Sought, plain_string, seek},
    source::{FlattenedJson, Json},
    value::MemberDeserializer,
};
use super::{as_empty, is_empty, message::MISSING, not_an_object, survey, text};
use crate::{
    DecodeError, DecodeErrorKind,
    format::field_reader::{Chunk, Entry, FieldReader, Format as _, Slot, Unknown, at_field},
};

mod any_value;
mod cursor;
mod flattened;
mod seek;
mod skip;
mod source;
mod value;

/// The maximum number of members that memory is reserved for, before they have been read.
const MAX_RESERVED: usize = 16_384;

/// Reads a body, which is an object; an empty one reads as `{}`.
///
/// # Errors
///
/// Returns an error if the body is not an object of these members.
pub(crate) fn read_members(
    body: &[u8],
    unknown: Unknown,
    columns: &Chunk<'_, Entry<'_, Json>>,
) -> Result<(), DecodeError> {
    match members(text(body)?, unknown, columns) {
        Err(error) if is_empty(body) => Err(as_empty(&error)),
        result => result,
    }
}

fn members(
    body: &str,
    unknown: Unknown,
    columns: &Chunk<'_, Entry<'_, Json>>,
) -> Result<(), DecodeError> {
    let mut cursor = Cursor::new(body);
    if !cursor.begin() {
        return Err(not_an_object(body));
    }
    let table = OnceCell::new();
    let mut fields = FieldReader::new(columns, &table);
    let (mut others, mut buffer) = (Vec::new(), String::new());
    let mut is_first = true;
    while cursor.next_member(mem::take(&mut is_first))? {
        let (range, found) = match fields.likely() {
            Some(field) if let Some(range) = cursor.skip_name(field.name()) => {
                fields.step();
                (range, Some((field, field.name())))
            }
            _ => {
                let (range, name) = cursor.name()?;
                (range, fields.find(&name))
            }
        };
        let slot: &mut dyn Slot<Json> = match found {
            Some((field, name)) => field.take(name)?,
            None if fields.has_flattened() => &mut Kept,
            None if unknown == Unknown::Ignore => &mut Ignored,
            None => {
                return Err(fields.unknown(&survey::name(body.as_bytes(), range.0, range.1)));
            }
        };
        let start = cursor.value(range, slot, &mut buffer)?;
        if found.is_none() && fields.has_flattened() {
            let value = (start, cursor.position());
            if others.is_empty() {
                // The next members may be as long as this one.
                let remaining = (body.len() - range.0) / (value.1 - range.0 + 1);
                others.reserve((remaining + 1).min(MAX_RESERVED));
            }
            others.push(Other::new(range, value));
        }
    }
    if fields.fill_absent()? {
        read_flattened(body, &mut others, unknown, columns)?;
    }
    cursor.end()
}

/// Returns whether all values of a JSON text can be read: none is nested too deeply.
pub(crate) fn is_readable(json: &str) -> bool {
    serde_json::from_str::<AnyValue>(json).is_ok()
}

/// Returns the error about a member that is missing in an object.
pub(crate) fn missing(name: &str) -> DecodeError {
    at_field::<Json>(name, DecodeErrorKind::Missing, MISSING)
}

/// Returns the names of the members of JSON that has been written, which begins with the byte before the
/// first one. They have JSON's own escapes. The value of the last one may be incomplete.
pub(crate) fn member_names(json: Option<&[u8]>) -> impl Iterator<Item = Cow<'_, str>> {
    let json = str::from_utf8(json.unwrap_or_default()).unwrap_or_default();
    let mut cursor = Cursor::new(json);
    let mut is_first = true;
    cursor.begin();
    iter::from_fn(move || {
        if !is_first {
            cursor.pass_value()?;
        }
        if cursor.position() >= json.len() || !cursor.next_member(is_first).ok()? {
            return None;
        }
        is_first = false;
        cursor.name().ok().map(|(_, name)| name)
    })
}

/// Returns the place of a member of the body, whose name has JSON's escapes.
pub(crate) fn place(name: &str) -> String {
    let name = serde_json::from_str::<String>(&format!("\"{name}\""));
    Json::place(&name.unwrap_or_default())
}

/// Skips the value of a member that no column names.
struct Ignored;

impl Slot<Json> for Ignored {
    fn read<'r, 'b: 'r>(
        &mut self,
        deserializer: MemberDeserializer<'r, 'b>,
    ) -> Result<(), serde_json::Error> {
        IgnoredAny::deserialize(deserializer).map(|IgnoredAny| ())
    }
}

/// Skips the value of a member that a flattened field may read later.
struct Kept;

impl Slot<Json> for Kept {
    fn read<'r, 'b: 'r>(
        &mut self,
        deserializer: MemberDeserializer<'r, 'b>,
    ) -> Result<(), serde_json::Error> {
        deserializer.skip_readable()
    }
}

/// Reads the flattened fields from the members that no other field has read.
fn read_flattened(
    body: &str,
    others: &mut [Other],
    unknown: Unknown,
    columns: &Chunk<'_, Entry<'_, Json>>,
) -> Result<(), DecodeError> {
    let mut field = 0;
    columns.try_for_each(&mut |entry| match entry {
        Entry::Named(_) => Ok(()),
        Entry::Flattened(slot) => {
            let Some(slot) = slot.take() else { return Ok(()) };
            field += 1;
            flattened::read(body, others, field, |flattened| slot.read(flattened))
        }
    })?;
    match others.iter().find(|it| !it.is_taken()) {
        Some(Other { name: (start, end), .. }) if unknown == Unknown::Deny => {
            Err(FieldReader::<Json>::left_over(&survey::name(body.as_bytes(), *start, *end)))
        }
        _ => Ok(()),
    }
}
