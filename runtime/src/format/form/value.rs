//! Deserializes the values of one parameter.

use std::{borrow::Cow, fmt};

use ::serde::{
    Deserializer,
    de::{DeserializeSeed, EnumAccess, SeqAccess, VariantAccess, Visitor},
    forward_to_deserialize_any,
};

use super::read_error::ReadError;

/// A key or a single value.
pub(super) struct Text<'q>(pub(super) Cow<'q, str>);

/// The values of a key, of which there is at least one.
pub struct Values<'v, 'q> {
    pub(super) texts: &'v mut dyn Iterator<Item = Cow<'q, str>>,
    pub(super) count: usize,
}

impl fmt::Debug for Values<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Values").field("count", &self.count).finish_non_exhaustive()
    }
}

impl<'q> Values<'_, 'q> {
    fn next(&mut self) -> Option<Text<'q>> {
        self.count = self.count.checked_sub(1)?;
        self.texts.next().map(Text)
    }

    /// Returns the value if there is only one.
    fn single(mut self) -> Result<Text<'q>, ReadError> {
        match (self.count, self.next()) {
            (1, Some(text)) => Ok(text),
            _ => Err(ReadError::repeated()),
        }
    }
}

macro_rules! parse {
    ($($method:ident $visit:ident)*) => {
        $(
            fn $method<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
                match self.0.parse() {
                    Ok(value) => visitor.$visit(value),
                    Err(_) => Err(ReadError::expected(&visitor)),
                }
            }
        )*
    };
}

impl<'q> Deserializer<'q> for Text<'q> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.0 {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    parse! {
        deserialize_bool visit_bool
        deserialize_i8 visit_i8
        deserialize_i16 visit_i16
        deserialize_i32 visit_i32
        deserialize_i64 visit_i64
        deserialize_i128 visit_i128
        deserialize_u8 visit_u8
        deserialize_u16 visit_u16
        deserialize_u32 visit_u32
        deserialize_u64 visit_u64
        deserialize_u128 visit_u128
        deserialize_f32 visit_f32
        deserialize_f64 visit_f64
    }

    fn deserialize_bytes<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.0 {
            Cow::Borrowed(text) => visitor.visit_borrowed_bytes(text.as_bytes()),
            Cow::Owned(text) => visitor.visit_byte_buf(text.into_bytes()),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_option<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_some(self)
    }

    fn deserialize_unit<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.0.is_empty() { visitor.visit_unit() } else { Err(ReadError::expected(&visitor)) }
    }

    fn deserialize_unit_struct<V: Visitor<'q>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'q>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'q>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_enum(self)
    }

    fn deserialize_ignored_any<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    // Visitors of sequences, maps and structs return an error.
    forward_to_deserialize_any! {
        <V: Visitor<'q>>
        char str string identifier seq tuple tuple_struct map struct
    }
}

impl<'q> EnumAccess<'q> for Text<'q> {
    type Error = ReadError;
    type Variant = UnitVariant;

    fn variant_seed<V: DeserializeSeed<'q>>(
        self,
        seed: V,
    ) -> Result<(V::Value, UnitVariant), ReadError> {
        seed.deserialize(self).map(|variant| (variant, UnitVariant))
    }
}

/// The content of a variant, which is empty.
pub(super) struct UnitVariant;

impl<'q> VariantAccess<'q> for UnitVariant {
    type Error = ReadError;

    fn unit_variant(self) -> Result<(), ReadError> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'q>>(self, _: T) -> Result<T::Value, ReadError> {
        Err(ReadError::expected(&"a unit variant"))
    }

    fn tuple_variant<V: Visitor<'q>>(self, _: usize, _: V) -> Result<V::Value, ReadError> {
        Err(ReadError::expected(&"a unit variant"))
    }

    fn struct_variant<V: Visitor<'q>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, ReadError> {
        Err(ReadError::expected(&"a unit variant"))
    }
}

macro_rules! take_single {
    ($($method:ident($($argument:ident: $type:ty),*);)*) => {
        $(
            fn $method<V: Visitor<'q>>(
                self,
                $($argument: $type,)*
                visitor: V,
            ) -> Result<V::Value, ReadError> {
                self.single()?.$method($($argument,)* visitor)
            }
        )*
    };
}

impl<'q> Deserializer<'q> for Values<'_, 'q> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.count == 1 {
            self.single()?.deserialize_any(visitor)
        } else {
            self.deserialize_seq(visitor)
        }
    }

    fn deserialize_option<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'q>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'q>>(mut self, visitor: V) -> Result<V::Value, ReadError> {
        let value = visitor.visit_seq(&mut self)?;
        if self.count == 0 { Ok(value) } else { Err(ReadError::too_many()) }
    }

    fn deserialize_tuple<V: Visitor<'q>>(
        self,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'q>>(
        self,
        _name: &'static str,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'q>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    take_single! {
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
        deserialize_unit();
        deserialize_unit_struct(name: &'static str);
        deserialize_map();
        deserialize_struct(name: &'static str, fields: &'static [&'static str]);
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
        deserialize_identifier();
    }
}

impl<'q> SeqAccess<'q> for Values<'_, 'q> {
    type Error = ReadError;

    fn next_element_seed<T: DeserializeSeed<'q>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, ReadError> {
        self.next().map(|text| seed.deserialize(text)).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.count)
    }
}
