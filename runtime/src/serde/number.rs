//! Numbers as strings, and NaN and the infinities as strings.
//!
//! ```
//! use serde::{Deserialize, Serialize};
//!
//! #[derive(Debug, PartialEq, Serialize, Deserialize)]
//! struct Sample {
//!     #[serde(with = "pathlore::serde::number::as_string")]
//!     id: u64,
//!     #[serde(with = "pathlore::serde::number::float")]
//!     ratio: f64,
//!     #[serde(with = "pathlore::serde::number::float")]
//!     limit: f64,
//! }
//!
//! let sample = Sample { id: u64::MAX, ratio: 0.5, limit: f64::INFINITY };
//! let json = serde_json::to_string(&sample)?;
//! assert_eq!(json, r#"{"id":"18446744073709551615","ratio":0.5,"limit":"Infinity"}"#);
//! assert_eq!(serde_json::from_str::<Sample>(&json)?, sample);
//! assert!(serde_json::from_str::<Sample>(r#"{"id":1,"ratio":0.5,"limit":0}"#).is_err());
//! # Ok::<_, serde_json::Error>(())
//! ```

use std::{fmt, marker::PhantomData, str::FromStr};

use ::serde::{
    Deserializer, Serialize, Serializer,
    de::{self, Unexpected, Visitor},
};

use super::form::{Reads, Text, Unwritable, Writes, modules};

/// A type of numbers: the integer and floating-point types of Rust.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type of numbers; write `u64`, `f64` or another one, or the functions \
               of another module",
    label = "not a type of numbers"
)]
pub trait Number: FromStr + sealed::Number {}

/// A type of floating-point numbers: `f32` or `f64`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type of floating-point numbers; write `f64` or `f32`, or the functions \
               of another module",
    label = "not a type of floating-point numbers"
)]
pub trait Float: Number + Serialize + sealed::Float {}

mod sealed {
    use std::fmt;

    pub trait Number: Sized {
        fn parse(text: &str) -> Option<Self>;

        fn print(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
    }

    pub trait Float: Copy {
        fn is_finite(self) -> bool;

        fn from_f64(number: f64) -> Self;
    }
}

macro_rules! integers {
    ($($Number:ty)*) => {
        $(
            impl Number for $Number {}

            impl sealed::Number for $Number {
                fn parse(text: &str) -> Option<Self> {
                    text.parse().ok()
                }

                fn print(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    fmt::Display::fmt(self, f)
                }
            }
        )*
    };
}

integers! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }

macro_rules! floats {
    ($($Number:ident)*) => {
        $(
            impl Number for $Number {}

            impl sealed::Number for $Number {
                /// Refuses the other names that `FromStr` reads, such as `inf`, and numbers that are too
                /// large for the type.
                fn parse(text: &str) -> Option<Self> {
                    let number: Self = text.parse().ok()?;
                    let is_named = matches!(text, NAN | INFINITY | NEGATIVE_INFINITY);
                    (number.is_finite() || is_named).then_some(number)
                }

                fn print(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    if self.is_finite() {
                        fmt::Display::fmt(self, f)
                    } else {
                        f.write_str(non_finite(self.is_nan(), *self > 0.0))
                    }
                }
            }

            impl Float for $Number {}

            impl sealed::Float for $Number {
                fn is_finite(self) -> bool {
                    $Number::is_finite(self)
                }

                #[allow(
                    clippy::cast_possible_truncation,
                    clippy::cast_lossless,
                    clippy::unnecessary_cast,
                    reason = "as serde reads a number of type `f32`"
                )]
                fn from_f64(number: f64) -> Self {
                    number as Self
                }
            }
        )*
    };
}

floats! { f32 f64 }

const NAN: &str = "NaN";
const INFINITY: &str = "Infinity";
const NEGATIVE_INFINITY: &str = "-Infinity";

fn non_finite(is_nan: bool, is_positive: bool) -> &'static str {
    match (is_nan, is_positive) {
        (true, _) => NAN,
        (false, true) => INFINITY,
        (false, false) => NEGATIVE_INFINITY,
    }
}

struct AsString;

impl<T: Number> Writes<T> for AsString {
    const UNWRITABLE: Unwritable = Unwritable::Number;

    fn print(number: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        number.print(f)
    }
}

impl<T: Number> Reads<T> for AsString {
    const EXPECTED: &'static str = "a number in a string";

    fn parse(text: &str) -> Option<T> {
        <T as sealed::Number>::parse(text)
    }
}

struct AnyFloat;

impl<T: Float> Writes<T> for AnyFloat {
    const UNWRITABLE: Unwritable = Unwritable::Number;

    fn print(number: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        number.print(f)
    }

    fn serialize<S: Serializer>(number: &T, serializer: S) -> Result<S::Ok, S::Error> {
        if number.is_finite() {
            number.serialize(serializer)
        } else {
            serializer.collect_str(&Text::<T, Self>::new(number))
        }
    }
}

impl<T: Float> Reads<T> for AnyFloat {
    const EXPECTED: &'static str = r#"a number, "NaN", "Infinity" or "-Infinity""#;

    fn parse(text: &str) -> Option<T> {
        <T as sealed::Number>::parse(text)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(FloatVisitor(PhantomData))
    }
}

struct FloatVisitor<T>(PhantomData<T>);

impl<T: Float> Visitor<'_> for FloatVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(<AnyFloat as Reads<T>>::EXPECTED)
    }

    #[allow(clippy::cast_precision_loss, reason = "as serde reads an integer as a float")]
    fn visit_i64<E: de::Error>(self, number: i64) -> Result<T, E> {
        Ok(T::from_f64(number as f64))
    }

    #[allow(clippy::cast_precision_loss, reason = "as serde reads an integer as a float")]
    fn visit_u64<E: de::Error>(self, number: u64) -> Result<T, E> {
        Ok(T::from_f64(number as f64))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<T, E> {
        Some(T::from_f64(number))
            .filter(|number| number.is_finite())
            .ok_or_else(|| E::invalid_value(Unexpected::Other("number"), &self))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        <AnyFloat as Reads<T>>::parse(text)
            .ok_or_else(|| E::invalid_value(Unexpected::Other("string"), &self))
    }
}

modules! {
    /// A number as a string, as `"9007199254740993"`, because many JSON parsers lose digits of large numbers.
    ///
    /// It is for the integer and floating-point types. NaN and the infinities are `"NaN"`, `"Infinity"` and
    /// `"-Infinity"`.
    as_string, opt_as_string: T as AsString, "pathlore::serde::number", [T: Number,] [T: Number,]

    /// A floating-point number, or `"NaN"`, `"Infinity"` or `"-Infinity"` as a string.
    ///
    /// It is for `f32` and `f64`. Other numbers are written as numbers, and read from strings as well.
    float, opt_float: T as AnyFloat, "pathlore::serde::number", [T: Float,] [T: Float,]
}
