//! The forms of values that the modules for `with` write and read.

use std::{
    fmt::{self, Write as _},
    marker::PhantomData,
};

use ::serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, Unexpected, Visitor},
    ser,
};

/// The reason why a value cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unwritable {
    TooLong,
    TooFarFromEpoch,
    BeforeYear0,
    OutsideYears0To9999,
    OutsideYears0To9999OrSecondsInOffset,
    OutsideYears1970To9999,
    Number,
    Bytes,
}

impl Unwritable {
    const ALL: [Self; 8] = [
        Self::TooLong,
        Self::TooFarFromEpoch,
        Self::BeforeYear0,
        Self::OutsideYears0To9999,
        Self::OutsideYears0To9999OrSecondsInOffset,
        Self::OutsideYears1970To9999,
        Self::Number,
        Self::Bytes,
    ];

    const fn text(self) -> &'static str {
        match self {
            Self::TooLong => "the duration is too long",
            Self::TooFarFromEpoch => "the time is too far from the Unix epoch",
            Self::BeforeYear0 => "the time is before the year 0",
            Self::OutsideYears0To9999 => "the time is outside the years 0 to 9999",
            Self::OutsideYears0To9999OrSecondsInOffset => {
                "the time is outside the years 0 to 9999, or its offset has seconds"
            }
            Self::OutsideYears1970To9999 => "the time is outside the years 1970 to 9999",
            Self::Number => "the number cannot be written",
            Self::Bytes => "the bytes cannot be written",
        }
    }

    /// Returns the reason at the end of what is printed: the text of an error, or a value that prints the
    /// reason before it fails. Other texts are not shown, because they may contain the value.
    #[cold]
    pub(crate) fn find(printed: &dyn fmt::Display) -> Option<&'static str> {
        let mut text = String::new();
        // A value that fails has printed the reason already.
        _ = write!(text, "{printed}");
        Self::ALL.into_iter().map(Self::text).find(|reason| text.ends_with(reason))
    }

    /// Returns the reason why a value cannot be printed.
    #[cold]
    pub(crate) fn of(value: &dyn fmt::Display) -> &'static str {
        Self::find(value).unwrap_or("the value cannot be printed")
    }
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

/// A form in which values of type `T` are written.
pub(super) trait Writes<T: ?Sized>: Sized {
    /// The reason why a value cannot be written.
    const UNWRITABLE: Unwritable;

    /// Prints a value.
    ///
    /// # Errors
    ///
    /// Returns an error if the form has no text for the value.
    fn print(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// Serializes a value, as a string unless the form is another one.
    fn serialize<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = String::new();
        // `collect_str` may panic if printing fails.
        match write!(text, "{}", Text::<T, Self>::new(value)) {
            Ok(()) => serializer.serialize_str(&text),
            Err(fmt::Error) => Err(ser::Error::custom(Self::UNWRITABLE)),
        }
    }
}

/// A form in which values of type `T` are read.
pub(super) trait Reads<T>: Sized {
    /// What is expected, as in "expected …".
    const EXPECTED: &'static str;

    /// Parses a value.
    fn parse(text: &str) -> Option<T>;

    /// Deserializes a value, from a string unless the form is another one.
    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_str(StringVisitor::<T, Self>(PhantomData))
    }
}

/// Prints a value in a form.
pub(super) struct Text<'v, T: ?Sized, F> {
    value: &'v T,
    form: PhantomData<F>,
}

impl<'v, T: ?Sized, F> Text<'v, T, F> {
    pub(super) fn new(value: &'v T) -> Self {
        Self { value, form: PhantomData }
    }
}

impl<T: ?Sized, F: Writes<T>> fmt::Display for Text<'_, T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `fmt::Error` has no reason, so it is printed. Whoever prints the value finds it there.
        F::print(self.value, f).or_else(|error| {
            fmt::Display::fmt(&F::UNWRITABLE, f)?;
            Err(error)
        })
    }
}

struct StringVisitor<T, F>(PhantomData<(T, F)>);

impl<T, F: Reads<T>> Visitor<'_> for StringVisitor<T, F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(F::EXPECTED)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        // The error does not contain the string, which may be a secret.
        F::parse(text).ok_or_else(|| E::invalid_value(Unexpected::Other("string"), &self))
    }
}

/// Parses a value in a form.
pub(super) fn parse<T, F: Reads<T>>(text: &str) -> Result<T, TextError> {
    F::parse(text).ok_or(TextError { expected: F::EXPECTED })
}

/// Serializes an optional value in a form.
pub(super) fn serialize_option<T, F: Writes<T>, S: Serializer>(
    value: Option<&T>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    struct Written<'v, T, F>(&'v T, PhantomData<F>);

    impl<T, F: Writes<T>> Serialize for Written<'_, T, F> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            F::serialize(self.0, serializer)
        }
    }

    value.map(|value| Written::<T, F>(value, PhantomData)).serialize(serializer)
}

/// Deserializes an optional value in a form.
pub(super) fn deserialize_option<'de, T, F: Reads<T>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    struct Read<T, F>(T, PhantomData<F>);

    impl<'de, T, F: Reads<T>> Deserialize<'de> for Read<T, F> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            F::deserialize(deserializer).map(|value| Self(value, PhantomData))
        }
    }

    Ok(Option::<Read<T, F>>::deserialize(deserializer)?.map(|read| read.0))
}

/// The error of a function `from_text`, for a string that does not have the expected form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextError {
    expected: &'static str,
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

impl std::error::Error for TextError {}

/// Generates the modules for a form: one for a value and one for an optional value.
///
/// `[…]` are the type parameters of the functions that write, and of those that read.
macro_rules! modules {
    ($(
        $(#[doc = $doc:literal])*
        $module:ident, $opt_module:ident: $Type:ty as $Form:ty, $path:literal,
        [$($writes:tt)*] [$($reads:tt)*]
    )*) => {
        $(
            $(#[doc = $doc])*
            #[doc = ""]
            #[doc = concat!(
                "In a body or a query, write `#[serde(with = \"", $path, "::", stringify!($module),
                "\")]`. On a field in the path or the header section, write `#[api(…, with = ",
                $path, "::", stringify!($module), ")]`."
            )]
            pub mod $module {
                #[allow(unused_imports, reason = "not all modules have type parameters")]
                use super::*;
                use $crate::serde::{TextError, form};

                type Form = $Form;

                /// Serializes a value in this form.
                ///
                /// # Errors
                ///
                /// Returns an error if the value has no such form.
                pub fn serialize<$($writes)* S: ::serde::Serializer>(
                    value: &$Type,
                    serializer: S,
                ) -> Result<S::Ok, S::Error> {
                    <Form as form::Writes<$Type>>::serialize(value, serializer)
                }

                /// Deserializes a value in this form.
                ///
                /// # Errors
                ///
                /// Returns an error if the value does not have this form.
                pub fn deserialize<'de, $($reads)* D: ::serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> Result<$Type, D::Error> {
                    <Form as form::Reads<$Type>>::deserialize(deserializer)
                }

                /// Returns what prints a value in this form. Printing is an error if the value has no
                /// such form.
                pub fn to_text<$($writes)*>(value: &$Type) -> impl std::fmt::Display {
                    form::Text::<_, Form>::new(value)
                }

                /// Parses a value in this form.
                ///
                /// # Errors
                ///
                /// Returns an error if the string does not have this form.
                pub fn from_text<$($reads)*>(text: &str) -> Result<$Type, TextError> {
                    form::parse::<$Type, Form>(text)
                }
            }

            #[doc = concat!(
                "The same as [`", stringify!($module), "`], for an `Option`: `#[serde(default, with = \"",
                $path, "::", stringify!($opt_module), "\")]`."
            )]
            ///
            /// Without `default`, serde requires a field with `with` to be present, at least as `null`.
            pub mod $opt_module {
                #[allow(unused_imports, reason = "not all modules have type parameters")]
                use super::*;
                use $crate::serde::form;

                type Form = $Form;

                /// Serializes a value in this form, or `None` as such.
                ///
                /// # Errors
                ///
                /// Returns an error if the value has no such form.
                #[allow(clippy::ref_option, reason = "serde's derive passes the field by reference")]
                pub fn serialize<$($writes)* S: ::serde::Serializer>(
                    value: &Option<$Type>,
                    serializer: S,
                ) -> Result<S::Ok, S::Error> {
                    form::serialize_option::<$Type, Form, S>(value.as_ref(), serializer)
                }

                /// Deserializes a value in this form, or `None` if there is no value.
                ///
                /// # Errors
                ///
                /// Returns an error if the value does not have this form.
                pub fn deserialize<'de, $($reads)* D: ::serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> Result<Option<$Type>, D::Error> {
                    form::deserialize_option::<$Type, Form, D>(deserializer)
                }
            }
        )*
    };
}

pub(super) use modules;
