//! Methods of `serde::Serializer` for values that a serializer refuses.

/// Methods that return this error.
macro_rules! refuse {
    ($error:expr => $($method:ident)*) => {
        $(refuse!(@ $method $error);)*
    };
    (@ scalars $error:expr) => {
        refuse! { $error =>
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str unit_variant
        }
    };
    (@ bool $error:expr) => { refuse!(@ serialize_bool(bool) -> Ok, $error); };
    (@ i8 $error:expr) => { refuse!(@ serialize_i8(i8) -> Ok, $error); };
    (@ i16 $error:expr) => { refuse!(@ serialize_i16(i16) -> Ok, $error); };
    (@ i32 $error:expr) => { refuse!(@ serialize_i32(i32) -> Ok, $error); };
    (@ i64 $error:expr) => { refuse!(@ serialize_i64(i64) -> Ok, $error); };
    (@ i128 $error:expr) => { refuse!(@ serialize_i128(i128) -> Ok, $error); };
    (@ u8 $error:expr) => { refuse!(@ serialize_u8(u8) -> Ok, $error); };
    (@ u16 $error:expr) => { refuse!(@ serialize_u16(u16) -> Ok, $error); };
    (@ u32 $error:expr) => { refuse!(@ serialize_u32(u32) -> Ok, $error); };
    (@ u64 $error:expr) => { refuse!(@ serialize_u64(u64) -> Ok, $error); };
    (@ u128 $error:expr) => { refuse!(@ serialize_u128(u128) -> Ok, $error); };
    (@ f32 $error:expr) => { refuse!(@ serialize_f32(f32) -> Ok, $error); };
    (@ f64 $error:expr) => { refuse!(@ serialize_f64(f64) -> Ok, $error); };
    (@ char $error:expr) => { refuse!(@ serialize_char(char) -> Ok, $error); };
    (@ str $error:expr) => {
        refuse!(@ serialize_str(&str) -> Ok, $error);

        fn collect_str<T: ::std::fmt::Display + ?Sized>(
            self,
            _: &T,
        ) -> Result<Self::Ok, Self::Error> {
            Err($error)
        }
    };
    (@ bytes $error:expr) => { refuse!(@ serialize_bytes(&[u8]) -> Ok, $error); };
    (@ unit_variant $error:expr) => {
        refuse!(@ serialize_unit_variant(&'static str, u32, &'static str) -> Ok, $error);
    };
    (@ none $error:expr) => { refuse!(@ serialize_none() -> Ok, $error); };
    (@ unit $error:expr) => { refuse!(@ serialize_unit() -> Ok, $error); };
    (@ unit_struct $error:expr) => {
        refuse!(@ serialize_unit_struct(&'static str) -> Ok, $error);
    };
    (@ seq $error:expr) => {
        refuse!(@ serialize_seq(Option<usize>) -> SerializeSeq, $error);
    };
    (@ tuple $error:expr) => { refuse!(@ serialize_tuple(usize) -> SerializeTuple, $error); };
    (@ tuple_struct $error:expr) => {
        refuse!(@ serialize_tuple_struct(&'static str, usize) -> SerializeTupleStruct, $error);
    };
    (@ map $error:expr) => { refuse!(@ serialize_map(Option<usize>) -> SerializeMap, $error); };
    (@ struct $error:expr) => {
        refuse!(@ serialize_struct(&'static str, usize) -> SerializeStruct, $error);
    };
    (@ data_variants $error:expr) => {
        fn serialize_newtype_variant<T: ::serde::Serialize + ?Sized>(
            self,
            _: &'static str,
            _: u32,
            _: &'static str,
            _: &T,
        ) -> Result<Self::Ok, Self::Error> {
            Err($error)
        }

        refuse!(
            @ serialize_tuple_variant(&'static str, u32, &'static str, usize)
                -> SerializeTupleVariant,
            $error
        );
        refuse!(
            @ serialize_struct_variant(&'static str, u32, &'static str, usize)
                -> SerializeStructVariant,
            $error
        );
    };
    (@ some $error:expr) => {
        fn serialize_some<T: ::serde::Serialize + ?Sized>(
            self,
            _: &T,
        ) -> Result<Self::Ok, Self::Error> {
            Err($error)
        }
    };
    (@ newtype_struct $error:expr) => {
        fn serialize_newtype_struct<T: ::serde::Serialize + ?Sized>(
            self,
            _: &'static str,
            _: &T,
        ) -> Result<Self::Ok, Self::Error> {
            Err($error)
        }
    };
    (@ $method:ident($($type:ty),*) -> $ok:ident, $error:expr) => {
        fn $method(self, $(_: $type),*) -> Result<Self::$ok, Self::Error> {
            Err($error)
        }
    };
}

pub(super) use refuse;
