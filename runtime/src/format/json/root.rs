//! A deserializer that remembers which fields the type it was called for has.

use ::serde::{Deserializer, de::Visitor};

type Inner<'d, 'b> = &'d mut serde_json::Deserializer<serde_json::de::StrRead<'b>>;

/// Passes everything on, and so costs nothing.
///
/// The names of the fields serve errors: see [`locate`](super::locate::locate).
pub(super) struct Root<'d, 'b> {
    pub(super) inner: Inner<'d, 'b>,
    pub(super) fields: &'d mut Option<&'static [&'static str]>,
}

macro_rules! pass_on {
    ($($method:ident($($argument:ident: $type:ty),*);)*) => {
        $(
            fn $method<V: Visitor<'b>>(
                self,
                $($argument: $type,)*
                visitor: V,
            ) -> Result<V::Value, Self::Error> {
                self.inner.$method($($argument,)* visitor)
            }
        )*
    };
}

impl<'b> Deserializer<'b> for Root<'_, 'b> {
    type Error = serde_json::Error;

    fn deserialize_struct<V: Visitor<'b>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        *self.fields = Some(fields);
        self.inner.deserialize_struct(name, fields, visitor)
    }

    pass_on! {
        deserialize_any();
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
        deserialize_option();
        deserialize_unit();
        deserialize_unit_struct(name: &'static str);
        deserialize_newtype_struct(name: &'static str);
        deserialize_seq();
        deserialize_tuple(len: usize);
        deserialize_tuple_struct(name: &'static str, len: usize);
        deserialize_map();
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
        deserialize_identifier();
        deserialize_ignored_any();
    }
}
