//! JSON objects that are distinguished by their member `type`.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeOwned, Error, MapAccess, Unexpected, Visitor},
    ser::SerializeMap as _,
};
use serde_json::{Map, Value};

const TYPE: &str = "type";

/// An object of an unknown type, with all of its members.
///
/// `Debug` prints only the type, because any of the other members may be secret.
#[derive(Clone, PartialEq, Eq)]
pub struct CustomObject {
    kind: Box<str>,
    members: Map<String, Value>,
}

impl CustomObject {
    /// Creates an object of the given type. A member named `type` is removed from `members`.
    #[must_use]
    pub fn new(kind: impl Into<Box<str>>, mut members: Map<String, Value>) -> Self {
        members.remove(TYPE);
        Self { kind: kind.into(), members }
    }

    /// Returns the value of the member `type`.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// Returns all members except `type`.
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

/// A deserialized object whose type has not been determined yet.
///
/// A repeated member is an error, as it is in serde's derived implementations. Otherwise, two
/// recipients of a message could disagree about which of the values applies (RFC 8259, section 4).
pub(crate) struct Object {
    members: Map<String, Value>,
}

impl Object {
    /// Returns the value of the member `type`, if there is one.
    pub(crate) fn kind<E: Error>(&self) -> Result<Option<&str>, E> {
        match self.members.get(TYPE) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(kind)) => Ok(Some(kind)),
            Some(_) => {
                Err(E::invalid_value(Unexpected::Map, &"an object whose `type` is a string"))
            }
        }
    }

    /// Deserializes the members.
    ///
    /// The error has the form of serde's errors and contains no value of a member.
    pub(crate) fn read<T: DeserializeOwned, E: Error>(
        self,
        expected: &'static str,
    ) -> Result<T, E> {
        T::deserialize(Value::Object(self.members)).map_err(|error| {
            // The only message of serde that contains nothing but the name of a field.
            match error.to_string().strip_prefix("missing field ") {
                Some(name) => {
                    let expected = format!("{expected} with {name}");
                    E::invalid_value(Unexpected::Map, &&*expected)
                }
                None => E::invalid_value(Unexpected::Map, &expected),
            }
        })
    }

    /// Converts the object into a [`CustomObject`], which keeps all members.
    pub(crate) fn into_custom(self, kind: &str) -> CustomObject {
        CustomObject::new(kind, self.members)
    }
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Not `deserialize_map`: if the value is not a map, the format's error contains the value.
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
        Err(not_an_object())
    }

    fn visit_i64<E: Error>(self, _value: i64) -> Result<Object, E> {
        Err(not_an_object())
    }

    fn visit_u64<E: Error>(self, _value: u64) -> Result<Object, E> {
        Err(not_an_object())
    }

    fn visit_f64<E: Error>(self, _value: f64) -> Result<Object, E> {
        Err(not_an_object())
    }
}

fn not_an_object<E: Error>() -> E {
    E::custom("not an object")
}

/// Deserializes a body that is a JSON object, and returns `None` if it is not one or does not have
/// the members of `T`. serde's derived implementations alone would also accept an array.
pub(crate) fn read_body<T: DeserializeOwned>(body: &[u8]) -> Option<T> {
    let is_object = body.trim_ascii_start().starts_with(b"{");
    if is_object { serde_json::from_slice(body).ok() } else { None }
}

/// The representation of an object of a known type: the member `type` next to the members of the
/// content.
#[derive(Serialize)]
pub(crate) struct Tagged<'c, T> {
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    #[serde(flatten)]
    pub(crate) content: &'c T,
}

/// Defines an enum of objects that are distinguished by their member `type`.
///
/// Objects of an unknown type are kept as a [`CustomObject`]. The variant after `untyped` holds
/// objects without a type.
macro_rules! tagged_union {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$doc:meta])* $kind:literal => $variant:ident($content:ty),)+
        }
        $(untyped $(#[$untyped_doc:meta])* $untyped:ident($untyped_content:ty))?
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])* $variant($content),)+
            $($(#[$untyped_doc])* $untyped($untyped_content),)?
            /// An object of an unknown type.
            Other($crate::object::CustomObject),
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
                        $crate::object::Tagged { kind: $kind, content }.serialize(serializer)
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
                            .read("an object with `type` or a fallback acknowledgement")
                            .map(|content: $untyped_content| Self::$untyped(content));
                    )?
                    #[allow(unreachable_code, reason = "reachable only without `untyped`")]
                    return Err(serde::de::Error::missing_field("type"));
                };
                match &*kind {
                    $($kind => object
                        .read(concat!("an object of type `", $kind, "`"))
                        .map(Self::$variant),)+
                    _ => Ok(Self::Other(object.into_custom(&kind))),
                }
            }
        }
    };
}

pub(crate) use tagged_union;
