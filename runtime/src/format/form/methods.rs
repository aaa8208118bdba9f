//! Methods of `serde::Serializer` that several serializers of queries share.

/// Methods for scalars, which call `self.text(&str)`, or `self.plain(&str)` if the string needs no
/// encoding.
macro_rules! scalars {
    () => {
        scalars! { integers
            serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64)
            serialize_i128(i128) serialize_u8(u8) serialize_u16(u16) serialize_u32(u32)
            serialize_u64(u64) serialize_u128(u128)
        }
        scalars! { floats serialize_f32(f32) serialize_f64(f64) }

        fn serialize_bool(self, value: bool) -> Result<Self::Ok, QueryError> {
            Ok(self.plain(if value { "true" } else { "false" }))
        }

        fn serialize_char(self, value: char) -> Result<Self::Ok, QueryError> {
            Ok(self.text(value.encode_utf8(&mut [0; 4])))
        }

        fn serialize_str(self, value: &str) -> Result<Self::Ok, QueryError> {
            Ok(self.text(value))
        }

        fn serialize_unit_variant(
            self,
            _: &'static str,
            _: u32,
            variant: &'static str,
        ) -> Result<Self::Ok, QueryError> {
            Ok(self.text(variant))
        }

        fn collect_str<T: ::std::fmt::Display + ?Sized>(
            self,
            value: &T,
        ) -> Result<Self::Ok, QueryError> {
            let mut text = String::new();
            ::std::fmt::Write::write_fmt(&mut text, format_args!("{value}"))
                .map_err(|_| QueryError::new($crate::format::form::UNPRINTABLE))?;
            Ok(self.text(&text))
        }
    };
    (integers $($method:ident($type:ty))*) => {
        $(
            fn $method(self, value: $type) -> Result<Self::Ok, QueryError> {
                Ok(self.plain(::itoa::Buffer::new().format(value)))
            }
        )*
    };
    (floats $($method:ident($type:ty))*) => {
        $(
            fn $method(self, value: $type) -> Result<Self::Ok, QueryError> {
                Ok(self.plain(&value.to_string()))
            }
        )*
    };
}

/// Methods that serialize the inner value.
macro_rules! transparent {
    () => {
        transparent! { newtype }

        fn serialize_some<T: ::serde::Serialize + ?Sized>(
            self,
            value: &T,
        ) -> Result<Self::Ok, QueryError> {
            value.serialize(self)
        }
    };
    (newtype) => {
        fn serialize_newtype_struct<T: ::serde::Serialize + ?Sized>(
            self,
            _: &'static str,
            value: &T,
        ) -> Result<Self::Ok, QueryError> {
            value.serialize(self)
        }
    };
}

/// Methods for sequences.
///
/// `begin` defines those of a serializer, with a function that begins a sequence. `end` implements
/// the traits of the sequence itself, with its method `element` and a function that ends it.
macro_rules! lists {
    (begin $begin:expr) => {
        fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, QueryError> {
            let begin: fn(Self) -> Result<Self::SerializeSeq, QueryError> = $begin;
            begin(self)
        }

        fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, QueryError> {
            self.serialize_seq(None)
        }

        fn serialize_tuple_struct(
            self,
            _: &'static str,
            _: usize,
        ) -> Result<Self::SerializeTupleStruct, QueryError> {
            self.serialize_seq(None)
        }
    };
    (end $list:ty, $end:expr) => {
        lists! { $list, $end, SerializeSeq, serialize_element }
        lists! { $list, $end, SerializeTuple, serialize_element }
        lists! { $list, $end, SerializeTupleStruct, serialize_field }
    };
    ($list:ty, $end:expr, $trait:ident, $method:ident) => {
        impl ::serde::ser::$trait for $list {
            type Ok = ();
            type Error = QueryError;

            fn $method<T: ::serde::Serialize + ?Sized>(
                &mut self,
                value: &T,
            ) -> Result<(), QueryError> {
                self.element(value)
            }

            fn end(self) -> Result<(), QueryError> {
                let end: fn(Self) -> Result<(), QueryError> = $end;
                end(self)
            }
        }
    };
}

pub(super) use {lists, scalars, transparent};
