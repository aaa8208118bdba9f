//! Values as JSON text.

use std::{borrow::Cow, fmt, io, iter};

use ::serde::{
    Deserialize, Deserializer, Serialize,
    de::{
        DeserializeSeed, Error, MapAccess, SeqAccess, Visitor,
        value::{BorrowedStrDeserializer, MapDeserializer},
    },
    forward_to_deserialize_any,
};

/// The names of the types that `serde_json` reads and writes in its own way begin with this.
pub(crate) const PRIVATE: &str = "$serde_json::private::";

/// The name of the type by which `serde_json` recognises that JSON text is asked for. Formats that
/// do not know it give the value, which is then written as JSON.
pub(crate) const RAW: &str = "$serde_json::private::RawValue";

/// A value as JSON text, without white space around it.
pub(crate) struct JsonText<'de>(pub(crate) Cow<'de, str>);

impl<'de> Deserialize<'de> for JsonText<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(RAW, TextVisitor).map(Self)
    }
}

/// The text of an object, as a deserializer. It gives the text to a type that asks for it, as `serde_json` does, but
/// need not look for the end.
pub(crate) struct ObjectText<'de>(pub(crate) &'de str);

impl<'de> Deserializer<'de> for ObjectText<'de> {
    type Error = serde_json::Error;

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        if name == RAW {
            let text = iter::once((RAW, BorrowedStrDeserializer::new(self.0)));
            return visitor.visit_map(MapDeserializer::new(text));
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        serde_json::Deserializer::from_str(self.0).deserialize_any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_some(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        serde_json::Deserializer::from_str(self.0).deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

struct TextVisitor;

/// Visits values that are not yet JSON text, with [`Append`].
macro_rules! append {
    ($($method:ident($($value:ident: $type:ty)?);)*) => {$(
        fn $method<E: Error>(self, $($value: $type)?) -> Result<Self::Value, E> {
            let mut out = Vec::new();
            Append(&mut out).$method($($value)?)?;
            into_text(out)
        }
    )*};
}

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Append(&mut Vec::new()).expecting(f)
    }

    append! {
        visit_bool(value: bool);
        visit_i64(value: i64);
        visit_i128(value: i128);
        visit_u64(value: u64);
        visit_u128(value: u128);
        visit_f64(value: f64);
        visit_str(value: &str);
        visit_none();
        visit_unit();
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<Self::Value, A::Error> {
        let mut out = Vec::new();
        Append(&mut out).visit_seq(elements)?;
        into_text(out)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut out = Vec::new();
        match members.next_key_seed(FirstName(&mut out))? {
            None => out.push(b'{'),
            Some(Form::Text) => return members.next_value_seed(Text),
            Some(Form::Members) => Append(&mut out).rest(members)?,
        }
        out.push(b'}');
        into_text(out)
    }
}

fn into_text<E: Error>(out: Vec<u8>) -> Result<Cow<'static, str>, E> {
    String::from_utf8(out).map(Cow::Owned).map_err(E::custom)
}

/// What an object is.
enum Form {
    /// JSON text that `serde_json` has found.
    Text,
    /// Members, the first name of which has been written.
    Members,
}

/// Writes the first name of an object, unless it is the one by which `serde_json` gives JSON text.
struct FirstName<'o>(&'o mut Vec<u8>);

impl<'de> DeserializeSeed<'de> for FirstName<'_> {
    type Value = Form;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Form, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for FirstName<'_> {
    type Value = Form;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Form, E> {
        if name == RAW {
            return Ok(Form::Text);
        }
        self.0.push(b'{');
        Append(self.0).visit_str(name)?;
        Ok(Form::Members)
    }
}

/// JSON text that `serde_json` has found.
struct Text;

impl<'de> DeserializeSeed<'de> for Text {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Text {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text))
    }
}

/// Writes a value as JSON.
struct Append<'o>(&'o mut Vec<u8>);

impl Append<'_> {
    fn scalar<T: Serialize, E: Error>(self, value: T) -> Result<(), E> {
        serde_json::to_writer::<&mut dyn io::Write, _>(self.0, &value).map_err(E::custom)
    }

    /// Writes what follows the first name of an object.
    fn rest<'de, A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        loop {
            self.0.push(b':');
            members.next_value_seed(Append(self.0))?;
            let end = self.0.len();
            self.0.push(b',');
            if members.next_key_seed(Append(self.0))?.is_none() {
                self.0.truncate(end);
                return Ok(());
            }
        }
    }
}

macro_rules! scalars {
    ($($method:ident($($value:ident: $type:ty)?) => $written:expr;)*) => {$(
        fn $method<E: Error>(self, $($value: $type)?) -> Result<(), E> {
            self.scalar($written)
        }
    )*};
}

impl<'de> DeserializeSeed<'de> for Append<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Append<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    scalars! {
        visit_bool(value: bool) => value;
        visit_i64(value: i64) => value;
        visit_i128(value: i128) => value;
        visit_u64(value: u64) => value;
        visit_u128(value: u128) => value;
        visit_f64(value: f64) => value;
        visit_str(value: &str) => value;
        visit_none() => ();
        visit_unit() => ();
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        self.0.push(b'[');
        let start = self.0.len();
        while elements.next_element_seed(Append(self.0))?.is_some() {
            self.0.push(b',');
        }
        if self.0.len() > start {
            self.0.pop();
        }
        self.0.push(b']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        self.0.push(b'{');
        if members.next_key_seed(Append(self.0))?.is_some() {
            Append(self.0).rest(members)?;
        }
        self.0.push(b'}');
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use ::serde::de::value::Error as ValueError;
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn text_of_a_body_is_borrowed() {
        let json = r#" { "b" : [1.50, "\u0041"], "b": 2 } "#;
        let JsonText(text) = serde_json::from_str(json).unwrap();
        assert!(matches!(text, Cow::Borrowed(text) if text == json.trim()));
    }

    #[test]
    fn other_values_are_written() {
        let value = json!({ "b": [1.5, null, "A\"", []], "c": { "d": true, "e": {} }, "f": -1 });
        let JsonText(text) = JsonText::deserialize(value.clone()).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);

        let pairs = [("a", 1_u8), ("a", 2)];
        let map = MapDeserializer::<_, ValueError>::new(pairs.into_iter());
        assert_eq!(JsonText::deserialize(map).unwrap().0, r#"{"a":1,"a":2}"#);
    }
}
