//! Writes the value of a member.

use std::fmt::Display;

use ::serde::{Serialize, Serializer};
use serde_json::Error;

pub(crate) type JsonSerializer<'o> = serde_json::Serializer<&'o mut Vec<u8>>;

/// `serde_json`'s serializer, but for a value that is a text, as most members are: it looks at a
/// text byte by byte, this at eight bytes at once.
pub(crate) struct MemberSerializer<'s, 'o> {
    pub(crate) out: &'o mut Vec<u8>,
    /// Where `serde_json`'s serializer stands while it is borrowed.
    pub(crate) slot: &'s mut Option<JsonSerializer<'o>>,
}

/// Whether one of the bytes is one that JSON escapes (RFC 8259, section 7): a control character,
/// a quotation mark or a backslash.
const fn escapes(bytes: [u8; 8]) -> bool {
    const LOW: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    const QUOTES: u64 = u64::from_ne_bytes([b'"'; 8]);
    const BACKSLASHES: u64 = u64::from_ne_bytes([b'\\'; 8]);

    let word = u64::from_ne_bytes(bytes);
    let (quotes, backslashes) = (word ^ QUOTES, word ^ BACKSLASHES);
    // In each, the high bit of a byte is set where that byte is below 32, or is zero; borrows
    // set others only above one that is.
    let below = word.wrapping_sub(LOW * 32) & !word;
    let quote = quotes.wrapping_sub(LOW) & !quotes;
    let backslash = backslashes.wrapping_sub(LOW) & !backslashes;
    (below | quote | backslash) & HIGH != 0
}

/// Whether JSON writes a text as it is, in quotes.
fn is_plain(text: &str) -> bool {
    let (words, rest) = text.as_bytes().as_chunks();
    let mut padded = [b' '; 8];
    padded.iter_mut().zip(rest).for_each(|(slot, byte)| *slot = *byte);
    !words.iter().any(|word| escapes(*word)) && !escapes(padded)
}

/// Methods that `serde_json` has.
macro_rules! forward {
    ($($method:ident($($name:ident: $type:ty),*) -> $result:ty;)*) => {$(
        #[inline]
        fn $method(self, $($name: $type),*) -> Result<$result, Error> {
            self.slot.insert(JsonSerializer::new(self.out)).$method($($name),*)
        }
    )*};
}

impl<'s, 'o> Serializer for MemberSerializer<'s, 'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = <&'s mut JsonSerializer<'o> as Serializer>::SerializeSeq;
    type SerializeTuple = <&'s mut JsonSerializer<'o> as Serializer>::SerializeTuple;
    type SerializeTupleStruct = <&'s mut JsonSerializer<'o> as Serializer>::SerializeTupleStruct;
    type SerializeTupleVariant = <&'s mut JsonSerializer<'o> as Serializer>::SerializeTupleVariant;
    type SerializeMap = <&'s mut JsonSerializer<'o> as Serializer>::SerializeMap;
    type SerializeStruct = <&'s mut JsonSerializer<'o> as Serializer>::SerializeStruct;
    type SerializeStructVariant =
        <&'s mut JsonSerializer<'o> as Serializer>::SerializeStructVariant;

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        if !is_plain(text) {
            return JsonSerializer::new(self.out).serialize_str(text);
        }
        self.out.push(b'"');
        self.out.extend_from_slice(text.as_bytes());
        self.out.push(b'"');
        Ok(())
    }

    #[inline]
    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    #[inline]
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    #[inline]
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    #[inline]
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.slot
            .insert(JsonSerializer::new(self.out))
            .serialize_newtype_variant(name, index, variant, value)
    }

    #[inline]
    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<(), Error> {
        self.slot.insert(JsonSerializer::new(self.out)).collect_str(value)
    }

    forward! {
        serialize_bool(value: bool) -> ();
        serialize_i8(value: i8) -> ();
        serialize_i16(value: i16) -> ();
        serialize_i32(value: i32) -> ();
        serialize_i64(value: i64) -> ();
        serialize_i128(value: i128) -> ();
        serialize_u8(value: u8) -> ();
        serialize_u16(value: u16) -> ();
        serialize_u32(value: u32) -> ();
        serialize_u64(value: u64) -> ();
        serialize_u128(value: u128) -> ();
        serialize_f32(value: f32) -> ();
        serialize_f64(value: f64) -> ();
        serialize_char(value: char) -> ();
        serialize_bytes(value: &[u8]) -> ();
        serialize_none() -> ();
        serialize_unit() -> ();
        serialize_unit_struct(name: &'static str) -> ();
        serialize_seq(length: Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(length: usize) -> Self::SerializeTuple;
        serialize_tuple_struct(name: &'static str, length: usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, length: usize)
            -> Self::SerializeTupleVariant;
        serialize_map(length: Option<usize>) -> Self::SerializeMap;
        serialize_struct(name: &'static str, length: usize) -> Self::SerializeStruct;
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, length: usize)
            -> Self::SerializeStructVariant;
    }
}
