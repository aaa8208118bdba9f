//! The types of fields that have serde's derives, or text forms of their own.

use std::{fmt, str::FromStr};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::sample::{Sample, Source};

pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Defines types, and random values of each.
macro_rules! samples {
    ($($type:ident: $($value:expr),+;)*) => {$(
        impl Sample for $type {
            fn sample(source: &mut Source) -> Self {
                let values: &[fn(&mut Source) -> Self] = &[$($value),+];
                values[source.rng.usize(..values.len())](source)
            }
        }
    )*};
}

samples! {
    Inner: |source| Self { text: source.sample(), number: source.sample() };
    Numbers: |source| Self { a: source.sample(), first: source.sample(), b: source.sample() };
    Nested: |source| Self { inner: source.sample(), more: source.sample() };
    Unit: |_| Self::A, |_| Self::B;
    Name: |source| Self(source.sample());
    Code: |source| Self(source.sample());
    External: |source| Self::One(source.sample()), |source| Self::Two { a: source.sample() };
    Tagged:
        |source| Self::Text { text: source.sample() },
        |source| Self::Number { a: source.sample(), b: source.sample() },
        |_| Self::Nothing;
    Adjacent: |source| Self::One(source.sample()), |source| Self::Two { a: source.sample() };
    Untagged: |source| Self::Number { a: source.sample() }, |source| Self::Text { b: source.sample() };
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Inner {
    pub(crate) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) number: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Numbers {
    pub(crate) a: i16,
    pub(crate) first: bool,
    #[serde(default)]
    pub(crate) b: Vec<u64>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Nested {
    #[serde(flatten)]
    pub(crate) inner: Inner,
    pub(crate) more: u8,
}

#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub(crate) enum Unit {
    A,
    B,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub(crate) struct Name(String);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum External {
    One(u8),
    Two { a: String },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type")]
pub(crate) enum Tagged {
    Text { text: String },
    Number { a: u8, b: Option<bool> },
    Nothing,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", content = "content")]
pub(crate) enum Adjacent {
    One(u8),
    Two { a: String },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Untagged {
    Number { a: u8 },
    Text { b: String },
}

/// A string with `Display` and `FromStr`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Code(String);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Code {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

/// Numbers in hexadecimal digits.
pub(crate) mod hex {
    use std::num::ParseIntError;

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "`with` passes a reference")]
    pub(crate) fn to_text(value: &u32) -> String {
        format!("{value:x}")
    }

    pub(crate) fn from_text(text: &str) -> Result<u32, ParseIntError> {
        u32::from_str_radix(text, 16)
    }
}
