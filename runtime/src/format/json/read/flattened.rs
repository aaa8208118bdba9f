//! Reads flattened fields, whose members are among those of the body.
//!
//! As in serde's derive, they are read in the order of the fields. A type that names its members
//! takes them. A type that takes any member, as a map does, sees all that are left.

use std::{fmt, io::Read as _, iter};

use ::serde::{
    Deserializer,
    de::{DeserializeSeed, Error as _, MapAccess, Visitor, value::MapDeserializer},
};
use serde_json::Error;

pub(super) use self::reading::read;
use self::{key::Key, reading::Failure};
use super::{
    super::{
        locate::without_position,
        message::Message,
        path::{Part, render},
        survey::name,
    },
    cursor::Cursor,
    value::MemberDeserializer,
};
use crate::{DecodeError, Place, serde::raw::RAW};

mod key;
mod reading;

/// A member that no other field reads.
pub(super) struct Other {
    /// The positions of the quotes around its name.
    pub(super) name: (usize, usize),
    /// The positions where its value starts and ends.
    pub(super) value: (usize, usize),
    /// The number of the flattened field that has taken it, or 0.
    taken_by: usize,
}

impl Other {
    pub(super) fn new(name: (usize, usize), value: (usize, usize)) -> Self {
        Self { name, value, taken_by: 0 }
    }

    pub(super) fn is_taken(&self) -> bool {
        self.taken_by != 0
    }

    fn is_one_of(&self, body: &str, names: &[&str]) -> bool {
        names.contains(&&*name(body.as_bytes(), self.name.0, self.name.1))
    }
}

/// Reads a flattened field from the members that no other field has read.
pub struct Flattened<'r, 'b> {
    body: &'b str,
    others: &'r mut [Other],
    /// The number of the field, from 1.
    field: usize,
    failure: &'r mut Failure,
    /// Whether an `Option` is `None`, because its content was refused before.
    is_none: bool,
    /// A string that is read instead of the value of this member.
    replaced: Option<(usize, &'b str)>,
    /// For strings with escapes.
    buffer: &'r mut String,
}

/// Does not show the body.
impl fmt::Debug for Flattened<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Flattened").finish_non_exhaustive()
    }
}

/// Returns the text of an object of the members that no field has taken.
fn object_of(body: &str, others: &[Other]) -> String {
    let left = || others.iter().filter(|other| !other.is_taken());
    let length: usize = left().map(|other| other.value.1 - other.name.0 + 1).sum();
    let mut text = String::with_capacity(length + 2);
    for other in left() {
        text.push(if text.is_empty() { '{' } else { ',' });
        text.push_str(body.get(other.name.0..other.value.1).unwrap_or_default());
    }
    text.push_str(if text.is_empty() { "{}" } else { "}" });
    text
}

impl<'r, 'b> Flattened<'r, 'b> {
    fn members(self, only: Option<&'static [&'static str]>) -> Members<'r, 'b> {
        Members { flattened: self, next: 0, only }
    }

    /// The members that are left as the text of an object.
    fn text(&self) -> String {
        object_of(self.body, self.others)
    }

    /// The part of the body between two positions.
    fn part(&self, start: usize, end: usize) -> &'b str {
        self.body.get(start..end).unwrap_or_default()
    }

    fn value<T: DeserializeSeed<'b>>(&mut self, index: usize, seed: T) -> Result<T::Value, Error> {
        let Some(Other { value: (start, end), .. }) = self.others.get(index) else {
            return Err(Error::custom("no such member"));
        };
        let (mut cursor, is_replaced) = match self.replaced {
            Some((replaced, text)) if replaced == index => (Cursor::new(text), true),
            _ => (Cursor::new(self.part(*start, *end)), false),
        };
        let deserializer = if is_replaced {
            MemberDeserializer::with_positions(&mut cursor)
        } else {
            MemberDeserializer::new(&mut cursor, self.buffer)
        };
        seed.deserialize(deserializer).inspect_err(|error| {
            self.failure.refused = Some((index, error.to_string()));
        })
    }
}

/// Types that members cannot be flattened into.
macro_rules! refuse {
    ($($method:ident($($argument:ident: $type:ty),*);)*) => {$(
        fn $method<V: Visitor<'b>>(self, $($argument: $type,)* _: V) -> Result<V::Value, Error> {
            Err(Error::custom("can only flatten structs and maps"))
        }
    )*};
}

/// Types that need no members.
macro_rules! unit {
    ($($method:ident($($argument:ident: $type:ty),*);)*) => {$(
        fn $method<V: Visitor<'b>>(
            self,
            $($argument: $type,)*
            visitor: V,
        ) -> Result<V::Value, Error> {
            visitor.visit_unit()
        }
    )*};
}

impl<'b> Deserializer<'b> for Flattened<'_, 'b> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'b>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(self.members(None))
    }

    fn deserialize_map<V: Visitor<'b>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(self.members(None))
    }

    fn deserialize_struct<V: Visitor<'b>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.failure.fields = Some(fields);
        visitor.visit_map(self.members(Some(fields)))
    }

    fn deserialize_enum<V: Visitor<'b>>(
        self,
        enum_name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let body = self.body;
        let is_variant = |it: &&mut Other| !it.is_taken() && it.is_one_of(body, variants);
        let Some(member) = self.others.iter_mut().find(is_variant) else {
            return Err(Error::custom("no variant of the enum in the flattened data"));
        };
        member.taken_by = self.field;
        let (name_range, end) = (member.name, member.value.1);
        let part = self.part(name_range.0, end);
        // In JSON, an enum is an object with one member.
        let object = b"{".chain(part.as_bytes()).chain(&b"}"[..]);
        let mut deserializer = serde_json::Deserializer::from_reader(object);
        deserializer.deserialize_enum(enum_name, variants, visitor).inspect_err(|error| {
            let text = without_position(error);
            let message = Message::parse(&text);
            let variant = name(body.as_bytes(), name_range.0, name_range.1);
            let located = DecodeError::new(
                Place::Body,
                render(&[Part::Name(variant)]),
                message.kind(),
                message.detail_around_field(),
            );
            self.failure.located = Some((error.to_string(), located));
        })
    }

    fn deserialize_option<V: Visitor<'b>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_none {
            return visitor.visit_none();
        }
        let Self { body, others, field, failure, is_none, replaced, buffer } = self;
        let content =
            Flattened { body, others, field, failure: &mut *failure, is_none, replaced, buffer };
        let result = visitor.visit_some(content);
        // The visitor is gone: `read` starts again.
        failure.is_option_refused |= result.is_err();
        result
    }

    fn deserialize_newtype_struct<V: Visitor<'b>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if name == RAW {
            let text = iter::once((RAW, self.text()));
            return visitor.visit_map(MapDeserializer::new(text));
        }
        visitor.visit_newtype_struct(self)
    }

    unit! {
        deserialize_unit();
        deserialize_unit_struct(_name: &'static str);
        deserialize_ignored_any();
    }

    refuse! {
        deserialize_bool();
        deserialize_i8();
        deserialize_i16();
        deserialize_i32();
        deserialize_i64();
        deserialize_i128();
        deserialize_u8();
        deserialize_u16();
        deserialize_u32();
        deserialize_u64();
        deserialize_u128();
        deserialize_f32();
        deserialize_f64();
        deserialize_char();
        deserialize_str();
        deserialize_string();
        deserialize_bytes();
        deserialize_byte_buf();
        deserialize_seq();
        deserialize_tuple(_length: usize);
        deserialize_tuple_struct(_name: &'static str, _length: usize);
        deserialize_identifier();
    }
}

/// The members that are left, or only those with certain names, which are taken.
struct Members<'r, 'b> {
    flattened: Flattened<'r, 'b>,
    /// The index of the next member.
    next: usize,
    only: Option<&'static [&'static str]>,
}

impl<'b> MapAccess<'b> for Members<'_, 'b> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'b>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let body = self.flattened.body;
        let only = self.only;
        while let Some(other) = self.flattened.others.get_mut(self.next) {
            self.next += 1;
            if other.is_taken() || only.is_some_and(|names| !other.is_one_of(body, names)) {
                continue;
            }
            if only.is_some() {
                other.taken_by = self.flattened.field;
            }
            let (start, end) = other.name;
            let name = self.flattened.part(start, end + 1);
            return seed.deserialize(Key(name)).map(Some);
        }
        Ok(None)
    }

    fn next_value_seed<T: DeserializeSeed<'b>>(&mut self, seed: T) -> Result<T::Value, Error> {
        self.flattened.value(self.next.saturating_sub(1), seed)
    }
}
