//! Reads the fields with `flatten`, whose members stand among those of the body.
//!
//! It does so as serde's derive does, in the order of the fields: a type that names its
//! members takes them, and one that takes any, as a map does, sees all that are left.

use std::{fmt, io::Read as _};

use ::serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor},
};
use serde_json::Error;

use self::reading::{Progress, bit};
pub(super) use self::reading::{Reading, read};
use super::{
    locate::without_position,
    message::Message,
    path::{Part, render},
    survey::name,
};
use crate::{DecodeError, Place};

mod reading;

/// A member that no other field reads.
pub(super) struct Other {
    /// The positions of the quotes around its name.
    pub(super) name: (usize, usize),
    /// Where its value begins, and ends.
    pub(super) value: (usize, usize),
    /// Whether a field has taken it.
    pub(super) is_taken: bool,
}

impl Other {
    /// Whether it has one of these names.
    fn is_one_of(&self, body: &str, names: &[&str]) -> bool {
        names.contains(&&*name(body.as_bytes(), self.name.0, self.name.1))
    }
}

/// Any value. Unlike [`IgnoredAny`](::serde::de::IgnoredAny) it must be one that a type can be
/// read from: a number that is not too large, a text that is Unicode, not nested too deeply.
pub(super) struct AnyValue;

impl<'de> Deserialize<'de> for AnyValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

macro_rules! scalars {
    ($($method:ident($type:ty);)*) => {$(
        fn $method<E>(self, _: $type) -> Result<Self, E> {
            Ok(self)
        }
    )*};
}

impl<'de> Visitor<'de> for AnyValue {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    scalars! {
        visit_bool(bool);
        visit_i64(i64);
        visit_u64(u64);
        visit_f64(f64);
        visit_str(&str);
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Self, A::Error> {
        while let Some(Self) = elements.next_element()? {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self, A::Error> {
        while let Some((Self, Self)) = members.next_entry()? {}
        Ok(self)
    }
}

/// Reads a field with `flatten` from the members that no other field has read.
pub struct Flattened<'r, 'b> {
    pub(super) body: &'b str,
    pub(super) others: &'r mut [Other],
    progress: &'r mut Progress,
    /// A text that is read instead of the value of this member.
    replaced: Option<(usize, &'b str)>,
}

/// Without the body.
impl fmt::Debug for Flattened<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Flattened").finish_non_exhaustive()
    }
}

impl<'r, 'b> Flattened<'r, 'b> {
    fn all(self) -> Members<'r, 'b> {
        Members { flattened: self, next: 0, only: None }
    }

    /// The part of the body between two positions.
    fn part(&self, start: usize, end: usize) -> &'b str {
        self.body.get(start..end).unwrap_or_default()
    }

    fn value<T: DeserializeSeed<'b>>(&mut self, index: usize, seed: T) -> Result<T::Value, Error> {
        let Some(Other { value: (start, end), .. }) = self.others.get(index) else {
            return Err(Error::custom("no such member"));
        };
        let text = match self.replaced {
            Some((replaced, text)) if replaced == index => text,
            _ => self.part(*start, *end),
        };
        seed.deserialize(&mut serde_json::Deserializer::from_str(text)).inspect_err(|error| {
            self.progress.refused = Some((index, error.to_string()));
        })
    }
}

/// What has no members.
macro_rules! refuse {
    ($($method:ident($($argument:ident: $type:ty),*);)*) => {$(
        fn $method<V: Visitor<'b>>(self, $($argument: $type,)* _: V) -> Result<V::Value, Error> {
            Err(Error::custom("can only flatten structs and maps"))
        }
    )*};
}

/// What needs no members.
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
        visitor.visit_map(self.all())
    }

    fn deserialize_map<V: Visitor<'b>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(self.all())
    }

    fn deserialize_struct<V: Visitor<'b>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.progress.fields = Some(fields);
        visitor.visit_map(Members { only: Some(fields), ..self.all() })
    }

    fn deserialize_enum<V: Visitor<'b>>(
        self,
        enum_name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let body = self.body;
        let is_variant = |it: &&mut Other| !it.is_taken && it.is_one_of(body, variants);
        let Some(member) = self.others.iter_mut().find(is_variant) else {
            return Err(Error::custom("no variant of the enum in the flattened data"));
        };
        member.is_taken = true;
        let (name_range, end) = (member.name, member.value.1);
        let part = self.part(name_range.0, end);
        // A member that is alone is what an enum is as JSON.
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
            self.progress.located = Some((error.to_string(), located));
        })
    }

    /// Of an `Option` whose content is refused the reading begins anew: see
    /// [`is_none`](Progress::is_none).
    fn deserialize_option<V: Visitor<'b>>(self, visitor: V) -> Result<V::Value, Error> {
        let Self { body, others, progress, replaced } = self;
        if progress.is_none {
            return visitor.visit_none();
        }
        let result =
            visitor.visit_some(Flattened { body, others, progress: &mut *progress, replaced });
        progress.is_option_refused |= result.is_err();
        result
    }

    fn deserialize_newtype_struct<V: Visitor<'b>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
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

/// The members, or only those with certain names, which are taken.
struct Members<'r, 'b> {
    flattened: Flattened<'r, 'b>,
    /// The index of the next one.
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
            if other.is_taken || only.is_some_and(|names| !other.is_one_of(body, names)) {
                continue;
            }
            if only.is_some() {
                other.is_taken = true;
                self.flattened.progress.taken |= bit(self.next - 1);
            }
            let (start, end) = other.name;
            let name = self.flattened.part(start, end + 1);
            return seed.deserialize(&mut serde_json::Deserializer::from_str(name)).map(Some);
        }
        Ok(None)
    }

    fn next_value_seed<T: DeserializeSeed<'b>>(&mut self, seed: T) -> Result<T::Value, Error> {
        self.flattened.value(self.next.saturating_sub(1), seed)
    }
}
