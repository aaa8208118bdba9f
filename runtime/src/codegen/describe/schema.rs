//! Schemas of types and modules that are known (JSON Schema 2020-12).

use std::{
    borrow::Cow,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    num,
    rc::Rc,
    sync::Arc,
};

use bytes::Bytes;
use http::{HeaderValue, Method, StatusCode, Uri};
use serde_json::{Map, Value, json, value::RawValue};

use crate::describe::Schemas;

/// A type whose schema is known.
pub trait Known {
    /// Returns the schema.
    fn schema(schemas: &mut Schemas) -> Value;
}

macro_rules! known {
    ($($Type:ty)|+ => $schema:expr; $($rest:tt)*) => {
        $(impl Known for $Type {
            fn schema(_: &mut Schemas) -> Value {
                $schema
            }
        })+
        known!($($rest)*);
    };
    () => {};
}

known! {
    str | String | HeaderValue | Method => string();
    char => json!({ "type": "string", "minLength": 1, "maxLength": 1 });
    bool => json!({ "type": "boolean" });
    i8 | num::NonZeroI8 => json!({ "type": "integer", "minimum": i8::MIN, "maximum": i8::MAX });
    i16 | num::NonZeroI16 => json!({ "type": "integer", "minimum": i16::MIN, "maximum": i16::MAX });
    i32 | num::NonZeroI32 => json!({ "type": "integer", "format": "int32" });
    i64 | num::NonZeroI64 | isize | num::NonZeroIsize =>
        json!({ "type": "integer", "format": "int64" });
    i128 | num::NonZeroI128 => json!({ "type": "integer" });
    u8 => json!({ "type": "integer", "minimum": 0, "maximum": u8::MAX });
    u16 => json!({ "type": "integer", "minimum": 0, "maximum": u16::MAX });
    u32 => json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX });
    u64 | u128 | usize => json!({ "type": "integer", "minimum": 0 });
    num::NonZeroU8 => json!({ "type": "integer", "minimum": 1, "maximum": u8::MAX });
    num::NonZeroU16 => json!({ "type": "integer", "minimum": 1, "maximum": u16::MAX });
    num::NonZeroU32 => json!({ "type": "integer", "minimum": 1, "maximum": u32::MAX });
    num::NonZeroU64 | num::NonZeroU128 | num::NonZeroUsize =>
        json!({ "type": "integer", "minimum": 1 });
    f32 => json!({ "type": "number", "format": "float" });
    f64 => json!({ "type": "number", "format": "double" });
    () => json!({ "type": "null" });
    StatusCode => json!({ "type": "integer", "minimum": 100, "maximum": 999 });
    Uri => json!({ "type": "string", "format": "uri-reference" });
    Ipv4Addr => json!({ "type": "string", "format": "ipv4" });
    Ipv6Addr => json!({ "type": "string", "format": "ipv6" });
    IpAddr => json!({ "type": "string", "anyOf": [{ "format": "ipv4" }, { "format": "ipv6" }] });
    Value | RawValue => json!({});
    Map<String, Value> => json!({ "type": "object" });
    Bytes => json!({ "type": "string", "format": "binary" });
}

macro_rules! same {
    ($($Type:ty),*) => {
        $(impl<T: Known + ?Sized> Known for $Type {
            fn schema(schemas: &mut Schemas) -> Value {
                T::schema(schemas)
            }
        })*
    };
}

same!(Box<T>, Rc<T>, Arc<T>, &T);

impl<T: Known + ToOwned + ?Sized> Known for Cow<'_, T> {
    fn schema(schemas: &mut Schemas) -> Value {
        T::schema(schemas)
    }
}

/// The schema of a value that may be `null`.
#[must_use]
pub fn nullable(schema: Value) -> Value {
    match schema {
        Value::Object(mut object)
            if !object.contains_key("enum") && !object.contains_key("const") =>
        {
            match object.get("type") {
                Some(Value::String(name)) if name != "null" => {
                    let types = json!([name, "null"]);
                    object.insert("type".to_owned(), types);
                    Value::Object(object)
                }
                _ if object.is_empty() => Value::Object(object),
                _ => json!({ "anyOf": [object, { "type": "null" }] }),
            }
        }
        other => json!({ "anyOf": [other, { "type": "null" }] }),
    }
}

/// The schema of a list.
#[must_use]
pub fn list(element: &Value) -> Value {
    json!({ "type": "array", "items": element })
}

/// The schema of an array of a certain length.
#[must_use]
pub fn array(element: &Value, len: usize) -> Value {
    json!({ "type": "array", "items": element, "minItems": len, "maxItems": len })
}

/// The schema of a tuple.
#[must_use]
pub fn tuple(elements: &[Value]) -> Value {
    let len = elements.len();
    json!({ "type": "array", "prefixItems": elements, "minItems": len, "maxItems": len })
}

/// The schema of a map.
#[must_use]
pub fn map(value: &Value) -> Value {
    json!({ "type": "object", "additionalProperties": value })
}

/// The schema of any string.
#[must_use]
pub fn string() -> Value {
    json!({ "type": "string" })
}

/// The schema of bytes.
#[must_use]
pub fn binary() -> Value {
    json!({ "type": "string", "format": "binary" })
}

/// The schema of a value that a function of the author writes.
#[must_use]
pub fn by_function(schemas: &mut Schemas, path: &str) -> Value {
    schemas.open(path)
}

/// The schema of the numbers that modules for durations write: not below zero.
#[must_use]
pub fn count() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

/// The schema of the numbers that modules for timestamps write, which are negative before 1970.
#[must_use]
pub fn signed_count() -> Value {
    json!({ "type": "integer", "format": "int64" })
}

/// The schema of a timestamp in the form of RFC 3339.
#[must_use]
pub fn date_time() -> Value {
    json!({ "type": "string", "format": "date-time" })
}

/// The schema of a timestamp in the form of HTTP.
#[must_use]
pub fn http_date() -> Value {
    string()
}

/// The schema of bytes in base64.
#[must_use]
pub fn base64() -> Value {
    json!({ "type": "string", "contentEncoding": "base64" })
}

/// The schema of bytes in base64 for URLs.
#[must_use]
pub fn base64url() -> Value {
    json!({ "type": "string", "contentEncoding": "base64url" })
}

/// The schema of a number that is written as a string.
#[must_use]
pub fn number_as_string() -> Value {
    json!({ "type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$" })
}

/// The schema of a floating-point number, whose values that are not finite are strings.
#[must_use]
pub fn float() -> Value {
    json!({ "anyOf": [{ "type": "number" }, { "enum": ["NaN", "Infinity", "-Infinity"] }] })
}
