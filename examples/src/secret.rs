//! Secret strings.

use std::{borrow::Cow, fmt};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, Unexpected, Visitor},
};
use subtle::ConstantTimeEq as _;

/// A password or a token.
///
/// `Debug` prints `[redacted]`. Comparing two secrets of the same length takes the same time
/// wherever they differ.
///
/// Fields of a request or a response can use `#[api(secret)]` instead. This type is for secrets
/// that are nested more deeply.
///
/// ```
/// use pathlore_examples::Secret;
///
/// let secret = Secret::from("correct horse");
/// assert_eq!(format!("{secret:?}"), "[redacted]");
/// assert_eq!(secret.expose(), "correct horse");
/// ```
#[derive(Clone, Serialize)]
#[serde(transparent)]
pub struct Secret(Box<str>);

impl JsonSchema for Secret {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Secret".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "password" })
    }
}

impl Secret {
    /// Returns the secret as a string slice.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(secret: &str) -> Self {
        Self(secret.into())
    }
}

impl From<String> for Secret {
    fn from(secret: String) -> Self {
        Self(secret.into())
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }
}

impl Eq for Secret {}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Not `deserialize_str`: if the value is no string, the format's error contains the value.
        deserializer.deserialize_any(SecretVisitor)
    }
}

struct SecretVisitor;

/// Visits values that are no strings, and shows their kind only.
macro_rules! refuse {
    ($($method:ident($type:ty) as $kind:literal;)*) => {$(
        fn $method<E: Error>(self, _: $type) -> Result<Secret, E> {
            Err(E::invalid_type(Unexpected::Other($kind), &self))
        }
    )*};
}

impl Visitor<'_> for SecretVisitor {
    type Value = Secret;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, secret: &str) -> Result<Secret, E> {
        Ok(secret.into())
    }

    fn visit_string<E>(self, secret: String) -> Result<Secret, E> {
        Ok(secret.into())
    }

    refuse! {
        visit_bool(bool) as "boolean";
        visit_i64(i64) as "number";
        visit_u64(u64) as "number";
        visit_f64(f64) as "number";
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn errors_do_not_contain_the_value() {
        let error = serde_json::from_str::<Secret>("20260731").unwrap_err().to_string();
        assert!(error.starts_with("invalid type: number, expected a string"), "{error}");
    }

    #[test]
    fn secrets_are_equal_if_their_strings_are() {
        assert_eq!(Secret::from("a"), Secret::from(String::from("a")));
        assert_ne!(Secret::from("a"), Secret::from("b"));
        assert_ne!(Secret::from("a"), Secret::from("aa"));
    }
}
