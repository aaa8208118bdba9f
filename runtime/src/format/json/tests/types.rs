//! The types that the tests deserialize.

use std::{borrow::Cow, collections::BTreeMap, fmt, marker::PhantomData};

use ::serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value;

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
pub(super) struct Login {
    auth: Option<Auth>,
    #[serde(default)]
    flows: Vec<Flow>,
    token: Option<String>,
    lifetime: Option<u32>,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
pub(super) struct Auth {
    session: String,
    user: Option<Box<Auth>>,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
pub(super) struct Flow {
    stages: Vec<String>,
    #[serde(default)]
    weights: BTreeMap<String, u8>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
pub(super) struct Strict {
    a: Option<u8>,
    #[serde(alias = "bee")]
    b: Option<Box<Strict>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code)]
pub(super) enum Kind {
    Public,
    Private,
    Shared(u8),
    Pair(u8, u8),
    Named { with: String },
}

#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
#[allow(dead_code)]
pub(super) enum Tagged {
    Password { password: String, inner: Option<Box<Auth>> },
    List { items: Vec<u8> },
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
#[allow(dead_code)]
pub(super) enum Untagged {
    Number(u32),
    Object { session: String },
}

#[derive(Debug, Deserialize)]
#[serde(tag = "t", content = "c")]
#[allow(dead_code)]
pub(super) enum Adjacent {
    A(Auth),
}

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
pub(super) struct Flat {
    name: String,
    #[serde(flatten)]
    rest: Rest,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
pub(super) struct Rest {
    session: String,
    auth: Option<Auth>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
pub(super) struct FlatStrict {
    #[serde(flatten)]
    rest: Rest,
}

/// A hand-written `Deserialize` whose error contains the value.
#[derive(Debug)]
pub(super) struct Picky;

impl<'de> Deserialize<'de> for Picky {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Err(D::Error::custom(format!("{value} will not do, expected {value}")))
    }
}

#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
#[allow(dead_code)]
pub(super) struct Parsed(String);

impl TryFrom<String> for Parsed {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text == "good" { Ok(Self(text)) } else { Err(format!("invalid value: {text}")) }
    }
}

/// JSON in a JSON string, whose errors have a position in the inner text.
#[derive(Debug)]
pub(super) struct Nested;

impl<'de> Deserialize<'de> for Nested {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        serde_json::from_str::<Auth>(&text).map(|_| Self).map_err(D::Error::custom)
    }
}

/// An object with an even number of members, or an array with an even number of elements.
#[derive(Debug)]
pub(super) struct Even;

impl<'de> Deserialize<'de> for Even {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EvenVisitor;

        impl<'de> Visitor<'de> for EvenVisitor {
            type Value = Even;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an even number of members")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Even, A::Error> {
                let mut count = 0;
                while map.next_entry::<String, Value>()?.is_some() {
                    count += 1;
                }
                if count % 2 == 0 { Ok(Even) } else { Err(A::Error::invalid_length(count, &self)) }
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Even, A::Error> {
                let mut count = 0;
                while seq.next_element::<Value>()?.is_some() {
                    count += 1;
                }
                if count % 2 == 0 { Ok(Even) } else { Err(A::Error::custom("odd")) }
            }
        }

        deserializer.deserialize_any(EvenVisitor)
    }
}

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
pub(super) struct One<T> {
    a: T,
    b: Option<Value>,
    #[serde(skip)]
    marker: PhantomData<T>,
}
