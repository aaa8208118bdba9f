//! JSON objects that say by their member `type` what they are.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeOwned, Error, MapAccess, Unexpected, Visitor},
    ser::SerializeMap as _,
};
use serde_json::{Map, Value};

const TYPE: &str = "type";

/// An object of a type that this crate does not know, kept intact.
///
/// `Debug` prints the type alone: nobody knows which of the members are secret.
#[derive(Clone, PartialEq, Eq)]
pub struct CustomObject {
    kind: Box<str>,
    members: Map<String, Value>,
}

impl CustomObject {
    /// An object of a type of one's own. A member that is called `type` is dropped.
    #[must_use]
    pub fn new(kind: impl Into<Box<str>>, mut members: Map<String, Value>) -> Self {
        members.remove(TYPE);
        Self { kind: kind.into(), members }
    }

    /// What the member `type` says.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// All other members.
    #[must_use]
    pub fn members(&self) -> &Map<String, Value> {
        &self.members
    }
}

impl fmt::Debug for CustomObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CustomObject").field("kind", &self.kind).finish_non_exhaustive()
    }
}

impl Serialize for CustomObject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(self.members.len() + 1))?;
        object.serialize_entry(TYPE, &self.kind)?;
        for (name, value) in &self.members {
            object.serialize_entry(name, value)?;
        }
        object.end()
    }
}

/// An object that has been read but not yet made out.
///
/// A member that is repeated is an error, as it is for the fields that serde's derive reads:
/// which of the two counts is something that two readers of one message must not differ about
/// (RFC 8259, section 4).
pub(crate) struct Object {
    members: Map<String, Value>,
}

impl Object {
    /// The member `type`, if there is one.
    pub(crate) fn kind<E: Error>(&self) -> Result<Option<&str>, E> {
        match self.members.get(TYPE) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(kind)) => Ok(Some(kind)),
            Some(_) => {
                Err(E::invalid_value(Unexpected::Map, &"an object whose `type` is a string"))
            }
        }
    }

    /// Reads the members. The error has the form that serde gives to errors about an object, and
    /// holds none of their values.
    pub(crate) fn read<T: DeserializeOwned, E: Error>(
        self,
        expected: &'static str,
    ) -> Result<T, E> {
        T::deserialize(Value::Object(self.members)).map_err(|error| {
            // The one text of serde's in which nothing but a name stands.
            match error.to_string().strip_prefix("missing field ") {
                Some(name) => {
                    let expected = format!("{expected} with {name}");
                    E::invalid_value(Unexpected::Map, &&*expected)
                }
                None => E::invalid_value(Unexpected::Map, &expected),
            }
        })
    }

    /// Keeps the members as they are.
    pub(crate) fn keep(self, kind: &str) -> CustomObject {
        CustomObject::new(kind, self.members)
    }
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Not `deserialize_map`: a format that is asked for a map repeats in its error what it
        // found instead.
        deserializer.deserialize_any(ObjectVisitor)
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = Object;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
        let mut members = Map::new();
        while let Some((name, value)) = map.next_entry::<String, Value>()? {
            if members.insert(name, value).is_some() {
                return Err(A::Error::invalid_value(Unexpected::Map, &"each member once"));
            }
        }
        Ok(Object { members })
    }

    fn visit_str<E: Error>(self, _value: &str) -> Result<Object, E> {
        Err(no_object())
    }

    fn visit_i64<E: Error>(self, _value: i64) -> Result<Object, E> {
        Err(no_object())
    }

    fn visit_u64<E: Error>(self, _value: u64) -> Result<Object, E> {
        Err(no_object())
    }

    fn visit_f64<E: Error>(self, _value: f64) -> Result<Object, E> {
        Err(no_object())
    }
}

fn no_object<E: Error>() -> E {
    E::custom("not an object")
}

/// Reads a body that is a JSON object of this form; `None` where it is not. serde's derive alone
/// would take an array as well.
pub(crate) fn read_body<T: DeserializeOwned>(body: &[u8]) -> Option<T> {
    let object: Object = serde_json::from_slice(body).ok()?;
    T::deserialize(Value::Object(object.members)).ok()
}

/// What a known object looks like on the wire: its type, and its members beside it.
#[derive(Serialize)]
pub(crate) struct Tagged<'c, T> {
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    #[serde(flatten)]
    pub(crate) content: &'c T,
}

/// Defines an enumeration of objects that are told apart by their `type`. Those of another type
/// are kept; `untyped` reads those without one.
macro_rules! tagged_union {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$doc:meta])* $text:literal => $variant:ident($content:ty),)+
        }
        $(untyped $(#[$untyped_doc:meta])* $untyped:ident($untyped_content:ty))?
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])* $variant($content),)+
            $($(#[$untyped_doc])* $untyped($untyped_content),)?
            /// Of a type that this crate does not know, kept intact.
            Other($crate::CustomObject),
        }

        $(impl From<$content> for $name {
            fn from(content: $content) -> Self {
                Self::$variant(content)
            }
        })+

        $(impl From<$untyped_content> for $name {
            fn from(content: $untyped_content) -> Self {
                Self::$untyped(content)
            }
        })?

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(content) => {
                        $crate::object::Tagged { kind: $text, content }.serialize(serializer)
                    })+
                    $(Self::$untyped(content) => {
                        <$untyped_content as serde::Serialize>::serialize(content, serializer)
                    })?
                    Self::Other(object) => object.serialize(serializer),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                let object = $crate::object::Object::deserialize(deserializer)?;
                let Some(kind) = object.kind::<D::Error>()?.map(str::to_owned) else {
                    $(
                        return object
                            .read("an object with `type`, or an acknowledgement")
                            .map(|content: $untyped_content| Self::$untyped(content));
                    )?
                    #[allow(unreachable_code, reason = "there may be untyped objects")]
                    return Err(serde::de::Error::missing_field("type"));
                };
                match &*kind {
                    $($text => object
                        .read(concat!("an object of type `", $text, "`"))
                        .map(Self::$variant),)+
                    _ => Ok(Self::Other(object.keep(&kind))),
                }
            }
        }
    };
}

pub(crate) use tagged_union;
