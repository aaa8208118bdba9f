//! Objects whose type depends on their members.

use std::{borrow::Cow, fmt, marker::PhantomData};

use ::serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, DeserializeSeed, Error, IgnoredAny, MapAccess, Unexpected, Visitor},
};

use super::raw::{JsonText, ObjectText};
use crate::format::{
    absent::absent,
    json::{Inside, ReadAgain, Sought, is_readable, locate_in, missing, plain_string, seek},
};

/// The number of bytes that an object of more than 127 levels has at least.
const DEEP: usize = 254;

/// An object whose members can be looked at before it is read as a type.
///
/// It serves to write `Deserialize` for an enum whose variants are told apart by a member, or by
/// which members there are. Unlike with `#[serde(tag = "…")]` and `#[serde(untagged)]`, an error
/// names the member that is wrong, also that of an object inside, and a variant can keep objects of
/// unknown types. `E` is the error of the format.
///
/// ```
/// use pathlore::{FromHttpRequestError, IncomingRequest, Metadata, metadata, request, response};
/// use pathlore::serde::Object;
/// use serde::{Deserialize, Deserializer, Serialize};
/// use serde_json::{Map, Value};
///
/// #[derive(Clone, Debug, PartialEq, Serialize)]
/// #[serde(untagged)]
/// pub enum Shape {
///     /// `"type": "circle"`
///     Circle(Circle),
///     /// Without `type`, but with `points`.
///     Polygon { points: Vec<(f64, f64)> },
///     /// Any other object.
///     Other(Map<String, Value>),
/// }
///
/// #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
/// #[serde(tag = "type", rename = "circle")]
/// pub struct Circle {
///     radius: f64,
/// }
///
/// impl<'de> Deserialize<'de> for Shape {
///     fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
///         let object = Object::new(deserializer)?;
///         match object.tag("type")?.as_deref() {
///             Some("circle") => object.read().map(Self::Circle),
///             None if object.contains("points") => {
///                 Ok(Self::Polygon { points: object.get("points")? })
///             }
///             Some(_) => object.read().map(Self::Other),
///             None => Err(object.missing("type")),
///         }
///     }
/// }
///
/// const METADATA: Metadata = metadata! {
///     method: POST,
///     rate_limited: false,
///     authentication: None,
///     path: "/shapes",
/// };
///
/// #[request]
/// pub struct Request {
///     pub shape: Shape,
/// }
///
/// #[response]
/// pub struct Response {}
///
/// let request = http::Request::post("/shapes")
///     .body(r#"{"shape":{"radius":"one","type":"circle"}}"#.into())?;
/// let error = Request::from_http_request(&request).unwrap_err();
/// assert_eq!(error.to_string(), "body field `shape.radius`: expected f64");
/// # use pathlore::http;
/// # Ok::<_, http::Error>(())
/// ```
pub struct Object<'de, E> {
    json: Cow<'de, str>,
    error: PhantomData<fn() -> E>,
}

/// Does not show the members.
impl<E> fmt::Debug for Object<'_, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Object").finish_non_exhaustive()
    }
}

impl<'de, E: Error> Object<'de, E> {
    /// Reads an object, of which nothing but the extent is known then.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is not an object.
    pub fn new<D: Deserializer<'de, Error = E>>(deserializer: D) -> Result<Self, E> {
        let JsonText(json) = JsonText::deserialize(deserializer)?;
        let found = match json.as_bytes().first() {
            Some(b'{') if !is_too_deep(&json) => return Ok(Self { json, error: PhantomData }),
            Some(b'{') => return Err(E::custom("recursion limit exceeded")),
            Some(b'[') => Unexpected::Seq,
            Some(b'"') => Unexpected::Other("string"),
            Some(b't' | b'f') => Unexpected::Other("boolean"),
            Some(b'n') => Unexpected::Unit,
            _ => Unexpected::Other("number"),
        };
        Err(E::invalid_type(found, &"an object"))
    }

    /// Returns whether there is a member with this name.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        match seek(&self.json, name) {
            Sought::Absent => false,
            Sought::Once(_) => true,
            Sought::Unsure => {
                let count = find(&self.json, name, PhantomData::<IgnoredAny>);
                // A repeated member is there, too.
                !matches!(count, Ok(None))
            }
        }
    }

    /// Returns the string of a member, or `None` if the member is absent or `null`.
    ///
    /// # Errors
    ///
    /// Returns an error if the member is not a string, or is repeated.
    pub fn tag(&self, name: &str) -> Result<Option<Cow<'_, str>>, E> {
        match seek(&self.json, name) {
            Sought::Absent | Sought::Once("null") => return Ok(None),
            Sought::Once(value) if let Some(tag) = plain_string(value) => {
                return Ok(Some(Cow::Borrowed(tag)));
            }
            _ => {}
        }
        match find(&self.json, name, Tag) {
            Ok(tag) => Ok(tag.flatten()),
            Err(error) => Err(self.error(&error, &mut |json| find(json, name, Tag).err())),
        }
    }

    /// Returns the value of a member. An `Option` is `None` if the member is absent.
    ///
    /// # Errors
    ///
    /// Returns an error if the member is absent or repeated, or its value is not a `T`.
    pub fn get<T: DeserializeOwned>(&self, name: &str) -> Result<T, E> {
        match seek(&self.json, name) {
            Sought::Absent => return absent().ok_or_else(|| self.missing(name)),
            Sought::Once(value) if let Ok(value) = serde_json::from_str(value) => return Ok(value),
            _ => {}
        }
        let find = |json: &str| find(json, name, PhantomData::<T>);
        match find(&self.json) {
            Ok(value) => value.or_else(absent).ok_or_else(|| self.missing(name)),
            Err(error) => Err(self.error(&error, &mut |json| find(json).err())),
        }
    }

    /// Reads all members as a type. As usual, a derived implementation ignores unknown members, and
    /// the tag as one of them; with `deny_unknown_fields`, the tag must be one of its fields.
    ///
    /// # Errors
    ///
    /// Returns an error if the object is not a `T`.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, E> {
        if let Ok(value) = T::deserialize(ObjectText(&self.json)) {
            return Ok(value);
        }
        let read = |json: &str| serde_json::from_str(json);
        read(&self.json).map_err(|error| self.error(&error, &mut |json| read(json).err()))
    }

    /// Returns the error about an absent member.
    #[must_use]
    pub fn missing(&self, name: &str) -> E {
        E::custom(Inside(&missing(name)))
    }

    #[cold]
    fn error(&self, error: &serde_json::Error, read_again: &mut ReadAgain<'_>) -> E {
        E::custom(Inside(&locate_in(&self.json, error, read_again)))
    }
}

/// Returns whether values are nested more deeply than `serde_json` reads them. A type that contains
/// itself would reset the limit at each level.
fn is_too_deep(json: &str) -> bool {
    json.len() > DEEP && !is_readable(json)
}

/// Reads the value of a member, if there is one.
fn find<'a, S: DeserializeSeed<'a>>(
    json: &'a str,
    name: &str,
    seed: S,
) -> Result<Option<S::Value>, serde_json::Error> {
    serde_json::Deserializer::from_str(json).deserialize_map(Find { name, seed })
}

struct Find<'n, S> {
    name: &'n str,
    seed: S,
}

impl<'de, S: DeserializeSeed<'de>> Visitor<'de> for Find<'_, S> {
    type Value = Option<S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let (mut seed, mut found) = (Some(self.seed), None);
        while let Some(is_found) = members.next_key_seed(Is(self.name))? {
            if !is_found {
                members.next_value::<IgnoredAny>()?;
            } else if let Some(seed) = seed.take() {
                found = Some(members.next_value_seed(seed)?);
            } else {
                return Err(A::Error::custom(format_args!("duplicate field `{}`", self.name)));
            }
        }
        Ok(found)
    }
}

/// Whether a name is this one.
struct Is<'n>(&'n str);

impl<'de> DeserializeSeed<'de> for Is<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Is<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, name: &str) -> Result<bool, E> {
        Ok(name == self.0)
    }
}

/// A string, which is borrowed if it has no escapes, or `null`.
struct Tag;

impl<'de> DeserializeSeed<'de> for Tag {
    type Value = Option<Cow<'de, str>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tag {
    type Value = Option<Cow<'de, str>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Some(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Some(Cow::Owned(text.to_owned())))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

#[cfg(test)]
mod tests;
