//! Reads flattened fields, whose parameters are among those of the query.
//!
//! As in serde's derive, they are read in the order of the fields. A type that names its parameters
//! takes them. A type that takes any parameter, as a map does, sees all that are left.

use std::{borrow::Cow, cell::Cell, fmt};

use ::serde::{
    Deserialize as _, Deserializer,
    de::{DeserializeSeed, EnumAccess, Error as _, VariantAccess, Visitor},
    forward_to_deserialize_any,
};

use super::{
    encoded::{EncodedPair, pair_at},
    groups::Groups,
    guess::{self, Guesses, Limits},
    read_error::ReadError,
};
use crate::{DecodeError, format::field_reader::Source};

/// The parameters that the named fields leave.
#[derive(Debug)]
pub struct FlattenedForm;

impl Source for FlattenedForm {
    type Deserializer<'r, 'b: 'r> = FlattenedParameters<'r, 'b>;
    type Error = ReadError;
}

/// A parameter that no other field reads.
pub(super) struct Other<'q> {
    pair: EncodedPair<'q>,
    /// The number of the flattened field that has taken it, or 0.
    taken_by: Cell<usize>,
}

impl<'q> Other<'q> {
    pub(super) fn new(pair: EncodedPair<'q>) -> Self {
        Self { pair, taken_by: Cell::new(0) }
    }

    /// Returns the key if no field has taken the parameter.
    pub(super) fn left_over(&self) -> Option<Cow<'q, str>> {
        if self.taken_by.get() == 0 { self.pair.key() } else { None }
    }
}

/// Reads a flattened field from the parameters that no other field has read. `field` is its number,
/// from 1.
///
/// # Errors
///
/// Returns an error if the parameters do not have the form that the type asks for, unless it is an
/// `Option`: then the value is `None`.
pub(super) fn read<T>(
    query: &str,
    others: &[Other<'_>],
    field: usize,
    mut read: impl FnMut(FlattenedParameters<'_, '_>) -> Result<T, ReadError>,
) -> Result<T, DecodeError> {
    let is_option_refused = Cell::new(false);
    let mut attempt = |guesses: &Guesses, is_none| {
        others.iter().filter(|it| it.taken_by.get() == field).for_each(|it| it.taken_by.set(0));
        let is_option_refused = &is_option_refused;
        read(FlattenedParameters { others, field, guesses, is_none, is_option_refused })
    };
    let result = guess::read(
        || Limits::of(others.len()),
        |start| pair_at(query, start),
        |guesses| attempt(guesses, false),
    );
    match result {
        // The visitor of the `Option` is gone, so this starts again.
        Err(_) if is_option_refused.get() => Ok(attempt(&Guesses::default(), true)?),
        result => Ok(result?),
    }
}

/// Reads a flattened field from the parameters that no other field has read.
pub struct FlattenedParameters<'r, 'q> {
    others: &'r [Other<'q>],
    field: usize,
    guesses: &'r Guesses,
    /// Whether an `Option` is `None`, because its content was refused before.
    is_none: bool,
    is_option_refused: &'r Cell<bool>,
}

/// Does not show the query.
impl fmt::Debug for FlattenedParameters<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlattenedParameters").finish_non_exhaustive()
    }
}

impl<'r, 'q> FlattenedParameters<'r, 'q> {
    /// Returns the parameters that are left.
    fn all(&self) -> Groups<'r, 'q, impl Iterator<Item = EncodedPair<'q>> + Clone + use<'r, 'q>> {
        self.taken_by(0)
    }

    /// Takes the parameters with these names.
    fn take(
        &self,
        names: &[&str],
    ) -> Groups<'r, 'q, impl Iterator<Item = EncodedPair<'q>> + Clone + use<'r, 'q>> {
        for other in self.others {
            if other.left_over().is_some_and(|key| names.contains(&&*key)) {
                other.taken_by.set(self.field);
            }
        }
        self.taken_by(self.field)
    }

    /// Returns the parameters that a field has taken.
    fn taken_by(
        &self,
        field: usize,
    ) -> Groups<'r, 'q, impl Iterator<Item = EncodedPair<'q>> + Clone + use<'r, 'q>> {
        let taken = self.others.iter().filter(move |it| it.taken_by.get() == field);
        Groups::new(taken.map(|it| it.pair), self.guesses)
    }
}

impl<'q> Deserializer<'q> for FlattenedParameters<'_, 'q> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_map(&mut self.all())
    }

    fn deserialize_map<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_map(&mut self.all())
    }

    fn deserialize_struct<V: Visitor<'q>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_map(&mut self.take(fields))
    }

    fn deserialize_enum<V: Visitor<'q>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let keys = self.others.iter().filter_map(Other::left_over);
        let mut names = keys.filter_map(|key| variants.iter().find(|name| **name == key));
        let Some(name) = names.next() else {
            return Err(ReadError::custom("no variant of the enum in the flattened data"));
        };
        visitor.visit_enum(Variant(self.take(&[name])))
    }

    fn deserialize_option<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.is_none {
            return visitor.visit_none();
        }
        let is_option_refused = self.is_option_refused;
        visitor.visit_some(self).inspect_err(|_| is_option_refused.set(true))
    }

    fn deserialize_newtype_struct<V: Visitor<'q>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_unit<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'q>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    fn deserialize_ignored_any<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    // Visitors of other types than structs and maps return an error.
    forward_to_deserialize_any! {
        <V: Visitor<'q>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        seq tuple tuple_struct identifier
    }
}

/// A parameter as a variant of an enum, whose name is the key.
struct Variant<'r, 'q, I>(Groups<'r, 'q, I>);

impl<'q, I: Iterator<Item = EncodedPair<'q>> + Clone> EnumAccess<'q> for Variant<'_, 'q, I> {
    type Error = ReadError;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'q>>(
        mut self,
        seed: V,
    ) -> Result<(V::Value, Self), ReadError> {
        let variant = seed.deserialize(self.0.next_name())?;
        Ok((variant, self))
    }
}

impl<'q, I: Iterator<Item = EncodedPair<'q>> + Clone> VariantAccess<'q> for Variant<'_, 'q, I> {
    type Error = ReadError;

    fn unit_variant(mut self) -> Result<(), ReadError> {
        self.0.read(|values| <()>::deserialize(values))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'q>>(
        mut self,
        seed: T,
    ) -> Result<T::Value, ReadError> {
        self.0.read(|values| seed.deserialize(values))
    }

    fn tuple_variant<V: Visitor<'q>>(
        mut self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.0.read(|values| values.deserialize_tuple(length, visitor))
    }

    fn struct_variant<V: Visitor<'q>>(
        mut self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.0.read(|values| values.deserialize_struct("", fields, visitor))
    }
}
