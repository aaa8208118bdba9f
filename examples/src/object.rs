//! JSON objects that are distinguished by their member `type`.

use std::fmt;

use schemars::{Schema, json_schema};
use serde::{Serialize, Serializer, ser::SerializeMap as _};
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

/// The representation of an object of a known type: the member `type` next to the members of the
/// content.
#[derive(Serialize)]
pub(crate) struct Tagged<'c, T> {
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    #[serde(flatten)]
    pub(crate) content: &'c T,
}

/// Returns the schemas of objects of known types, and that of an object of another type.
pub(crate) fn tagged_schemas<const N: usize>(known: [(&str, Schema); N]) -> Vec<Schema> {
    let kinds: Vec<_> = known.iter().map(|(kind, _)| *kind).collect();
    let tagged = known.into_iter().map(|(kind, content)| {
        json_schema!({
            "type": "object",
            "properties": { "type": { "const": kind } },
            "required": ["type"],
            "allOf": [content],
        })
    });
    let other = json_schema!({
        "type": "object",
        "properties": { "type": { "type": "string", "not": { "enum": kinds } } },
        "required": ["type"],
    });
    tagged.chain([other]).collect()
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

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let known = [
                    $(($kind, generator.subschema_for::<$content>()),)+
                ];
                let all = $crate::object::tagged_schemas(known).into_iter();
                $(let all = all.chain([generator.subschema_for::<$untyped_content>()]);)?
                schemars::json_schema!({ "anyOf": all.collect::<Vec<_>>() })
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                let object = pathlore::serde::Object::new(deserializer)?;
                match object.tag("type")?.as_deref() {
                    $(Some($kind) => object.read().map(Self::$variant),)+
                    Some(kind) => {
                        let members = object.read()?;
                        Ok(Self::Other($crate::object::CustomObject::new(kind, members)))
                    }
                    $(None => object.read().map(|it: $untyped_content| Self::$untyped(it)),)?
                    #[allow(unreachable_patterns, reason = "reachable only without `untyped`")]
                    None => Err(object.missing("type")),
                }
            }
        }
    };
}

pub(crate) use tagged_union;
