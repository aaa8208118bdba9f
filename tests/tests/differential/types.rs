//! The types of fields, and the functions that their attributes name.

#![allow(
    clippy::trivially_copy_pass_by_ref,
    clippy::missing_errors_doc,
    reason = "serde asks for it"
)]

pub(crate) use std::{borrow::Cow, collections::BTreeMap};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
pub(crate) use serde_json::Value;

/// What has a seven.
pub(crate) trait Seven: PartialEq + Sized {
    fn seven() -> Self;
}

impl Seven for u8 {
    fn seven() -> Self {
        7
    }
}

impl Seven for u32 {
    fn seven() -> Self {
        7
    }
}

impl Seven for u64 {
    fn seven() -> Self {
        7
    }
}

impl Seven for Nine {
    fn seven() -> Self {
        Self(7)
    }
}

impl Seven for Option<u32> {
    fn seven() -> Self {
        Some(7)
    }
}

pub(crate) fn seven<T: Seven>() -> T {
    T::seven()
}

pub(crate) fn is_seven<T: Seven>(value: &T) -> bool {
    *value == T::seven()
}

/// Does not look at the value.
#[allow(clippy::unnecessary_wraps, reason = "serde calls it")]
pub(crate) fn unread<'de, D: Deserializer<'de>>(_: D) -> Result<u8, D::Error> {
    Ok(7)
}

/// Numbers as hexadecimal texts.
pub(crate) mod hex {
    use serde::de::Error as _;

    use super::{Deserialize, Deserializer, HasHex, Serializer};

    pub(crate) fn serialize<T: HasHex, S: Serializer>(
        value: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match value.to_hex() {
            Some(text) => serializer.serialize_str(&text),
            None => serializer.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, T: HasHex, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<T, D::Error> {
        let text = <super::Cow<'de, str>>::deserialize(deserializer)?;
        T::from_hex(&text)
            .ok_or_else(|| D::Error::custom(format_args!("{text} is not hexadecimal")))
    }
}

pub(crate) trait HasHex: Sized {
    fn to_hex(&self) -> Option<String>;
    fn from_hex(text: &str) -> Option<Self>;
}

impl HasHex for u32 {
    fn to_hex(&self) -> Option<String> {
        Some(format!("{self:x}"))
    }

    fn from_hex(text: &str) -> Option<Self> {
        Self::from_str_radix(text, 16).ok()
    }
}

impl HasHex for Nine {
    fn to_hex(&self) -> Option<String> {
        self.0.to_hex()
    }

    fn from_hex(text: &str) -> Option<Self> {
        u32::from_hex(text).map(Self)
    }
}

impl HasHex for Option<u32> {
    fn to_hex(&self) -> Option<String> {
        self.as_ref().and_then(HasHex::to_hex)
    }

    fn from_hex(text: &str) -> Option<Self> {
        if text.is_empty() { Some(None) } else { u32::from_hex(text).map(Some) }
    }
}

/// A number whose default is not zero.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Nine(pub(crate) u32);

impl Default for Nine {
    fn default() -> Self {
        Self(9)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum External {
    A,
    B(u8),
    C(u8, String),
    D { a: u8 },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "t")]
pub(crate) enum Internal {
    A { a: u8 },
    B,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "t", content = "c")]
pub(crate) enum Adjacent {
    A { a: u8 },
    B(u8),
    C,
}

/// Maps whose names do not tell that they are some.
pub(crate) type Entries = std::collections::BTreeMap<String, u8>;
pub(crate) type Values = std::collections::BTreeMap<String, serde_json::Value>;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Untagged {
    Number(u8),
    Object { a: u8 },
    Text(String),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Unit {
    A,
    B,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Inner {
    pub(crate) a: u8,
    pub(crate) b: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Outer {
    pub(crate) a: Option<Box<Outer>>,
    pub(crate) inner: Inner,
}

/// Has members of its own, and flattens others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Nested {
    pub(crate) inner: Option<Inner>,
    #[serde(flatten)]
    pub(crate) rest: BTreeMap<String, Value>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Wrapped<T>(pub(crate) T);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Name(pub(crate) String);

/// Functions that do as the type does.
pub(crate) mod forwarded {
    use super::{Deserialize, Deserializer, Serialize, Serializer};

    pub(crate) fn serialize<T: Serialize, S: Serializer>(
        value: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }

    pub(crate) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }
}

/// Refuses an `Option` that it has read.
pub(crate) fn only_some<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Inner>, D::Error> {
    match Option::deserialize(deserializer)? {
        Some(Inner { a: 7, .. }) => Err(D::Error::custom("not seven")),
        other => Ok(other),
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Pair(pub(crate) u8, pub(crate) Option<String>);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Marker;

/// Reads as `Option` does, and is written by hand.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Maybe(pub(crate) Option<u8>);

impl<'de> Deserialize<'de> for Maybe {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self)
    }
}

/// Reads as `Option` does, but does not take `None`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Certainly(pub(crate) u8);

impl<'de> Deserialize<'de> for Certainly {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer)?
            .map(Self)
            .ok_or_else(|| D::Error::custom("certainly not"))
    }
}

/// Refuses what it has read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Even(pub(crate) u8);

impl<'de> Deserialize<'de> for Even {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u8::deserialize(deserializer)? {
            odd if odd % 2 == 1 => Err(D::Error::custom(format_args!("{odd} is odd"))),
            even => Ok(Self(even)),
        }
    }
}

/// Cannot be written where it is odd.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct Unwritable(pub(crate) u8);

impl Serialize for Unwritable {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 2 == 1 {
            return Err(serde::ser::Error::custom("odd"));
        }
        serializer.serialize_u8(self.0)
    }
}
