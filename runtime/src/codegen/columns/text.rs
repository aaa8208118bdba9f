//! Values that are parsed from strings, as in paths and header fields.

use std::{any::type_name, borrow::Cow, str::FromStr};

use ::serde::de::DeserializeOwned;

use crate::codegen::functions::Parses;
use crate::format::form::{ReadError, from_text};

/// A way to parse a string.
pub trait Parse<T> {
    /// Returns the value, or what was expected if the string is not valid.
    ///
    /// # Errors
    ///
    /// Returns an error if the string is not valid.
    fn parse(&self, text: &str) -> Result<T, Detail>;
}

/// What was expected.
pub(super) type Detail = Cow<'static, str>;

/// Parses a string with the type's `FromStr`.
#[derive(Debug)]
pub struct ByFromStr;

impl<T: FromStr> Parse<T> for ByFromStr {
    fn parse(&self, text: &str) -> Result<T, Detail> {
        text.parse().map_err(|_| expected(type_name::<T>()))
    }
}

/// Converts a string with the type's `From<String>`, for types such as `Cow<str>` and `Box<str>`.
#[derive(Debug)]
pub struct ByConversion;

impl<T: From<String>> Parse<T> for ByConversion {
    fn parse(&self, text: &str) -> Result<T, Detail> {
        Ok(String::from(text).into())
    }
}

/// Parses a string with the type's `Deserialize`.
#[derive(Debug)]
pub struct BySerde;

impl<T: DeserializeOwned> Parse<T> for BySerde {
    fn parse(&self, text: &str) -> Result<T, Detail> {
        from_text(text).map_err(ReadError::into_detail)
    }
}

/// Parses a string with a function.
#[derive(Debug)]
pub struct By<U>(pub(super) U);

impl<T, U: for<'t> Parses<'t, T>> Parse<T> for By<U> {
    fn parse(&self, text: &str) -> Result<T, Detail> {
        self.0.parse(text).ok_or_else(|| expected(type_name::<T>()))
    }
}

/// Defines the methods of a description that say how the string is parsed.
macro_rules! parsers {
    ($Description:ident $(, $Name:ident)?) => {
        impl<$($Name,)? P> $Description<$($Name,)? P> {
            /// Converts the string with `From<String>` instead of parsing it.
            #[must_use]
            pub fn by_conversion(self) -> $Description<$($Name,)? text::ByConversion> {
                self.with_parse(text::ByConversion)
            }

            /// Deserializes the string instead of parsing it.
            #[must_use]
            pub fn by_serde(self) -> $Description<$($Name,)? text::BySerde> {
                self.with_parse(text::BySerde)
            }

            /// Parses the string with a function.
            #[must_use]
            pub fn by<U>(self, parse: U) -> $Description<$($Name,)? text::By<U>> {
                self.with_parse(text::By(parse))
            }
        }
    };
}

pub(super) use parsers;

/// Receives the value of a field.
pub(super) trait TextSlot {
    /// Parses a string, or returns what was expected.
    fn parse(&mut self, text: &str) -> Result<(), Detail>;

    /// Stores the value of an absent string, and returns whether there is one.
    fn empty(&mut self) -> bool {
        false
    }
}

/// Returns the message about a string that is not a valid value of a type, in the form that serde
/// gives it in bodies and queries. It contains no modules, because they mean nothing to the sender.
#[cold]
fn expected(type_name: &str) -> Detail {
    let mut short = String::new();
    let mut word = String::new();
    for c in type_name.chars() {
        if c.is_alphanumeric() || c == '_' {
            word.push(c);
        } else {
            if c != ':' {
                short.push_str(&word);
                short.push(c);
            }
            word.clear();
        }
    }
    short.push_str(&word);
    match &*short {
        "bool" => "expected a boolean".into(),
        "char" => "expected a character".into(),
        "u8" | "u16" | "u32" | "u64" | "u128" | "usize" | "i8" | "i16" | "i32" | "i64" | "i128"
        | "isize" | "f32" | "f64" => format!("expected {short}").into(),
        _ => match short.strip_prefix("NonZero<").and_then(|rest| rest.strip_suffix('>')) {
            Some(number) => format!("expected a nonzero {number}").into(),
            None => format!("expected `{short}`").into(),
        },
    }
}
