//! Reads the members of a body.

use std::{borrow::Cow, mem};

use ::serde::{Deserialize, de::IgnoredAny};
use serde_json::de::StrRead;

use self::{cursor::Cursor, refused::not_flattened};
use super::{
    flattened::{self, AnyValue, Flattened, Other},
    not_an_object,
    path::{Part, render},
    survey, text,
};
use crate::{
    DecodeError, Place,
    format::field_reader::{Chunk, Entry, FieldReader, Format, Source, Unknown},
};

mod cursor;
mod refused;

/// The members of an object. Names are as JSON writes them between the quotes.
#[derive(Debug)]
pub struct Json;

/// The members that are left for flattened fields.
#[derive(Debug)]
pub struct FlattenedJson;

impl Source for Json {
    type Deserializer<'r, 'b: 'r> = &'r mut serde_json::Deserializer<StrRead<'b>>;
    type Error = serde_json::Error;
}

impl Source for FlattenedJson {
    type Deserializer<'r, 'b: 'r> = Flattened<'r, 'b>;
    type Error = serde_json::Error;
}

impl Format for Json {
    type Flattened = FlattenedJson;
    type State = ();
    const PLACE: Place = Place::Body;
    const REPEATS: bool = false;

    fn unescape(name: &'static str) -> Cow<'static, str> {
        serde_json::from_str(&format!("\"{name}\"")).unwrap_or_default()
    }

    fn place(name: &str) -> String {
        render(&[Part::Name(name)])
    }
}

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
    let body = text(body)?;
    let mut cursor = Cursor::new(body);
    if cursor.next_byte() != Some(b'{') {
        return Err(not_an_object(body));
    }
    cursor.skip(1);
    Members { cursor, fields: FieldReader::new(columns), columns, unknown, others: Others::Unasked }
        .read()
}

struct Members<'c, 's, 'b> {
    cursor: Cursor<'b>,
    fields: FieldReader<'c, 's, Json>,
    columns: &'c Chunk<'c, Entry<'s, Json>>,
    unknown: Unknown,
    others: Others,
}

/// The members that have the name of no column.
enum Others {
    /// There was none yet.
    Unasked,
    /// No column reads them.
    Unread,
    /// They are kept for flattened fields.
    Kept(Vec<Other>),
}

impl Members<'_, '_, '_> {
    fn read(mut self) -> Result<(), DecodeError> {
        let mut is_first = true;
        while self.cursor.next_member(mem::take(&mut is_first))? {
            self.member()?;
        }
        self.fields.fill_absent()?;
        self.read_flattened()?;
        self.cursor.end()
    }

    /// Reads a member, the cursor standing before its name.
    fn member(&mut self) -> Result<(), DecodeError> {
        let cursor = &mut self.cursor;
        let found = match self.fields.find(|name| cursor.is_next_name(name)) {
            Some((field, name)) => {
                cursor.skip_name(name.len());
                Some((field, name))
            }
            None => match cursor.other_name()? {
                // A name that JSON does not write as it is, or that the sender did not.
                Some(name) => {
                    let quoted = serde_json::to_string(&name).unwrap_or_default();
                    let escaped = quoted.get(1..quoted.len().saturating_sub(1));
                    self.fields.find(|name| escaped == Some(name))
                }
                None => None,
            },
        };
        match found {
            Some((field, name)) => {
                let slot = field.take(name)?;
                cursor.value(|deserializer| slot.read(deserializer))
            }
            None => self.other(),
        }
    }

    /// Reads a member that has the name of no column.
    fn other(&mut self) -> Result<(), DecodeError> {
        if let Others::Unasked = self.others {
            self.others = if is_any_flattened(self.columns) {
                Others::Kept(Vec::new())
            } else {
                Others::Unread
            };
        }
        let cursor = &mut self.cursor;
        match &mut self.others {
            Others::Kept(others) => {
                cursor.value(|deserializer| AnyValue::deserialize(deserializer).map(|_| ()))?;
                others.push(cursor.last_member());
                Ok(())
            }
            _ if self.unknown == Unknown::Deny => {
                let (start, end) = cursor.last_name();
                Err(self.fields.unknown(&survey::name(cursor.body().as_bytes(), start, end)))
            }
            _ => cursor.value(|deserializer| IgnoredAny::deserialize(deserializer).map(|_| ())),
        }
    }

    /// Reads the flattened fields from the members that are left.
    fn read_flattened(&mut self) -> Result<(), DecodeError> {
        let body = self.cursor.body();
        let mut none = Vec::new();
        let others = match &mut self.others {
            Others::Kept(others) => others,
            _ => &mut none,
        };
        self.columns.try_for_each(&mut |entry| match entry {
            Entry::Named(_) => Ok(()),
            Entry::Flattened(slot) => {
                let Some(slot) = slot.take() else { return Ok(()) };
                flattened::read(body, others, |flattened| slot.read(flattened))
                    .map_err(|(error, reading)| not_flattened(body, others, &error, reading))
            }
        })?;
        match others.iter().find(|it| !it.is_taken) {
            Some(Other { name: (start, end), .. }) if self.unknown == Unknown::Deny => {
                Err(FieldReader::<Json>::left_over(&survey::name(body.as_bytes(), *start, *end)))
            }
            _ => Ok(()),
        }
    }
}

fn is_any_flattened(columns: &Chunk<'_, Entry<'_, Json>>) -> bool {
    columns
        .try_for_each(&mut |entry| match entry {
            Entry::Named(_) => Ok(()),
            Entry::Flattened(_) => Err(()),
        })
        .is_err()
}
